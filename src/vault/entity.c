/* vault/entity: which notes are about a thing, and the names that lead to them.
 *
 * Index pages, daily notes, logs and templates are about no single thing: they are no entities, and
 * what they tell is told of others. */
#include "notelint/entity.h"
#include "notelint/vault.h"
#include "notelint/word.h"

VEC_OF(str_vec, struct str)

static bool among(struct str text, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(text, words[i]))
            return true;
    return false;
}

/* "2024-05-01", "2024-W07", "2024-05", "20240501": the name of a daily, weekly or monthly note. */
static bool is_dated(struct str name)
{
    size_t digits = 0;
    while (digits < name.len && ascii_is_digit(name.data[digits]))
        digits++;
    if (digits == 8)
        return true;
    if (digits != 4 || name.len < 7 || name.data[4] != '-')
        return false;
    return ascii_is_digit(name.data[6]) && (name.data[5] == 'W' || ascii_is_digit(name.data[5]));
}

static bool is_index_name(struct str name)
{
    static const struct str whole[] = {STR_INIT("index"), STR_INIT("home"),  STR_INIT("readme"),
                                       STR_INIT("moc"),   STR_INIT("inbox"), STR_INIT("changelog"),
                                       STR_INIT("todo"),  STR_INIT("start"), STR_INIT("dashboard")};
    static const struct str last[] = {STR_INIT("index"), STR_INIT("moc"), STR_INIT("hub"),
                                      STR_INIT("template"), STR_INIT("log")};
    if (among(name, whole, COUNT_OF(whole)))
        return true;
    const size_t blank = str_rfind_byte(name, ' ');
    return blank != STR_NONE && among(str_slice(name, blank + 1, name.len), last, COUNT_OF(last));
}

static bool is_index_type(struct str type)
{
    static const struct str types[] = {STR_INIT("index"),   STR_INIT("moc"),      STR_INIT("hub"),
                                       STR_INIT("daily"),   STR_INIT("log"),      STR_INIT("map"),
                                       STR_INIT("journal"), STR_INIT("template"), STR_INIT("meta")};
    return among(type, types, COUNT_OF(types));
}

/* Folders whose notes are records or forms, by the names people give them. */
static bool is_record_folder(struct str folder)
{
    static const struct str names[] = {
        STR_INIT("daily"),   STR_INIT("daily notes"), STR_INIT("templates"),  STR_INIT("template"),
        STR_INIT("journal"), STR_INIT("journals"),    STR_INIT("_templates"), STR_INIT("logs"),
        STR_INIT("weekly"),  STR_INIT("changelog"),   STR_INIT("attachments")};
    struct str part;
    while (str_split(&folder, '/', &part))
        if (among(part, names, COUNT_OF(names)))
            return true;
    return false;
}

bool note_is_record(const struct note *note)
{
    static const struct str types[] = {STR_INIT("daily"), STR_INIT("log"), STR_INIT("journal"),
                                       STR_INIT("template")};
    return is_dated(note->name) || is_record_folder(note->folder) ||
           among(note->type, types, COUNT_OF(types));
}

bool type_is_open(struct str type)
{
    return word_in(type, "note topic theme concept idea subject article page entry thing entity "
                         "misc zettel evergreen permanent literature");
}

/* "#moc": what a map of content is called by those who give notes no type. */
static bool has_index_tag(const struct note *note)
{
    static const struct str tags[] = {STR_INIT("moc"), STR_INIT("daily-note"),
                                      STR_INIT("map-of-content")};
    for (size_t i = 0; i < note->tags.len; i++)
        if (note->tags.data[i].region.offset < note->body.offset &&
            among(note->tags.data[i].name, tags, COUNT_OF(tags)))
            return true;
    return false;
}

static bool note_is_about_a_thing(const struct note *note)
{
    return !note_is_record(note) && !is_index_name(note->name) && !is_index_type(note->type) &&
           !has_index_tag(note);
}

bool name_bracket_split(struct str name, struct bracketed *ret)
{
    name = str_trim(name);
    const size_t open = str_rfind_byte(name, '(');
    if (!str_ends(name, STR(")")) || open == STR_NONE || open == 0)
        return false;
    const struct str inside = str_slice(name, open + 1, name.len - 1);
    bool abbreviation = inside.len >= 2 && inside.len <= 10 && ascii_is_upper(inside.data[0]);
    for (size_t i = 0; i < inside.len; i++)
        abbreviation = abbreviation && !ascii_is_lower(inside.data[i]) && inside.data[i] != ' ';
    *ret = (struct bracketed){str_trim(str_slice(name, 0, open)), inside, abbreviation};
    return true;
}

/* "Kachin Independence Organization (KIO)" goes by both parts; "Mercury (planet)" by the whole and
 * by "Mercury", which may then be ambiguous. */
static void push_parts(struct arena *run, struct str_vec *names, struct str name)
{
    struct bracketed parts;
    *str_vec_push(run, names) = name;
    if (!name_bracket_split(name, &parts))
        return;
    *str_vec_push(run, names) = parts.name;
    if (parts.abbreviates)
        *str_vec_push(run, names) = parts.inside;
}

/* A species goes by its genus cut short too: "H. erectus". */
static void push_short_binomial(struct arena *run, struct str_vec *names, struct str name)
{
    const size_t blank = str_find_byte(name, ' ', 0);
    if (blank == STR_NONE || blank < 3 || !ascii_is_upper(name.data[0]) || blank + 3 > name.len ||
        str_find_byte(name, ' ', blank + 1) != STR_NONE)
        return;
    for (size_t i = 1; i < name.len; i++)
        if (i != blank && !ascii_is_lower(name.data[i]))
            return;
    *str_vec_push(run, names) =
        str_fmt(run, "%c.%.*s", name.data[0], STR_ARG(str_slice(name, blank, name.len)));
}

static void add_name(struct arena *run, struct entity_index *index, struct str name,
                     const struct entity *entity)
{
    const struct str key = entity_key(run, name);
    if (key.len == 0)
        return;
    struct entity_set **slot = (struct entity_set **)map_slot(&index->by_key, run, key);
    if (!*slot)
        *slot = ARENA_NEW(run, struct entity_set);
    struct entity_set *set = *slot;
    if (set->len && set->data[set->len - 1] == entity)
        return;
    if (set->len == set->cap)
        set->data = vec_grow(run, (void *)set->data, set->len, sizeof(*set->data), &set->cap);
    set->data[set->len++] = entity;
}

static void entity_init(struct arena *run, struct entity *entity, const struct note *note)
{
    struct str_vec names = {0};
    push_parts(run, &names, note->name);
    if (!str_eq(note->title, note->name))
        push_parts(run, &names, note->title);
    for (size_t i = 0; i < note->alias_count; i++)
        push_parts(run, &names, note->aliases[i]);
    push_short_binomial(run, &names, note->name);
    *entity = (struct entity){
        .name = note->name,
        .home = note,
        .type = note->type,
        .names = names.data,
        .name_count = names.len,
        .key = entity_key(run, note->name),
    };
}

void entity_index_build(struct arena *run, const struct vault *vault, struct entity_index *ret)
{
    *ret = (struct entity_index){0};
    for (size_t i = 0; i < vault->note_count; i++)
        if (note_is_about_a_thing(vault->notes[i]))
            entity_init(run, entity_vec_push(run, &ret->entities), vault->notes[i]);
    const struct entity **of_note = ARENA_ARRAY(run, const struct entity *, vault->note_count + 1);
    size_t note = 0;
    for (size_t i = 0; i < ret->entities.len; i++) {
        const struct entity *entity = &ret->entities.data[i];
        for (size_t k = 0; k < entity->name_count; k++)
            add_name(run, ret, entity->names[k], entity);
        while (vault->notes[note] != entity->home)
            note++;
        of_note[note] = entity;
    }
    ret->of_note = of_note;
}

const struct entity *entity_find_key(const struct entity_index *index, struct str key)
{
    const struct entity_set *set = map_find(&index->by_key, key);
    return set && set->len == 1 ? set->data[0] : NULL;
}

const struct entity *entity_find(const struct entity_index *index, struct arena *scratch,
                                 struct str name)
{
    return entity_find_key(index, entity_key(scratch, name));
}
