/* vault/cache: one file a vault. Line 1 names the format and the build; then, in little-endian
 * words of 64 bits: the two of the key, the number of records, a checksum of their table; the
 * table, in the order of the notes' ids; and of each note its code and its bytes.
 *
 * Ids are keyed hashes (notelint/hash.h) under a key that each file has for itself: who writes
 * notes cannot write one that is taken for another. The file is replaced, never written to, so
 * that it can be used where it lies in memory. */
#include "cache.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "notelint/note_code.h"

enum {
    FEW_NOTES = 200, /* are parsed in the time that a cache takes to write */
    FILE_LIMIT = 2000 << 20,
    NEW_IN = 64, /* one new note in so many, and the file is written anew */
    FRESH = 2,   /* seconds: a file changed so lately may change again and have the same times */
    WORD = 8,
    WORDS_BEFORE_TABLE = 4,
    RECORD_WORDS = 15
};

struct record {
    uint64_t path[2];    /* its hash */
    uint64_t content[2]; /* the hash of the bytes */
    struct file_stamp stamp;
    uint64_t sum; /* of code and bytes */
    struct str code, bytes;
};

struct cache {
    struct arena *run;
    const char *path;
    const char *folder;
    struct str file; /* in memory */
    struct hash_key key;
    int64_t begun;        /* this run, in seconds of the clock */
    struct record *found; /* in the file, by path */
    size_t found_count;
    struct record *notes; /* by note index; of those to be kept, with code */
    bool *is_new;         /* the same: the file has it not, or not so */
    size_t note_count;
};

/* --- words --- */

static struct str head(struct arena *run)
{
    return str_fmt(run, "notelint cache 2 %.*s\n", STR_ARG(facts_version));
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

/* --- ids --- */

static struct hash_key turned(struct hash_key key)
{
    return (struct hash_key){~key.second, key.first};
}

static void hash_twice(struct hash_key key, struct str bytes, uint64_t ret[2])
{
    ret[0] = hash_keyed(key, bytes);
    ret[1] = hash_keyed(turned(key), bytes);
}

static int compare_paths(const void *a, const void *b)
{
    const struct record *left = a;
    const struct record *right = b;
    const size_t which = left->path[0] == right->path[0];
    return (left->path[which] > right->path[which]) - (left->path[which] < right->path[which]);
}

static uint64_t sum_of(const struct record *record)
{
    const uint64_t code = hash_sum(record->code);
    return (code << 32 | code >> 32) ^ hash_sum(record->bytes);
}

/* --- reading --- */

/* A row of the table, but for where its code and bytes lie; those are told by the last two words of
 * each, and lie one behind the other. */
static struct record read_row(const char *data)
{
    uint64_t words[RECORD_WORDS];
    for (size_t i = 0; i < COUNT_OF(words); i++)
        words[i] = word_at(data + i * WORD);
    return (struct record){
        .path = {words[0], words[1]},
        .content = {words[2], words[3]},
        .stamp = {.size = (int64_t)words[4],
                  .mtime = (int64_t)words[5],
                  .mtime_ns = (int64_t)words[6],
                  .ctime = (int64_t)words[7],
                  .ctime_ns = (int64_t)words[8],
                  .inode = words[9],
                  .device = words[10]},
        .sum = words[11],
    };
}

/* What stands at `offset` of the file's rest. */
static bool take_part(struct str rest, uint64_t offset, uint64_t len, struct str *ret)
{
    if (offset > rest.len || len > rest.len - offset)
        return false;
    *ret = str_slice(rest, (size_t)offset, (size_t)(offset + len));
    return true;
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
    const struct str parts = str_slice(rest, before + table.len, rest.len);
    if (hash_keyed(key, table) != check)
        return false;
    struct record *found = ARENA_ARRAY(cache->run, struct record, (size_t)count);
    for (size_t i = 0; i < count; i++) {
        const char *data = table.data + i * row;
        const uint64_t offset = word_at(data + 12 * (size_t)WORD);
        const uint64_t code = word_at(data + 13 * (size_t)WORD);
        const uint64_t bytes = word_at(data + 14 * (size_t)WORD);
        found[i] = read_row(data);
        if (!take_part(parts, offset, code, &found[i].code) ||
            !take_part(parts, offset + code, bytes, &found[i].bytes) ||
            (i > 0 && compare_paths(&found[i - 1], &found[i]) >= 0))
            return false;
    }
    cache->key = key;
    cache->found = found;
    cache->found_count = (size_t)count;
    return true;
}

static bool read_file(struct cache *cache)
{
    const struct str want = head(cache->run);
    return file_map(cache->path, FILE_LIMIT, &cache->file) && str_starts(cache->file, want) &&
           read_table(cache, str_slice(cache->file, want.len, cache->file.len));
}

struct cache *cache_open(struct arena *run, const char *folder, const struct vault *vault)
{
    struct timespec now = {0};
    if (vault->note_count < FEW_NOTES)
        return NULL;
    struct cache *cache = ARENA_NEW(run, struct cache);
    clock_gettime(CLOCK_REALTIME, &now);
    *cache = (struct cache){
        .run = run,
        .folder = folder,
        .path = str_fmt(run, "%s/%016jx.facts", folder, (uintmax_t)str_hash(vault->root)).data,
        .begun = (int64_t)now.tv_sec,
        .notes = ARENA_ARRAY(run, struct record, vault->note_count),
        .is_new = ARENA_ARRAY(run, bool, vault->note_count),
        .note_count = vault->note_count,
    };
    if (!read_file(cache))
        cache->key = hash_key_draw();
    return cache;
}

void cache_close(struct cache *cache)
{
    if (cache)
        file_unmap(cache->file);
}

/* --- one note --- */

/* Whoever changes the file from now on gives it another time. */
static bool is_settled(const struct cache *cache, const struct file_stamp *stamp)
{
    const int64_t last = stamp->mtime > stamp->ctime ? stamp->mtime : stamp->ctime;
    return stamp->inode && last < cache->begun - FRESH;
}

/* The record of the path, whose hash goes to *ret. */
static const struct record *look_up(const struct cache *cache, struct str path, struct record *ret)
{
    *ret = (struct record){0};
    hash_twice(cache->key, path, ret->path);
    return cache->found_count ? bsearch(ret, cache->found, cache->found_count,
                                        sizeof(*cache->found), compare_paths)
                              : NULL;
}

/* The note of a record that is undamaged. */
static struct note *revive(struct cache *cache, const struct cache_query *query, struct arena *run,
                           const struct record *found)
{
    if (sum_of(found) != found->sum)
        return NULL;
    struct note *note = note_decode(run, query->path, found->bytes, found->code);
    if (note)
        cache->notes[query->index] = *found;
    return note;
}

struct note *cache_find_unread(struct cache *cache, const struct cache_query *query,
                               struct arena *run)
{
    struct record mine;
    const struct record *found = look_up(cache, query->path, &mine);
    if (!found || !is_settled(cache, &found->stamp) || !file_stamp_eq(&found->stamp, &query->stamp))
        return NULL;
    return revive(cache, query, run, found);
}

struct note *cache_find(struct cache *cache, const struct cache_query *query, struct arena *run,
                        struct str bytes)
{
    struct record mine;
    const struct record *found = look_up(cache, query->path, &mine);
    hash_twice(cache->key, bytes, mine.content);
    if (is_settled(cache, &query->stamp))
        mine.stamp = query->stamp;
    cache->notes[query->index] = mine;
    if (!found || found->content[0] != mine.content[0] || found->content[1] != mine.content[1])
        return NULL;
    struct note *note = revive(cache, query, run, found);
    if (note && mine.stamp.inode) {
        cache->notes[query->index].stamp = mine.stamp;
        cache->is_new[query->index] = true;
    }
    return note;
}

void cache_keep(struct cache *cache, const struct cache_query *query, struct arena *run,
                struct note *note)
{
    struct record *mine = &cache->notes[query->index];
    struct buf code = {.arena = run};
    note_encode(note, &code);
    mine->code = buf_str(&code);
    mine->bytes = note->source.bytes;
    mine->sum = sum_of(mine);
    cache->is_new[query->index] = true;
}

/* --- writing --- */

static void push_row(struct buf *out, const struct record *record, uint64_t offset)
{
    const struct file_stamp *stamp = &record->stamp;
    const uint64_t words[RECORD_WORDS] = {
        record->path[0],
        record->path[1],
        record->content[0],
        record->content[1],
        (uint64_t)stamp->size,
        (uint64_t)stamp->mtime,
        (uint64_t)stamp->mtime_ns,
        (uint64_t)stamp->ctime,
        (uint64_t)stamp->ctime_ns,
        stamp->inode,
        stamp->device,
        record->sum,
        offset,
        record->code.len,
        record->bytes.len,
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        put_word(out, words[i]);
}

static bool write_file(struct arena *arena, const struct cache *cache, const struct record *records,
                       size_t count)
{
    struct str *pieces = ARENA_ARRAY(arena, struct str, 2 + 2 * count);
    struct buf first = {.arena = arena};
    struct buf table = {.arena = arena};
    uint64_t offset = 0;
    for (size_t i = 0; i < count; i++) {
        push_row(&table, &records[i], offset);
        offset += records[i].code.len + records[i].bytes.len;
        pieces[2 + 2 * i] = records[i].code;
        pieces[3 + 2 * i] = records[i].bytes;
    }
    buf_push(&first, head(arena));
    put_word(&first, cache->key.first);
    put_word(&first, cache->key.second);
    put_word(&first, count);
    put_word(&first, hash_keyed(cache->key, buf_str(&table)));
    pieces[0] = buf_str(&first);
    pieces[1] = buf_str(&table);
    struct error error; /* the run is right without a cache, and the next one as slow */
    return file_write_private(cache->path, pieces, 2 + 2 * count, &error);
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
        if (cache->notes[i].code.len)
            records[count++] = cache->notes[i];
        new_count += cache->is_new[i];
    }
    if (new_count * NEW_IN > cache->note_count) {
        qsort(records, count, sizeof(*records), compare_paths);
        make_folder(&temporary, cache->folder);
        (void)write_file(&temporary, cache, records, count);
    }
    arena_done(&temporary);
}
