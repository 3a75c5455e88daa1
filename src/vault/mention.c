/* vault/mention: names are looked up by their first word, at capitalised words only; what stands
 * small or inside of links, code, comments and headings is no mention. */
#include "notelint/mention.h"

#include "notelint/fold.h"
#include "notelint/utf8.h"
#include "notelint/vault.h"

enum {
    WORDS_MAX = 8,     /* of a name */
    NAMES_MAX = 64,    /* that begin with one word */
    GAP_MAX = 3,       /* bytes between the words of a name */
    SHORTEST_NAME = 4, /* letters of a name of one word; capitals alone may be fewer */
    SHORTEST_CAPITALS = 3,
    SMALL_SHARE = 10 /* a name that is written small more often than one time in so many is a common
                        word */
};

struct name {
    struct str text;             /* as its note has it */
    struct str words[WORDS_MAX]; /* folded */
    size_t count;
    bool capitals; /* NASA: matches as written alone */
    const struct entity *entity;
    size_t seen, small; /* capitalised and small, in all notes */
    struct name *next;  /* with the same first word, longer ones first */
};

struct mention_index {
    const struct vault *vault;
    struct map by_first; /* first word -> struct name *, the longest */
};

/* A run of letters and digits. */
struct token {
    struct region region;
    bool capital; /* its first letter, or it is a number */
};

/* Prose of one block, left to right. */
struct reader {
    const struct note *note;
    struct region region;
    size_t at;
    size_t link, comment; /* the next ones that may cover `at` */
};

static size_t letter_at(struct str text, size_t at, uint32_t *ret)
{
    size_t len;
    *ret = utf8_decode(text, at, &len);
    return len;
}

static struct token token_at(struct str text, size_t at, size_t end)
{
    uint32_t code_point;
    struct token token = {.region = region_of(at, 0)};
    letter_at(text, at, &code_point);
    token.capital = unicode_is_upper(code_point) || !unicode_is_letter(code_point);
    while (at < end) {
        const size_t len = letter_at(text, at, &code_point);
        if (!unicode_is_alnum(code_point))
            break;
        at += len;
    }
    token.region = region_between(token.region.offset, at);
    return token;
}

/* Behind the code span that begins at a backtick, or behind the backticks if it has no end. */
static size_t skip_code(struct str text, size_t at, size_t end)
{
    size_t open = at;
    while (open < end && text.data[open] == '`')
        open++;
    for (size_t i = open; i < end;) {
        size_t run = i;
        while (run < end && text.data[run] == '`')
            run++;
        if (run - i == open - at)
            return run;
        i = run > i ? run : i + 1;
    }
    return open;
}

/* Behind whatever hides the text at `at`; `at` if nothing does. */
static size_t skip_hidden(struct reader *reader, size_t at)
{
    const struct note *note = reader->note;
    while (reader->link < note->links.len &&
           region_end(note->links.data[reader->link].region) <= at)
        reader->link++;
    if (reader->link < note->links.len && note->links.data[reader->link].region.offset <= at)
        return region_end(note->links.data[reader->link].region);
    while (reader->comment < note->comments.len &&
           region_end(note->comments.data[reader->comment].region) <= at)
        reader->comment++;
    if (reader->comment < note->comments.len &&
        note->comments.data[reader->comment].region.offset <= at)
        return region_end(note->comments.data[reader->comment].region);
    return at;
}

static bool next_token(struct reader *reader, struct token *ret)
{
    const struct str text = reader->note->source.bytes;
    const size_t end = region_end(reader->region);
    while (reader->at < end) {
        const size_t behind = skip_hidden(reader, reader->at);
        if (behind > reader->at) {
            reader->at = behind;
            continue;
        }
        uint32_t code_point;
        const size_t len = letter_at(text, reader->at, &code_point);
        if (code_point == '`') {
            reader->at = skip_code(text, reader->at, end);
        } else if (unicode_is_alnum(code_point)) {
            *ret = token_at(text, reader->at, end);
            reader->at = region_end(ret->region);
            return true;
        } else {
            reader->at += len;
        }
    }
    return false;
}

static bool is_prose(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CELL;
}

static bool is_all_capitals(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_upper(word.data[i]) && !ascii_is_digit(word.data[i]))
            return false;
    return word.len > 0 && !ascii_is_digit(word.data[0]);
}

/* False for a name that could be a common word. */
static bool split_name(struct arena *run, struct str text, struct name *ret)
{
    bool capital = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t code_point;
        const size_t len = letter_at(text, at, &code_point);
        if (!unicode_is_alnum(code_point)) {
            at += len;
            continue;
        }
        const struct token token = token_at(text, at, text.len);
        if (ret->count == WORDS_MAX)
            return false;
        if (ret->count == 0)
            capital = token.capital;
        const struct str word = str_slice(text, at, region_end(token.region));
        ret->capitals = is_all_capitals(word);
        ret->words[ret->count++] = fold_key(run, word);
        at = region_end(token.region);
    }
    if (ret->count != 1) {
        ret->capitals = false;
        return ret->count > 0 && capital;
    }
    const size_t least = ret->capitals ? SHORTEST_CAPITALS : SHORTEST_NAME;
    return capital && ret->words[0].len >= least && !ascii_is_digit(ret->words[0].data[0]);
}

static void add_name(struct arena *run, struct mention_index *index, struct str text,
                     const struct entity *entity)
{
    struct name *name = ARENA_NEW(run, struct name);
    if (!split_name(run, text, name) || name->words[0].len == 0)
        return;
    name->entity = entity;
    name->text = text;
    struct name **slot = (struct name **)map_slot(&index->by_first, run, name->words[0]);
    size_t count = 0;
    while (*slot && (*slot)->count >= name->count && count++ < NAMES_MAX)
        slot = &(*slot)->next;
    if (count > NAMES_MAX)
        return;
    name->next = *slot;
    *slot = name;
}

static bool matches(const struct name *name, struct reader ahead, struct token first,
                    struct arena *scratch, size_t *ret_end)
{
    const struct str text = ahead.note->source.bytes;
    if (name->capitals && !is_all_capitals(source_text(&ahead.note->source, first.region)))
        return false;
    size_t end = region_end(first.region);
    for (size_t i = 1; i < name->count; i++) {
        struct token token;
        if (!next_token(&ahead, &token) || token.region.offset - end > GAP_MAX)
            return false;
        const struct str gap = str_slice(text, end, token.region.offset);
        if (str_find_byte(gap, '\n', 0) != STR_NONE || str_find_byte(gap, '|', 0) != STR_NONE ||
            !str_eq(fold_key(scratch, source_text(&ahead.note->source, token.region)),
                    name->words[i]))
            return false;
        end = region_end(token.region);
    }
    *ret_end = end;
    return true;
}

/* The longest name at this token. */
static struct name *name_at(const struct mention_index *index, const struct reader *reader,
                            struct token token, struct arena *scratch, size_t *ret_end)
{
    const struct str word = fold_key(scratch, source_text(&reader->note->source, token.region));
    for (struct name *name = map_find(&index->by_first, word); name; name = name->next)
        if (matches(name, *reader, token, scratch, ret_end))
            return name;
    return NULL;
}

static char byte_at(struct str text, size_t at)
{
    return at < text.len ? text.data[at] : ' ';
}

/* Part of an address, a path, a file's name, a tag, a number or a longer word with hyphens. */
static bool is_glued(const struct note *note, struct region region)
{
    const struct str text = note->source.bytes;
    const size_t end = region_end(region);
    const char before = byte_at(text, region.offset - 1);
    const char after = byte_at(text, end);
    if (strchr("/@#_=&.\\", before) || strchr("/@_=\\", after))
        return true;
    const bool goes_on = after == '-' || after == '.';
    return (before == '-' && !ascii_is_space(byte_at(text, region.offset - 2))) ||
           (goes_on && ascii_is_alnum(byte_at(text, end + 1)));
}

typedef void found_name(void *context, struct name *name, struct region region, uint32_t block);

static void read_prose(const struct mention_index *index, const struct note *note,
                       struct arena *scratch, found_name *found, void *context)
{
    struct reader reader = {.note = note};
    for (size_t i = 0; i < note->blocks.len; i++) {
        if (!is_prose(&note->blocks.data[i]))
            continue;
        reader.region = note->blocks.data[i].region;
        reader.at = reader.region.offset;
        for (struct token token; next_token(&reader, &token);) {
            size_t end;
            if (!token.capital)
                continue;
            struct name *name = name_at(index, &reader, token, scratch, &end);
            if (!name)
                continue;
            const struct region region = region_between(token.region.offset, end);
            reader.at = end;
            if (!is_glued(note, region))
                found(context, name, region, (uint32_t)i);
        }
    }
}

static void count_seen(void *context, struct name *name, struct region region, uint32_t block)
{
    (void)context;
    (void)region;
    (void)block;
    name->seen++;
}

static void count_small(const struct mention_index *index, const struct note *note,
                        struct arena *scratch)
{
    struct reader reader = {.note = note};
    for (size_t i = 0; i < note->blocks.len; i++) {
        if (!is_prose(&note->blocks.data[i]))
            continue;
        reader.region = note->blocks.data[i].region;
        reader.at = reader.region.offset;
        for (struct token token; next_token(&reader, &token);) {
            if (token.capital)
                continue;
            const struct str word = source_text(&note->source, token.region);
            size_t end;
            for (struct name *name = map_find(&index->by_first, word); name; name = name->next)
                name->small += !name->capitals && matches(name, reader, token, scratch, &end);
        }
    }
}

struct mention_index *mention_index_build(struct arena *run, const struct vault *vault)
{
    struct mention_index *index = ARENA_NEW(run, struct mention_index);
    index->vault = vault;
    for (size_t i = 0; i < vault->entities.entities.len; i++) {
        const struct entity *entity = &vault->entities.entities.data[i];
        for (size_t k = 0; k < entity->name_count; k++) {
            const struct entity_set *set =
                map_find(&vault->entities.by_key, entity_key(run, entity->names[k]));
            if (set && set->len == 1)
                add_name(run, index, entity->names[k], entity);
        }
    }
    struct arena scratch = {0};
    for (size_t i = 0; i < vault->note_count; i++) {
        read_prose(index, vault->notes[i], &scratch, count_seen, NULL);
        count_small(index, vault->notes[i], &scratch);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
    return index;
}

struct finding {
    const struct mention_index *index;
    const struct note *note;
    struct arena *scratch;
    struct map known; /* entities that are linked, or mentioned before; by the home's path */
    struct mention_vec *out;
};

static void push_mention(void *context, struct name *name, struct region region, uint32_t block)
{
    struct finding *finding = context;
    /* Several words with the capitals of the name are the name. */
    const struct str text = source_text(&finding->note->source, region);
    const bool is_sure = name->count > 1 && str_eq(text, name->text);
    const bool is_common = !is_sure && name->small * SMALL_SHARE > name->seen;
    if (is_common || name->entity->home == finding->note)
        return;
    void **slot = map_slot(&finding->known, finding->scratch, name->entity->home->path);
    if (*slot)
        return;
    *slot = finding;
    *mention_vec_push(finding->scratch, finding->out) =
        (struct mention){.entity = name->entity, .region = region, .block = block};
}

void mentions_find(const struct mention_index *index, const struct note *note,
                   struct arena *scratch, struct mention_vec *ret)
{
    struct finding finding = {.index = index, .note = note, .scratch = scratch, .out = ret};
    for (size_t i = 0; i < note->links.len; i++) {
        const struct note *target =
            link_resolve(index->vault, note, &note->links.data[i], scratch, NULL).note;
        if (target)
            *map_slot(&finding.known, scratch, target->path) = &finding;
    }
    read_prose(index, note, scratch, push_mention, &finding);
}
