/* Names of any script in Latin letters without accents, by ICU's transliterators: each is opened when
 * a name needs it. For Cyrillic there are several ways; the project's own are in match/translit.h. */
#ifndef MODEL_NAME_LATIN_H
#define MODEL_NAME_LATIN_H

#include "base/arena.h"

struct latin;

struct latin *latin_create(void);
void latin_destroy(struct latin *latin);

/* In lower-case ASCII: letters, digits and spaces. A word of Chinese, Japanese or Korean writing becomes
 * one word (pinyin, romaji, revised romanisation without tones and spaces). Absent when there is no
 * such writing of it, or it is longer than a name. Takes normal forms (model/name.h). */
struct str latin_of(struct latin *latin, struct arena *arena, struct str normal);
/* The same with German ae, oe, ue for the letters with two dots; absent when the name has none. */
struct str latin_of_german(struct latin *latin, struct arena *arena, struct str normal);

#endif
