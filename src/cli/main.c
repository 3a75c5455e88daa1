/* cli/main: from argv to the exit status; the only place that prints errors. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli.h"

bool write_out(struct str bytes, struct error *error)
{
    size_t done = 0;
    while (done < bytes.len) {
        const ssize_t written = write(STDOUT_FILENO, bytes.data + done, bytes.len - done);
        if (written >= 0)
            done += (size_t)written;
        else if (errno == EPIPE)
            return true; /* the reader has seen enough */
        else if (errno != EINTR)
            return error_set(error, "cannot write to standard output: %s", strerror(errno));
    }
    return true;
}

static int run_command(int argc, char **argv, struct arena *run, struct error *error)
{
    struct invocation invocation;
    if (!invocation_parse(run, argc, argv, &invocation, error))
        return EXIT_TROUBLE;
    struct buf out = {.arena = run};
    if (option_given(&invocation, OPTION_HELP)) {
        const bool named = argc > 1 && command_find(str_from(argv[1]));
        print_help(named ? invocation.command : NULL, &out);
        return write_out(buf_str(&out), error) ? EXIT_CLEAN : EXIT_TROUBLE;
    }
    if (option_given(&invocation, OPTION_VERSION))
        return write_out(STR("notelint " NOTELINT_VERSION "\n"), error) ? EXIT_CLEAN : EXIT_TROUBLE;
    return invocation.command->run(&invocation, run, error);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    struct arena run = {0};
    struct error error = {0};
    const int status = run_command(argc, argv, &run, &error);
    if (status == EXIT_TROUBLE && error.message[0])
        fprintf(stderr, "notelint: %s\n", error.message);
    arena_done(&run);
    return status;
}
