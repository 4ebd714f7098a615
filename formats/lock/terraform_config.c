/* *.tf of Terraform and OpenTofu: sources of modules and providers, as far as they are literal.
 * https://developer.hashicorp.com/terraform/language/modules/sources */
#include "lock/code.h"

struct configuration {
	struct lock *lock;
	size_t depth, opened; /* braces; those around the block that is looked at */
	bool module, providers;
	struct str source, version;
	struct line entry;
};

static bool is_remote(struct str source)
{
	return source.len && source.ptr[0] != '.' && source.ptr[0] != '/';
}

/* "hashicorp/consul/aws", "git::https://host/a.git//path?ref=v1", "github.com/owner/name" */
static void add(struct configuration *file, bool provider)
{
	struct lock *lock = file->lock;
	struct str source = file->source, query = source;
	struct package package = package_in(lock, file->source);
	struct str address = str_cut(&query, '?');
	size_t ref = str_find(query, STR("ref="));
	file->source = STR_NONE;
	if (!is_remote(source))
		return;
	if (str_find(source, STR("${")) != STR_NPOS) {
		lock_unresolved(lock, package.offset, source);
		return;
	}
	package.type = "generic";
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	package.version = ref == STR_NPOS ? file->version : str_from(query, ref + 4);
	if (str_starts(address, STR("git::")))
		address = str_from(address, 5);
	else if (str_starts(address, STR("github.com/")) ||
		str_starts(address, STR("bitbucket.org/")))
		address = arena_printf(lock->arena, "https://%.*s", STR_ARG(address));
	size_t scheme = str_find(address, STR("://"));
	size_t from = scheme == STR_NPOS ? 0 : scheme + 3;
	size_t folder = str_find(str_from(address, from), STR("//"));
	address = str_sub(address, 0, folder == STR_NPOS ? address.len : from + folder);
	if (scheme != STR_NPOS || str_starts(address, STR("git@"))) {
		package.url = address;
		package.url_kind = ref != STR_NPOS ? URL_VCS : lock_url_kind(address);
	}
	if (!package.url.len || !package_from_repository(lock, &package, address)) {
		package_split(&package, lock_without(str_from(address, from), ".git"), '/');
		package.group = arena_printf(lock->arena, "terraform-%s/%.*s",
			provider ? "provider" : "module", STR_ARG(package.group));
	}
	lock_add(lock, &package);
}

/* name = "value" */
static struct str attribute(struct str body, const char *name)
{
	struct str value, key = lock_pair(body, '=', &value);
	return str_is(key, name) && value.len && value.ptr[0] == '"' ? code_string(&value, "#")
								     : STR_NONE;
}

/* Within `{ source = "...", version = "..." }` */
static struct str inline_attribute(struct str body, const char *name)
{
	size_t at = str_find(body, str_of(name));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(body, at + strlen(name));
	return str_starts(code_skip(rest), STR("=")) ? code_string(&rest, "#") : STR_NONE;
}

static void read_line(struct configuration *file, struct str body)
{
	struct str source = attribute(body, "source"), version = attribute(body, "version");
	bool inside = file->module ? file->depth == file->opened + 1 : file->providers;
	size_t inner = file->providers && !file->module ? str_find(body, STR("source")) : STR_NPOS;
	if (file->depth == 0 && str_starts(body, STR("module ")))
		file->module = true;
	if (str_starts(body, STR("required_providers")))
		file->providers = true, file->opened = file->depth;
	if (inside && source.len)
		file->source = source;
	else if (inner != STR_NPOS && str_find_byte(body, '{') < inner) {
		file->source = inline_attribute(str_from(body, inner), "source");
		file->version = inline_attribute(body, "version");
	}
	if (inside && version.len)
		file->version = version;
	for (size_t i = 0; i < body.len; i++) {
		if (body.ptr[i] == '{')
			file->depth++;
		if (body.ptr[i] != '}' || !file->depth)
			continue;
		file->depth--;
		if (file->source.ptr)
			add(file, file->providers);
		file->version = STR_NONE;
		if (file->depth <= file->opened)
			file->module = file->providers = false, file->opened = 0;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct configuration file = {.lock = lock};
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (!str_starts(line.body, STR("#")) && !str_starts(line.body, STR("//")))
			read_line(&file, line.body);
	code_note(lock);
}

LOCK_FORMAT(terraform_config, "terraform-config", "Terraform configuration", "generic", TEXT, NULL,
	"*.tf", "*.tofu");
