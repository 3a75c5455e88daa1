/* base/parallel: the one parallel loop.
 *
 * All threads of notelint live inside a call of parallel_for. Bodies may write only to what `index`
 * or `worker` names; results that must not depend on the number of workers are stored by index. */
#ifndef NOTELINT_PARALLEL_H
#define NOTELINT_PARALLEL_H

#include <stddef.h>

/* Called once for every index below the count; `worker` is below the number of jobs. */
typedef void parallel_body(void *context, size_t index, size_t worker);

/* Runs `body` for 0..count-1 on up to `jobs` threads (1: on the caller's alone). Returns when all
 * are done. If threads cannot be started, fewer are used. */
void parallel_for(size_t count, size_t jobs, parallel_body *body, void *context);

/* Processors online, at least 1. */
size_t parallel_default_jobs(void);

#endif
