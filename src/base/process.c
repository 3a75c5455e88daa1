/* base/process: posix_spawn, two pipes and poll. */
#include "notelint/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct child {
    const struct process *process;
    pid_t pid;
    int input, output; /* our ends of the pipes; -1: closed */
    size_t written;
    struct buf read;
    int64_t deadline; /* in milliseconds */
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* A pipe whose ends no other program inherits. */
static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return true;
}

/* In a process group of its own, so that all of it can be ended. */
static int spawn(const struct process *process, int input, int output, pid_t *ret)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    /* posix_spawn takes the words as not const and does not change them */
    char *const *argv = (char *const *)(uintptr_t)process->argv;
    const int failure = posix_spawnp(ret, process->argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

static bool start(struct child *child, struct error *error)
{
    int in[2];
    int out[2];
    if (!open_pipe(in))
        return error_set(error, "cannot open a pipe: %s", strerror(errno));
    if (!open_pipe(out)) {
        close(in[0]);
        close(in[1]);
        return error_set(error, "cannot open a pipe: %s", strerror(errno));
    }
    const int failure = spawn(child->process, in[0], out[1], &child->pid);
    close(in[0]);
    close(out[1]);
    child->input = in[1];
    child->output = out[0];
    fcntl(child->input, F_SETFL, O_NONBLOCK);
    fcntl(child->output, F_SETFL, O_NONBLOCK);
    if (failure)
        return error_set(error, "cannot run '%s': %s", child->process->argv[0], strerror(failure));
    return true;
}

static bool is_passing(int number)
{
    return number == EAGAIN || number == EWOULDBLOCK || number == EINTR;
}

/* A program that does not want all of its input may say so by closing it. */
static void feed(struct child *child)
{
    const struct str input = child->process->input;
    const ssize_t count =
        write(child->input, input.data + child->written, input.len - child->written);
    if (count > 0)
        child->written += (size_t)count;
    if (child->written == input.len || (count < 0 && !is_passing(errno)))
        close_end(&child->input);
}

static void drain(struct child *child)
{
    char bytes[4096];
    const ssize_t count = read(child->output, bytes, sizeof(bytes));
    if (count > 0)
        buf_push(&child->read, (struct str){bytes, (size_t)count});
    else if (count == 0 || !is_passing(errno))
        close_end(&child->output);
}

static bool too_slow(const struct child *child, struct error *error)
{
    return error_set(error, "'%s' did not end within %u seconds", child->process->argv[0],
                     child->process->seconds);
}

static bool talk(struct child *child, struct error *error)
{
    if (child->process->input.len == 0)
        close_end(&child->input);
    while (child->output >= 0) {
        struct pollfd ends[2] = {{.fd = child->output, .events = POLLIN},
                                 {.fd = child->input, .events = POLLOUT}};
        const int64_t left = child->deadline - now();
        if (left <= 0)
            return too_slow(child, error);
        if (poll(ends, 2, (int)left) < 0 && errno != EINTR)
            return error_set(error, "cannot wait for '%s': %s", child->process->argv[0],
                             strerror(errno));
        if (child->input >= 0 && ends[1].revents)
            feed(child);
        if (ends[0].revents)
            drain(child);
        if (child->read.len > child->process->output_max)
            return error_set(error, "'%s' printed more than %zu bytes", child->process->argv[0],
                             child->process->output_max);
    }
    return true;
}

/* It has closed its output and may still be at work. */
static bool reap(struct child *child, struct error *error)
{
    const struct timespec moment = {.tv_nsec = 5000000};
    int status = 0;
    for (;;) {
        const pid_t ended = waitpid(child->pid, &status, WNOHANG);
        if (ended == child->pid || (ended < 0 && errno != EINTR))
            break;
        if (now() >= child->deadline)
            return too_slow(child, error);
        nanosleep(&moment, NULL);
    }
    child->pid = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status))
        return error_set(error, "'%s' was ended by signal %d", child->process->argv[0],
                         WTERMSIG(status));
    return error_set(error, "'%s' ended with status %d", child->process->argv[0],
                     WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

bool process_run(struct arena *run, const struct process *process, struct str *ret_output,
                 struct error *error)
{
    struct child child = {.process = process, .input = -1, .output = -1, .read = {.arena = run}};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    child.deadline = now() + (int64_t)process->seconds * 1000;
    sigaction(SIGPIPE, &ignore, &before);
    const bool started = start(&child, error);
    const bool done = started && talk(&child, error) && reap(&child, error);
    close_end(&child.input);
    close_end(&child.output);
    if (started && !done && child.pid > 0) {
        kill(-child.pid, SIGKILL);
        waitpid(child.pid, NULL, 0);
    }
    sigaction(SIGPIPE, &before, NULL);
    *ret_output = buf_str(&child.read);
    return done;
}
