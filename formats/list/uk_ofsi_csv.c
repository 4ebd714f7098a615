/* The Consolidated List of OFSI (2022 format, closed on 2026-01-28): a line "Last Updated,DATE", then
 * one row for each name. Name 6 is the family name, or the whole name of what is no person. */
#include "list/table.h"

static const struct list_column columns[] = {
	{"Group ID", ROLE_ID, true},
	{"Title", ROLE_NONE},
	{"Name 1", ROLE_PART},
	{"Name 2", ROLE_PART},
	{"Name 3", ROLE_PART},
	{"Name 4", ROLE_PART},
	{"Name 5", ROLE_PART},
	{"Name 6", ROLE_PART, true},
	{"Name Non-Latin Script", ROLE_NATIVE},
	{"Group Type", ROLE_KIND, true},
	{"Alias Type", ROLE_QUALITY, true},
	{"Alias Quality", ROLE_WEAK},
	{"Regime", ROLE_PROGRAM, true},
	{"Country", ROLE_COUNTRY},
	{"Listed On", ROLE_FROM},
	{0},
};

static const struct list_table table = {
	.list = "uk-ofsi", .columns = columns, .preamble = "Last Updated,", .joins = true};

const struct list_format list_uk_ofsi_csv = {
	.name = "uk-ofsi-csv",
	.title = "OFSI consolidated list, CSV",
	.list = "uk-ofsi",
	.table = &table,
};
