#include "model/url.h"

#include "base/utf8.h"
#include "model/url_tables.h"

enum { HOST_MAX = 253, WRAPPED_MAX = 3 };

struct address {
	struct arena *arena;
	struct url *url;
	bool bare; /* written without a scheme */
};

/* --- hosts --- */

static struct str lower(struct arena *arena, struct str s)
{
	size_t at = 0;
	while (at < s.len && ascii_lower(s.ptr[at]) == s.ptr[at])
		at++;
	if (at == s.len)
		return s;
	char *bytes = arena_bytes(arena, s.len);
	for (size_t i = 0; i < s.len; i++)
		bytes[i] = ascii_lower(s.ptr[i]);
	return (struct str){bytes, s.len};
}

static bool is_digits(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_digit(s.ptr[i]))
			return false;
	return s.len > 0;
}

static bool is_ipv4(struct str host)
{
	size_t parts = 0;
	uint64_t octet;
	while (host.ptr) {
		if (!str_to_u64(str_cut(&host, '.'), 255, &octet))
			return false;
		parts++;
	}
	return parts == 4;
}

static bool is_label(struct str label)
{
	if (label.len == 0 || label.len > 63)
		return false;
	for (size_t i = 0; i < label.len; i++) {
		char c = label.ptr[i];
		if (!ascii_is_alnum(c) && c != '-' && c != '_' && (unsigned char)c < 0x80)
			return false;
	}
	return label.ptr[0] != '-';
}

static struct str last_label(struct str host)
{
	size_t dot = str_rfind_byte(host, '.');
	return dot == STR_NPOS ? STR_NONE : str_from(host, dot + 1);
}

/* A host name with a top-level domain that is one, or an IPv4 address. */
static bool is_host(struct str host)
{
	if (host.len == 0 || host.len > HOST_MAX || utf8_invalid(host) != STR_NPOS)
		return false;
	struct str rest = host, label = STR_NONE;
	while (rest.ptr)
		if (label = str_cut(&rest, '.'), !is_label(label))
			return false;
	return !is_digits(label) || is_ipv4(host);
}

/* Is a word without a scheme meant as a host? A file's name, a version or a word is not. */
static bool is_bare_host(struct str host, bool path)
{
	struct str top = last_label(host);
	if (!top.ptr || is_ipv4(host))
		return top.ptr && path;
	bool idn = str_starts(top, STR("xn--")) || !str_is_ascii(top);
	return (idn || label_is_top_level(top)) && (path || !label_is_file_ending(top));
}

static bool is_ipv6(struct str s)
{
	size_t colons = 0;
	for (size_t i = 0; i < s.len; i++) {
		colons += s.ptr[i] == ':';
		if (s.ptr[i] != ':' && s.ptr[i] != '.' && ascii_hex_value(s.ptr[i]) < 0)
			return false;
	}
	return colons >= 2 && s.len <= 45;
}

/* Sets the host of "user@host:port" and returns where the path begins in `text`, behind the
 * authority's end or behind the ":" of scp-like host:path; STR_NPOS when there is no host. */
static size_t parse_authority(struct address *address, struct str text)
{
	size_t end = 0;
	while (end < text.len && text.ptr[end] != '/' && text.ptr[end] != '?' &&
		text.ptr[end] != '#')
		end++;
	struct str host = str_sub(text, 0, end);
	size_t user = str_rfind_byte(host, '@');
	if (user != STR_NPOS)
		host = str_from(host, user + 1);
	if (host.len && host.ptr[0] == '[') {
		size_t close = str_find_byte(host, ']');
		if (close == STR_NPOS || !is_ipv6(str_sub(host, 1, close)))
			return STR_NPOS;
		address->url->host = lower(address->arena, str_sub(host, 1, close));
		return end;
	}
	size_t colon = str_find_byte(host, ':');
	if (colon != STR_NPOS) {
		struct str port = str_from(host, colon + 1);
		if (port.len && !is_digits(port))
			end = (size_t)(port.ptr - text.ptr);
		host = str_sub(host, 0, colon);
	}
	while (host.len && host.ptr[host.len - 1] == '.')
		host.len--;
	host = lower(address->arena, host);
	if (!is_host(host) || str_is_placeholder(host))
		return STR_NPOS;
	address->url->host = host;
	return end;
}

/* --- owners --- */

/* The next segment of a path that is not empty; absent at its end. */
static struct str next_segment(struct str *path)
{
	while (path->ptr) {
		struct str segment = str_cut(path, '/');
		if (segment.len)
			return segment;
	}
	return STR_NONE;
}

/* Removes the prefix's segments from *path; false when the path has others. */
static bool skip_prefix(struct str *path, const char *prefix)
{
	struct str rest = *path, wanted = str_of(prefix), segment;
	while ((segment = next_segment(&wanted)).ptr) {
		struct str found = next_segment(&rest);
		if (!found.ptr || (!str_is(segment, "*") && !str_eq_nocase(found, segment)))
			return false;
	}
	*path = rest;
	return true;
}

static struct str strip_repository(struct str name)
{
	size_t end = 0;
	while (end < name.len && name.ptr[end] != ':' && name.ptr[end] != '@')
		end++;
	name.len = end;
	if (str_ends(name, STR(".git")))
		name.len -= 4;
	return name.len ? name : STR_NONE;
}

/* An account as written, without the "~" and "@" that some forges put before it. */
static struct str account(struct arena *arena, struct str segment)
{
	if (segment.len && (segment.ptr[0] == '~' || segment.ptr[0] == '@'))
		segment = str_from(segment, 1);
	if (str_starts_nocase(segment, STR("%40")))
		segment = str_from(segment, 3);
	if (str_find_byte(segment, '%') == STR_NPOS)
		return segment;
	char *bytes = arena_bytes(arena, segment.len);
	size_t length = 0;
	for (size_t i = 0; i < segment.len; i++) {
		int high = segment.len - i > 2 ? ascii_hex_value(segment.ptr[i + 1]) : -1;
		int low = segment.len - i > 2 ? ascii_hex_value(segment.ptr[i + 2]) : -1;
		bool encoded = segment.ptr[i] == '%' && high >= 0 && low >= 0;
		bytes[length++] = encoded ? (char)(high << 4 | low) : segment.ptr[i];
		i += encoded ? 2 : 0;
	}
	struct str decoded = {bytes, length};
	return utf8_invalid(decoded) == STR_NPOS ? decoded : segment;
}

/* The repository below nested groups: the last segment before "/-/". */
static struct str last_group(struct str path)
{
	struct str last = STR_NONE, segment;
	while ((segment = next_segment(&path)).ptr && !str_is(segment, "-"))
		last = segment;
	return last;
}

static struct str first_owner(enum forge_layout layout, struct str *path, struct str subdomain)
{
	return layout == PAGES || layout == PROJECT_PAGES ? subdomain : next_segment(path);
}

static void set_owner(
	struct address *address, const struct forge *forge, struct str path, struct str subdomain)
{
	struct url *url = address->url;
	struct str owner = first_owner(forge->layout, &path, subdomain);
	if (forge->layout == NO_OWNER || !owner.len)
		return;
	if (forge_is_page(lower(address->arena, owner)))
		return;
	url->owner = account(address->arena, owner);
	url->forge = str_of(forge->name);
	if (forge->layout == PROJECT || forge->layout == PROJECT_PAGES)
		url->repository = url->owner;
	else if (forge->layout == OWNER_GROUPS)
		url->repository = strip_repository(last_group(path));
	else if (forge->layout != OWNER_ONLY)
		url->repository = strip_repository(next_segment(&path));
}

/* The label before the forge's pages host: "owner" of owner.github.io; absent for other hosts. */
static struct str pages_label(struct str host, struct str suffix)
{
	if (host.len <= suffix.len + 1 || host.ptr[host.len - suffix.len - 1] != '.' ||
		!str_ends(host, suffix))
		return STR_NONE;
	struct str label = str_sub(host, 0, host.len - suffix.len - 1);
	size_t dot = str_rfind_byte(label, '.');
	return dot == STR_NPOS ? label : str_from(label, dot + 1);
}

static struct str without_www(struct str host)
{
	return str_starts(host, STR("www.")) ? str_from(host, 4) : host;
}

/* Can the path begin with the prefix? By its first letter: cheap, and most cannot. */
static bool may_begin(struct str path, const char *prefix)
{
	return !prefix[0] || prefix[0] == '*' || path.len < 2 || path.ptr[0] != '/' ||
		path.ptr[1] == '/' || ascii_lower(path.ptr[1]) == prefix[0];
}

static void find_owner(struct address *address)
{
	struct str host = without_www(address->url->host);
	for (size_t i = 0; i < forge_count; i++) {
		const struct forge *forge = &forges[i];
		struct str path = address->url->path, label = STR_NONE;
		bool pages = forge->layout == PAGES || forge->layout == PROJECT_PAGES;
		/* The rows are many and the hosts too: most end here. */
		if (host.len < forge->host.len || (!pages && host.len != forge->host.len) ||
			host.ptr[host.len - forge->host.len] != forge->host.ptr[0] ||
			(!pages && !may_begin(path, forge->prefix)))
			continue;
		if (pages && !(label = pages_label(host, forge->host)).ptr)
			continue;
		if (!pages && (!str_eq(host, forge->host) || !skip_prefix(&path, forge->prefix)))
			continue;
		set_owner(address, forge, path, label);
		return;
	}
}

/* --- addresses --- */

static bool is_scheme(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_alnum(s.ptr[i]) && s.ptr[i] != '+' && s.ptr[i] != '-' &&
			s.ptr[i] != '.')
			return false;
	return s.len > 1 && ascii_is_alpha(s.ptr[0]); /* "C:/" is no scheme */
}

static struct str unwrap_quotes(struct str text)
{
	text = str_trim(text);
	bool quoted = text.len >= 2 &&
		((text.ptr[0] == '<' && text.ptr[text.len - 1] == '>') ||
			(text.ptr[0] == '"' && text.ptr[text.len - 1] == '"'));
	return quoted ? str_trim(str_sub(text, 1, text.len - 1)) : text;
}

/* "scm:git:URL" of Maven, "dav:URL": the URL. */
static struct str strip_wrapping(struct str text)
{
	if (str_starts_nocase(text, STR("scm:"))) {
		struct str rest = str_from(text, 4);
		str_cut(&rest, ':');
		return rest.ptr ? rest : text;
	}
	size_t scheme = str_find(text, STR("://"));
	if (scheme == STR_NPOS)
		return text;
	size_t colon = str_rfind_byte(str_sub(text, 0, scheme), ':');
	bool wrapped = colon != STR_NPOS && is_scheme(str_sub(text, 0, colon));
	return wrapped ? str_from(text, colon + 1) : text;
}

/* What stands before the first white space or control character. */
static struct str first_word(struct str text)
{
	size_t end = 0;
	while (end < text.len && (unsigned char)text.ptr[end] > ' ' && text.ptr[end] != 0x7f)
		end++;
	return str_sub(text, 0, end);
}

/* Splits "scheme://rest"; the scheme is absent for scp-like and bare addresses. */
static struct str split_scheme(struct address *address, struct str text)
{
	size_t colon = str_find(text, STR(":/"));
	struct str scheme = colon == STR_NPOS ? STR_NONE : str_sub(text, 0, colon);
	if (is_scheme(scheme)) {
		address->url->scheme = lower(address->arena, scheme);
		text = str_from(text, colon + 1);
	} else {
		address->bare = !str_starts(text, STR("//"));
	}
	for (size_t i = 0; i < 2 && text.len && text.ptr[0] == '/'; i++)
		text = str_from(text, 1);
	return text;
}

/* A version-control address may end in "@revision" (SPDX 2.3, 7.7.1). */
static bool has_revision(struct str scheme)
{
	return str_find_byte(scheme, '+') != STR_NPOS || str_is(scheme, "git") ||
		str_is(scheme, "ssh") || str_is(scheme, "svn") || str_is(scheme, "hg");
}

static struct str clip_path(struct str path, bool revision)
{
	size_t end = 0;
	while (end < path.len && path.ptr[end] != '?' && path.ptr[end] != '#')
		end++;
	path.len = end;
	size_t at = revision ? str_rfind_byte(path, '@') : STR_NPOS;
	if (at != STR_NPOS && at > 0 && path.ptr[at - 1] != '/')
		path.len = at;
	return path;
}

/* "github:owner/repository" */
static bool parse_shorthand(struct address *address, struct str text)
{
	size_t colon = str_find_byte(text, ':');
	if (colon == STR_NPOS || colon + 1 >= text.len || text.ptr[colon + 1] == '/')
		return false;
	for (size_t i = 0; i < shorthand_count; i++) {
		if (!str_eq_nocase(str_sub(text, 0, colon), str_of(shorthands[i].scheme)))
			continue;
		address->url->scheme = str_of(shorthands[i].scheme);
		address->url->host = str_of(shorthands[i].host);
		address->url->path = clip_path(str_from(text, colon + 1), true);
		find_owner(address);
		return address->url->owner.ptr != NULL;
	}
	return false;
}

/* An address without a scheme must look like one: scp-like with a user or a domain, or a host. */
static bool accept_bare(struct address *address, struct str text, size_t end)
{
	struct url *url = address->url;
	bool path = end < text.len;
	bool scp = end > 0 && text.ptr[end - 1] == ':' && path;
	size_t at = str_find_byte(text, '@');
	bool user = at != STR_NPOS && at < end;
	if (scp)
		url->scheme = STR("ssh");
	if (scp && user)
		return true;
	if (user && !path)
		return false; /* an e-mail address */
	return is_bare_host(url->host, path);
}

/* The end of the host that begins there, when it is nothing but a lower-case domain name; else 0. */
static size_t plain_host_end(struct str text, size_t begin)
{
	enum {
		LONGEST = 63
	}; /* of one label, and so of a host that need not be looked at closely */
	size_t at = begin, label = begin;
	for (; at < text.len && text.ptr[at] != '/'; at++) {
		char c = text.ptr[at];
		if (c >= 'a' && c <= 'z')
			continue;
		if (c == '.' && at > label)
			label = at + 1;
		else if (!ascii_is_digit(c) && (c != '-' || at == label))
			return 0;
	}
	bool whole = label > begin && at > label && ascii_is_alpha(text.ptr[label]);
	return whole && at - begin <= LONGEST ? at : 0;
}

/* Where the path that begins there ends: at a query, a fragment, white space or a control character. */
static size_t plain_path_end(struct str text, size_t at)
{
	for (; at < text.len; at++) {
		char c = text.ptr[at];
		if (c < 'a' && (c == '?' || c == '#' || (c >= 0 && c <= ' ')))
			break;
		if (c == 0x7f)
			break;
	}
	return at;
}

/* Nearly all are "https://host.example/path" and ask for none of the care below. */
static bool parse_plain(struct url *url, struct str text)
{
	size_t scheme = str_starts(text, STR("https://")) ? 5
		: str_starts(text, STR("http://"))        ? 4
							  : 0;
	size_t begin = scheme + 3, end = scheme ? plain_host_end(text, begin) : 0;
	if (!end)
		return false;
	url->scheme = str_sub(text, 0, scheme);
	url->host = str_sub(text, begin, end);
	url->path = str_sub(text, end, plain_path_end(text, end));
	return true;
}

static bool parse_once(struct address *address, struct str text)
{
	struct url *url = address->url;
	*url = (struct url){.scheme = STR_NONE};
	if (parse_plain(url, text)) {
		find_owner(address);
		return true;
	}
	text = strip_wrapping(unwrap_quotes(text));
	struct str word = first_word(text);
	if (parse_shorthand(address, word))
		return true;
	struct str rest = split_scheme(address, word);
	if (address->bare && word.len != text.len)
		return false; /* prose */
	size_t end = parse_authority(address, rest);
	if (end == STR_NPOS)
		return false;
	if (address->bare && !accept_bare(address, rest, end))
		return false;
	if (!address->bare && !last_label(url->host).ptr && !str_is(url->host, "localhost") &&
		!str_starts(url->scheme, STR("http")) && str_find_byte(url->host, ':') == STR_NPOS)
		return false; /* crate://name */
	url->path = clip_path(str_from(rest, end), has_revision(url->scheme));
	find_owner(address);
	return true;
}

/* What follows the prefix of a wrapper, if the host is one. */
static struct str unwrap(const struct url *url)
{
	struct str host = without_www(url->host);
	for (size_t i = 0; i < wrapper_count; i++) {
		struct str path = url->path;
		if (host.len && host.ptr[0] == wrappers[i].host[0] &&
			str_is(host, wrappers[i].host) && skip_prefix(&path, wrappers[i].prefix)) {
			while (path.len && path.ptr[0] == '/')
				path = str_from(path, 1);
			return path;
		}
	}
	return STR_NONE;
}

bool url_parse(struct arena *arena, struct str text, struct url *url)
{
	struct address address = {.arena = arena, .url = url};
	if (!parse_once(&address, text)) {
		*url = (struct url){.scheme = STR_NONE};
		return false;
	}
	for (int depth = 0; depth < WRAPPED_MAX; depth++) {
		struct str inner = unwrap(url);
		struct url found;
		address = (struct address){.arena = arena, .url = &found};
		if (!inner.len || !parse_once(&address, inner))
			break;
		*url = found;
	}
	return true;
}

bool host_is_plain(struct str host)
{
	host = without_www(host);
	for (size_t i = 0; i < forge_count; i++)
		if (str_eq(host, forges[i].host) || pages_label(host, forges[i].host).ptr)
			return false;
	for (size_t i = 0; i < wrapper_count; i++)
		if (str_is(host, wrappers[i].host))
			return false;
	return true;
}

/* --- domains --- */

struct str domain_registrable(struct str host)
{
	if (str_find_byte(host, ':') != STR_NPOS || is_ipv4(host))
		return STR_NONE;
	size_t begin = str_rfind_byte(host, '.');
	if (begin == STR_NPOS)
		return STR_NONE;
	/* Each further label is added while what stands behind it is a public suffix. */
	while (begin != STR_NPOS && suffix_is_public(str_from(host, begin + 1))) {
		size_t next = str_rfind_byte(str_sub(host, 0, begin), '.');
		struct str domain = str_from(host, next == STR_NPOS ? 0 : next + 1);
		if (!suffix_is_public(domain))
			return domain;
		begin = next;
	}
	return STR_NONE;
}

struct str email_host(struct arena *arena, struct str text)
{
	size_t at = str_rfind_byte(text, '@');
	if (at == STR_NPOS)
		return STR_NONE;
	struct str host = str_from(text, at + 1);
	size_t end = 0;
	while (end < host.len &&
		(is_label(str_sub(host, end, end + 1)) || host.ptr[end] == '.' ||
			host.ptr[end] == '-'))
		end++;
	host.len = end;
	while (host.len && host.ptr[host.len - 1] == '.')
		host.len--;
	host = lower(arena, host);
	return is_host(host) && last_label(host).ptr && !is_ipv4(host) ? host : STR_NONE;
}

static bool is_forge_domain(struct str domain)
{
	for (size_t i = 0; i < forge_count; i++)
		if (str_eq(domain, forges[i].host) || pages_label(domain, forges[i].host).ptr)
			return true;
	return str_is(domain, "sf.net") || str_is(domain, "googlecode.com");
}

struct str domain_of_group(struct arena *arena, struct str group)
{
	enum { LABELS = 4 };
	struct str rest = group, labels[LABELS];
	size_t count = 0, length = 0;
	while (rest.ptr && count < LABELS) {
		labels[count] = str_cut(&rest, '.');
		if (!is_label(labels[count]))
			return STR_NONE;
		length += labels[count++].len + 1;
	}
	if (count < 2 || !label_is_top_level(lower(arena, labels[0])))
		return STR_NONE;
	char *bytes = arena_bytes(arena, length), *to = bytes;
	for (size_t i = count; i-- > 0;) {
		for (size_t k = 0; k < labels[i].len; k++) /* Java writes "_" for "-" */
			*to++ = labels[i].ptr[k] == '_' ? '-' : ascii_lower(labels[i].ptr[k]);
		*to++ = '.';
	}
	struct str domain = domain_registrable((struct str){bytes, length - 1});
	return domain.ptr && !is_forge_domain(domain) ? domain : STR_NONE;
}
