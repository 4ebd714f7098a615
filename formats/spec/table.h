/* The words in which the tables of fields are written; for them alone. */
#ifndef SPEC_TABLE_H
#define SPEC_TABLE_H

#include "spec/spec.h"

/* F(member, KIND, since, XML form, ...): a row; behind the form stand any of the macros below. */
#define F(name_, kind_, since_, ...)                                                               \
	{                                                                                          \
		.name = name_, .length = sizeof(name_) - 1, .kind = FIELD_##kind_,                 \
		.since = since_, __VA_ARGS__                                                       \
	}

#define ELEMENT(name_) .xml = XML_ELEMENT, .xml_name = name_
#define WRAPPED(path_) .xml = XML_WRAPPED, .xml_name = path_
#define ATTRIBUTE(name_) .xml = XML_ATTRIBUTE, .xml_name = name_
#define FLATTEN(name_) .xml = XML_FLATTEN, .xml_name = name_
#define TEXT .xml = XML_TEXT
#define NAMESPACE .xml = XML_NAMESPACE
#define IMPLIED .xml = XML_IMPLIED
#define JSON_ONLY .xml = XML_NONE
#define XML_SINCE(version_) .xml_since = version_
#define UNTIL(version_) .until = version_

#define OF(type_) .type = &(type_)
#define LIST_OF(type_) .list = true, .type = &(type_)
#define MANY .list = true /* of a scalar */
#define UNIQUE .unique = true
#define DEPRECATED .deprecated = true
#define OR(row_) .other = &(row_)

/* The versions, first to last, in which a member is required. */
#define BIT(version_) (1u << (version_) % 10)
#define BITS(first_, last_) (uint16_t)((BIT(last_) << 1) - BIT(first_))
#define REQUIRED(first_, last_) .required = BITS(first_, last_), .xml_required = BITS(first_, last_)
#define REQUIRED_JSON(first_, last_) .required = BITS(first_, last_)
#define REQUIRED_XML(first_, last_) .xml_required = BITS(first_, last_)

#define CHECK(check_) .check = CHECK_##check_
#define CHECK_FROM(since_, check_) .check = CHECK_##check_, .check_since = since_
#define CHECKED_FROM(since_) .check_since = since_
#define PATTERN(pattern_) .check = CHECK_PATTERN, .pattern = pattern_
#define LEAST(count_) .least = count_
#define RANGE(minimum_, maximum_) .minimum = minimum_, .maximum = maximum_
#define ROLE(role_) .role = ROLE_##role_

#define VALUES(name_, values_)                                                                     \
	{                                                                                          \
		name_, values_, sizeof(values_) / sizeof((values_)[0])                             \
	}
#define FIELDS(fields_) .fields = fields_, .count = sizeof(fields_) / sizeof((fields_)[0])
#define TYPE(name_, ...)                                                                           \
	{                                                                                          \
		.name = name_, __VA_ARGS__                                                         \
	}

#endif
