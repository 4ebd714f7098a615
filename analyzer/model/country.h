/* Countries as lists and suppliers write them. */
#ifndef MODEL_COUNTRY_H
#define MODEL_COUNTRY_H

#include "base/str.h"

/* Writes the two letters of ISO 3166 for a country given by its two or three letters or its English
 * name; false when it is none. */
bool country_code(struct str text, char code[2]);

#endif
