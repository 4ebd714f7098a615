/* A child process that is talked to over pipes and never waited for without an end. Its standard
 * error is kept for the message. The program that uses this ignores SIGPIPE. */
#ifndef GIT_PROCESS_H
#define GIT_PROCESS_H

#include <sys/types.h>

#include "base/buf.h"

struct process {
	pid_t pid; /* 0: none runs */
	int in, out, err; /* our ends; -1: closed */
	struct buf sending, received, errors;
	size_t sent, taken; /* of sending and received */
	int status; /* as of waitpid, when it ended */
};

enum process_event { PROCESS_DATA, PROCESS_END, PROCESS_STALLED };

/* Starts argv[0] (looked up in PATH unless it has a slash) with exactly that environment and, when
 * `memory` is not 0, at most that many bytes of private memory. False with errno set when it cannot
 * be started. */
bool process_start(
	struct process *process, const char *const *argv, char *const *environment, size_t memory);
/* Sends what is in `sending` and receives until there is something new in `received`
 * (PROCESS_DATA), or the child closed its output (PROCESS_END), or neither happened for that many
 * seconds. */
enum process_event process_exchange(struct process *process, int seconds);
/* What was received and not taken yet. */
struct str process_pending(const struct process *process);
void process_take(struct process *process, size_t count);
/* No more is sent: the child reads the end of its input. */
void process_close_input(struct process *process);
/* Ends the child, kindly when it has closed its output, and collects it. The buffers stay. */
void process_stop(struct process *process);
void process_finish(struct process *process);

/* How a stopped process ended ("exit status 128: fatal: ...", "signal 11"), in the arena. */
struct str process_fate(const struct process *process, struct arena *arena);

#endif
