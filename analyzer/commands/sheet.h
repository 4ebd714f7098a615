/* What screening one file of a commit gave, as the hook keeps and compares it. */
#ifndef COMMANDS_SHEET_H
#define COMMANDS_SHEET_H

#include "base/buf.h"
#include "base/list.h"
#include "match/policy.h"

struct sheet_line {
	struct str fingerprint;
	uint8_t verdict; /* enum verdict */
	uint32_t component; /* of the file */
	struct str text; /* as it is printed */
};

struct sheet {
	struct str path;
	LIST(struct sheet_line) lines;
	int code; /* enum exit_code: what could not be read */
};

void sheet_finish(struct sheet *sheet);
/* Whether it has a finding of that fingerprint whose verdict is at least as bad. */
bool sheet_has(const struct sheet *sheet, const struct sheet_line *line);

/* As bytes, and back; the text stays where the bytes are. False when they are malformed. */
void sheet_pack(const struct sheet *sheet, struct buf *out);
bool sheet_unpack(struct sheet *sheet, struct str bytes);

#endif
