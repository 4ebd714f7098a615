/* What names need of Unicode, by ICU: opened when text that is not ASCII appears, never before. */
#ifndef MODEL_NAME_UNICODE_H
#define MODEL_NAME_UNICODE_H

#include "base/arena.h"

/* Normalised by NFKC_Casefold (Unicode Standard 3.13, D147): compatible forms unified, case folded,
 * invisible characters dropped. Trade mark signs become spaces first, for NFKC would make them
 * letters. */
struct str unicode_fold(struct arena *arena, struct str text);
/* Normalised by NFKC alone: the case is kept. */
struct str unicode_compose(struct arena *arena, struct str text);

enum letter_kind {
	KIND_SEPARATOR, /* white space, punctuation, symbols */
	KIND_NOTHING, /* invisible: belongs to no word and separates none */
	KIND_MARK, /* belongs to the letter before it */
	KIND_DIGIT,
	KIND_LOWER,
	KIND_UPPER,
	KIND_OTHER, /* a letter without case */
	KIND_IDEOGRAPH, /* Chinese, Japanese or Korean writing */
};

enum letter_kind letter_kind(uint32_t codepoint);

/* A word in which Latin letters are mixed with Cyrillic or Greek ones that look like Latin ones is
 * brought to one script, if that is possible; other words are given back as they are. Takes folded
 * text. */
struct str homoglyphs_fold(struct arena *arena, struct str word);

#endif
