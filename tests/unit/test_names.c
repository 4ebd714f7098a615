/* Pairs of names: what the writings, weights and rules make of them. */
#include "check.h"
#include "match/name_score.h"
#include "model/country.h"

static struct latin *latin;
static struct arena arena;

static enum name_grade grade_of(const char *a, const char *b)
{
	struct writing as[WRITINGS_MAX], bs[WRITINGS_MAX];
	size_t a_count = writings_of_asked(latin, &arena, str_of(a), as);
	size_t b_count = writings_of_listed(latin, &arena, str_of(b), bs);
	enum name_grade best = NAME_DIFFERENT;
	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++) {
			struct name_tokens a_tokens, b_tokens;
			struct name_score score;
			name_tokens_split(&a_tokens, as[i].words);
			name_tokens_split(&b_tokens, bs[k].words);
			name_score(&score, &as[i], &a_tokens, &bs[k], &b_tokens, NAME_THRESHOLD);
			best = score.grade > best ? (enum name_grade)score.grade : best;
		}
	return best;
}

static const struct {
	const char *asked, *listed;
	enum name_grade grade;
} pairs[] = {
	/* scripts and ways to write them */
	{"АО «Лаборатория Касперского»", "AO Laboratoriya Kasperskogo", NAME_SAME},
	{"ПАО Газпром нефть", "PUBLIC JOINT STOCK COMPANY GAZPROM NEFT", NAME_SAME},
	{"Ростех", "Rostekh", NAME_SAME},
	{"Γερμανικός Νηογνώμων Παράδειγμα", "Germanikos Niognomon Paradeigma", NAME_SAME},
	{"杭州海康威视数字技术股份有限公司", "Hangzhou Haikang Weishi Shuzi Jishu", NAME_SAME},
	{"Müller Beispielwerk GmbH", "Mueller Beispielwerk GmbH", NAME_SAME},
	{"Société Exemplaire", "SOCIETE EXEMPLAIRE", NAME_SAME},
	/* hidden */
	{"Кaspersky Lab", "Kaspersky Lab", NAME_SAME},
	{"K4sp3rsky L4b", "Kaspersky Lab", NAME_SAME},
	{"Kas\u200bper\u200csky\u00ad Lab", "Kaspersky Lab", NAME_SAME},
	{"\u202ebaL yksrepsaK", "Kaspersky Lab", NAME_SAME},
	{"\u202ebaL yksrepsaK\u202c Beispielwerk", "Kaspersky Lab Beispielwerk", NAME_SAME},
	{"Ｋａｓｐｅｒｓｋｙ　Ｌａｂ", "Kaspersky Lab", NAME_SAME},
	/* words */
	{"KasperskyLab", "Kaspersky Lab", NAME_SAME},
	{"Kaspersky-Lab", "kaspersky lab", NAME_SAME},
	{"The Kaspersky Lab", "Kaspersky Lab", NAME_SAME},
	{"Lab Kaspersky", "Kaspersky Lab", NAME_SIMILAR},
	{"Beispielwerk Tech. Intl.", "Beispielwerk Technologies International", NAME_SAME},
	{"Beispielwerk Cloud", "Beispielwerk Group", NAME_DIFFERENT},
	{"Red Hat, Inc.", "RED", NAME_DIFFERENT},
	{"aztec", "zte", NAME_DIFFERENT},
	{"Academy of Beispielwerk", "Academy of Beispielwerk (AOB)", NAME_SAME},
	{"Beispielwerk Zavod",
		"Beispielwerk Zavod; and any successor, sub-unit, or subsidiary thereof",
		NAME_SAME},
	/* typos: in long names only */
	{"Kasperzky Lab", "Kaspersky Lab", NAME_SIMILAR},
	{"Beispilewerkzavod", "Beispielewerkzavod", NAME_SIMILAR},
	{"Beispel Oil", "Beispiel Oil", NAME_DIFFERENT},
	{"Macrosoft", "Microsoft", NAME_DIFFERENT},
	/* declined and translated words */
	{"Лаборатория Касперского", "AO Kaspersky Lab", NAME_SIMILAR},
	{"Laboratoriya Kasperskogo", "Kaspersky Lab", NAME_SIMILAR},
	{"Kasperskiy Lab", "Kaspersky Laboratories", NAME_SAME},
	{"ООО Компания Байшпильверк", "Bayshpilverk Company", NAME_SIMILAR},
	{"Завод имени В. А. Образцова", "V.A. Obraztsov Plant", NAME_SIMILAR},
	{"华为技术有限公司", "Huawei Technologies Co., Ltd.", NAME_SAME},
	{"深圳市大疆创新科技有限公司", "Shenzhen DaJiang Innovation Technology", NAME_SAME},
	{"Касперская", "Kaspersky Lab", NAME_DIFFERENT},
	{"Laboratoriya", "Kaspersky Lab", NAME_DIFFERENT},
	{"Laboratoriya Obraztsova", "Kaspersky Lab", NAME_DIFFERENT},
	{"Togo Systems", "Togoy Systems", NAME_DIFFERENT},
	{"华为科技", "中兴科技", NAME_DIFFERENT},
	/* legal forms are part of generic names */
	{"Citadel OOO", "Citadel LLC", NAME_DIFFERENT},
	{"Citadel LLC", "Citadel LLC", NAME_POSSIBLE},
	{"Citadel", "Citadel LLC", NAME_POSSIBLE},
	{"Citadel GmbH", "Citadel LLC", NAME_DIFFERENT},
	{"Citadel Securities LLC", "Citadel LLC", NAME_DIFFERENT},
	{"Citadell LLC", "Citadel LLC", NAME_DIFFERENT},
	{"Beispielwerk GmbH", "Beispielwerk Limited", NAME_SIMILAR},
	{"Beispielwerk AO", "Beispielwerk JSC", NAME_SAME},
	{"Beispielwerk Co.", "Beispielwerk Co., Ltd.", NAME_SAME},
	/* nothing to compare */
	{"", "Kaspersky Lab", NAME_DIFFERENT},
	{"...", "...", NAME_DIFFERENT},
};

static const struct {
	const char *a, *b;
	unsigned distance; /* at most 3 */
} words[] = {
	{"", "", 0},
	{"kaspersky", "kaspersky", 0},
	{"kaspersky", "kasperski", 1},
	{"kaspersky", "kasprsky", 1},
	{"kaspersky", "kapsersky", 1},
	{"kaspersky", "kaspeersky", 1},
	{"kaspersky", "casperski", 2},
	{"abcdef", "badcfe", 3},
	{"abc", "xyz", 3},
	{"abc", "abcdefgh", 3},
};

static const struct {
	const char *text, *code; /* NULL: no country */
} countries[] = {
	{"RU", "RU"},
	{"ru", "RU"},
	{"RUS", "RU"},
	{"Russia", "RU"},
	{"Russian Federation", "RU"},
	{"Korea, North", "KP"},
	{"cuba", "CU"},
	{"", NULL},
	{"XX", NULL},
	{"Atlantis", NULL},
};

int main(void)
{
	latin = latin_create();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (!CHECK(grade_of(pairs[i].asked, pairs[i].listed) == pairs[i].grade))
			fprintf(stderr, "%s and %s: %s\n", pairs[i].asked, pairs[i].listed,
				name_grade_name(grade_of(pairs[i].asked, pairs[i].listed)));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		unsigned distance = word_distance(str_of(words[i].a), str_of(words[i].b), 2);
		CHECK(distance == words[i].distance);
	}
	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
		char code[3] = {0};
		bool found = country_code(str_of(countries[i].text), code);
		CHECK_STR(found ? str_of(code) : STR_NONE, countries[i].code);
	}
	latin_destroy(latin);
	arena_finish(&arena);
	return check_report();
}
