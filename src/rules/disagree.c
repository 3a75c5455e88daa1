/* rules/disagree: words a disagreement: what is told, here and at home, and where else. */
#include "disagree.h"
#include "notelint/word.h"

enum { QUOTE_LONGEST = 120 };

static struct str value_text(struct arena *arena, const struct joined_claim *claim)
{
    return str_on_one_line(arena, source_text(&claim->note->source, claim->figure->region));
}

static struct str line_text(struct arena *arena, const struct joined_claim *claim)
{
    const struct source *source = &claim->note->source;
    const struct str line =
        source_line(source, source_line_at(source, claim->figure->region.offset));
    const struct str text = str_on_one_line(arena, line);
    if (text.len <= QUOTE_LONGEST)
        return text;
    size_t end = QUOTE_LONGEST;
    while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return str_fmt(arena, "%.*s...", STR_ARG(str_slice(text, 0, end)));
}

static struct str subject_name(const struct joined_claim *claim)
{
    if (claim->from == SUBJECT_ALIKE)
        return claim->subject;
    if (claim->entity)
        return claim->entity->name;
    return claim->claim->entity.len ? claim->claim->entity : claim->subject;
}

static struct str possessive(struct pass *pass, struct str name)
{
    return str_fmt(pass->run, str_ends(name, STR("s")) ? "%.*s'" : "%.*s's", STR_ARG(name));
}

/* The words over the figure that name its attribute: a column header. */
static struct str label_text(struct pass *pass, const struct joined_claim *claim)
{
    return str_on_one_line(pass->run, source_text(&claim->note->source, claim->claim->label));
}

/* "weight of the brain", but 'Employees in Asia' in quotes. */
static struct str attribute_text(struct pass *pass, const struct joined_claim *claim)
{
    const struct str name = claim_attribute_name(pass->run, claim);
    for (size_t i = 0; i < name.len; i++)
        if (ascii_is_upper(name.data[i]))
            return str_fmt(pass->run, "'%.*s'", STR_ARG(name));
    return name;
}

static bool is_time(const struct figure *figure)
{
    return figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
}

/* "founded", "captured by the fleet" over a date: something that was done to the subject. */
static bool is_deed(const struct joined_claim *claim, struct str attribute)
{
    const size_t blank = str_find_byte(attribute, ' ', 0);
    const struct str verb = blank == STR_NONE ? attribute : str_slice(attribute, 0, blank);
    return is_time(claim->figure) && (str_ends(verb, STR("ed")) || word_in(verb, "born built"));
}

/* "Norway's population is", "Acme was founded", "'Share' of Brazil is". */
static struct str statement(struct pass *pass, const struct joined_claim *claim)
{
    const struct str name = subject_name(claim);
    const struct str metric = attribute_text(pass, claim);
    if (word_in(metric, "died ended"))
        return str_fmt(pass->run, "%.*s %.*s", STR_ARG(name), STR_ARG(metric));
    if (is_deed(claim, metric))
        return str_fmt(pass->run, "%.*s was %.*s", STR_ARG(name), STR_ARG(metric));
    if (word_in(metric, "killed wounded displaced"))
        return str_fmt(pass->run, "the number %.*s in %.*s is", STR_ARG(metric), STR_ARG(name));
    if ((claim->claim->origin == CLAIM_EVENT || claim->claim->origin == CLAIM_BRACKET) &&
        str_eq(metric, STR("date")))
        return str_fmt(pass->run, "'%.*s' is dated", STR_ARG(name));
    const struct str label = label_text(pass, claim);
    if (metric.len == 0 && label.len)
        return str_fmt(pass->run, "'%.*s' of %.*s is", STR_ARG(label), STR_ARG(name));
    if (metric.len == 0)
        return str_fmt(pass->run, "the figure of %.*s is", STR_ARG(name));
    const bool plural = str_ends(metric, STR("s")) && !str_ends(metric, STR("ss"));
    return str_fmt(pass->run, "%.*s %.*s %s", STR_ARG(possessive(pass, name)), STR_ARG(metric),
                   plural ? "are" : "is");
}

/* "in 1904", "on 3 May 1904" where a deed was done; values as they stand anywhere else. */
static struct str told_value(struct pass *pass, const struct joined_claim *claim)
{
    const struct str value = value_text(pass->run, claim);
    const struct figure *figure = claim->figure;
    const struct str attribute = attribute_text(pass, claim);
    if (!(is_deed(claim, attribute) || word_in(attribute, "died ended")) || !is_time(figure) ||
        figure->flags & FIGURE_RANGE || value.len == 0 || !figure->has_low || !figure->has_high ||
        !(ascii_is_alnum(value.data[0]) || value.data[0] == '~') || ascii_is_lower(value.data[0]))
        return value;
    const bool day = figure->kind == FIGURE_DATE && figure->low_date.len == STR("2024-05-01").len;
    return str_fmt(pass->run, day ? "on %.*s" : "in %.*s", STR_ARG(value));
}

/* Free of line numbers, and the same whichever side is the anchor. */
static struct str identity_of(struct pass *pass, const struct disagreement *found)
{
    struct str a = value_text(pass->scratch, found->anchor);
    struct str b = value_text(pass->scratch, found->home);
    if (str_cmp(a, b) > 0) {
        const struct str swap = a;
        a = b;
        b = swap;
    }
    return str_fmt(pass->run, "%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(found->group->subject),
                   STR_ARG(found->group->metric), STR_ARG(a), STR_ARG(b));
}

static struct diagnostic *report_pair(struct pass *pass, const struct disagreement *found)
{
    const struct joined_claim *anchor = found->anchor;
    const struct joined_claim *home = found->home;
    const struct str said = statement(pass, anchor);
    const struct str here = told_value(pass, anchor);
    const struct str there = told_value(pass, home);
    const size_t more = found->place_count - 1;
    const struct str rest =
        more ? str_fmt(pass->run, " (%zu more place%s)", more, more == 1 ? "" : "s")
             : (struct str){0};
    if (anchor->note == home->note)
        return report_in(pass, anchor->note, anchor->figure->region,
                         "%.*s %.*s here and %.*s elsewhere in this note%.*s", STR_ARG(said),
                         STR_ARG(here), STR_ARG(there), STR_ARG(rest));
    return report_in(pass, anchor->note, anchor->figure->region,
                     "%.*s %.*s here and %.*s in '%.*s'%.*s", STR_ARG(said), STR_ARG(here),
                     STR_ARG(there), STR_ARG(home->note->name), STR_ARG(rest));
}

static void relate(struct pass *pass, struct diagnostic *finding, const struct joined_claim *claim)
{
    const struct str line = line_text(pass->run, claim);
    diagnostic_relate(pass, finding, claim->note, claim->figure->region, "%.*s", STR_ARG(line));
}

static void report_disagreement(struct pass *pass, const struct disagreement *found)
{
    struct diagnostic *finding = report_pair(pass, found);
    finding->class_ = str_from(conflict_class_name(found->class_));
    finding->confidence = str_from(disagreement_match(found));
    finding->entity = subject_name(found->anchor);
    finding->metric = found->anchor->metric;
    finding->identity = identity_of(pass, found);
    relate(pass, finding, found->home);
    for (size_t i = 0; i < found->place_count; i++)
        if (found->places[i] != found->home)
            relate(pass, finding, found->places[i]);
}

/* Is the disagreement one that the settings, or the options of this run, ask for? */
static bool is_asked_for(const struct pass *pass, const struct disagreement *found,
                         enum conflict_class class_)
{
    const struct value *options = rule_options(pass, found->anchor->note);
    if (found->confidence < CONFIDENCE_SHOWN && !pass->selection->preview &&
        !option_bool(options, STR("preview"), false))
        return false;
    return found->class_ == class_ || pass->selection->all_classes ||
           option_bool(options, STR("all-classes"), false);
}

void disagreements_report(struct pass *pass, enum conflict_class class_, unsigned quiet)
{
    const struct disagreement_vec *all = &pass->vault->claims.disagreements;
    for (size_t i = 0; i < all->len; i++) {
        const struct disagreement *found = &all->data[i];
        if ((found->class_ == class_ || quiet & 1u << found->class_) &&
            is_asked_for(pass, found, class_))
            report_disagreement(pass, found);
    }
}
