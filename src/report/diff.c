/* report/diff: a plan of fixes as a unified diff in git's form.
 *
 * The edits say what differs, so nothing is searched for: edits that share a line make one change,
 * changes with less than twice the context between them one hunk. Lines end in LF alone, as git
 * sees them. */
#include "notelint/fixes.h"

enum { CONTEXT = 3 };

/* Lines `begin` to `end` (exclusive, from 0) of the old file become `text`. */
struct change {
    size_t begin, end;
    struct str text; /* whole lines */
};

VEC_OF(change_vec, struct change)
VEC_OF(line_vec, size_t)

struct differ {
    struct arena *arena;
    struct buf *out;
    struct str old;
    struct line_vec lines; /* offset of each line, and of the end */
    struct change_vec changes;
};

static struct str old_line(const struct differ *differ, size_t line)
{
    return str_slice(differ->old, differ->lines.data[line], differ->lines.data[line + 1]);
}

static size_t line_count(const struct differ *differ)
{
    return differ->lines.len - 1;
}

static void find_lines(struct differ *differ)
{
    size_t at = 0;
    while (at < differ->old.len) {
        *line_vec_push(differ->arena, &differ->lines) = at;
        const size_t end = str_find_byte(differ->old, '\n', at);
        at = end == STR_NONE ? differ->old.len : end + 1;
    }
    *line_vec_push(differ->arena, &differ->lines) = differ->old.len;
}

/* Line of an offset. The end of the file belongs to a last line without line end, else it is behind
 * the last line. */
static size_t line_at(const struct differ *differ, size_t offset)
{
    size_t low = 0;
    size_t high = line_count(differ);
    if (offset == differ->old.len && high && differ->old.data[offset - 1] != '\n')
        return high - 1;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (differ->lines.data[middle + 1] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All lines that the edit touches, and the one in which it ends. */
static struct change lines_of(const struct differ *differ, const struct edit *edit)
{
    const size_t end = line_at(differ, region_end(edit->region)) + 1;
    return (struct change){
        .begin = line_at(differ, edit->region.offset),
        .end = end < line_count(differ) ? end : line_count(differ),
    };
}

static struct str first_line(struct str text)
{
    const size_t end = str_find_byte(text, '\n', 0);
    return str_slice(text, 0, end == STR_NONE ? text.len : end + 1);
}

static struct str last_line(struct str text)
{
    const struct str before = str_slice(text, 0, text.len ? text.len - 1 : 0);
    const size_t start = str_rfind_byte(before, '\n');
    return str_slice(text, start == STR_NONE ? 0 : start + 1, text.len);
}

/* Leave out lines at both ends that stay as they are. */
static void change_trim(const struct differ *differ, struct change *change)
{
    while (change->begin < change->end && change->text.len &&
           str_eq(old_line(differ, change->begin), first_line(change->text))) {
        change->text = str_slice(change->text, first_line(change->text).len, change->text.len);
        change->begin++;
    }
    while (change->begin < change->end && change->text.len &&
           str_eq(old_line(differ, change->end - 1), last_line(change->text))) {
        change->text = str_slice(change->text, 0, change->text.len - last_line(change->text).len);
        change->end--;
    }
}

static void find_changes(struct differ *differ, const struct edit_vec *edits)
{
    for (size_t i = 0; i < edits->len;) {
        struct change change = lines_of(differ, &edits->data[i]);
        struct buf text = {.arena = differ->arena};
        size_t done = differ->lines.data[change.begin];
        do {
            const struct change other = lines_of(differ, &edits->data[i]);
            change.end = other.end > change.end ? other.end : change.end;
            buf_push(&text, str_slice(differ->old, done, edits->data[i].region.offset));
            buf_push(&text, edits->data[i].text);
            done = region_end(edits->data[i].region);
        } while (++i < edits->len && lines_of(differ, &edits->data[i]).begin < change.end);
        buf_push(&text, str_slice(differ->old, done, differ->lines.data[change.end]));
        change.text = buf_str(&text);
        change_trim(differ, &change);
        if (change.begin < change.end || change.text.len)
            *change_vec_push(differ->arena, &differ->changes) = change;
    }
}

static size_t count_lines(struct str text)
{
    size_t count = 0;
    for (; text.len; text = str_slice(text, first_line(text).len, text.len))
        count++;
    return count;
}

static void push_lines(struct buf *out, char mark, struct str text)
{
    while (text.len) {
        const struct str line = first_line(text);
        buf_push_byte(out, mark);
        buf_push(out, line);
        if (!str_ends(line, STR("\n")))
            buf_push(out, STR("\n\\ No newline at end of file\n"));
        text = str_slice(text, line.len, text.len);
    }
}

static void push_context(const struct differ *differ, size_t begin, size_t end)
{
    push_lines(differ->out, ' ',
               str_slice(differ->old, differ->lines.data[begin], differ->lines.data[end]));
}

/* "12,3"; a range without lines names the line before it. */
static struct str range_text(struct arena *arena, size_t begin, size_t count)
{
    return str_fmt(arena, "%zu,%zu", count ? begin + 1 : begin, count);
}

/* One hunk: the changes from `first` to `last` (exclusive). *added and *removed count the lines of
 * all hunks so far. */
static void push_hunk(const struct differ *differ, size_t first, size_t last, size_t *added,
                      size_t *removed)
{
    const struct change *changes = differ->changes.data;
    const size_t begin = changes[first].begin > CONTEXT ? changes[first].begin - CONTEXT : 0;
    const size_t behind = changes[last - 1].end + CONTEXT;
    const size_t end = behind < line_count(differ) ? behind : line_count(differ);
    const size_t new_begin = begin + *added - *removed;
    const size_t added_before = *added;
    const size_t removed_before = *removed;
    for (size_t i = first; i < last; i++) {
        *added += count_lines(changes[i].text);
        *removed += changes[i].end - changes[i].begin;
    }
    const size_t new_count = end - begin + (*added - added_before) - (*removed - removed_before);
    const struct str old_range = range_text(differ->arena, begin, end - begin);
    const struct str new_range = range_text(differ->arena, new_begin, new_count);
    buf_fmt(differ->out, "@@ -%.*s +%.*s @@\n", STR_ARG(old_range), STR_ARG(new_range));
    size_t at = begin;
    for (size_t i = first; i < last; i++) {
        push_context(differ, at, changes[i].begin);
        push_lines(differ->out, '-',
                   str_slice(differ->old, differ->lines.data[changes[i].begin],
                             differ->lines.data[changes[i].end]));
        push_lines(differ->out, '+', changes[i].text);
        at = changes[i].end;
    }
    push_context(differ, at, end);
}

static void push_hunks(const struct differ *differ)
{
    const struct change *changes = differ->changes.data;
    size_t added = 0;
    size_t removed = 0;
    for (size_t first = 0; first < differ->changes.len;) {
        size_t last = first + 1;
        while (last < differ->changes.len &&
               changes[last].begin - changes[last - 1].end <= 2 * CONTEXT)
            last++;
        push_hunk(differ, first, last, &added, &removed);
        first = last;
    }
}

/* A name as git writes it: quoted, in C's way, where it holds quotes, backslashes or controls. */
static struct str git_name(struct arena *arena, const char *side, struct str prefix,
                           struct str path)
{
    struct buf name = {.arena = arena};
    buf_push(&name, str_from(side));
    buf_push(&name, prefix);
    buf_push(&name, path);
    const struct str plain = buf_str(&name);
    struct buf quoted = {.arena = arena};
    bool odd = false;
    buf_push_byte(&quoted, '"');
    for (size_t i = 0; i < plain.len; i++) {
        const unsigned char c = (unsigned char)plain.data[i];
        if (c == '"' || c == '\\')
            buf_fmt(&quoted, "\\%c", c);
        else if (c < 0x20 || c >= 0x7f)
            buf_fmt(&quoted, "\\%03o", (unsigned)c);
        else
            buf_push_byte(&quoted, (char)c);
        odd = odd || c == '"' || c == '\\' || c < 0x20 || c >= 0x7f;
    }
    buf_push_byte(&quoted, '"');
    return odd ? buf_str(&quoted) : plain;
}

void fixes_diff(struct buf *out, const struct fix_plan *plan, struct str prefix)
{
    for (size_t i = 0; i < plan->files.len; i++) {
        const struct fixed_file *file = &plan->files.data[i];
        struct differ differ = {.arena = out->arena, .out = out, .old = file->note->source.bytes};
        find_lines(&differ);
        find_changes(&differ, &file->edits);
        if (!differ.changes.len)
            continue;
        const struct str old_name = git_name(out->arena, "a/", prefix, file->note->path);
        const struct str new_name = git_name(out->arena, "b/", prefix, file->note->path);
        /* git ends a name that holds a blank with a tab. */
        const char *end = str_find_byte(old_name, ' ', 0) == STR_NONE ? "" : "\t";
        buf_fmt(out, "diff --git %.*s %.*s\n--- %.*s%s\n+++ %.*s%s\n", STR_ARG(old_name),
                STR_ARG(new_name), STR_ARG(old_name), end, STR_ARG(new_name), end);
        push_hunks(&differ);
    }
}
