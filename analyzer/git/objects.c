#include <errno.h>
#include <sys/wait.h>

#include "git/internal.h"

enum {
	WINDOW = 512, /* requests that are sent ahead */
	DEATHS = 20, /* after which a repository is given up */
	LINE_MAX_LENGTH = 8192,
	READER_DECLINED = 3, /* exit status; reader.c */
};

/* Names nothing: an answer shows that git reads this repository. */
#define PROBE "0000000000000000000000000000000000000000\n"

/* The readers */

static const char *start_git(struct repository *repository, const char *const **argv)
{
	const char *git = repository->options.git ? repository->options.git : "git";
	if (!*git)
		return "there is no git command";
	const char **words = ARENA_ARRAY(&repository->arena, const char *, 20);
	size_t count = run_git_words(repository, words);
	words[count++] = "cat-file";
	words[count] = "--batch";
	*argv = words;
	return NULL;
}

static const char *start_reader(struct repository *repository, const char *const **argv)
{
	const char **words = ARENA_ARRAY(&repository->arena, const char *, 8);
	if (!run_reader_words(repository, words, "objects"))
		return "it is switched off";
	*argv = words;
	return NULL;
}

static void fail(struct repository *repository, enum backend backend, struct str why)
{
	struct objects *objects = &repository->objects;
	objects->failed[backend] = true;
	objects->why[backend] = why;
}

static enum backend other(enum backend backend)
{
	return backend == BACKEND_READER ? BACKEND_GIT : BACKEND_READER;
}

static bool start(struct repository *repository, enum backend backend)
{
	struct objects *objects = &repository->objects;
	const char *const *argv = NULL;
	const char *why = backend == BACKEND_GIT ? start_git(repository, &argv)
						 : start_reader(repository, &argv);
	if (!why &&
		process_start(
			&objects->process, argv, repository->environment, run_memory(repository))) {
		objects->backend = backend;
		objects->running = true;
		objects->sent = objects->head;
		objects->probing = backend == BACKEND_GIT;
		if (objects->probing) /* it ends in the same way for a broken object */
			buf_puts(&objects->process.sending, PROBE);
		return true;
	}
	fail(repository, backend,
		why ? str_of(why)
		    : arena_printf(&repository->arena, "%s: %s", argv[0], strerror(errno)));
	return false;
}

static bool is_running(struct repository *repository)
{
	struct objects *objects = &repository->objects;
	enum backend first =
		repository->by_git || objects->distrusted ? BACKEND_GIT : BACKEND_READER;
	if (objects->running)
		return true;
	return (!objects->failed[first] && start(repository, first)) ||
		(!objects->failed[other(first)] && start(repository, other(first)));
}

void objects_start(struct repository *repository)
{
	is_running(repository);
}

static void stop(struct objects *objects)
{
	process_finish(&objects->process);
	objects->running = false;
	objects->answered = 0;
}

/* Asking */

void objects_ask(struct repository *repository, const struct oid *oid)
{
	list_push(&repository->objects.requests, (struct request){.oid = *oid});
}

void objects_ask_name(struct repository *repository, struct str name)
{
	list_push(&repository->objects.requests, (struct request){.name = name});
}

static void put_request(struct buf *out, const struct request *request)
{
	static const char digits[] = "0123456789abcdef";
	buf_add(out, request->name);
	for (size_t i = 0; i < request->oid.size; i++) {
		buf_add_byte(out, digits[request->oid.bytes[i] >> 4]);
		buf_add_byte(out, digits[request->oid.bytes[i] & 15]);
	}
	buf_add_byte(out, '\n');
}

static void send_ahead(struct objects *objects)
{
	bool careful = objects->head < objects->careful_until && objects->backend == BACKEND_READER;
	size_t window = careful ? 1 : WINDOW;
	size_t end = objects->requests.count;
	if (end - objects->head > window)
		end = objects->head + window;
	/* In portions: a request at a time would wake the reader as often. */
	if (objects->sent > objects->head + window / 2 && end < objects->requests.count)
		return;
	while (objects->sent < end)
		put_request(&objects->process.sending, &objects->requests.items[objects->sent++]);
}

/* Understanding */

static bool type_named(struct str name, enum object_type *type)
{
	static const char *const names[] = {"commit", "tree", "blob", "tag"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_is(name, names[i])) {
			*type = (enum object_type)i;
			return true;
		}
	}
	return false;
}

enum parsed { PARSED, PARSED_PARTLY, PARSED_NEVER };

/* "OID TYPE SIZE\nBYTES\n", as git-cat-file(1) defines it. */
static enum parsed parse_contents(
	struct repository *repository, struct str line, struct str pending, struct object *object)
{
	struct objects *objects = &repository->objects;
	uint64_t size;
	struct str hex = str_cut(&line, ' '), type = str_cut(&line, ' ');
	if (!oid_parse(&object->oid, hex) || !object->oid.size ||
		!type_named(type, &object->type) || !str_to_u64(line, SIZE_MAX / 4, &size))
		return PARSED_NEVER;
	object->size = (size_t)size;
	if (size > repository->limits->blob) {
		object->state = OBJECT_TOO_LARGE;
		return PARSED;
	}
	if (pending.len < size + 1)
		return PARSED_PARTLY;
	object->bytes = str_sub(pending, 0, size);
	objects->answered += size + 1;
	return pending.ptr[size] == '\n' ? PARSED : PARSED_NEVER;
}

/* Besides git's answers the libgit2 reader knows "large TYPE SIZE" and "corrupt WHY". */
static bool parse_refusal(struct repository *repository, struct str line, struct object *object)
{
	uint64_t size;
	if (str_ends(line, STR(" missing"))) {
		object->state = OBJECT_MISSING;
	} else if (str_ends(line, STR(" ambiguous"))) {
		object->state = OBJECT_MISSING;
		object->why = STR("the abbreviation is ambiguous");
	} else if (str_starts(line, STR("corrupt "))) {
		object->state = OBJECT_CORRUPT;
		object->why = arena_str(&repository->arena, str_from(line, 8));
	} else if (str_starts(line, STR("large "))) {
		struct str rest = str_from(line, 6), type = str_cut(&rest, ' ');
		object->state = OBJECT_TOO_LARGE;
		if (type_named(type, &object->type) && str_to_u64(rest, SIZE_MAX / 4, &size))
			object->size = (size_t)size;
	} else {
		return false;
	}
	return true;
}

static enum parsed parse_answer(struct repository *repository, struct object *object)
{
	struct objects *objects = &repository->objects;
	struct str pending = process_pending(&objects->process);
	size_t end = str_find_byte(pending, '\n');
	*object = (struct object){0};
	if (end == STR_NPOS)
		return pending.len > LINE_MAX_LENGTH ? PARSED_NEVER : PARSED_PARTLY;
	objects->answered = end + 1;
	struct str line = str_sub(pending, 0, end);
	if (parse_refusal(repository, line, object))
		return PARSED;
	return parse_contents(repository, line, str_from(pending, end + 1), object);
}

static struct str type_name(enum object_type type)
{
	static const struct str names[] = {
		STR_INIT("commit "), STR_INIT("tree "), STR_INIT("blob "), STR_INIT("tag ")};
	return names[type];
}

/* The name of an object is the hash of its type, size and contents. */
static void check_hash(
	struct repository *repository, const struct request *request, struct object *object)
{
	struct objects *objects = &repository->objects;
	unsigned char value[OID_MAX];
	char size[24];
	size_t at = sizeof size;
	size[--at] = '\0';
	size_t left = object->size;
	do
		size[--at] = (char)('0' + left % 10);
	while (left /= 10);
	struct str parts[] = {
		type_name(object->type), {size + at, sizeof size - at}, object->bytes};
	struct hasher **hasher = &objects->hashers[object->oid.size == OID_MAX];
	if (!*hasher)
		*hasher = hasher_create(object->oid.size);
	hasher_hash(*hasher, parts, 3, value);
	const struct oid *wanted = request->oid.size ? &request->oid : &object->oid;
	if (!str_eq(oid_key(wanted), (struct str){(const char *)value, object->oid.size})) {
		object->state = OBJECT_CORRUPT;
		object->why = STR("its content does not have the hash that is its name");
	}
}

/* Waiting */

/* The reader ended or is stuck, because it does not want this repository (the libgit2 reader says so;
 * git does not get past the probe), or because it died of an object: git of the oldest that was
 * asked for, as it answers at once; the libgit2 reader perhaps of a later one, so that git goes on, or
 * else the reader with one request at a time. Returns whether the oldest request is answered by
 * this. */
static bool bury(struct repository *repository, bool stalled, struct object *object)
{
	struct objects *objects = &repository->objects;
	enum backend backend = objects->backend;
	process_stop(&objects->process);
	struct str fate = stalled ? arena_printf(&repository->arena, "no answer for %d seconds",
					    repository->options.patience)
				  : process_fate(&objects->process, &repository->arena);
	bool declined = backend == BACKEND_GIT ? objects->probing
					       : WIFEXITED(objects->process.status) &&
			WEXITSTATUS(objects->process.status) == READER_DECLINED;
	stop(objects);
	/* Some versions of git end when they may not fetch what a partial clone lacks. */
	if (backend == BACKEND_GIT && str_find(fate, STR("promisor remote")) != STR_NPOS) {
		*object = (struct object){.state = OBJECT_MISSING};
		return true;
	}
	if (declined || ++objects->deaths >= DEATHS) {
		fail(repository, backend, fate);
		return false;
	}
	if (backend == BACKEND_READER && !objects->distrusted) {
		objects->distrusted = true;
		objects->careful_until = objects->sent;
		return false;
	}
	*object = (struct object){.state = OBJECT_CORRUPT, .why = fate};
	return true;
}

static struct str why_unread(struct repository *repository)
{
	const struct objects *objects = &repository->objects;
	return arena_printf(&repository->arena, "libgit2 reader: %.*s; git command: %.*s",
		STR_ARG(objects->why[BACKEND_READER]), STR_ARG(objects->why[BACKEND_GIT]));
}

static void drop_answer(struct objects *objects)
{
	process_take(&objects->process, objects->answered);
	objects->answered = 0;
}

static void wait_for_answer(struct repository *repository, struct object *object)
{
	struct objects *objects = &repository->objects;
	for (;;) {
		if (!is_running(repository)) {
			*object = (struct object){
				.state = OBJECT_UNREAD, .why = why_unread(repository)};
			return;
		}
		send_ahead(objects);
		enum parsed parsed = parse_answer(repository, object);
		if (parsed == PARSED && !objects->probing)
			return;
		if (parsed == PARSED) {
			objects->probing = false;
			drop_answer(objects);
			continue;
		}
		objects->answered = 0;
		enum process_event event = parsed == PARSED_NEVER
			? PROCESS_END
			: process_exchange(&objects->process, repository->options.patience);
		if (event != PROCESS_DATA && bury(repository, event == PROCESS_STALLED, object))
			return;
	}
}

static void forget_answered(struct objects *objects)
{
	if (objects->head == objects->requests.count)
		objects->requests.count = objects->head = objects->sent = objects->careful_until =
			0;
}

bool objects_next(struct repository *repository, struct object *object)
{
	struct objects *objects = &repository->objects;
	drop_answer(objects);
	forget_answered(objects);
	if (objects->head == objects->requests.count)
		return false;
	wait_for_answer(repository, object);
	const struct request *request = &objects->requests.items[objects->head++];
	if (object->state == OBJECT_GOOD)
		check_hash(repository, request, object);
	else if (request->oid.size)
		object->oid = request->oid;
	if (objects->sent < objects->head)
		objects->sent = objects->head;
	/* git would send it all the same. */
	if (object->state == OBJECT_TOO_LARGE && objects->running &&
		objects->backend == BACKEND_GIT)
		stop(objects);
	return true;
}

struct object objects_get(struct repository *repository, struct str name)
{
	struct object object = {.state = OBJECT_UNREAD};
	objects_ask_name(repository, name);
	objects_next(repository, &object);
	return object;
}

void objects_finish(struct objects *objects)
{
	process_close_input(&objects->process);
	stop(objects);
	list_finish(&objects->requests);
	hasher_destroy(objects->hashers[0]);
	hasher_destroy(objects->hashers[1]);
}

/* Complaining */

static const char *spaced_hex(const struct object *object, struct doc *doc)
{
	if (!object->oid.size)
		return ""; /* it was asked for by name */
	struct str hex = oid_hex(&object->oid, &doc->arena);
	return arena_printf(&doc->arena, " %.*s", STR_ARG(hex)).ptr;
}

static void complain_missing(struct repository *repository, struct doc *doc,
	const struct object *object, const char *what)
{
	const char *hex = spaced_hex(object, doc);
	const char *comma = object->why.len ? ": " : "";
	const char *because = repository_is_partial(repository)
		? ", the repository is a partial clone and nothing is fetched"
		: "";
	diag(doc, DIAG_OBJECT_MISSING, STR_NPOS, "%s%s is not in the repository%s%.*s%s", what, hex,
		comma, STR_ARG(object->why), because);
}

void objects_complain(struct repository *repository, struct doc *doc, const struct object *object,
	const char *what)
{
	const char *hex = spaced_hex(object, doc);
	switch (object->state) {
	case OBJECT_GOOD:
		diag(doc, DIAG_OBJECT_CORRUPT, STR_NPOS, "%s%s is another kind of object", what,
			hex);
		break;
	case OBJECT_MISSING:
		complain_missing(repository, doc, object, what);
		break;
	case OBJECT_CORRUPT:
		diag(doc, DIAG_OBJECT_CORRUPT, STR_NPOS, "%s%s cannot be read: %.*s", what, hex,
			STR_ARG(object->why));
		break;
	case OBJECT_TOO_LARGE:
		diag(doc, DIAG_OBJECT_TOO_LARGE, STR_NPOS, "%s%s has %zu bytes; the limit is %zu",
			what, hex, object->size, repository->limits->blob);
		break;
	case OBJECT_UNREAD:
		diag(doc, DIAG_REPOSITORY_UNREAD, STR_NPOS, "%s%s cannot be read: %.*s", what, hex,
			STR_ARG(object->why));
		break;
	}
}
