/* schema/infer_group: which notes are of one kind: by a property that says so, else by folder, else
 * by tag. */
#include <stdlib.h>

#include "infer.h"

enum { LEAST_NOTES = 5 };

struct grouping {
    struct arena *run;
    const struct inference *inference;
    bool *taken; /* by index of the note */
    struct str key;
    struct group_vec *groups;
};

bool note_is_template(const struct note *note)
{
    static const struct str names[] = {STR_INIT("templates"), STR_INIT("template"),
                                       STR_INIT("_templates")};
    struct str rest = note->folder;
    struct str part;
    while (str_split(&rest, '/', &part))
        for (size_t i = 0; i < COUNT_OF(names); i++)
            if (str_eq_nocase(part, names[i]))
                return true;
    return str_eq_nocase(note->type, STR("template"));
}

/* The property that most notes use to say what they are. */
static struct str find_key(const struct inference *inference)
{
    static const struct str keys[] = {STR_INIT("type"),      STR_INIT("kind"),
                                      STR_INIT("note-type"), STR_INIT("note_type"),
                                      STR_INIT("class"),     STR_INIT("category")};
    size_t best = 0;
    size_t most = 0;
    for (size_t k = 0; k < COUNT_OF(keys); k++) {
        size_t count = 0;
        for (size_t i = 0; i < inference->note_count; i++)
            count += value_string(value_find(&inference->notes[i]->properties, keys[k])).len > 0;
        if (count > most) {
            best = k;
            most = count;
        }
    }
    return most >= LEAST_NOTES ? keys[best] : (struct str){0};
}

/* "ethnic-army" and "Ethnic Army!" become "ethnic-army". */
static struct str file_name(struct arena *run, struct str text)
{
    struct buf name = {.arena = run};
    for (size_t i = 0; i < text.len; i++) {
        const char c = ascii_lower(text.data[i]);
        if (ascii_is_alnum(c) || (unsigned char)c >= 0x80)
            buf_push_byte(&name, c);
        else if (name.len && name.data[name.len - 1] != '-')
            buf_push_byte(&name, '-');
    }
    while (name.len && name.data[name.len - 1] == '-')
        name.len--;
    return name.len ? buf_str(&name) : STR("notes");
}

static struct str title_of(struct arena *run, struct str text)
{
    const struct str copy = str_dup(run, text);
    char *bytes = arena_alloc(run, copy.len + 1);
    memcpy(bytes, copy.data, copy.len);
    bytes[0] = ascii_upper(bytes[0]);
    return (struct str){bytes, copy.len};
}

/* Two values may make the same file name. */
static struct str unused_name(const struct grouping *grouping, struct str name)
{
    struct str result = name;
    for (int n = 2;; n++) {
        bool used = false;
        for (size_t i = 0; i < grouping->groups->len; i++)
            used |= str_eq(grouping->groups->data[i].name, result);
        if (!used)
            return result;
        result = str_fmt(grouping->run, "%.*s-%d", STR_ARG(name), n);
    }
}

typedef bool note_is_in(const struct grouping *grouping, const struct note *note, struct str value);

/* The notes not taken yet that belong to `value`; no group where they are too few. */
static struct group *collect(struct grouping *grouping, struct str value, note_is_in *is_in)
{
    const struct inference *inference = grouping->inference;
    size_t count = 0;
    for (size_t i = 0; i < inference->note_count; i++)
        count += !grouping->taken[i] && is_in(grouping, inference->notes[i], value);
    if (count < LEAST_NOTES)
        return NULL;
    const struct str name = unused_name(grouping, file_name(grouping->run, value));
    struct group *group = group_vec_push(grouping->run, grouping->groups);
    *group = (struct group){
        .name = name,
        .title = title_of(grouping->run, value),
        .notes = ARENA_ARRAY(grouping->run, const struct note *, count),
    };
    for (size_t i = 0; i < inference->note_count; i++) {
        if (grouping->taken[i] || !is_in(grouping, inference->notes[i], value))
            continue;
        grouping->taken[i] = true;
        group->notes[group->count++] = inference->notes[i];
    }
    return group;
}

static bool has_value(const struct grouping *grouping, const struct note *note, struct str value)
{
    return str_eq(value_string(value_find(&note->properties, grouping->key)), value);
}

static const struct note *find_form(const struct inference *inference, struct str key,
                                    struct str value)
{
    for (size_t i = 0; i < inference->note_count; i++) {
        const struct note *note = inference->notes[i];
        if (note_is_template(note) &&
            str_eq(value_string(value_find(&note->properties, key)), value))
            return note;
    }
    return NULL;
}

/* Distinct texts in the order of their first note. */
static void offer(struct arena *run, struct map *seen, struct str text)
{
    void **slot = map_slot(seen, run, text);
    if (!*slot)
        *slot = seen;
}

static void group_by_key(struct grouping *grouping)
{
    struct map values = {0};
    for (size_t i = 0; i < grouping->inference->note_count; i++) {
        const struct str value =
            value_string(value_find(&grouping->inference->notes[i]->properties, grouping->key));
        if (!grouping->taken[i] && value.len)
            offer(grouping->run, &values, value);
    }
    for (size_t i = 0; i < values.len; i++) {
        const struct str value = values.entries[i].key;
        struct group *group = collect(grouping, value, has_value);
        if (!group)
            continue;
        struct buf match = {.arena = grouping->run};
        buf_fmt(&match, "{%.*s: ", STR_ARG(grouping->key));
        yaml_push(&match, value);
        buf_push_byte(&match, '}');
        group->match = buf_str(&match);
        group->key = grouping->key;
        group->value = value;
        group->form = find_form(grouping->inference, grouping->key, value);
    }
}

static bool says_its_kind(const struct grouping *grouping, const struct note *note)
{
    return grouping->key.len && value_find(&note->properties, grouping->key);
}

static bool is_in_folder(const struct grouping *grouping, const struct note *note, struct str value)
{
    return str_eq(note->folder, value) && !says_its_kind(grouping, note);
}

static bool has_tag(const struct grouping *grouping, const struct note *note, struct str value)
{
    if (says_its_kind(grouping, note))
        return false;
    for (size_t i = 0; i < note->tags.len; i++)
        if (str_eq(note->tags.data[i].name, value))
            return true;
    return false;
}

/* Only those that do not say what they are: the others have their schemas. */
static struct str match_of(struct grouping *grouping, const char *what, struct str value)
{
    struct buf match = {.arena = grouping->run};
    buf_fmt(&match, "{%s: ", what);
    yaml_push(&match, value);
    if (grouping->key.len)
        buf_fmt(&match, ", not: {has: %.*s}", STR_ARG(grouping->key));
    buf_push_byte(&match, '}');
    return buf_str(&match);
}

/* Notes of the root are of all kinds. A folder's pattern takes in its subfolders too, so only
 * folders without notes further down that are left over make a group. */
static void group_by_folder(struct grouping *grouping)
{
    struct map folders = {0};
    for (size_t i = 0; i < grouping->inference->note_count; i++)
        if (!grouping->taken[i] && grouping->inference->notes[i]->folder.len)
            offer(grouping->run, &folders, grouping->inference->notes[i]->folder);
    for (size_t i = 0; i < folders.len; i++) {
        const struct str folder = folders.entries[i].key;
        struct group *group = collect(grouping, folder, is_in_folder);
        if (!group)
            continue;
        const size_t slash = str_rfind_byte(folder, '/');
        const struct str last =
            slash == STR_NONE ? folder : str_slice(folder, slash + 1, folder.len);
        group->title = title_of(grouping->run, last);
        group->match =
            match_of(grouping, "path", str_fmt(grouping->run, "/%.*s/*", STR_ARG(folder)));
    }
}

static void group_by_tag(struct grouping *grouping)
{
    struct map tags = {0};
    for (size_t i = 0; i < grouping->inference->note_count; i++) {
        const struct note *note = grouping->inference->notes[i];
        for (size_t k = 0; !grouping->taken[i] && k < note->tags.len; k++)
            offer(grouping->run, &tags, note->tags.data[k].name);
    }
    for (size_t i = 0; i < tags.len; i++) {
        struct group *group = collect(grouping, tags.entries[i].key, has_tag);
        if (group)
            group->match = match_of(grouping, "tag", tags.entries[i].key);
    }
}

static int compare_size(const void *a, const void *b)
{
    const struct group *x = a;
    const struct group *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->name, y->name);
}

void infer_groups(struct arena *run, const struct inference *inference, struct group_vec *ret)
{
    struct grouping grouping = {
        .run = run,
        .inference = inference,
        .taken = ARENA_ARRAY(run, bool, inference->note_count),
        .key = find_key(inference),
        .groups = ret,
    };
    for (size_t i = 0; i < inference->note_count; i++)
        grouping.taken[i] = note_is_template(inference->notes[i]);
    if (grouping.key.len)
        group_by_key(&grouping);
    group_by_folder(&grouping);
    group_by_tag(&grouping);
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_size);
}
