#include "base/task.h"

#include <stddef.h>

/* As much as a main thread usually has: the default of threads may be a quarter of that. */
#define STACK ((size_t)8 << 20)

static void *run(void *context)
{
	struct task *task = context;
	task->run(task->context);
	return NULL;
}

void task_start(struct task *task, void (*work)(void *context), void *context)
{
	pthread_attr_t attributes;
	*task = (struct task){.run = work, .context = context};
	if (pthread_attr_init(&attributes) != 0)
		return;
	pthread_attr_setstacksize(&attributes, STACK);
	task->started = pthread_create(&task->thread, &attributes, run, task) == 0;
	pthread_attr_destroy(&attributes);
}

void task_wait(struct task *task)
{
	if (task->started)
		pthread_join(task->thread, NULL);
	else
		task->run(task->context);
	task->started = false;
}
