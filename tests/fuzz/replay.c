/* Runs a fuzz target without a fuzzer: replay FOLDER [FLIPS].
 *
 * Every file of the corpus goes in as it is, cut at each line end and at some other places, and
 * with single bits flipped; the choice is the same in each run. */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz.h"

enum { FLIPS = 200, FLIPS_PER_CUT = 4 };

/* Lehmer's generator: the same numbers everywhere. */
static size_t next_random(uint64_t *state, size_t below)
{
    *state = *state * 48271 % 2147483647;
    return (size_t)*state % below;
}

/* In a block of its own size, so that a sanitizer sees the first byte read behind it. */
static void run_input(struct str input)
{
    uint8_t *copy = malloc(input.len ? input.len : 1);
    if (!copy)
        abort();
    if (input.len)
        memcpy(copy, input.data, input.len);
    LLVMFuzzerTestOneInput(copy, input.len);
    free(copy);
}

static size_t run_variants(struct arena *arena, struct str input, size_t flips)
{
    size_t count = 1;
    uint64_t state = 1 + input.len;
    run_input(input);
    for (size_t at = 0; at < input.len; at++)
        if (input.data[at] == '\n') {
            run_input(str_slice(input, 0, at));
            count++;
        }
    for (size_t i = 0; i < flips / FLIPS_PER_CUT && input.len; i++, count++)
        run_input(str_slice(input, 0, next_random(&state, input.len)));
    for (size_t i = 0; i < flips && input.len; i++, count++) {
        struct str copy = str_dup(arena, input);
        char *bytes = arena_alloc(arena, copy.len);
        memcpy(bytes, copy.data, copy.len);
        bytes[next_random(&state, input.len)] ^= (char)(1 << next_random(&state, 8));
        run_input((struct str){bytes, input.len});
    }
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fputs("usage: replay FOLDER [FLIPS]\n", stderr);
        return 2;
    }
    const size_t flips = argc == 3 ? strtoul(argv[2], NULL, 10) : FLIPS;
    DIR *folder = opendir(argv[1]);
    if (!folder) {
        perror(argv[1]);
        return 2;
    }
    size_t files = 0;
    size_t inputs = 0;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (entry->d_name[0] == '.')
            continue;
        struct arena arena = {0};
        struct error error;
        struct str bytes;
        const struct str path = str_fmt(&arena, "%s/%s", argv[1], entry->d_name);
        if (!file_read(&arena, path.data, 0, &bytes, &error)) {
            fprintf(stderr, "%s\n", error.message);
            return 2;
        }
        files++;
        inputs += run_variants(&arena, bytes, flips);
        arena_done(&arena);
    }
    closedir(folder);
    printf("%zu files, %zu inputs\n", files, inputs);
    return files ? EXIT_SUCCESS : EXIT_FAILURE;
}
