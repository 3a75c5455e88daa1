/* rules/unknown-source: a statement attributed to a source that is not among those the settings
 * list or keep notes on. Silent until they do either. */
#include "notelint/nearest.h"
#include "rules.h"

struct known {
    struct arena *arena;
    struct map keys; /* key -> struct str *, the name as it is written */
};

static void learn(struct known *known, struct str name)
{
    const struct str key = source_key(known->arena, name);
    if (key.len == 0 || map_find(&known->keys, key))
        return;
    struct str *written = ARENA_NEW(known->arena, struct str);
    *written = name;
    *map_slot(&known->keys, known->arena, key) = written;
}

static void learn_note(struct known *known, const struct note *note)
{
    learn(known, note->name);
    learn(known, note->title);
    for (size_t i = 0; i < note->alias_count; i++)
        learn(known, note->aliases[i]);
}

/* `folder: Sources` also means the folders below it. */
static bool is_below(struct str path, struct str folder)
{
    while (str_ends(folder, STR("/")))
        folder = str_slice(folder, 0, folder.len - 1);
    return folder.len > 0 && str_starts(path, folder) && path.len > folder.len &&
           path.data[folder.len] == '/';
}

static void learn_all(struct known *known, const struct pass *pass)
{
    const struct value *sources = value_find(pass->options, STR("sources"));
    for (size_t i = 0; sources && sources->kind == VALUE_ARRAY && i < sources->count; i++)
        learn(known, value_string(&sources->items[i]));
    const struct str folder = option_string(pass->options, STR("folder"), (struct str){0});
    for (size_t i = 0; folder.len > 0 && i < pass->vault->note_count; i++)
        if (is_below(pass->vault->notes[i]->path, folder))
            learn_note(known, pass->vault->notes[i]);
}

/* Is a known name the key, or what it begins with ("reuters march 2026")? A name of several words
 * may also stand at its end ("thorne in the harbour gazette"). */
static bool is_known(const struct known *known, struct str key)
{
    if (map_find(&known->keys, key))
        return true;
    for (size_t i = 1; i < key.len; i++) {
        if (key.data[i] != ' ')
            continue;
        const struct str rest = str_slice(key, i + 1, key.len);
        if (map_find(&known->keys, str_slice(key, 0, i)) ||
            (str_find_byte(rest, ' ', 0) != STR_NONE && map_find(&known->keys, rest)))
            return true;
    }
    return false;
}

/* "Thorne, Harbour Gazette": each of the names. */
static bool is_known_list(const struct known *known, struct str source)
{
    struct str rest = source, part;
    bool all = true;
    while (str_split(&rest, ',', &part))
        all &= is_known(known, source_key(known->arena, str_trim(part)));
    return all;
}

/* Footnotes and web links are looked up by their own rules; who is quoted as saying something need
 * not be on a list. */
static bool is_checked(const struct citation *citation)
{
    return citation->how == CITE_PER || citation->how == CITE_ACCORDING_TO ||
           citation->how == CITE_PARENTHESIS || citation->how == CITE_SOURCE_COLUMN ||
           citation->how == CITE_CITEKEY;
}

static void report_source(struct pass *pass, struct known *known, const struct citation *citation)
{
    struct nearest nearest = {.word = citation->key};
    for (size_t i = 0; i < known->keys.len; i++)
        nearest_offer(&nearest, known->keys.entries[i].key);
    struct diagnostic *finding =
        report(pass, citation->name, "'%.*s' is no known source", STR_ARG(citation->source));
    const struct str *meant = map_find(&known->keys, nearest.best);
    if (meant)
        diagnostic_hint(pass, finding, "did you mean '%.*s'?", STR_ARG(*meant));
    else
        diagnostic_hint(pass, finding, "add it to the known sources, or name one of them");
    finding->identity = citation->key;
}

void unknown_source(struct pass *pass)
{
    if (pass->note->citations.len == 0 ||
        (!value_find(pass->options, STR("sources")) && !value_find(pass->options, STR("folder"))))
        return;
    struct known known = {.arena = pass->scratch};
    learn_all(&known, pass);
    for (size_t i = 0; i < pass->note->citations.len; i++) {
        const struct citation *citation = &pass->note->citations.data[i];
        if (is_checked(citation) && !is_known(&known, citation->key) &&
            !is_known_list(&known, citation->source))
            report_source(pass, &known, citation);
    }
}
