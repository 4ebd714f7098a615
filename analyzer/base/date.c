#include "base/date.h"

#include <stdlib.h>
#include <time.h>

/* Days from civil: the era-based algorithm over 400-year cycles of 146,097 days, March-based
 * months. */
static int32_t days_from_civil(int32_t year, int32_t month, int32_t day)
{
	year -= month <= 2;
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t year_of_era = year - era * 400;
	int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

static void civil_from_days(int32_t days, int32_t *year, int32_t *month, int32_t *day)
{
	int64_t z = (int64_t)days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t day_of_era = z - era * 146097;
	int64_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t shifted = (5 * day_of_year + 2) / 153;
	*day = (int32_t)(day_of_year - (153 * shifted + 2) / 5 + 1);
	*month = (int32_t)(shifted + (shifted < 10 ? 3 : -9));
	*year = (int32_t)(year_of_era + era * 400 + (*month <= 2));
}

static bool digits(struct str text, size_t at, size_t count, int32_t *value)
{
	uint64_t number;
	if (at + count > text.len || !str_to_u64(str_sub(text, at, at + count), 9999, &number))
		return false;
	*value = (int32_t)number;
	return true;
}

bool date_parse(struct str text, int32_t *date)
{
	int32_t year, month, day, y, m, d;
	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
		return false;
	if (!digits(text, 0, 4, &year) || !digits(text, 5, 2, &month) || !digits(text, 8, 2, &day))
		return false;
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	int32_t days = days_from_civil(year, month, day);
	civil_from_days(days, &y, &m, &d);
	if (y != year || m != month || d != day)
		return false;
	*date = days;
	return true;
}

/* Splits an RFC 3339 date-time; the offset is in minutes east of UTC. */
static bool date_time_split(struct str text, int32_t *date, int32_t *minute_of_day, int32_t *offset)
{
	int32_t hour, minute, second, zone_hour = 0, zone_minute = 0;
	if (text.len < 20 || !date_parse(str_sub(text, 0, 10), date) ||
		ascii_lower(text.ptr[10]) != 't')
		return false;
	if (!digits(text, 11, 2, &hour) || text.ptr[13] != ':' || !digits(text, 14, 2, &minute) ||
		text.ptr[16] != ':' || !digits(text, 17, 2, &second))
		return false;
	size_t at = 19;
	if (text.ptr[at] == '.') {
		size_t first = ++at;
		while (at < text.len && ascii_is_digit(text.ptr[at]))
			at++;
		if (at == first)
			return false;
	}
	struct str zone = str_from(text, at);
	*offset = 0;
	if (!(zone.len == 1 && ascii_lower(zone.ptr[0]) == 'z')) {
		if (zone.len != 6 || (zone.ptr[0] != '+' && zone.ptr[0] != '-') ||
			zone.ptr[3] != ':' || !digits(zone, 1, 2, &zone_hour) ||
			!digits(zone, 4, 2, &zone_minute) || zone_hour > 23 || zone_minute > 59)
			return false;
		*offset = (zone_hour * 60 + zone_minute) * (zone.ptr[0] == '-' ? -1 : 1);
	}
	if (hour > 23 || minute > 59 || second > 60)
		return false;
	*minute_of_day = hour * 60 + minute;
	/* A leap second ends a day in UTC (section 5.7). */
	return second < 60 || ((*minute_of_day - *offset) % 1440 + 1440) % 1440 == 1439;
}

bool date_time_valid(struct str text)
{
	int32_t date, minute, offset;
	return date_time_split(text, &date, &minute, &offset);
}

bool date_parse_any(struct str text, int32_t *date)
{
	int32_t minute, offset;
	if (date_parse(text, date))
		return true;
	if (!date_time_split(text, date, &minute, &offset))
		return false;
	minute -= offset;
	*date += minute < 0 ? -1 : minute >= 1440;
	return true;
}

struct str date_format(struct arena *arena, int32_t date)
{
	int32_t year, month, day;
	if (date == DATE_NONE || date == DATE_MAX)
		return STR_NONE;
	civil_from_days(date, &year, &month, &day);
	return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

int32_t date_today(void)
{
	return (int32_t)(time(NULL) / 86400);
}

int64_t timestamp_now(void)
{
	uint64_t seconds;
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (epoch && str_to_u64(str_of(epoch), (uint64_t)253402300799, &seconds))
		return (int64_t)seconds;
	return (int64_t)time(NULL);
}

struct str timestamp_format(struct arena *arena, int64_t seconds)
{
	int32_t year, month, day, rest = (int32_t)(seconds % 86400);
	civil_from_days((int32_t)(seconds / 86400), &year, &month, &day);
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, rest / 3600,
		rest / 60 % 60, rest % 60);
}

static int64_t two_digits(struct str text, size_t at)
{
	return (text.ptr[at] - '0') * 10 + text.ptr[at + 1] - '0';
}

/* Digits behind the point, of which nine count; returns the offset behind them. */
static size_t fraction(struct str text, size_t at, uint32_t *nanos)
{
	uint32_t place = 100000000;
	*nanos = 0;
	if (at >= text.len || text.ptr[at] != '.')
		return at;
	for (at++; at < text.len && ascii_is_digit(text.ptr[at]); at++, place /= 10)
		*nanos += (uint32_t)(text.ptr[at] - '0') * place;
	return at;
}

bool date_time_seconds(struct str text, int64_t *seconds, uint32_t *nanos)
{
	enum { DAY = 86400, HOUR = 3600, PARTS = 19 };
	int32_t date;
	if (!date_time_valid(text) || !date_parse(str_sub(text, 0, 10), &date))
		return false;
	*seconds = (int64_t)date * DAY + two_digits(text, 11) * HOUR + two_digits(text, 14) * 60 +
		two_digits(text, 17);
	size_t at = fraction(text, PARTS, nanos);
	if (text.len - at == 6) {
		int64_t offset = two_digits(text, at + 1) * HOUR + two_digits(text, at + 4) * 60;
		*seconds += text.ptr[at] == '-' ? offset : -offset;
	}
	return true;
}
