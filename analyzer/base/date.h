/* Calendar dates (UTC) and time stamps. A date is the number of days since 1970-01-01 in the
 * proleptic Gregorian calendar; DATE_NONE is "not stated". Sources: ISO 8601, RFC 3339. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"

#define DATE_NONE INT32_MIN
#define DATE_MAX INT32_MAX /* open end */

/* YYYY-MM-DD with a real day of the calendar; false otherwise. */
bool date_parse(struct str text, int32_t *date);
/* A date, or the date part of an RFC 3339 time stamp converted to UTC. */
bool date_parse_any(struct str text, int32_t *date);
/* True for an RFC 3339 date-time (section 5.6), leap seconds allowed. */
bool date_time_valid(struct str text);
/* Seconds since 1970 (UTC) and nanoseconds of such a date-time; false when it is none. */
bool date_time_seconds(struct str text, int64_t *seconds, uint32_t *nanos);
struct str date_format(
	struct arena *arena, int32_t date); /* YYYY-MM-DD; absent for DATE_NONE and DATE_MAX */
int32_t date_today(void); /* of the system clock, UTC */
/* The time for stamps in outputs, in seconds: SOURCE_DATE_EPOCH when set and valid, else the clock.
 */
int64_t timestamp_now(void);
struct str timestamp_format(struct arena *arena, int64_t seconds); /* YYYY-MM-DDThh:mm:ssZ */

#endif
