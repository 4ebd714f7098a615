/* Chinese, Japanese and Korean names are written without spaces: the words of trades and the places
 * that many of them hold are told apart by a table and given in English. */
#ifndef MODEL_NAME_HAN_H
#define MODEL_NAME_HAN_H

#include "base/arena.h"

/* A name in normal form with the generic words of its Chinese, Japanese and Korean writing in English
 * and spaces around them; the rest is as it was. Absent when it holds none. */
struct str name_translate_generic(struct arena *arena, struct str normal);

#endif
