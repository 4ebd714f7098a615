/* TOML 1.0.0, strict: tables, inline tables and arrays become objects and arrays, keys members;
 * numbers (integers and floats) keep their text, dates and times are strings as written. What is
 * defined twice, and a table that is added to where TOML forbids it, is an error. Depth, string
 * length and the number of values are limited by the document's limits. Spans: a table begins at its
 * header and ends with its last value, those of the tables below it included. */
#ifndef SYNTAX_TOML_H
#define SYNTAX_TOML_H

#include "syntax/node.h"

/* Loads one whole document; NULL on an error (recorded). */
struct node *toml_load(struct doc *doc, struct arena *arena);

#endif
