/* bench/bound: the least that a Markdown linter of this kind can cost: every note below a folder
 * read and parsed by cmark, one after the other, on one thread.
 *
 * What notelint is measured by. Knows no settings and no links; skips hidden folders. */
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 64, PATH_LENGTH = 4096 };

struct reader {
    char *bytes;
    size_t cap;
    size_t notes, total;
};

static int is_note(const char *name)
{
    const size_t len = strlen(name);
    return len > 3 && strcmp(name + len - 3, ".md") == 0;
}

static void parse_note(struct reader *reader, const char *path, size_t size)
{
    if (size >= reader->cap) {
        reader->cap = size * 2 + 65536;
        free(reader->bytes);
        reader->bytes = malloc(reader->cap);
        if (!reader->bytes)
            exit(2);
    }
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    const ssize_t len = read(file, reader->bytes, reader->cap);
    close(file);
    if (len < 0)
        return;
    cmark_node *document = cmark_parse_document(reader->bytes, (size_t)len, CMARK_OPT_DEFAULT);
    reader->notes++;
    reader->total += (size_t)len;
    cmark_node_free(document);
}

/* `path` holds `len` bytes of a folder's path, and room for PATH_LENGTH. */
static void walk(struct reader *reader, char *path, size_t len, int depth)
{
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        const int added = snprintf(path + len, PATH_LENGTH - len, "/%s", entry->d_name);
        if (entry->d_name[0] == '.' || added < 0 || (size_t)added >= PATH_LENGTH - len ||
            lstat(path, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode) && depth < DEPTH_MAX)
            walk(reader, path, len + (size_t)added, depth + 1);
        else if (S_ISREG(status.st_mode) && is_note(entry->d_name))
            parse_note(reader, path, (size_t)status.st_size);
    }
    path[len] = '\0';
    closedir(folder);
}

int main(int argc, char **argv)
{
    static char path[PATH_LENGTH];
    struct reader reader = {0};
    if (argc != 2 || strlen(argv[1]) >= sizeof(path)) {
        fputs("usage: bound FOLDER\n", stderr);
        return 2;
    }
    memcpy(path, argv[1], strlen(argv[1]));
    walk(&reader, path, strlen(path), 0);
    printf("%zu notes, %zu bytes\n", reader.notes, reader.total);
    free(reader.bytes);
    return 0;
}
