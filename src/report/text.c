/* report/text: the report for people: what, where, the line itself, the evidence, what to do. */
#include "excerpt.h"
#include "flow.h"
#include "formats.h"
#include "group.h"
#include "safe.h"
#include "summary.h"

enum { QUOTE_WIDTH = 40, MOST_PLACES = 60 };

struct printer {
    struct buf *out;
    const struct run_result *result;
    const struct report_style *style;
};

static void print_headline(const struct printer *p, const struct diagnostic *finding)
{
    ink_place(p->out, p->style, p->result->vault, finding->note, finding->region);
    buf_push(p->out, STR(": "));
    ink_push(p->out, p->style, ink_of(finding->severity),
             str_from(severity_name(finding->severity)));
    const struct str message = message_safe(p->out->arena, finding->message);
    buf_fmt(p->out, ": %.*s ", STR_ARG(message));
    ink_push(p->out, p->style, INK_DIM, str_fmt(p->out->arena, "[%s]", finding->rule->name));
    buf_push_byte(p->out, '\n');
}

static void print_related(const struct printer *p, const struct diagnostic *finding)
{
    for (size_t i = 0; i < finding->related.len; i++) {
        const struct related *related = &finding->related.data[i];
        buf_push(p->out, STR("  "));
        ink_place(p->out, p->style, p->result->vault, related->note, related->region);
        const struct str message = message_safe(p->out->arena, related->message);
        buf_fmt(p->out, ": %.*s\n", STR_ARG(message));
        excerpt_print(
            p->out, p->style,
            &(struct excerpt){
                .note = related->note, .region = related->region, .indent = 2, .ink = INK_INFO});
    }
}

static void print_hint(const struct printer *p, const struct diagnostic *finding)
{
    const struct str hint = finding->hint.len ? finding->hint : finding->fix_description;
    if (!hint.len)
        return;
    buf_push(p->out, STR("  "));
    ink_push(p->out, p->style, INK_HELP, STR("fix:"));
    buf_push_byte(p->out, ' ');
    buf_push(p->out, message_safe(p->out->arena, hint));
    if (finding->fix_safety == FIX_SAFE)
        buf_push(p->out, STR(" (--fix)"));
    else if (finding->fix_safety == FIX_UNSAFE)
        buf_push(p->out, STR(" (--unsafe-fixes)"));
    buf_push_byte(p->out, '\n');
}

static struct flow flow_for(const struct printer *p)
{
    return (struct flow){
        .out = p->out, .indent = 4, .width = p->style->width ? p->style->width : 100, .column = 4};
}

static size_t line_of(const struct diagnostic *finding)
{
    return source_line_at(&finding->note->source, finding->region.offset) + 1;
}

/* How many members from `at` on stand in the same line of the same note. */
static size_t count_in_line(const struct printer *p, const struct group *group, size_t at)
{
    const struct diagnostic *first = &p->result->findings[group->members[at]];
    size_t count = 1;
    for (; at + count < group->member_count; count++) {
        const struct diagnostic *next = &p->result->findings[group->members[at + count]];
        if (next->note != first->note || line_of(next) != line_of(first))
            break;
    }
    return count;
}

static size_t count_notes(const struct printer *p, const struct group *group)
{
    size_t notes = 1;
    for (size_t i = 2; i < group->member_count; i++)
        notes += p->result->findings[group->members[i]].note !=
                 p->result->findings[group->members[i - 1]].note;
    return notes;
}

static void push_more(const struct printer *p, struct flow *flow, size_t count)
{
    flow_push(flow, STR(";"), str_fmt(p->out->arena, "and %zu more", count));
}

/* "  and 39 more in 12 notes:", then path:line, line; ... */
static void print_places(const struct printer *p, const struct group *group)
{
    const struct note *note = p->result->findings[group->members[0]].note;
    const size_t last = group->members[group->member_count - 1];
    const bool in_one = p->result->findings[last].note == note;
    const struct str where = in_one ? STR("this note, lines")
                                    : str_fmt(p->out->arena, "%zu notes", count_notes(p, group));
    buf_fmt(p->out, "  and %zu more in %.*s:\n    ", group->member_count - 1, STR_ARG(where));
    struct flow flow = flow_for(p);
    if (!in_one)
        note = NULL;
    size_t printed = 0;
    for (size_t i = 1, alike; i < group->member_count; i += alike) {
        const struct diagnostic *finding = &p->result->findings[group->members[i]];
        alike = count_in_line(p, group, i);
        if (printed++ == MOST_PLACES) {
            push_more(p, &flow, group->member_count - i);
            break;
        }
        const bool same = finding->note == note;
        const struct str path =
            same ? (struct str){0}
                 : path_safe(p->out->arena, p->style->working_prefix, finding->note->path);
        struct str place =
            str_fmt(p->out->arena, "%.*s%s%zu", STR_ARG(path), same ? "" : ":", line_of(finding));
        if (alike > 1)
            place = str_fmt(p->out->arena, "%.*s (%zu times)", STR_ARG(place), alike);
        flow_push(&flow, i == 1 ? STR("") : same ? STR(",") : STR(";"), place);
        note = finding->note;
    }
    buf_push_byte(p->out, '\n');
}

/* "  and 22 more in this note:", then line 'text', 'text'; ... */
static void print_texts(const struct printer *p, const struct group *group)
{
    const struct diagnostic *findings = p->result->findings;
    buf_fmt(p->out, "  and %zu more in this note:\n    ", group->member_count - 1);
    struct flow flow = flow_for(p);
    size_t line = 0;
    for (size_t i = 1; i < group->member_count; i++) {
        const struct diagnostic *finding = &findings[group->members[i]];
        if (i > MOST_PLACES) {
            push_more(p, &flow, group->member_count - i);
            break;
        }
        const bool same = line_of(finding) == line;
        line = line_of(finding);
        const struct str text = excerpt_text(p->out->arena, finding_subject(finding), QUOTE_WIDTH);
        flow_push(&flow,
                  i == 1 ? STR("")
                  : same ? STR(",")
                         : STR(";"),
                  same ? str_fmt(p->out->arena, "'%.*s'", STR_ARG(text))
                       : str_fmt(p->out->arena, "%zu '%.*s'", line, STR_ARG(text)));
    }
    buf_push_byte(p->out, '\n');
}

static void print_finding(const struct printer *p, const struct diagnostic *finding,
                          const struct group *group)
{
    print_headline(p, finding);
    excerpt_print(p->out, p->style,
                  &(struct excerpt){.note = finding->note,
                                    .region = finding->region,
                                    .ink = ink_of(finding->severity)});
    if (group->kind == GROUP_PLACES)
        print_places(p, group);
    else if (group->kind == GROUP_NOTE)
        print_texts(p, group);
    print_related(p, finding);
    print_hint(p, finding);
    buf_push_byte(p->out, '\n');
}

void report_text(struct buf *out, const struct run_result *result, const struct report_style *style)
{
    const struct printer printer = {.out = out, .result = result, .style = style};
    if (style->statistics) {
        statistics_print(out, result, style);
    } else {
        const struct group *groups = groups_find(out->arena, result);
        for (size_t i = 0; i < result->count; i++)
            if (!groups[i].follows)
                print_finding(&printer, &result->findings[i], &groups[i]);
    }
    if (!style->quiet)
        summary_print(out, result, style);
}
