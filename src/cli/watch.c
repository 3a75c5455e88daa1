/* cli/watch: checks again whenever a file of the vault has changed. inotify, where there is any,
 * says when to look; without it, or with fewer watches than folders, the clock does. Whether
 * something has changed is seen from sizes and times, in which our own reports do not count. */
#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#ifdef NOTELINT_INOTIFY
#include <sys/inotify.h>
#endif

enum { PAUSE_MS = 1000, SETTLE_MS = 50, FOLDER_LIMIT = 1 << 20 };

struct watch {
    struct str root;
    struct output *outputs;
    size_t output_count;
    int fd;        /* of inotify, or -1 */
    bool complete; /* all folders are watched */
};

#ifdef NOTELINT_INOTIFY
static int open_events(void)
{
    return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

/* A folder that is watched already stays so. */
static bool watch_folder(int fd, struct str path)
{
    const uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVE | IN_ATTRIB;
    return fd >= 0 && inotify_add_watch(fd, path.data, events | IN_ONLYDIR) >= 0;
}
#else
static int open_events(void)
{
    return -1;
}

static bool watch_folder(int fd, struct str path)
{
    (void)fd;
    (void)path;
    return false;
}
#endif

static bool is_output(const struct watch *watch, const struct stat *file)
{
    struct stat output;
    for (size_t i = 0; i < watch->output_count; i++)
        if (stat(watch->outputs[i].path, &output) == 0 && output.st_ino == file->st_ino &&
            output.st_dev == file->st_dev)
            return true;
    return false;
}

VEC_OF(folder_vec, struct str)

static uint64_t look_at(const struct watch *watch, struct str path, const struct stat *file)
{
    const uint64_t facts[] = {
        str_hash(path),
        (uint64_t)file->st_size,
        (uint64_t)file->st_mtime,
        (uint64_t)file->st_ctime,
        (uint64_t)file->st_ino,
#ifndef __APPLE__
        (uint64_t)file->st_mtim.tv_nsec,
#endif
    };
    return is_output(watch, file) ? 0 : str_hash((struct str){(const char *)facts, sizeof(facts)});
}

/* A sum over all files, which differs when one of them does. Dot folders hold no notes, but the one
 * of git changes with every commit. */
static uint64_t look(struct watch *watch)
{
    struct arena scratch = {0};
    struct folder_vec todo = {0};
    uint64_t sum = 0;
    *folder_vec_push(&scratch, &todo) = watch->root;
    watch->complete = true;
    for (size_t i = 0; i < todo.len && todo.len < FOLDER_LIMIT; i++) {
        DIR *stream = opendir(todo.data[i].len ? todo.data[i].data : "/");
        if (!stream)
            continue;
        watch->complete = watch_folder(watch->fd, todo.data[i]) && watch->complete;
        for (const struct dirent *entry; (entry = readdir(stream));) {
            struct stat file;
            const struct str path =
                str_fmt(&scratch, "%.*s/%s", STR_ARG(todo.data[i]), entry->d_name);
            if (lstat(path.data, &file) != 0)
                continue;
            if (!S_ISDIR(file.st_mode))
                sum += look_at(watch, path, &file);
            else if (entry->d_name[0] != '.')
                *folder_vec_push(&scratch, &todo) = path;
        }
        closedir(stream);
    }
    arena_done(&scratch);
    return sum;
}

static void wait_for_event(const struct watch *watch)
{
    struct pollfd event = {.fd = watch->fd, .events = POLLIN};
    char ignored[4096];
    poll(&event, watch->fd >= 0, watch->complete ? -1 : PAUSE_MS);
    poll(NULL, 0, SETTLE_MS); /* an editor writes, renames and touches in one go */
    while (watch->fd >= 0 && read(watch->fd, ignored, sizeof(ignored)) > 0)
        continue;
}

bool watch_run(const struct request *request, command_function *check, struct error *error)
{
    struct arena run = {0};
    struct watch watch = {
        .outputs = request->outputs, .output_count = request->output_count, .fd = -1};
    const struct words *operands = &request->invocation->operands;
    if (!vault_find_root(&run, operands->len ? operands->data[0] : NULL, &watch.root, error))
        return false;
    watch.fd = open_events();
    for (;;) {
        const uint64_t seen = look(&watch);
        struct arena round = {0};
        struct error trouble = {0};
        if (check(request->invocation, &round, &trouble) == EXIT_TROUBLE)
            tell("%s", trouble.message);
        arena_done(&round);
        tell("waiting for changes in '%.*s'", STR_ARG(watch.root));
        while (look(&watch) == seen)
            wait_for_event(&watch);
        fprintf(stderr, "notelint: checking again\n");
    }
}
