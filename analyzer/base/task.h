/* Work that another thread does meanwhile. What it reads must not change and what it changes must
 * not be touched before task_wait. Where no thread can be had, waiting does the work. */
#ifndef BASE_TASK_H
#define BASE_TASK_H

#include <pthread.h>
#include <stdbool.h>

struct task {
	void (*run)(void *context);
	void *context;
	pthread_t thread;
	bool started;
};

void task_start(struct task *task, void (*run)(void *context), void *context);
void task_wait(struct task *task);

#endif
