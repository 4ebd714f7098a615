#include "check.h"
#include "model/party.h"

static const struct {
	const char *text, *name, *email;
	char kind; /* o, p, t, x: placeholder */
} parties[] = {
	{"Organization: AO Kaspersky Lab (info@kaspersky.com)", "AO Kaspersky Lab",
		"info@kaspersky.com", 'o'},
	{"ORGANIZATION :Huawei Technologies Co., Ltd. ()", "Huawei Technologies Co., Ltd.", NULL,
		'o'},
	{"organisation: \"Huawei\"", "Huawei", NULL, 'o'},
	{"Organization: Hisilicon (Shanghai) Technologies CO., LIMITED",
		"Hisilicon (Shanghai) Technologies CO., LIMITED", NULL, 'o'},
	{"Organization: Dahua (Hangzhou)", "Dahua (Hangzhou)", NULL, 'o'},
	{"Organization: АО «Лаборатория Касперского»", "АО «Лаборатория Касперского»", NULL, 'o'},
	{"«Лаборатория Касперского»", "Лаборатория Касперского", NULL, 0},
	{"Person: Jane Doe ( jane@example.com )", "Jane Doe", "jane@example.com", 'p'},
	{"Person:Jane Doe", "Jane Doe", NULL, 'p'},
	{"Tool: syft-1.0", "syft-1.0", NULL, 't'},
	{"Organization: NOASSERTION", "NOASSERTION", NULL, 'X'},
	{"Organization: ", NULL, NULL, 'X'},
	{"NOASSERTION", "NOASSERTION", NULL, 'x'},
	{"", NULL, NULL, 'x'},
	{"Unknown (x@kaspersky.com)", NULL, "x@kaspersky.com", 0},
	{"Organization: Jane <jane@example.com>", "Jane", "jane@example.com", 'o'},
	{"Jane <mailto:jane@example.com> (https://example.com)", "Jane", "jane@example.com", 0},
	{"Jane (https://example.com)", "Jane", NULL, 0},
	{"jane@example.com", NULL, "jane@example.com", 0},
	{"<jane@example.com>", NULL, "jane@example.com", 0},
	{"\"A\" and \"B\"", "\"A\" and \"B\"", NULL, 0},
	{"Laszlo (GCS) <gcs@debian.org>", "Laszlo (GCS)", "gcs@debian.org", 0},
	{"Unbalanced)", "Unbalanced)", NULL, 0},
	{"(", "(", NULL, 0},
	{"Personal Computing", "Personal Computing", NULL, 0},
};

static void test_parse(void)
{
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
		struct party party;
		char kind = parties[i].kind;
		size_t failures = check_failed;
		party_parse(str_of(parties[i].text), &party);
		CHECK_STR(party.name, parties[i].name);
		CHECK_STR(party.email, parties[i].email);
		CHECK(party.organization == (kind == 'o' || kind == 'X'));
		CHECK(party.person == (kind == 'p'));
		CHECK(party.tool == (kind == 't'));
		CHECK(party.placeholder == (kind == 'x' || kind == 'X'));
		if (check_failed != failures)
			fprintf(stderr, "  in \"%s\"\n", parties[i].text);
	}
}

/* The names (or else e-mails) of a list, joined by "|". */
static void check_list(const char *text, const char *expected)
{
	char joined[256] = "";
	struct str rest = str_of(text);
	struct party party;
	while (party_next(&rest, &party)) {
		struct str name = party.name.ptr ? party.name : party.email;
		if (joined[0])
			strncat(joined, "|", sizeof joined - strlen(joined) - 1);
		strncat(joined, name.ptr, name.len);
	}
	CHECK_STR(str_of(joined), expected);
}

static void test_lists(void)
{
	check_list("A B <a@x.org>, C <c@x.org>", "A B|C");
	check_list("Huawei Technologies Co., Ltd.", "Huawei Technologies Co., Ltd.");
	check_list("Huawei Technologies Co.,Ltd, ZTE Corporation, X, Inc. (a@b.c), Y",
		"Huawei Technologies Co.,Ltd|ZTE Corporation|X, Inc.|Y");
	check_list("A, S.A. de C.V.; B, L.L.C. , John Doe, Jr.",
		"A, S.A. de C.V.|B, L.L.C.|John Doe, Jr.");
	check_list("a@x.org, b@x.org", "a@x.org|b@x.org");
	check_list("\"Doe, John\" <j@x.org>, B", "Doe, John|B");
	check_list("A (x, y) <a@b.c>,,B;", "A (x, y)|B");
	check_list("A (unclosed, B", "A (unclosed|B");
	check_list("株式会社カスペルスキー", "株式会社カスペルスキー");
	check_list("", "");
	check_list(" , ;", "");
}

int main(void)
{
	test_parse();
	test_lists();
	return check_report();
}
