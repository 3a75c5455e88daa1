/* vault/synonyms: a map from the forms of labels to attributes, as the settings have them. */
#include "synonyms.h"

static bool is_known(enum attribute_class class_)
{
    return class_ != ATTRIBUTE_OTHER && class_ != ATTRIBUTE_VAGUE;
}

static void add(struct arena *run, struct synonyms *synonyms, struct str word,
                struct synonym *synonym)
{
    const struct str form = attribute_form(run, word);
    if (form.len == 0)
        return;
    *map_slot(&synonyms->words, run, form) = synonym;
    if (!is_known(synonym->class_))
        synonym->class_ = attribute_class_of(form);
}

/* Words that somebody took the trouble to list are of a quantity, and of which sort the words do
 * not tell: one that may change with the year. */
static void settle(struct synonym *synonym)
{
    if (!is_known(synonym->class_))
        synonym->class_ = ATTRIBUTE_FLOW;
}

void synonyms_read(struct arena *run, const struct config *config, struct synonyms *ret)
{
    *ret = (struct synonyms){0};
    const struct value *all = config_find(config, STR("attributes.synonyms"), NULL);
    for (size_t i = 0; all && i < all->count; i++) {
        const struct member *member = &all->members[i];
        const struct value *words = &member->value;
        struct synonym *synonym = ARENA_NEW(run, struct synonym);
        const struct str name = str_lower(run, member->key);
        synonym->class_ = attribute_class_of(name);
        synonym->metric = is_known(synonym->class_) ? name : attribute_form(run, member->key);
        add(run, ret, member->key, synonym);
        if (words->kind == VALUE_STRING)
            add(run, ret, words->string, synonym);
        for (size_t k = 0; words->kind == VALUE_ARRAY && k < words->count; k++)
            add(run, ret, words->items[k].string, synonym);
        settle(synonym);
    }
}

const struct synonym *synonym_of(const struct synonyms *synonyms, const struct note *note,
                                 const struct claim *claim, struct arena *scratch)
{
    if (synonyms->words.len == 0)
        return NULL;
    const struct str label = source_text(&note->source, claim->label);
    const struct synonym *found = map_find(&synonyms->words, attribute_form(scratch, label));
    return found ? found : map_find(&synonyms->words, claim->metric);
}
