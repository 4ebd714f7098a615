#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/output.h"
#include "commands/manual.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/results.h"
#include "commands/version.h"

static void out_of_memory(void)
{
	static const char text[] = "bomscreen: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
	(void)ignored;
	_exit(EXIT_INTERNAL);
}

/* A closed standard stream would lend its number to the first file that is opened. */
static void open_standard_streams(void)
{
	int fd;
	do
		fd = open("/dev/null", O_RDONLY); /* so that a write still fails */
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

/* Names in a document must not be able to collide at will. */
static void choose_hash_key(void)
{
	uint64_t key;
	if (getrandom(&key, sizeof key, GRND_NONBLOCK) == sizeof key)
		str_hash_key(key);
}

static struct str command_at(size_t index, const void *context)
{
	(void)context;
	return str_of(value_command(index));
}

static int unknown_command(const char *word)
{
	struct str meant = suggest(str_of(word), command_at, NULL);
	if (meant.ptr)
		message("there is no command \"%s\"; did you mean %.*s?", word, STR_ARG(meant));
	else if (access(word, F_OK) == 0)
		message("there is no command \"%s\"; to screen that file: bomscreen screen %s",
			word, word);
	else
		message("there is no command \"%s\"; bomscreen help lists them", word);
	return EXIT_USAGE;
}

static int print_version(void)
{
	struct output output;
	output_open(&output, NULL);
	output_printf(&output, "bomscreen %s\n", program_version);
	return result_commit(&output, "standard output");
}

static int print_help(const struct command *command)
{
	struct output output;
	output_open(&output, NULL);
	command ? help_command(command, &output) : help_program(&output);
	return result_commit(&output, "standard output");
}

static int run(const struct command *command, const char *const *words)
{
	struct arguments arguments = {0};
	struct buf error = {0};
	int code;
	if (!arguments_parse(&arguments, command, words, &error)) {
		message("%s: %.*s (bomscreen help %s lists the options)", command->name,
			STR_ARG(buf_str(&error)), command->name);
		code = EXIT_USAGE;
	} else if (argument_given(&arguments, option_help.name)) {
		code = print_help(command);
	} else {
		code = command->run(&arguments);
	}
	buf_finish(&error);
	arguments_finish(&arguments);
	return code;
}

int main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN); /* a write says EPIPE instead */
	signal(SIGXFSZ, SIG_IGN); /* a write says EFBIG instead */
	memory_set_handler(out_of_memory);
	mallopt(M_MMAP_THRESHOLD, 1 << 20); /* what long lists needed goes back at once */
	open_standard_streams();
	choose_hash_key();
	if (argc < 2) {
		message("no command; bomscreen help lists them");
		return EXIT_USAGE;
	}
	const char *word = argv[1];
	if (strcmp(word, "--version") == 0)
		return print_version();
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		return print_help(NULL);
	const struct command *command = command_named(word);
	if (!command)
		return unknown_command(word);
	return run(command, (const char *const *)argv + 2);
}
