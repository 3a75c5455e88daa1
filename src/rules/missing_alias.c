/* rules/missing-alias: reports a short name that a note introduces, others use, and no alias
 * carries.
 *
 * A note introduces a name in the brackets behind its title, or behind its name in its first
 * paragraph. Any name counts that others link to in vain; an acronym counts too where others write
 * it. */
#include "notelint/fold.h"
#include "notelint/map.h"
#include "rules.h"

enum {
    ACRONYM_MIN = 2,
    ACRONYM_MAX = 10,
    USERS_MIN = 2 /* notes that write an acronym without linking to it */
};

struct introduction {
    const struct note *note;
    struct region region;
    bool is_shared; /* several notes introduce it: whose it is cannot be told */
    bool is_linked; /* a link asks for it in vain */
    size_t users;   /* other notes that write it */
    const struct note *last_user;
};

static bool is_acronym_byte(char c)
{
    return ascii_is_upper(c) || ascii_is_digit(c) || c == '&' || c == '-';
}

static bool is_acronym(struct str text)
{
    if (text.len < ACRONYM_MIN || text.len > ACRONYM_MAX || !ascii_is_upper(text.data[0]) ||
        !ascii_is_upper(text.data[1]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_acronym_byte(text.data[i]))
            return false;
    return true;
}

/* The name in brackets behind a title: "KIO" of "Kachin Independence Organization (KIO)". */
static struct region behind_title(const struct note *note)
{
    const struct str title = source_text(&note->source, note->title_region);
    const size_t open = str_rfind_byte(title, '(');
    if (open == STR_NONE || open == 0 || !str_ends(title, STR(")")))
        return (struct region){0};
    return region_between(note->title_region.offset + open + 1, region_end(note->title_region) - 1);
}

/* The acronym in brackets behind the note's name in its first paragraph: "The **Dutch East India
 * Company** (VOC) was". */
static struct region behind_name(const struct note *note)
{
    const struct block *lead = NULL;
    for (size_t i = 0; i < note->blocks.len && !lead; i++)
        if (note->blocks.data[i].kind == BLOCK_PARAGRAPH)
            lead = &note->blocks.data[i];
    if (!lead)
        return (struct region){0};
    const struct str text = source_text(&note->source, lead->region);
    const size_t name = str_find(text, note->name, 0);
    if (name == STR_NONE)
        return (struct region){0};
    size_t at = name + note->name.len;
    while (at < text.len && (text.data[at] == '*' || text.data[at] == '_' || text.data[at] == ' '))
        at++;
    const size_t close = str_find_byte(text, ')', at);
    if (at >= text.len || text.data[at] != '(' || close == STR_NONE)
        return (struct region){0};
    if (!is_acronym(str_slice(text, at + 1, close)))
        return (struct region){0};
    return region_between(lead->region.offset + at + 1, lead->region.offset + close);
}

static bool carries(const struct note *note, struct str key, struct arena *scratch)
{
    for (size_t i = 0; i < note->alias_count; i++)
        if (str_eq(fold_key(scratch, note->aliases[i]), key))
            return true;
    return str_eq(fold_key(scratch, note->name), key);
}

static void introduce(struct pass *pass, struct map *introductions, const struct note *note,
                      struct region region)
{
    const struct str key = fold_key(pass->scratch, source_text(&note->source, region));
    if (key.len == 0 || carries(note, key, pass->scratch))
        return;
    void **slot = map_slot(introductions, pass->scratch, key);
    if (!*slot) {
        struct introduction *new = ARENA_NEW(pass->scratch, struct introduction);
        *new = (struct introduction){.note = note, .region = region};
        *slot = new;
    }
    struct introduction *introduction = *slot;
    introduction->is_shared = introduction->is_shared || introduction->note != note;
}

/* A name that another note goes by is that one's. */
static void look_at_names(struct pass *pass, const struct map *introductions,
                          const struct note *note)
{
    for (size_t i = 0; i <= note->alias_count; i++) {
        const struct str name = i < note->alias_count ? note->aliases[i] : note->name;
        struct introduction *introduction = map_find(introductions, fold_key(pass->scratch, name));
        if (introduction && introduction->note != note)
            introduction->is_shared = true;
    }
}

static void look_at_links(struct pass *pass, const struct map *introductions,
                          const struct note *note)
{
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        if (link->in_comment || vault_link_status(pass->vault, note, i) != LINK_MISSING)
            continue;
        struct introduction *introduction =
            map_find(introductions, fold_key(pass->scratch, link->path));
        if (introduction)
            introduction->is_linked = true;
    }
}

/* Words in capitals, of the text as it is written. */
static void look_at_words(struct pass *pass, const struct map *introductions,
                          const struct note *note)
{
    const struct str text = source_text(&note->source, note->body);
    for (size_t at = 0, end; at < text.len; at = end) {
        end = at + 1;
        if (!ascii_is_upper(text.data[at]) || (at > 0 && ascii_is_alnum(text.data[at - 1])))
            continue;
        while (end < text.len && is_acronym_byte(text.data[end]))
            end++;
        const struct str word = str_slice(text, at, end);
        if (!is_acronym(word) || (end < text.len && ascii_is_alnum(text.data[end])))
            continue;
        struct introduction *introduction = map_find(introductions, fold_key(pass->scratch, word));
        if (!introduction || introduction->note == note || introduction->last_user == note)
            continue;
        introduction->users++;
        introduction->last_user = note;
    }
}

static void report_missing(struct pass *pass, const struct introduction *introduction)
{
    const struct note *note = introduction->note;
    const struct str name = source_text(&note->source, introduction->region);
    struct diagnostic *finding =
        introduction->is_linked
            ? report_in(pass, note, introduction->region,
                        "other notes link to '%.*s', which is no alias of this one", STR_ARG(name))
            : report_in(pass, note, introduction->region,
                        "%zu other notes write '%.*s', which is no alias of this one",
                        introduction->users, STR_ARG(name));
    finding->identity = name;
    diagnostic_hint(pass, finding, "add '%.*s' to 'aliases'", STR_ARG(name));
}

void missing_alias(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    struct map introductions = {0}; /* fold_key of the name -> struct introduction * */
    for (size_t i = 0; i < vault->note_count; i++) {
        introduce(pass, &introductions, vault->notes[i], behind_title(vault->notes[i]));
        introduce(pass, &introductions, vault->notes[i], behind_name(vault->notes[i]));
    }
    if (introductions.len == 0)
        return;
    for (size_t i = 0; i < vault->note_count; i++) {
        look_at_names(pass, &introductions, vault->notes[i]);
        look_at_links(pass, &introductions, vault->notes[i]);
        look_at_words(pass, &introductions, vault->notes[i]);
    }
    for (size_t i = 0; i < introductions.len; i++) {
        const struct introduction *introduction = introductions.entries[i].value;
        const bool is_acronym_in_use =
            introduction->users >= USERS_MIN &&
            is_acronym(source_text(&introduction->note->source, introduction->region));
        if (!introduction->is_shared && (introduction->is_linked || is_acronym_in_use))
            report_missing(pass, introduction);
    }
}
