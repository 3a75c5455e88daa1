/* schema/infer_fields: the properties of a group: which are always there, of which types and
 * formats, and which take few values. */
#include <stdlib.h>

#include "infer.h"
#include "notelint/nearest.h"

enum {
    LEAST_SEEN = 3,    /* a rarer property is left alone */
    MOST_CHOICES = 12, /* more are free text */
    USES_A_CHOICE = 3, /* fewer on average are too */
    RARE_PERCENT = 2,  /* a kind of value this rare is a slip */
    NOT_IN_FORM = 10000
};

static enum text_format format_of(struct str text)
{
    if (schema_format_holds(STR("date"), text))
        return TEXT_DATE;
    if (schema_format_holds(STR("date-time"), text))
        return TEXT_DATE_TIME;
    if (schema_format_holds(STR("wikilink"), text))
        return TEXT_WIKILINK;
    if ((str_starts(text, STR("https://")) || str_starts(text, STR("http://"))) &&
        schema_format_holds(STR("uri"), text))
        return TEXT_URI;
    return schema_format_holds(STR("tag"), text) ? TEXT_TAG : TEXT_ANY;
}

static struct field *field_of(struct draft *draft, struct map *index, struct str key)
{
    void **slot = map_slot(index, draft->scratch, key);
    if (!*slot) {
        struct field *field = field_vec_push(draft->run, &draft->fields);
        *field = (struct field){.key = key, .form_place = NOT_IN_FORM};
        /* The vector may move: the index holds places, from 1 on. */
        *slot = (void *)(uintptr_t)draft->fields.len;
    }
    return &draft->fields.data[(uintptr_t)*slot - 1];
}

static void count_value(struct draft *draft, struct field *field, struct str text)
{
    for (size_t i = 0; i < field->values.len; i++) {
        if (str_eq(field->values.data[i].text, text)) {
            field->values.data[i].count++;
            return;
        }
    }
    /* Beyond this it is free text, and the search would take long. */
    if (field->values.len < 100)
        *tally_vec_push(draft->run, &field->values) = (struct tally){text, 1};
}

static void see(struct draft *draft, struct field *field, const struct value *value, size_t place)
{
    field->present++;
    field->place += place;
    field->kinds[value->kind]++;
    if (value->kind == VALUE_STRING) {
        field->formats[format_of(value->string)]++;
        count_value(draft, field, value->string);
    }
    for (size_t i = 0; value->kind == VALUE_ARRAY && i < value->count; i++) {
        const struct value *item = &value->items[i];
        field->item_kinds[item->kind]++;
        if (item->kind == VALUE_STRING)
            field->item_formats[format_of(item->string)]++;
    }
}

/* Kinds of value that are no slips. */
static unsigned usual_types(const struct field *field)
{
    unsigned types = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const size_t count = field->kinds[kind];
        if (count > 2 || count * 100 > field->present * RARE_PERCENT)
            types |= 1u << kind;
    }
    return types;
}

static unsigned types_seen(const struct field *field)
{
    unsigned types = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        types |= field->kinds[kind] ? 1u << kind : 0;
    return types;
}

/* What Obsidian was told of the property. */
static unsigned declared_types(const struct draft *draft, struct str key)
{
    static const struct {
        struct str name;
        unsigned types;
    } known[] = {
        {STR_INIT("text"), 1u << VALUE_STRING},
        {STR_INIT("multitext"), 1u << VALUE_ARRAY},
        {STR_INIT("aliases"), 1u << VALUE_ARRAY},
        {STR_INIT("tags"), 1u << VALUE_ARRAY},
        {STR_INIT("date"), 1u << VALUE_STRING},
        {STR_INIT("datetime"), 1u << VALUE_STRING},
        {STR_INIT("checkbox"), 1u << VALUE_BOOL},
        {STR_INIT("number"), 1u << VALUE_INTEGER | 1u << VALUE_REAL},
    };
    const struct value *types = value_find(draft->property_types, STR("types"));
    const struct str name = value_string(value_find(types ? types : draft->property_types, key));
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (str_eq(name, known[i].name))
            return known[i].types;
    return 0;
}

static bool *mark(const struct draft *draft,
                  bool (*breaks)(const struct field *, const struct value *),
                  const struct field *field)
{
    bool *marks = ARENA_ARRAY(draft->scratch, bool, draft->group->count);
    for (size_t i = 0; i < draft->group->count; i++)
        marks[i] = breaks(field, value_find(&draft->group->notes[i]->properties, field->key));
    return marks;
}

static bool is_absent(const struct field *field, const struct value *value)
{
    (void)field;
    return !value;
}

static bool is_of_other_type(const struct field *field, const struct value *value)
{
    return value && !(field->types & 1u << value->kind);
}

static bool is_no_choice(const struct field *field, const struct value *value)
{
    if (!value || value->kind != VALUE_STRING)
        return false;
    for (size_t i = 0; i < field->choices.len; i++)
        if (str_eq(field->choices.data[i].text, value->string))
            return false;
    return true;
}

static void demand_types(struct draft *draft, struct field *field)
{
    const unsigned declared = declared_types(draft, field->key);
    const unsigned proposals[] = {declared, usual_types(field), types_seen(field)};
    for (size_t i = 0; i < COUNT_OF(proposals); i++) {
        field->types = proposals[i];
        if (proposals[i] && draft_afford(draft, mark(draft, is_of_other_type, field)))
            return;
    }
    field->types = 0;
}

/* All texts, or all but what a demand of types has ruled out, are of one format. */
static enum text_format one_format(const size_t *formats, size_t count)
{
    for (int format = TEXT_DATE; format <= TEXT_URI; format++)
        if (count > 0 && formats[format] == count)
            return (enum text_format)format;
    return TEXT_ANY;
}

static void demand_formats(struct field *field)
{
    field->format = one_format(field->formats, field->kinds[VALUE_STRING]);
    size_t items = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        items += field->item_kinds[kind];
    const size_t strings = field->item_kinds[VALUE_STRING];
    field->items_are_strings = items > 0 && strings == items;
    field->item_format = one_format(field->item_formats, strings);
    if (str_eq(field->key, STR("tags")) && field->item_formats[TEXT_TAG] == strings)
        field->item_format = TEXT_TAG;
}

/* Written once, and nearly like one that is written often. */
static bool is_slip(const struct field *field, size_t index)
{
    enum { OFTEN = 5 };
    if (field->values.data[index].count > 1)
        return false;
    struct nearest nearest = {.word = field->values.data[index].text};
    for (size_t i = 0; i < field->values.len; i++) {
        if (field->values.data[i].count < OFTEN)
            continue;
        if (str_eq_nocase(nearest.word, field->values.data[i].text))
            return true;
        nearest_offer(&nearest, field->values.data[i].text);
    }
    return nearest.best.len > 0;
}

static int compare_counts(const void *a, const void *b)
{
    const struct tally *x = a;
    const struct tally *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->text, y->text);
}

static void demand_choices(struct draft *draft, struct field *field)
{
    const size_t uses = field->kinds[VALUE_STRING];
    const bool own_kind = str_eq(field->key, draft->group->key);
    if (own_kind || field->values.len < 2 || field->values.len > MOST_CHOICES ||
        uses < field->values.len * USES_A_CHOICE || field->format != TEXT_ANY)
        return;
    for (size_t i = 0; i < field->values.len; i++)
        if (!is_slip(field, i))
            *tally_vec_push(draft->run, &field->choices) = field->values.data[i];
    if (field->choices.len)
        qsort(field->choices.data, field->choices.len, sizeof(*field->choices.data),
              compare_counts);
    /* Several that were met once each are not all there are. */
    size_t single = 0;
    for (size_t i = 0; i < field->choices.len; i++)
        single += field->choices.data[i].count == 1;
    if (single * 4 > field->choices.len || !draft_afford(draft, mark(draft, is_no_choice, field)))
        field->choices.len = 0;
}

/* In the order of the template, then in that of the notes. */
static int compare_places(const void *a, const void *b)
{
    const struct field *x = a;
    const struct field *y = b;
    if (x->form_place != y->form_place)
        return x->form_place < y->form_place ? -1 : 1;
    const size_t left = x->place * y->present;
    const size_t right = y->place * x->present;
    if (left != right)
        return left < right ? -1 : 1;
    return str_cmp(x->key, y->key);
}

/* Fields present in most notes are demanded before rarer ones use up what can be afforded. */
static int compare_presence(const void *a, const void *b)
{
    const struct field *x = a;
    const struct field *y = b;
    if (x->present != y->present)
        return x->present > y->present ? -1 : 1;
    return str_cmp(x->key, y->key);
}

/* The properties of the template are meant to be there, however few notes have them yet. */
static void see_form(struct draft *draft, struct map *index)
{
    const struct note *form = draft->group->form;
    for (size_t i = 0; form && i < form->properties.count; i++)
        field_of(draft, index, form->properties.members[i].key)->form_place = i;
}

void infer_fields(struct draft *draft)
{
    const struct group *group = draft->group;
    struct map index = {0};
    for (size_t i = 0; i < group->count; i++) {
        const struct value *properties = &group->notes[i]->properties;
        for (size_t k = 0; properties->kind == VALUE_OBJECT && k < properties->count; k++)
            see(draft, field_of(draft, &index, properties->members[k].key),
                &properties->members[k].value, k);
    }
    see_form(draft, &index);
    size_t kept = 0;
    for (size_t i = 0; i < draft->fields.len; i++)
        if (draft->fields.data[i].present >= LEAST_SEEN ||
            draft->fields.data[i].form_place < NOT_IN_FORM)
            draft->fields.data[kept++] = draft->fields.data[i];
    draft->fields.len = kept;
    if (kept)
        qsort(draft->fields.data, kept, sizeof(*draft->fields.data), compare_presence);
    for (size_t i = 0; i < kept; i++)
        draft->fields.data[i].required =
            draft_afford(draft, mark(draft, is_absent, &draft->fields.data[i]));
    for (size_t i = 0; i < kept; i++) {
        demand_types(draft, &draft->fields.data[i]);
        demand_formats(&draft->fields.data[i]);
        demand_choices(draft, &draft->fields.data[i]);
    }
    if (kept)
        qsort(draft->fields.data, kept, sizeof(*draft->fields.data), compare_places);
}
