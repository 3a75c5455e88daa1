/* vault/cache: one file a vault. Line 1 names the format and the build; then, in little-endian
 * words of 64 bits: the two of the key, the number of records, a checksum of their table; the
 * table, in the order of the ids; and the codes of the notes.
 *
 * Ids and checksums are keyed hashes (notelint/hash.h) under a key that each file has for itself:
 * who writes notes cannot write one that is taken for another. */
#include "cache.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/note_code.h"

enum {
    FEW_NOTES = 200, /* are parsed in the time that a cache takes to write */
    FILE_LIMIT = 2000 << 20,
    NEW_IN = 64, /* one new note in so many, and the file is written anew */
    WORD = 8,
    WORDS_BEFORE_TABLE = 4,
    RECORD_WORDS = 5
};

struct record {
    uint64_t id[2];
    uint64_t check; /* of the code */
    struct str code;
    bool present;
};

struct cache {
    struct arena *run;
    const char *path;
    const char *folder;
    struct hash_key key;
    struct record *found; /* in the file, by id */
    size_t found_count;
    struct record *notes; /* by note index */
    bool *is_new;         /* the same */
    size_t note_count;
};

static struct str head(struct arena *run)
{
    return str_fmt(run, "notelint cache 1 %.*s\n", STR_ARG(facts_version));
}

static uint64_t word_at(const char *data)
{
    uint64_t word = 0;
    for (size_t i = 0; i < WORD; i++)
        word |= (uint64_t)(unsigned char)data[i] << 8 * i;
    return word;
}

static void put_word(struct buf *out, uint64_t word)
{
    for (size_t i = 0; i < WORD; i++)
        buf_push_byte(out, (char)(word >> 8 * i & 0xff));
}

static struct hash_key turned(struct hash_key key)
{
    return (struct hash_key){~key.second, key.first};
}

static int compare_ids(const void *a, const void *b)
{
    const struct record *left = a;
    const struct record *right = b;
    const size_t which = left->id[0] == right->id[0];
    return (left->id[which] > right->id[which]) - (left->id[which] < right->id[which]);
}

/* The table of a file whose head has been read: `rest` is what follows it. */
static bool read_table(struct cache *cache, struct str rest)
{
    const size_t before = (size_t)WORDS_BEFORE_TABLE * WORD;
    const size_t row = (size_t)RECORD_WORDS * WORD;
    if (rest.len < before)
        return false;
    const struct hash_key key = {word_at(rest.data), word_at(rest.data + WORD)};
    const uint64_t count = word_at(rest.data + 2 * (size_t)WORD);
    const uint64_t check = word_at(rest.data + 3 * (size_t)WORD);
    if (count > (rest.len - before) / row)
        return false;
    const struct str table = str_slice(rest, before, before + (size_t)count * row);
    const struct str codes = str_slice(rest, before + table.len, rest.len);
    if (hash_keyed(key, table) != check)
        return false;
    cache->found = ARENA_ARRAY(cache->run, struct record, (size_t)count);
    for (size_t i = 0; i < count; i++) {
        const char *data = table.data + i * row;
        const uint64_t offset = word_at(data + 3 * (size_t)WORD);
        const uint64_t len = word_at(data + 4 * (size_t)WORD);
        if (offset > codes.len || len > codes.len - offset)
            return false;
        cache->found[i] = (struct record){
            .id = {word_at(data), word_at(data + WORD)},
            .check = word_at(data + 2 * (size_t)WORD),
            .code = str_slice(codes, (size_t)offset, (size_t)(offset + len)),
        };
        if (i > 0 && compare_ids(&cache->found[i - 1], &cache->found[i]) > 0)
            return false;
    }
    cache->key = key;
    cache->found_count = (size_t)count;
    return true;
}

struct cache *cache_open(struct arena *run, const char *folder, const struct vault *vault)
{
    if (vault->note_count < FEW_NOTES)
        return NULL;
    struct cache *cache = ARENA_NEW(run, struct cache);
    *cache = (struct cache){
        .run = run,
        .folder = folder,
        .path = str_fmt(run, "%s/%016jx.facts", folder, (uintmax_t)str_hash(vault->root)).data,
        .notes = ARENA_ARRAY(run, struct record, vault->note_count),
        .is_new = ARENA_ARRAY(run, bool, vault->note_count),
        .note_count = vault->note_count,
    };
    struct str bytes;
    struct error error;
    const struct str want = head(run);
    if (!file_read(run, cache->path, FILE_LIMIT, &bytes, &error) || !str_starts(bytes, want) ||
        !read_table(cache, str_slice(bytes, want.len, bytes.len)))
        cache->key = hash_key_draw();
    return cache;
}

struct note *cache_find(struct cache *cache, size_t index, struct arena *run, struct str path,
                        struct str bytes)
{
    const struct hash_key key = {hash_keyed(cache->key, path),
                                 hash_keyed(turned(cache->key), path)};
    struct record *mine = &cache->notes[index];
    *mine = (struct record){.id = {hash_keyed(key, bytes), hash_keyed(turned(key), bytes)}};
    const struct record *found = NULL;
    if (cache->found_count)
        found = bsearch(mine, cache->found, cache->found_count, sizeof(*found), compare_ids);
    if (!found || hash_keyed(cache->key, found->code) != found->check)
        return NULL;
    struct note *note = note_decode(run, path, bytes, found->code);
    if (note) {
        *mine = *found;
        mine->present = true;
    }
    return note;
}

void cache_keep(struct cache *cache, size_t index, struct arena *run, struct note *note)
{
    struct record *mine = &cache->notes[index];
    struct buf code = {.arena = run};
    note_encode(note, &code);
    mine->code = buf_str(&code);
    mine->check = hash_keyed(cache->key, mine->code);
    mine->present = true;
    cache->is_new[index] = true;
}

static void push_table(struct buf *out, const struct record *records, size_t count)
{
    uint64_t offset = 0;
    for (size_t i = 0; i < count; i++) {
        put_word(out, records[i].id[0]);
        put_word(out, records[i].id[1]);
        put_word(out, records[i].check);
        put_word(out, offset);
        put_word(out, records[i].code.len);
        offset += records[i].code.len;
    }
}

static struct str file_of(struct arena *arena, const struct cache *cache,
                          const struct record *records, size_t count)
{
    struct buf table = {.arena = arena};
    struct buf out = {.arena = arena};
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += records[i].code.len;
    push_table(&table, records, count);
    const struct str first = head(arena);
    buf_reserve(&out, first.len + (size_t)WORDS_BEFORE_TABLE * WORD + table.len + len);
    buf_push(&out, first);
    put_word(&out, cache->key.first);
    put_word(&out, cache->key.second);
    put_word(&out, count);
    put_word(&out, hash_keyed(cache->key, buf_str(&table)));
    buf_push(&out, buf_str(&table));
    for (size_t i = 0; i < count; i++)
        buf_push(&out, records[i].code);
    return buf_str(&out);
}

/* The folder and the one above it, for the user alone. */
static void make_folder(struct arena *arena, const char *folder)
{
    const struct str path = str_from(folder);
    const size_t slash = str_rfind_byte(path, '/');
    if (slash != STR_NONE && slash > 0)
        (void)mkdir(str_dup(arena, str_slice(path, 0, slash)).data, 0700);
    (void)mkdir(folder, 0700); /* what is wrong with it, writing into it tells */
}

void cache_save(struct cache *cache)
{
    struct arena temporary = {0};
    struct record *records = ARENA_ARRAY(&temporary, struct record, cache->note_count);
    size_t count = 0;
    size_t new_count = 0;
    for (size_t i = 0; i < cache->note_count; i++) {
        if (cache->notes[i].present)
            records[count++] = cache->notes[i];
        new_count += cache->is_new[i];
    }
    if (new_count * NEW_IN > cache->note_count) {
        struct error error; /* the run is right without a cache, and the next one as slow */
        qsort(records, count, sizeof(*records), compare_ids);
        make_folder(&temporary, cache->folder);
        (void)file_write_whole(cache->path, file_of(&temporary, cache, records, count), &error);
    }
    arena_done(&temporary);
}
