/* `bomscreen hook`: what a commit or a push adds is screened where git asks for it. */
#ifndef COMMANDS_HOOK_H
#define COMMANDS_HOOK_H

#include "commands/command.h"

enum hook_event {
	HOOK_PRE_COMMIT,
	HOOK_PRE_MERGE_COMMIT,
	HOOK_PRE_PUSH,
	HOOK_PRE_RECEIVE,
	HOOK_EVENTS
};
const char *hook_event_name(enum hook_event event);
/* The event of that name; NULL names pre-commit. HOOK_EVENTS with a message when there is none. */
enum hook_event hook_event_named(const char *name);

/* They return the exit code. */
int hook_run(const struct arguments *arguments, enum hook_event event);
int hook_install(const struct arguments *arguments);
int hook_uninstall(const struct arguments *arguments);
int hook_files(const struct arguments *arguments);

#endif
