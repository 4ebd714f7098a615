#include "output/object.h"

#include "base/date.h"
#include "base/utf8.h"
#include "syntax/json.h"

static void *allocate(size_t size)
{
	return memory_resize(NULL, size ? size : 1);
}

cJSON *object_create(void)
{
	/* cJSON's hooks are the process's: always the same ones. */
	cJSON_InitHooks(&(cJSON_Hooks){allocate, memory_free});
	return cJSON_CreateObject();
}

static cJSON *attach(cJSON *parent, const char *name, cJSON *item)
{
	if (name)
		cJSON_AddItemToObject(parent, name, item);
	else
		cJSON_AddItemToArray(parent, item);
	return item;
}

cJSON *object_add_object(cJSON *parent, const char *name)
{
	return attach(parent, name, cJSON_CreateObject());
}

cJSON *object_add_array(cJSON *parent, const char *name)
{
	return attach(parent, name, cJSON_CreateArray());
}

static void add_valid(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);
		if (c == 0xfffd)
			buf_add_codepoint(out, c);
		else
			buf_add(out, str_sub(text, from, at));
	}
}

void object_add_str(cJSON *parent, const char *name, struct str value)
{
	struct buf valid = {0}, text = {0};
	if (!value.ptr) {
		object_add_null(parent, name);
		return;
	}
	if (utf8_invalid(value) != STR_NPOS) {
		add_valid(&valid, value);
		value = buf_str(&valid);
	}
	if (str_find_byte(value, '\0') == STR_NPOS) {
		buf_add(&text, value);
		buf_add_byte(&text, '\0');
		attach(parent, name, cJSON_CreateString(text.ptr));
	} else {
		json_add_string(&text, value);
		buf_add_byte(&text, '\0');
		attach(parent, name, cJSON_CreateRaw(text.ptr));
	}
	buf_finish(&text);
	buf_finish(&valid);
}

void object_add_word(cJSON *parent, const char *name, const char *value)
{
	attach(parent, name, value ? cJSON_CreateString(value) : cJSON_CreateNull());
}

void object_add_number(cJSON *parent, const char *name, uint64_t value)
{
	attach(parent, name, cJSON_CreateNumber((double)value));
}

void object_add_position(cJSON *parent, const char *name, size_t position)
{
	if (position)
		object_add_number(parent, name, position);
	else
		object_add_null(parent, name);
}

void object_add_bool(cJSON *parent, const char *name, bool value)
{
	attach(parent, name, cJSON_CreateBool(value));
}

void object_add_null(cJSON *parent, const char *name)
{
	attach(parent, name, cJSON_CreateNull());
}

void object_add_date(cJSON *parent, const char *name, int32_t date)
{
	struct arena scratch = {0};
	object_add_str(parent, name, date_format(&scratch, date));
	arena_finish(&scratch);
}

void object_write(cJSON *object, struct output *output)
{
	char *text = cJSON_PrintUnformatted(object);
	output_puts(output, text);
	cJSON_free(text);
	cJSON_Delete(object);
}

void object_write_open(cJSON *object, struct output *output)
{
	char *text = cJSON_PrintUnformatted(object);
	output_add(output, (struct str){text, strlen(text) - 1});
	cJSON_free(text);
	cJSON_Delete(object);
}
