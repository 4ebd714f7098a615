#include "check.h"
#include "model/url.h"

static struct arena arena;

/* The host, owner, repository and forge of an address; a NULL host: it is refused. */
static const struct {
	const char *text, *host, *owner, *repository, *forge;
} addresses[] = {
	{"https://github.com/KasperskyLab/hexa-ui", "github.com", "KasperskyLab", "hexa-ui",
		"github.com"},
	{"HTTPS://WWW.GitHub.com:443/KasperskyLab/hexa-ui.git", "www.github.com", "KasperskyLab",
		"hexa-ui", "github.com"},
	{"git+https://user:pass@github.com/a/b.git@v1/x#packages/c", "github.com", "a", "b",
		"github.com"},
	{"git://github.com/a/b.git", "github.com", "a", "b", "github.com"},
	{"git@github.com:a/b.git", "github.com", "a", "b", "github.com"},
	{"github.com:a/b.git", "github.com", "a", "b", "github.com"},
	{"ssh://git@github.com:22/a/b", "github.com", "a", "b", "github.com"},
	{"git+ssh://git@github.com:a/b.git#semver:^1", "github.com", "a", "b", "github.com"},
	{"ssh://git@ssh.github.com:443/a/b.git", "ssh.github.com", "a", "b", "github.com"},
	{"github.com/a/b", "github.com", "a", "b", "github.com"},
	{"github:a/b#v1", "github.com", "a", "b", "github.com"},
	{"scm:git:git@github.com:a/b.git", "github.com", "a", "b", "github.com"},
	{"scm:git:https://gitee.com/a/b", "gitee.com", "a", "b", "gitee.com"},
	{"https://github.com/orgs/KasperskyLab/repositories", "github.com", "KasperskyLab", NULL,
		"github.com"},
	{"https://github.com/KasperskyLab", "github.com", "KasperskyLab", NULL, "github.com"},
	{"https://github.com/features/actions", "github.com", NULL, NULL, NULL},
	{"https://github.com/%4basperskyLab/x", "github.com", "KasperskyLab", "x", "github.com"},
	{"https://github.com//a//b/", "github.com", "a", "b", "github.com"},
	{"https://raw.githubusercontent.com/a/b/main/x.c", "raw.githubusercontent.com", "a", "b",
		"github.com"},
	{"https://codeload.github.com/a/b/tar.gz/v1", "codeload.github.com", "a", "b",
		"github.com"},
	{"https://api.github.com/repos/a/b/zipball", "api.github.com", "a", "b", "github.com"},
	{"https://api.github.com/rate_limit", "api.github.com", NULL, NULL, NULL},
	{"https://kasperskylab.github.io/x/", "kasperskylab.github.io", "kasperskylab", "x",
		"github.com"},
	{"http://lorenwest.github.com/node-config", "lorenwest.github.com", "lorenwest",
		"node-config", "github.com"},
	{"https://docs.github.com/en", "docs.github.com", NULL, NULL, NULL},
	{"https://https://github.com/a/b", "github.com", "a", "b", "github.com"},
	{"dav:https://dav.codehaus.org/x", "dav.codehaus.org", NULL, NULL, NULL},
	{"https://cdn.jsdelivr.net/gh/a/b@1.2/x.js", "cdn.jsdelivr.net", "a", "b", "github.com"},
	{"https://gitlab.com/a/group/b/-/tree/main", "gitlab.com", "a", "b", "gitlab.com"},
	{"https://salsa.debian.org/go-team/packages/x.git", "salsa.debian.org", "go-team", "x",
		"salsa.debian.org"},
	{"https://bitbucket.org/a/b/src", "bitbucket.org", "a", "b", "bitbucket.org"},
	{"https://codeberg.org/a/b", "codeberg.org", "a", "b", "codeberg.org"},
	{"https://gitverse.ru/a/b", "gitverse.ru", "a", "b", "gitverse.ru"},
	{"https://gitcode.com/a/b", "gitcode.com", "a", "b", "gitcode.com"},
	{"https://git.sr.ht/~a/b", "git.sr.ht", "a", "b", "sr.ht"},
	{"https://sourceforge.net/projects/a/files/", "sourceforge.net", "a", "a",
		"sourceforge.net"},
	{"https://downloads.sourceforge.net/project/a/b.tgz", "downloads.sourceforge.net", "a", "a",
		"sourceforge.net"},
	{"https://hub.docker.com/r/kaspersky/kesl", "hub.docker.com", "kaspersky", "kesl",
		"docker.io"},
	{"https://hub.docker.com/_/nginx", "hub.docker.com", NULL, NULL, NULL},
	{"docker.io/library/nginx:1", "docker.io", NULL, NULL, NULL},
	{"docker.io/a/b:1@sha256:00", "docker.io", "a", "b", "docker.io"},
	{"ghcr.io/a/b:tag", "ghcr.io", "a", "b", "github.com"},
	{"quay.io/a/b", "quay.io", "a", "b", "quay.io"},
	{"https://www.npmjs.com/package/x", "www.npmjs.com", NULL, NULL, NULL},
	{"https://pkg.go.dev/github.com/huawei/x", "github.com", "huawei", "x", "github.com"},
	{"https://pkg.go.dev/fmt", "pkg.go.dev", NULL, NULL, NULL},
	{"https://web.archive.org/web/2024/https://github.com/a/b", "github.com", "a", "b",
		"github.com"},
	{"https://support.kaspersky.com./x?y#z", "support.kaspersky.com", NULL, NULL, NULL},
	{"www.kaspersky.com", "www.kaspersky.com", NULL, NULL, NULL},
	{"<https://kaspersky.ru/>", "kaspersky.ru", NULL, NULL, NULL},
	{"https://kaspersky.ru/ (home page)", "kaspersky.ru", NULL, NULL, NULL},
	{"//kaspersky.ru/x", "kaspersky.ru", NULL, NULL, NULL},
	{"https:/kaspersky.ru/x", "kaspersky.ru", NULL, NULL, NULL},
	{"https://evil@kaspersky.ru@x.com/", "x.com", NULL, NULL, NULL},
	{"http://касперский.рф/x", "касперский.рф", NULL, NULL, NULL},
	{"http://XN--80AKH.xn--p1ai", "xn--80akh.xn--p1ai", NULL, NULL, NULL},
	{"http://[2001:DB8::1]:80/x", "2001:db8::1", NULL, NULL, NULL},
	{"http://10.0.0.1:80/x", "10.0.0.1", NULL, NULL, NULL},
	{"http://localhost:80/x", "localhost", NULL, NULL, NULL},
	{"see website", NULL, NULL, NULL, NULL},
	{"see kaspersky.com/x for more", NULL, NULL, NULL, NULL},
	{"NOASSERTION", NULL, NULL, NULL, NULL},
	{"https://NOASSERTION", NULL, NULL, NULL, NULL},
	{"NONE", NULL, NULL, NULL, NULL},
	{"TBD", NULL, NULL, NULL, NULL},
	{"N/A", NULL, NULL, NULL, NULL},
	{"", NULL, NULL, NULL, NULL},
	{"https://", NULL, NULL, NULL, NULL},
	{"https://...", NULL, NULL, NULL, NULL},
	{"https://a..b/", NULL, NULL, NULL, NULL},
	{"1.2.3", NULL, NULL, NULL, NULL},
	{"README.md", NULL, NULL, NULL, NULL},
	{"setup.py", NULL, NULL, NULL, NULL},
	{"src/main.c", NULL, NULL, NULL, NULL},
	{"./a.b/c", NULL, NULL, NULL, NULL},
	{"user@kaspersky.com", NULL, NULL, NULL, NULL},
	{"mailto:user@kaspersky.com", NULL, NULL, NULL, NULL},
	{"pkg:npm/a@1", NULL, NULL, NULL, NULL},
	{"cpe:/a:b:c", NULL, NULL, NULL, NULL},
	{"urn:uuid:0", NULL, NULL, NULL, NULL},
	{"file:///etc/passwd", NULL, NULL, NULL, NULL},
	{"C:/Users/x.com/y", NULL, NULL, NULL, NULL},
	{"crate://num-conv@0.1.0", NULL, NULL, NULL, NULL},
	{"http://[::1", NULL, NULL, NULL, NULL},
	{"http://\xff\xfe/", NULL, NULL, NULL, NULL},
};

static void test_addresses(void)
{
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		struct url url;
		bool good = url_parse(&arena, str_of(addresses[i].text), &url);
		size_t failures = check_failed;
		CHECK(good == (addresses[i].host != NULL));
		CHECK_STR(url.host, addresses[i].host);
		CHECK_STR(url.owner, addresses[i].owner);
		CHECK_STR(url.repository, addresses[i].repository);
		CHECK_STR(url.forge, addresses[i].forge);
		if (check_failed != failures)
			fprintf(stderr, "  in \"%s\"\n", addresses[i].text);
	}
}

static void test_parts(void)
{
	struct url url;
	CHECK(url_parse(&arena, STR("Git+HTTPS://h.org/a%20b/c@rev/1?q#f"), &url));
	CHECK_STR(url.scheme, "git+https");
	CHECK_STR(url.path, "/a%20b/c");
	CHECK(url_parse(&arena, STR("git@h.org:a/b"), &url));
	CHECK_STR(url.scheme, "ssh");
	CHECK_STR(url.path, "a/b");
	CHECK(url_parse(&arena, STR("https://h.org/@a/b@1"), &url));
	CHECK_STR(url.path, "/@a/b@1");
}

static const struct {
	const char *host, *domain;
} domains[] = {
	{"a.b.co.uk", "b.co.uk"},
	{"kaspersky.co.uk", "kaspersky.co.uk"},
	{"www.kaspersky.com.cn", "kaspersky.com.cn"},
	{"support.kaspersky.com", "kaspersky.com"},
	{"x.owner.github.io", "owner.github.io"},
	{"kaspersky.com", "kaspersky.com"},
	{"www.kaspersky.kz", "kaspersky.kz"},
	{"co.uk", NULL},
	{"com", NULL},
	{"localhost", NULL},
	{"10.0.0.1", NULL},
	{"2001:db8::1", NULL},
	{"", NULL},
};

static const struct {
	const char *group, *domain;
} groups[] = {
	{"com.huaweicloud.sdk", "huaweicloud.com"},
	{"com.huawei", "huawei.com"},
	{"com.kaspersky.android-components", "kaspersky.com"},
	{"cn.com.zte.sdk", "zte.com.cn"},
	{"com.zte.a.b.c.d.e", "zte.com"},
	{"ru.my_site.x", "my-site.ru"},
	{"io.github.owner", NULL},
	{"com.github.owner", NULL},
	{"net.sf.jopt-simple", NULL},
	{"net.sourceforge.x", NULL},
	{"io.gitee.owner", NULL},
	{"com", NULL},
	{"java.util", NULL},
	{"log4j", NULL},
	{"com..x", NULL},
	{"com.a b.x", NULL},
};

static void test_domains(void)
{
	for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
		CHECK_STR(domain_registrable(str_of(domains[i].host)), domains[i].domain);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		CHECK_STR(domain_of_group(&arena, str_of(groups[i].group)), groups[i].domain);
}

static void test_email(void)
{
	CHECK_STR(email_host(&arena, STR("A B <x.y@Kaspersky.COM>")), "kaspersky.com");
	CHECK_STR(email_host(&arena, STR("x@a-b.org")), "a-b.org");
	CHECK_STR(email_host(&arena, STR("Organization: X (x@mail.ru)")), "mail.ru");
	CHECK_STR(email_host(&arena, STR("mailto:x@mail.ru.")), "mail.ru");
	CHECK_STR(email_host(&arena, STR("x@localhost")), NULL);
	CHECK_STR(email_host(&arena, STR("kaspersky.com")), NULL);
	CHECK_STR(email_host(&arena, STR("@")), NULL);
	CHECK_STR(email_host(&arena, STR_NONE), NULL);
}

int main(void)
{
	test_addresses();
	test_parts();
	test_domains();
	test_email();
	arena_finish(&arena);
	return check_report();
}
