/* Cache files: what is found in a damaged one are the facts of the note that is asked for, or
 * nothing. The input tells how a good file is damaged: its first byte in which way, then places and
 * bytes. */
#include <dirent.h>
#include <unistd.h>

#include "../../src/vault/cache.h"
#include "fuzz.h"
#include "notelint/note_code.h"

enum { NOTES = 200, STEP = 4 }; /* fewer notes have no cache */

static struct shelf {
    struct vault vault;
    struct str paths[NOTES], texts[NOTES], codes[NOTES];
    char folder[64];
    struct str file; /* its path */
    struct str good; /* its bytes */
} shelf;

static void clean_up(void)
{
    unlink(shelf.file.data);
    rmdir(shelf.folder);
    arena_done(&shelf.vault.run);
}

static void write_file(struct str bytes)
{
    FILE *file = fopen(shelf.file.data, "wb");
    FUZZ_CHECK(file && fwrite(bytes.data ? bytes.data : "", 1, bytes.len, file) == bytes.len);
    fclose(file);
}

static struct cache_query query_of(size_t i)
{
    return (struct cache_query){.index = i, .path = shelf.paths[i]};
}

static void keep_note(struct cache *cache, size_t i)
{
    struct arena *run = &shelf.vault.run;
    struct arena scratch = {0};
    struct buf code = {.arena = run};
    shelf.paths[i] = str_fmt(run, "Rivers/%zu.md", i);
    shelf.texts[i] =
        str_fmt(run, "---\nlength: %zu km\n---\n# River %zu\n\nIt joins [[%zu]].\n", i, i, i / 2);
    const struct cache_query query = query_of(i);
    FUZZ_CHECK(!cache_find(cache, &query, run, shelf.texts[i]));
    struct note *note = note_parse(run, &scratch, shelf.paths[i], shelf.texts[i]);
    note_encode(note, &code);
    shelf.codes[i] = buf_str(&code);
    cache_keep(cache, &query, run, note);
    arena_done(&scratch);
}

/* The only file of the folder. */
static struct str find_file(struct arena *run)
{
    struct str path = {0};
    DIR *folder = opendir(shelf.folder);
    FUZZ_CHECK(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            path = str_fmt(run, "%s/%s", shelf.folder, entry->d_name);
    closedir(folder);
    return path;
}

static void fill_shelf(void)
{
    struct arena *run = &shelf.vault.run;
    struct error error;
    const char *where = getenv("TMPDIR");
    snprintf(shelf.folder, sizeof(shelf.folder), "%s/fuzz-cache-XXXXXX",
             where && strlen(where) < 40 ? where : "/tmp");
    FUZZ_CHECK(mkdtemp(shelf.folder));
    shelf.vault.root = STR("/rivers");
    shelf.vault.note_count = NOTES;
    struct cache *cache = cache_open(run, shelf.folder, &shelf.vault);
    FUZZ_CHECK(cache);
    for (size_t i = 0; i < NOTES; i++)
        keep_note(cache, i);
    cache_save(cache);
    cache_close(cache);
    shelf.file = find_file(run);
    FUZZ_CHECK(shelf.file.len && file_read(run, shelf.file.data, 0, &shelf.good, &error));
    atexit(clean_up);
}

/* Bytes changed here and there. */
static struct str altered(struct arena *run, struct str steps)
{
    char *bytes = arena_alloc(run, shelf.good.len);
    memcpy(bytes, shelf.good.data, shelf.good.len);
    for (size_t i = 0; i + STEP <= steps.len; i += STEP) {
        const unsigned char *step = (const unsigned char *)steps.data + i;
        const size_t at = (size_t)step[0] | (size_t)step[1] << 8 | (size_t)step[2] << 16;
        bytes[at % shelf.good.len] ^= (char)step[3];
    }
    return (struct str){bytes, shelf.good.len};
}

static struct str damaged(struct arena *run, struct str input)
{
    if (!input.len)
        return shelf.good;
    const struct str rest = str_slice(input, 1, input.len);
    const size_t place = str_hash(rest) % (shelf.good.len + 1);
    struct buf out = {.arena = run};
    switch (input.data[0] & 3) {
    case 0:
        return altered(run, rest);
    case 1:
        return str_slice(shelf.good, 0, place);
    case 2:
        buf_push(&out, str_slice(shelf.good, 0, place));
        buf_push(&out, rest);
        buf_push(&out, str_slice(shelf.good, place, shelf.good.len));
        return buf_str(&out);
    default:
        return rest;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!shelf.good.len)
        fill_shelf();
    struct arena run = {0};
    write_file(damaged(&run, fuzz_input(data, size)));
    struct cache *cache = cache_open(&run, shelf.folder, &shelf.vault);
    for (size_t i = 0; i < NOTES; i++) {
        struct buf code = {.arena = &run};
        const struct cache_query query = query_of(i);
        struct note *note = cache_find(cache, &query, &run, shelf.texts[i]);
        FUZZ_CHECK(note || size);
        if (!note)
            continue;
        note_encode(note, &code);
        FUZZ_CHECK(str_eq(buf_str(&code), shelf.codes[i]));
    }
    cache_close(cache);
    arena_done(&run);
    return 0;
}
