#include "base/buf.h"
#include "check.h"
#include "model/name.h"
#include "model/name_tables.h"

static struct arena arena;

static const struct {
	const char *text, *name, *legal;
} names[] = {
	/* Russian and its neighbours, in both scripts and both places */
	{"AO Kaspersky Lab", "kaspersky lab", "jsc"},
	{"Kaspersky Lab JSC", "kaspersky lab", "jsc"},
	{"OOO Kaspersky Group", "kaspersky group", "llc"},
	{"O.O.O. Kaspersky Group", "kaspersky group", "llc"},
	{"Limited Liability Company Kaspersky Group", "kaspersky group", "llc"},
	{"АО «Лаборатория Касперского»", "лаборатория касперского", "jsc"},
	{"Акционерное общество \"Лаборатория Касперского\"", "лаборатория касперского", "jsc"},
	{"ООО “Рога & Копыта”", "рога and копыта", "llc"},
	{"ПАО Сбербанк", "сбербанк", "pjsc"},
	{"ТОВ «Приклад»", "приклад", "llc"},
	/* letters that stand apart; fewer could be initials */
	{"K a s p e r s k y", "kaspersky", NULL},
	{"A B C D", "a b c d", NULL},
	/* western forms, with every punctuation */
	{"Kaspersky Labs Limited", "kaspersky labs", "ltd"},
	{"Kaspersky Lab, Inc.", "kaspersky lab", "inc"},
	{"Kaspersky Lab Polska Sp. z o.o.", "kaspersky lab polska", "spzoo"},
	{"Kaspersky Lab Polska sp. zo.o.", "kaspersky lab polska sp zo o", NULL},
	{"Kaspersky Lab Switzerland GmbH", "kaspersky lab switzerland", "gmbh"},
	{"Muster GmbH & Co. KG", "muster", "gmbh co kg"},
	{"Muster Ges.m.b.H.", "muster", "gmbh"},
	{"Société Exemple S.à r.l.", "société exemple", "sarl"},
	{"Esempio S.p.A.", "esempio", "spa"},
	{"Esempio S.r.l.", "esempio", "srl"},
	{"Ejemplo, S.A. de C.V.", "ejemplo", "sa de cv"},
	{"Voorbeeld B.V.", "voorbeeld", "bv"},
	{"Voorbeeld N. V.", "voorbeeld", "nv"},
	{"Esimerkki Oy Ab", "esimerkki", "oy"},
	{"Eksempel A/S", "eksempel", "as"},
	{"Příklad spol. s r.o.", "příklad", "sro"},
	{"Primer d.o.o.", "primer", "doo"},
	{"Példa Kft.", "példa", "kft"},
	{"PT Contoh Tbk", "contoh", "pt tbk"},
	{"Contoh Sdn. Bhd.", "contoh", "sdn bhd"},
	{"Example Pty Ltd", "example", "ltd"},
	{"Example Pte. Ltd.", "example", "ltd"},
	{"Example Private Limited", "example", "ltd"},
	{"Example L.L.C.", "example", "llc"},
	{"Örnek Yazılım San. ve Tic. Ltd. Şti.", "örnek yazılım", "ltd sti"},
	/* Chinese, Japanese, Korean */
	{"Huawei Technologies Co., Ltd.", "huawei technologies", "ltd"},
	{"Huawei Technologies Co.,Ltd", "huawei technologies", "ltd"},
	{"HUAWEI TECHNOLOGIES COMPANY", "huawei technologies", "co"},
	{"Hisilicon (Shanghai) Technologies CO., LIMITED", "hisilicon shanghai technologies",
		"ltd"},
	{"Huawei Device Co., Ltd. (Shenzhen)", "huawei device shenzhen", "ltd"},
	{"Huawei Investment & Holding Co., Ltd.", "huawei investment and holding", "ltd"},
	{"华为技术有限公司", "华为技术", "ltd"},
	{"华为技术（深圳）有限公司", "华为技术 深圳", "ltd"},
	{"杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术", "ltd"},
	{"株式会社カスペルスキー", "カスペルスキー", "kk"},
	{"株式会社 ｶｽﾍﾟﾙｽｷｰ", "カスペルスキー", "kk"},
	{"カスペルスキー㈱", "カスペルスキー", "kk"},
	{"주식회사 하이크비전", "하이크비전", "kk"},
	{"하이크비전(주)", "하이크비전", "kk"},
	/* nothing left, nothing found */
	{"Ltd.", "ltd", NULL},
	{"Co., Ltd.", "co", "ltd"},
	{"有限公司", "有限公司", NULL},
	{"", "", NULL},
	{"...", "", NULL},
	{"ZTE", "zte", NULL},
	{"Incident Response", "incident response", NULL},
	{"Cooperation Group", "cooperation group", NULL},
	/* what hides a name */
	{"\xd0\x9a"
	 "aspersky",
		"kaspersky", NULL}, /* Cyrillic Ka */
	{"\xd0\x9a\xd0\xb0s\xd1\x80\xd0\xb5rsk\xd1\x83 Lab", "kaspersky lab", NULL},
	{"\xce\x9a"
	 "aspersky",
		"kaspersky", NULL}, /* Greek Kappa */
	{"Лабopaтopия Касперского", "лаборатория касперского", NULL}, /* Latin o, p, a */
	{"Лабораторияlab", "лабораторияlab", NULL},
	{"Касперский", "касперский", NULL},
	{"O\xd0\x9e\xd0\x9e Kaspersky", "kaspersky", "llc"},
	{"Ｋａｓｐｅｒｓｋｙ", "kaspersky", NULL},
	{"Kas\u200bper\u00adsky\ufeff \u202eLab\u202c", "kaspersky lab", NULL},
	{"Kaspersky™ Lab®", "kaspersky lab", NULL},
	{"KASPERSKY\tLAB\n", "kaspersky lab", NULL},
	{"Kas\x01persky", "kaspersky", NULL},
	{"STRASSE straße", "strasse strasse", NULL},
	{"Kaspersky\xff Lab", "kaspersky lab", NULL},
};

static void test_normalize(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str legal;
		size_t failures = check_failed;
		CHECK_STR(name_normalize(&arena, str_of(names[i].text), &legal), names[i].name);
		CHECK_STR(legal, names[i].legal);
		if (check_failed != failures)
			fprintf(stderr, "  in \"%s\"\n", names[i].text);
	}
}

/* The normal form is its own normal form, unless a form ends it that another form hid. */
static void test_idempotent(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str legal;
		struct str once = name_normalize(&arena, str_of(names[i].text), &legal);
		struct str twice = name_normalize(&arena, once, &legal);
		CHECK(str_eq(once, twice));
	}
}

static bool add_word(void *context, struct str word)
{
	struct buf *out = context;
	if (out->len)
		buf_add_byte(out, '|');
	buf_add(out, word);
	return !str_is(word, "stop");
}

static const struct {
	const char *text, *words;
} splits[] = {
	{"KasperskyLab-hexa_ui2", "kaspersky|lab|hexa|ui|2"},
	{"@kaspersky/hexa-ui", "kaspersky|hexa|ui"},
	{"com.huawei.hms:HTTPServer", "com|huawei|hms|http|server"},
	{"libssl1.1", "libssl|1|1"},
	{"KASPERSKY", "kaspersky"},
	{"kaspersky.Lab", "kaspersky|lab"},
	{"ZTEDevice", "zte|device"},
	{"华为HiAI引擎2", "华为|hi|ai|引擎|2"},
	{"Hikvision海康威视", "hikvision|海康威视"},
	{"ЛабораторияКасперского", "лаборатория|касперского"},
	{"\xd0\x9a"
	 "asperskyLab",
		"kaspersky|lab"},
	{"ＫａｓｐｅｒｓｋｙＬａｂ", "kaspersky|lab"},
	{"kas\u200bpersky", "kaspersky"},
	{"one stop two", "one|stop"},
	{"--a--", "a"},
	{"", ""},
	{"...", ""},
};

static void test_words(void)
{
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct buf out = {0};
		name_words(&arena, str_of(splits[i].text), add_word, &out);
		buf_add_byte(&out, '\0');
		CHECK_STR(str_of(out.ptr), splits[i].words);
		buf_finish(&out);
	}
}

/* Forms from all over the table, which must be sorted. */
static void test_forms(void)
{
	static const char *const forms[] = {"ab", "doo", "gmbh and co kg", "zao", "şti", "ао",
		"ооо", "株", "有限公司", "주식회사", "spzoo",
		"общество с ограниченной ответственностью"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (!CHECK(legal_form_find(str_of(forms[i]))))
			fprintf(stderr, "  %s\n", forms[i]);
	CHECK(!legal_form_find(STR("kaspersky")) && !legal_form_find(STR("")));
	CHECK(!legal_form_at_end(STR("有限公司"
				     "x")) &&
		legal_form_at_end(STR("x"
				      "有限公司")));
	CHECK(!homoglyph_latin('a') && !homoglyph_cyrillic('l'));
	for (uint32_t letter = 'a'; letter <= 'z'; letter++) {
		uint32_t cyrillic = homoglyph_cyrillic(letter);
		CHECK(!cyrillic || homoglyph_latin(cyrillic) == letter);
	}
}

int main(void)
{
	test_normalize();
	test_idempotent();
	test_words();
	test_forms();
	arena_finish(&arena);
	return check_report();
}
