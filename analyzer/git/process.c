#include "git/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"

enum { PIPE_SIZE = 1 << 20, READ_SIZE = 1 << 18, ERRORS_KEPT = 4096 };

/* Starting */

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

struct pipes {
	int in[2], out[2], err[2];
};

static void close_pipes(struct pipes *pipes)
{
	for (size_t end = 0; end < 2; end++) {
		close_fd(&pipes->in[end]);
		close_fd(&pipes->out[end]);
		close_fd(&pipes->err[end]);
	}
}

static bool open_pipes(struct pipes *pipes)
{
	*pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
	if (pipe2(pipes->in, O_CLOEXEC) == 0 && pipe2(pipes->out, O_CLOEXEC) == 0 &&
		pipe2(pipes->err, O_CLOEXEC) == 0)
		return true;
	int error = errno;
	close_pipes(pipes);
	errno = error;
	return false;
}

static int spawn(
	pid_t *pid, const struct pipes *pipes, const char *const *argv, char *const *environment)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, pipes->in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pipes->out[1], STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pipes->err[1], STDERR_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	union {
		const char *const *words;
		char *const *argv;
	} arguments = {argv}; /* the interface of 1990: nothing is changed */
	int error = posix_spawnp(pid, argv[0], &actions, &attributes, arguments.argv, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

bool process_start(
	struct process *process, const char *const *argv, char *const *environment, size_t memory)
{
	struct pipes pipes;
	*process = (struct process){.in = -1, .out = -1, .err = -1};
	if (!open_pipes(&pipes))
		return false;
	int error = spawn(&process->pid, &pipes, argv, environment);
	if (error) {
		process->pid = 0;
		close_pipes(&pipes);
		errno = error;
		return false;
	}
	if (memory)
		prlimit(process->pid, RLIMIT_DATA, &(struct rlimit){memory, memory}, NULL);
	process->in = pipes.in[1];
	process->out = pipes.out[0];
	process->err = pipes.err[0];
	close_fd(&pipes.in[0]);
	close_fd(&pipes.out[1]);
	close_fd(&pipes.err[1]);
	fcntl(process->out, F_SETPIPE_SZ, PIPE_SIZE); /* faster, where it is allowed */
	fcntl(process->in, F_SETFL, O_NONBLOCK);
	fcntl(process->out, F_SETFL, O_NONBLOCK);
	fcntl(process->err, F_SETFL, O_NONBLOCK);
	return true;
}

/* Talking */

static void send_some(struct process *process)
{
	size_t left = process->sending.len - process->sent;
	ssize_t count = write(process->in, process->sending.ptr + process->sent, left);
	if (count > 0)
		process->sent += (size_t)count;
	else if (errno != EAGAIN && errno != EINTR)
		close_fd(&process->in); /* it does not read any more: its end will tell why */
	if (process->sent == process->sending.len) {
		buf_clear(&process->sending);
		process->sent = 0;
	}
}

static void make_room(struct process *process)
{
	struct buf *received = &process->received;
	if (process->taken == received->len) {
		buf_clear(received);
		process->taken = 0;
	} else if (process->taken > READ_SIZE && process->taken > received->len / 2) {
		received->len -= process->taken;
		memmove(received->ptr, received->ptr + process->taken, received->len);
		process->taken = 0;
	}
	buf_reserve(received, READ_SIZE);
}

/* False at the end. */
static bool receive_some(struct process *process, bool *any)
{
	make_room(process);
	ssize_t count =
		read(process->out, process->received.ptr + process->received.len, READ_SIZE);
	if (count > 0)
		process->received.len += (size_t)count;
	*any = count > 0;
	return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

static void receive_errors(struct process *process)
{
	char text[1024];
	ssize_t count = read(process->err, text, sizeof text);
	if (count > 0 && process->errors.len < ERRORS_KEPT)
		buf_add(&process->errors, (struct str){text, (size_t)count});
	else if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
		close_fd(&process->err);
}

enum process_event process_exchange(struct process *process, int seconds)
{
	enum { IN, OUT, ERR };
	for (;;) {
		bool any = false;
		bool sending = process->in >= 0 && process->sent < process->sending.len;
		struct pollfd fds[] = {[IN] = {.fd = sending ? process->in : -1, .events = POLLOUT},
			[OUT] = {.fd = process->out, .events = POLLIN},
			[ERR] = {.fd = process->err, .events = POLLIN}};
		if (process->out < 0)
			return PROCESS_END;
		int ready = poll(fds, 3, seconds * 1000);
		if (ready == 0)
			return PROCESS_STALLED;
		if (ready < 0)
			continue; /* EINTR */
		if (fds[IN].revents)
			send_some(process);
		if (fds[ERR].revents)
			receive_errors(process);
		if (fds[OUT].revents && !receive_some(process, &any)) {
			close_fd(&process->out);
			return PROCESS_END;
		}
		if (any)
			return PROCESS_DATA;
	}
}

struct str process_pending(const struct process *process)
{
	return str_from(buf_str(&process->received), process->taken);
}

void process_take(struct process *process, size_t count)
{
	process->taken += count;
}

void process_close_input(struct process *process)
{
	if (process->pid)
		close_fd(&process->in);
}

/* Ending */

/* A child that has closed its output ends by itself; its last words are on standard error. */
static void last_words(struct process *process)
{
	for (int tries = 0; tries < 16 && process->err >= 0; tries++) {
		struct pollfd fd = {.fd = process->err, .events = POLLIN};
		if (poll(&fd, 1, 1000) <= 0)
			return;
		receive_errors(process);
	}
}

void process_stop(struct process *process)
{
	if (!process->pid)
		return;
	close_fd(&process->in);
	if (process->out < 0)
		last_words(process);
	bool kind = process->out < 0 && process->err < 0;
	close_fd(&process->out);
	close_fd(&process->err);
	if (!kind)
		kill(process->pid, SIGKILL);
	while (waitpid(process->pid, &process->status, 0) < 0 && errno == EINTR)
		;
	process->pid = 0;
}

void process_finish(struct process *process)
{
	process_stop(process);
	buf_finish(&process->sending);
	buf_finish(&process->received);
	buf_finish(&process->errors);
}

/* The first line that says what was fatal, or the first one. */
static struct str main_line(struct str text)
{
	struct str first = STR_NONE;
	while (text.ptr && text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (str_starts(line, STR("fatal: ")))
			return str_from(line, 7);
		if (!first.len)
			first = str_starts(line, STR("error: ")) ? str_from(line, 7) : line;
	}
	return first;
}

struct str process_fate(const struct process *process, struct arena *arena)
{
	struct buf text = {0};
	struct str line = main_line(buf_str(&process->errors));
	if (line.len)
		utf8_add_printable(&text, line);
	else if (WIFSIGNALED(process->status) && WTERMSIG(process->status) == SIGVTALRM)
		buf_puts(&text, "it took too much processor time");
	else if (WIFSIGNALED(process->status))
		buf_printf(&text, "ended by signal %d", WTERMSIG(process->status));
	else
		buf_printf(&text, "exit status %d", WEXITSTATUS(process->status));
	struct str fate = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return fate;
}
