/* report/name_report: the answers of `notelint name`, as text and as JSON. */
#include "notelint/name_report.h"

#include "json_out.h"
#include "notelint/utf8.h"

bool name_answer_clashes(const struct name_answer *answer)
{
    return answer->hits.len && name_clashes(answer->hits.data[0].likeness);
}

static void print_hit(struct buf *out, const struct name_hit *hit)
{
    buf_fmt(out, "  %.*s: %s", STR_ARG(utf8_printable(out->arena, hit->note->path)),
            name_likeness_words(hit->likeness));
    if (hit->origin != NAME_OF_FILE)
        buf_fmt(out, " (its %s '%.*s')", name_origin_id(hit->origin),
                STR_ARG(utf8_printable(out->arena, hit->name)));
    buf_push_byte(out, '\n');
}

void name_answers_print(struct buf *out, const struct name_answer *answers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct name_hit_vec *hits = &answers[i].hits;
        buf_fmt(out, "'%.*s': %s\n", STR_ARG(utf8_printable(out->arena, answers[i].name)),
                name_answer_clashes(&answers[i]) ? "exists"
                : hits->len                      ? "free, but there are names like it"
                                                 : "free");
        for (size_t k = 0; k < hits->len; k++)
            print_hit(out, &hits->data[k]);
    }
}

static json_t *hit_json(struct arena *arena, const struct name_hit *hit)
{
    json_t *object = json_object();
    json_put(object, "path", json_text(arena, hit->note->path));
    json_put(object, "name", json_text(arena, hit->name));
    json_put(object, "origin", json_string(name_origin_id(hit->origin)));
    json_put(object, "likeness", json_string(name_likeness_id(hit->likeness)));
    json_put(object, "clash", json_boolean(name_clashes(hit->likeness)));
    return object;
}

void name_answers_print_json(struct buf *out, const struct name_answer *answers, size_t count)
{
    buf_push(out, STR("["));
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        json_t *hits = json_array();
        json_put(object, "name", json_text(out->arena, answers[i].name));
        json_put(object, "clash", json_boolean(name_answer_clashes(&answers[i])));
        for (size_t k = 0; k < answers[i].hits.len; k++)
            json_push(hits, hit_json(out->arena, &answers[i].hits.data[k]));
        json_put(object, "hits", hits);
        buf_push(out, i ? STR(",\n") : STR("\n"));
        json_print(out, object);
    }
    buf_push(out, STR("\n]\n"));
}
