#include "check.h"
#include "model/cpe.h"

static struct arena arena;

/* NULL in `formatted`: as `text`. Examples of NIST IR 7695, sections 6.1.2.4, 6.1.3.3, 6.2.2.4 and
 * 6.2.3.4, and what is made of wrong names. */
static const struct {
	const char *text;
	bool good;
	const char *formatted;
} names[] = {
	{"cpe:/a:microsoft:internet_explorer:8.0.6001:beta", true,
		"cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*"},
	{"cpe:/a:microsoft:internet_explorer:8.%02:sp%01", true,
		"cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*"},
	{"cpe:/a:hp:insight_diagnostics:7.4.0.1570::~~online~win2003~x64~", true,
		"cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:*:*:*:online:win2003:x64:*"},
	{"cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~", true,
		"cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*"},
	{"cpe:/a:hp:openview_network_manager:7.51::~~~linux~~", true,
		"cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*"},
	{"cpe:/a:hp:openview_network_manager:7.51:-:~~~linux~~", true,
		"cpe:2.3:a:hp:openview_network_manager:7.51:-:*:*:*:linux:*:*"},
	{"cpe:/a:foo%5cbar:big%24money_manager_2010:::~~special~ipod_touch~80gb~", true,
		"cpe:2.3:a:foo\\\\bar:big\\$money_manager_2010:*:*:*:*:special:ipod_touch:80gb:*"},
	{"cpe:/a:foo~bar:big%7emoney_2010", true,
		"cpe:2.3:a:foo\\~bar:big\\~money_2010:*:*:*:*:*:*:*:*"},
	{"cpe:/a:foo:bar:12.%02.1234", false, "cpe:2.3:a:foo:bar:12.*.1234:*:*:*:*:*:*:*"},
	{"cpe:/a:%01%01foo%02:bar", true, "cpe:2.3:a:??foo*:bar:*:*:*:*:*:*:*:*"},
	{"cpe:/o:microsoft:windows_xp:::pro:en-us", true,
		"cpe:2.3:o:microsoft:windows_xp:*:*:pro:en-us:*:*:*:*"},
	{"cpe:/", true, "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*"},
	{"CPE:/a:Kaspersky:Anti-Virus", true, "cpe:2.3:a:kaspersky:anti-virus:*:*:*:*:*:*:*:*"},
	{"cpe:/a:a:b:c:d:e:en:g", false, "cpe:2.3:a:a:b:c:d:e:en:*:*:*:*"},
	{"cpe:/a:a:b:c:d:~e~f", false, "cpe:2.3:a:a:b:c:d:e:*:f:*:*:*"},
	{"cpe:/a:@scope/x:y", false, "cpe:2.3:a:\\@scope\\/x:y:*:*:*:*:*:*:*:*"},
	{"cpe:/a:x%2:y", false, "cpe:2.3:a:x\\%2:y:*:*:*:*:*:*:*:*"},
	{"cpe:/a:x%2a:y", true, "cpe:2.3:a:x\\*:y:*:*:*:*:*:*:*:*"},
	{"cpe:/a:x%00:y", false, NULL},
	{"cpe:/x:a:b", false, "cpe:2.3:*:a:b:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*", true, NULL},
	{"cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*", true, NULL},
	{"cpe:2.3:a:hp:insight:7.4.0.1570:-:*:*:online:win2003:x64:*", true, NULL},
	{"cpe:2.3:a:foo\\\\bar:big\\$money_2010:*:*:*:*:special:ipod_touch:80gb:*", true, NULL},
	{"cpe:2.3:a:hp:insight_diagnostics:7.4.*.1570:*:*:*:*:*:*:*", false, NULL},
	{"cpe:2.3:a:foo:bar\\:baz:\\-:*:*:*:*:*:*:*", true, NULL},
	{"cpe:2.3:a:foo:\\*:x\\?y:*:*:*:*:*:*:*", true, NULL},
	{"cpe:2.3:a:foo:??b*:*:*:*:*:*:*:*:*", true, NULL},
	{"cpe:2.3:a:foo:b**:*:*:*:*:*:*:*:*", false, NULL},
	{"cpe:2.3:a:Kaspersky:Anti\\-Virus:*:*:*:*:*:*:*:*", true,
		"cpe:2.3:a:kaspersky:anti-virus:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:*:@types/mime:1.3.2:*:*:*:*:*:*:*", false,
		"cpe:2.3:a:*:\\@types\\/mime:1.3.2:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:kaspersky:anti-virus", false, "cpe:2.3:a:kaspersky:anti-virus:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:kaspersky", false, "cpe:2.3:a:kaspersky:*:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:k:p:*:*:*:*:*:*:*:*:*", false, "cpe:2.3:a:k:p:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:k::*:*:*:*:*:*:*:*", false, "cpe:2.3:a:k:*:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:/a:k:p:*:*:*:*:*:*:*:*", false, "cpe:2.3:a:k:p:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:z:k:p:*:*:*:*:*:*:*:*", false, "cpe:2.3:*:k:p:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:k:\\p:*:*:*:*:*:*:*:*", false, "cpe:2.3:a:k:p:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:k:p:*:*:*:german:*:*:*:*", false, NULL},
	{"cpe:2.3:a:k:p:*:*:*:es-419:*:*:*:*", true, NULL},
	{"cpe:2.3:a:k p:p:*:*:*:*:*:*:*:*", false, "cpe:2.3:a:k\\ p:p:*:*:*:*:*:*:*:*"},
	{"cpe:2.3:a:k:p:*:*:*:*:*:*:*:x\\", false, "cpe:2.3:a:k:p:*:*:*:*:*:*:*:x\\\\"},
	{"cpe:2.3:", false, "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*"},
	{"kaspersky", false, "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*"},
	{"", false, "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*"},
};

static void test_names(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cpe cpe, again;
		const char *error = NULL;
		size_t failures = check_failed;
		CHECK(cpe_parse(&arena, str_of(names[i].text), &cpe, &error) == names[i].good);
		CHECK(names[i].good == !error);
		struct str text = cpe_format(&arena, &cpe);
		if (names[i].formatted || str_starts(str_of(names[i].text), STR("cpe:2.3:")))
			CHECK_STR(text, names[i].formatted ? names[i].formatted : names[i].text);
		cpe_parse(&arena, text, &again, &error);
		CHECK(str_eq(cpe_format(&arena, &again), text));
		if (check_failed != failures)
			fprintf(stderr, "  in \"%s\" (%s)\n", names[i].text,
				error ? error : "no error");
	}
}

static void test_values(void)
{
	struct cpe cpe;
	const char *error;
	CHECK(cpe_parse(&arena, STR("cpe:2.3:h:A\\&B:p\\+:1.0:\\-:*:-:x\\*:*:*:o"), &cpe, &error));
	CHECK(cpe.part == 'h');
	CHECK_STR(cpe.vendor, "a&b");
	CHECK_STR(cpe.product, "p+");
	CHECK_STR(cpe.version, "1.0");
	CHECK_STR(cpe.update, "\\-");
	CHECK_STR(cpe.edition, "*");
	CHECK_STR(cpe.language, "-");
	CHECK_STR(cpe.sw_edition, "x\\*");
	CHECK_STR(cpe.target_sw, "*");
	CHECK_STR(cpe.target_hw, "*");
	CHECK_STR(cpe.other, "o");
	struct cpe empty = {.part = 'a', .vendor = STR("x y"), .product = STR("-")};
	CHECK_STR(cpe_format(&arena, &empty), "cpe:2.3:a:x\\ y:-:*:*:*:*:*:*:*:*");
}

int main(void)
{
	test_names();
	test_values();
	arena_finish(&arena);
	return check_report();
}
