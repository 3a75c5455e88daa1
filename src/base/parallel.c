/* base/parallel: threads that take indexes from one atomic counter. */
#include "notelint/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MAX_JOBS = 256 };

struct loop {
    atomic_size_t next;
    size_t count;
    parallel_body *body;
    void *context;
};

struct worker {
    struct loop *loop;
    size_t id;
    pthread_t thread;
};

static void *work(void *argument)
{
    const struct worker *worker = argument;
    struct loop *loop = worker->loop;
    for (;;) {
        const size_t index = atomic_fetch_add_explicit(&loop->next, 1, memory_order_relaxed);
        if (index >= loop->count)
            return NULL;
        loop->body(loop->context, index, worker->id);
    }
}

void parallel_for(size_t count, size_t jobs, parallel_body *body, void *context)
{
    struct loop loop = {.count = count, .body = body, .context = context};
    struct worker workers[MAX_JOBS] = {{.loop = &loop}};
    if (jobs > MAX_JOBS)
        jobs = MAX_JOBS;
    if (jobs > count)
        jobs = count;
    size_t started = 1;
    for (; started < jobs; started++) {
        workers[started] = (struct worker){.loop = &loop, .id = started};
        if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
            break;
    }
    work(&workers[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

size_t parallel_default_jobs(void)
{
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 1;
}
