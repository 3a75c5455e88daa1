/* cli/main: from argv to the exit status; what is printed goes through here. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"
#include "notelint/utf8.h"

/* Whoever shares the pipe may have made it non-blocking. */
static bool wait_for_room(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, -1) >= 0 || errno == EINTR;
}

bool write_out(struct str bytes, struct error *error)
{
    size_t done = 0;
    while (done < bytes.len) {
        const ssize_t written = write(STDOUT_FILENO, bytes.data + done, bytes.len - done);
        if (written >= 0)
            done += (size_t)written;
        else if (errno == EPIPE)
            return true; /* the reader has seen enough */
        else if (errno != EINTR && (errno != EAGAIN || !wait_for_room()))
            return error_set(error, "cannot write to standard output: %s", strerror(errno));
    }
    return true;
}

void tell(const char *fmt, ...)
{
    struct arena arena = {0};
    va_list args;
    va_start(args, fmt);
    const struct str text = utf8_printable(&arena, str_vfmt(&arena, fmt, args));
    va_end(args);
    fprintf(stderr, "notelint: %.*s\n", STR_ARG(text));
    arena_done(&arena);
}

/* A file opened in the place of a closed standard stream would get what is meant for that. The
 * places are taken so that reading and writing them fail as they would. */
static void take_closed_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            exit(EXIT_TROUBLE);
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
    signal(SIGXFSZ, SIG_IGN); /* beyond `ulimit -f` writing fails, as on a full disk */
    take_closed_streams();
    struct arena run = {0};
    struct error error = {0};
    const int status = run_command(argc, argv, &run, &error);
    if (status == EXIT_TROUBLE && error.message[0])
        tell("%s", error.message);
    arena_done(&run);
    return status;
}
