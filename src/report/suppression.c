/* report/suppression: reads suppressions from comments and front matter; applies none. */
#include "suppression.h"

enum directive {
    DIRECTIVE_DISABLE,
    DIRECTIVE_DISABLE_FILE,
    DIRECTIVE_DISABLE_LINE,
    DIRECTIVE_DISABLE_NEXT_LINE,
    DIRECTIVE_ENABLE,
};

const char *const suppression_directives[] = {
    [DIRECTIVE_DISABLE] = "disable",
    [DIRECTIVE_DISABLE_FILE] = "disable-file",
    [DIRECTIVE_DISABLE_LINE] = "disable-line",
    [DIRECTIVE_DISABLE_NEXT_LINE] = "disable-next-line",
    [DIRECTIVE_ENABLE] = "enable",
};
const size_t suppression_directive_count = COUNT_OF(suppression_directives);

/* One comment, taken apart. */
struct directive_text {
    struct str word;   /* behind "notelint-" */
    struct str names;  /* blanks or commas between them */
    struct str reason; /* behind "--" */
};

static bool is_separator(char c)
{
    return ascii_is_space(c) || c == ',';
}

static struct str next_word(struct str *rest)
{
    size_t begin = 0;
    while (begin < rest->len && is_separator(rest->data[begin]))
        begin++;
    size_t end = begin;
    while (end < rest->len && !is_separator(rest->data[end]))
        end++;
    const struct str word = str_slice(*rest, begin, end);
    *rest = str_slice(*rest, end, rest->len);
    return word;
}

static bool directive_split(struct str comment, struct directive_text *ret)
{
    struct str rest = str_trim(comment);
    if (!str_starts(rest, STR("notelint-")))
        return false;
    rest = str_slice(rest, strlen("notelint-"), rest.len);
    ret->word = next_word(&rest);
    ret->names = rest;
    ret->reason = (struct str){0};
    for (size_t at = str_find(rest, STR("--"), 0); at != STR_NONE;
         at = str_find(rest, STR("--"), at + 1)) {
        /* Rule names hold single dashes only: the mark stands by itself. */
        if (at > 0 && !is_separator(rest.data[at - 1]))
            continue;
        ret->names = str_slice(rest, 0, at);
        ret->reason = str_slice(rest, at + 2, rest.len);
        break;
    }
    return true;
}

static bool is_date(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (i == 4 || i == 7 ? s.data[i] != '-' : !ascii_is_digit(s.data[i]))
            return false;
    return s.len == 10;
}

/* The date behind "until" in the reason. */
static struct str until_of(struct str reason)
{
    for (size_t at = str_find(reason, STR("until "), 0); at != STR_NONE;
         at = str_find(reason, STR("until "), at + 1)) {
        const size_t begin = at + strlen("until ");
        const struct str date = str_slice(reason, begin, begin + 10);
        if (is_date(date))
            return date;
    }
    return (struct str){0};
}

static bool directive_find(struct str word, enum directive *ret)
{
    for (size_t i = 0; i < suppression_directive_count; i++) {
        if (str_eq(word, str_from(suppression_directives[i]))) {
            *ret = (enum directive)i;
            return true;
        }
    }
    return false;
}

static void name_resolve(struct suppression *suppression)
{
    if (!suppression->name.len)
        return;
    suppression->rule = rule_find(suppression->name);
    suppression->of_family =
        !suppression->rule && family_parse(suppression->name, &suppression->family);
    if (!suppression->rule && !suppression->of_family)
        suppression->problem = SUPPRESSION_NO_RULE;
}

static void lines_set(struct suppression *suppression, const struct note *note,
                      enum directive directive)
{
    const struct source *source = &note->source;
    const size_t first = source_line_at(source, suppression->region.offset);
    const size_t last = source_line_at(source, region_end(suppression->region));
    switch (directive) {
    case DIRECTIVE_DISABLE:
    case DIRECTIVE_ENABLE:
        suppression->first_line = first;
        suppression->last_line = (size_t)-1;
        break;
    case DIRECTIVE_DISABLE_FILE:
        suppression->first_line = 0;
        suppression->last_line = (size_t)-1;
        break;
    case DIRECTIVE_DISABLE_LINE:
        suppression->first_line = first;
        suppression->last_line = last;
        break;
    case DIRECTIVE_DISABLE_NEXT_LINE:
        suppression->first_line = last + 1;
        suppression->last_line = last + 1;
        break;
    }
}

/* End the open ranges of this name, or all of them where no name is given. */
static bool ranges_close(struct suppression_vec *list, struct str name, size_t line)
{
    bool closed = false;
    for (size_t i = 0; i < list->len; i++) {
        struct suppression *open = &list->data[i];
        if (!open->open || (name.len && !str_eq(name, open->name)))
            continue;
        open->open = false;
        open->last_line = line;
        closed = true;
    }
    return closed;
}

static void directive_add(struct arena *run, struct suppression_vec *list, const struct note *note,
                          struct suppression suppression, enum directive directive)
{
    if (list->len > SUPPRESSION_LIMIT)
        return;
    if (list->len == SUPPRESSION_LIMIT) {
        suppression.problem = SUPPRESSION_TOO_MANY;
        *suppression_vec_push(run, list) = suppression;
        return;
    }
    lines_set(&suppression, note, directive);
    suppression.open = directive == DIRECTIVE_DISABLE;
    name_resolve(&suppression);
    if (directive == DIRECTIVE_ENABLE) {
        if (ranges_close(list, suppression.name, suppression.first_line) ||
            suppression.problem != SUPPRESSION_SOUND)
            return;
        suppression.problem = SUPPRESSION_CLOSES_NOTHING;
    }
    *suppression_vec_push(run, list) = suppression;
}

static void comment_read(struct arena *run, const struct note *note, const struct comment *comment,
                         struct suppression_vec *list)
{
    struct directive_text text;
    if (!directive_split(source_text(&note->source, comment->text), &text))
        return;
    struct suppression suppression = {.region = comment->region,
                                      .reason = str_trim(text.reason),
                                      .until = until_of(text.reason),
                                      .removable = true};
    enum directive directive;
    if (!directive_find(text.word, &directive)) {
        suppression.name = text.word;
        suppression.problem = SUPPRESSION_NO_DIRECTIVE;
        suppression.removable = false;
        *suppression_vec_push(run, list) = suppression;
        return;
    }
    suppression.name = next_word(&text.names);
    const struct str second = next_word(&text.names);
    suppression.removable = second.len == 0;
    directive_add(run, list, note, suppression, directive);
    for (suppression.name = second; suppression.name.len; suppression.name = next_word(&text.names))
        directive_add(run, list, note, suppression, directive);
}

static void front_matter_read(struct arena *run, const struct note *note,
                              struct suppression_vec *list)
{
    const struct value *disable =
        value_find(value_find(&note->properties, STR("notelint")), STR("disable"));
    if (!disable)
        return;
    const bool is_list = disable->kind == VALUE_ARRAY;
    for (size_t i = 0; i < (is_list ? disable->count : 1); i++) {
        const struct value *value = is_list ? &disable->items[i] : disable;
        if (value->kind != VALUE_STRING)
            continue;
        const struct suppression suppression = {.region = value->region, .name = value->string};
        directive_add(run, list, note, suppression, DIRECTIVE_DISABLE_FILE);
    }
}

struct suppression_vec suppressions_of(struct arena *run, const struct note *note)
{
    struct suppression_vec list = {0};
    front_matter_read(run, note, &list);
    for (size_t i = 0; i < note->comments.len && list.len <= SUPPRESSION_LIMIT; i++)
        comment_read(run, note, &note->comments.data[i], &list);
    return list;
}
