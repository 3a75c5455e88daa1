/* report/sarif_fix: a finding's edits as SARIF replacements, against the unmodified file (3.57.1).
 */
#include "edits.h"
#include "safe.h"
#include "sarif.h"
#include "span.h"

/* VS Code's viewer moves a deletion that starts inside the indentation of a line to the line's
 * first other character. So such an edit begins at the end of the line before and writes again what
 * lies between; in the first line that is not possible. */
static bool clear_of_indentation(struct arena *arena, struct edit *edit)
{
    const struct source *source = &edit->note->source;
    const size_t line = source_line_at(source, edit->region.offset);
    const struct str text = source_line(source, line);
    size_t indent = 0;
    while (indent < text.len && ascii_is_blank(text.data[indent]))
        indent++;
    if (edit->region.offset >= source_line_region(source, line).offset + indent)
        return true;
    if (line == 0)
        return false;
    const size_t begin = region_end(source_line_region(source, line - 1));
    struct buf longer = {.arena = arena};
    buf_push(&longer, str_slice(source->bytes, begin, edit->region.offset));
    buf_push(&longer, edit->text);
    edit->region = region_between(begin, region_end(edit->region));
    edit->text = buf_str(&longer);
    return true;
}

static bool edits_for_viewers(const struct sarif *sarif, const struct diagnostic *finding,
                              struct edit_vec *ret)
{
    if (!edits_order(sarif->arena, sarif->encodings, &finding->edits, ret))
        return false;
    for (size_t i = 0; i < ret->len; i++) {
        struct edit *edit = &ret->data[i];
        if (!clear_of_indentation(sarif->arena, edit) ||
            (i && edit[-1].note == edit->note && edit_overlaps(edit - 1, edit)))
            return false;
    }
    return true;
}

static json_t *replacement_json(const struct sarif *sarif, const struct edit *edit)
{
    const struct span place = span_of(edit->note, edit->region);
    json_t *deleted = json_object();
    json_put(deleted, "startLine", json_count(place.start.line));
    json_put(deleted, "startColumn", json_count(place.start.utf16));
    json_put(deleted, "endLine", json_count(place.end.line));
    json_put(deleted, "endColumn", json_count(place.end.utf16));
    json_t *replacement = json_object();
    json_put(replacement, "deletedRegion", deleted);
    if (edit->text.len) {
        json_t *inserted = json_object();
        json_put(inserted, "text", json_text(sarif->arena, edit->text));
        json_put(replacement, "insertedContent", inserted);
    }
    return replacement;
}

/* The edits of one file, from `*at` on. */
static json_t *change_json(const struct sarif *sarif, const struct edit_vec *edits, size_t *at)
{
    const struct note *note = edits->data[*at].note;
    json_t *replacements = json_array();
    for (; *at < edits->len && edits->data[*at].note == note; (*at)++)
        json_push(replacements, replacement_json(sarif, &edits->data[*at]));
    json_t *change = json_object();
    json_put(change, "artifactLocation", sarif_artifact(sarif, note));
    json_put(change, "replacements", replacements);
    return change;
}

json_t *sarif_fix(const struct sarif *sarif, const struct diagnostic *finding)
{
    struct edit_vec edits;
    if (finding->fix_safety == FIX_NONE || !edits_for_viewers(sarif, finding, &edits))
        return NULL;
    json_t *changes = json_array();
    for (size_t at = 0; at < edits.len;)
        json_push(changes, change_json(sarif, &edits, &at));
    const struct str what = finding->fix_description.len ? finding->fix_description
                            : finding->hint.len          ? finding->hint
                                                         : STR("apply the fix");
    const struct str sentence = sarif_sentence(sarif->arena, text_safe(sarif->arena, what));
    json_t *fix = json_object();
    json_put(fix, "description", sarif_message(sarif->arena, sentence));
    json_put(fix, "artifactChanges", changes);
    return fix;
}
