/* JSON objects of results, built with cJSON. Strings are `struct str`: they may hold U+0000, which
 * cJSON's own cannot, and what is no UTF-8 (a file's name) is written with U+FFFD. An absent string
 * is null. Out of memory goes to the handler of base/arena.h. */
#ifndef OUTPUT_OBJECT_H
#define OUTPUT_OBJECT_H

#include <cjson/cJSON.h>

#include "base/output.h"

cJSON *object_create(void);
cJSON *object_add_object(cJSON *parent, const char *name); /* name NULL: the parent is an array */
cJSON *object_add_array(cJSON *parent, const char *name);
void object_add_str(cJSON *parent, const char *name, struct str value);
void object_add_word(cJSON *parent, const char *name, const char *value); /* NULL: null */
void object_add_number(cJSON *parent, const char *name, uint64_t value); /* up to 2^53 */
void object_add_position(
	cJSON *parent, const char *name, size_t position); /* a line or column; 0: null */
void object_add_bool(cJSON *parent, const char *name, bool value);
void object_add_null(cJSON *parent, const char *name);
/* YYYY-MM-DD; null for DATE_NONE and DATE_MAX */
void object_add_date(cJSON *parent, const char *name, int32_t date);

/* Writes the object on one line, without a line end, and destroys it. */
void object_write(cJSON *object, struct output *output);
/* The same without the closing brace: more members follow. */
void object_write_open(cJSON *object, struct output *output);

#endif
