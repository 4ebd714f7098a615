/* Growing arrays of one type: struct { struct thing *items; size_t count, cap; } list = {0};
 * list_push(&list, thing); The memory is the heap's: list_finish gives it back. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"

#define LIST(type)                                                                                 \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t count, cap;                                                                 \
	}

static inline size_t list_next_cap(size_t cap)
{
	return cap < 8 ? 8 : cap + cap / 2;
}

/* Makes room for one more item and returns it uninitialised (an lvalue's address). */
#define list_add(list)                                                                             \
	((list)->count == (list)->cap ? ((list)->cap = list_next_cap((list)->cap),                 \
						(list)->items = memory_resize((list)->items,       \
							(list)->cap * sizeof *(list)->items))      \
				      : (list)->items,                                             \
		&(list)->items[(list)->count++])

#define list_push(list, item) ((void)(*list_add(list) = (item)))

/* Puts the items of another list behind those of this one; that one is empty afterwards. */
#define list_append(list, other)                                                                   \
	do {                                                                                       \
		size_t joined_ = (list)->count + (other)->count;                                   \
		if (joined_ > (list)->cap) {                                                       \
			(list)->cap = joined_;                                                     \
			(list)->items =                                                            \
				memory_resize((list)->items, joined_ * sizeof *(list)->items);     \
		}                                                                                  \
		if ((other)->count)                                                                \
			memcpy((list)->items + (list)->count, (other)->items,                      \
				(other)->count * sizeof *(list)->items);                           \
		(list)->count = joined_;                                                           \
		list_finish(other);                                                                \
	} while (0)

#define list_finish(list)                                                                          \
	(memory_free((list)->items), (list)->items = NULL, (list)->count = (list)->cap = 0, (void)0)

#endif
