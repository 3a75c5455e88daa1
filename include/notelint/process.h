/* base/process: runs another program, feeds it and reads what it prints. */
#ifndef NOTELINT_PROCESS_H
#define NOTELINT_PROCESS_H

#include "notelint/error.h"
#include "notelint/str.h"

struct process {
    const char *const *argv; /* ends with NULL; argv[0] is sought in PATH unless it has a slash */
    struct str input;        /* for its standard input */
    unsigned seconds;        /* until it must have ended */
    size_t output_max;       /* bytes that it may print */
};

/* Run it without a shell. Its standard error is ours. False where it cannot be started, takes too
 * long, prints too much, or ends otherwise than with status 0; it and what it has started are gone
 * then. Not for several threads at once. */
bool process_run(struct arena *run, const struct process *process, struct str *ret_output,
                 struct error *error);

#endif
