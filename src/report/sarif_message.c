/* report/sarif_message: text in messages, and a finding's message as a pattern with arguments.
 *
 * The last argument of each pattern is what follows the sentence: other places, the fix. */
#include "safe.h"
#include "sarif.h"

enum { RELATED_LIMIT = 10, LINK_LIMIT = 200 };

struct str sarif_sentence(struct arena *arena, struct str text)
{
    if (!text.len)
        return text;
    struct buf sentence = {.arena = arena};
    buf_push_byte(&sentence, ascii_upper(text.data[0]));
    buf_push(&sentence, str_slice(text, 1, text.len));
    if (!strchr(".!?", text.data[text.len - 1]))
        buf_push_byte(&sentence, '.');
    return buf_str(&sentence);
}

size_t sarif_related_count(const struct diagnostic *finding)
{
    return finding->related.len < RELATED_LIMIT ? finding->related.len : RELATED_LIMIT;
}

/* Text that a note may have written: a bracket that would open a link (3.11.6) here or together
 * with a link that follows loses its meaning. */
static void push_plain(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        const char next = i + 1 < text.len ? text.data[i + 1] : '\0';
        if ((c == '[' && str_find_byte(text, ']', i) == STR_NONE) ||
            (c == '\\' && (next == '[' || next == ']')))
            buf_push_byte(out, '\\');
        buf_push_byte(out, c);
        if (c == ']' && next == '(')
            buf_push_byte(out, ' ');
    }
}

/* The text of a link: brackets and backslashes are escaped. */
static void push_link_text(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("[]\\", text.data[i]))
            buf_push_byte(out, '\\');
        buf_push_byte(out, text.data[i]);
    }
}

/* 3.11.5: braces of the text are written twice, those of placeholders once. */
static void push_braces_doubled(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '{' || text.data[i] == '}')
            buf_push_byte(out, text.data[i]);
        buf_push_byte(out, text.data[i]);
    }
}

json_t *sarif_message(struct arena *arena, struct str text)
{
    struct buf plain = {.arena = arena};
    push_plain(&plain, text_safe(arena, text));
    struct buf doubled = {.arena = arena};
    push_braces_doubled(&doubled, buf_str(&plain));
    json_t *message = json_object();
    json_put(message, "text", json_text(arena, buf_str(&doubled)));
    return message;
}

/* What follows the sentence. Related places are shown only where the text links to them (3.11.6),
 * by number. */
static struct str tail_of(const struct sarif *sarif, const struct diagnostic *finding)
{
    struct arena *arena = sarif->arena;
    struct buf tail = {.arena = arena};
    if (finding->wording.format) {
        const struct str added =
            str_slice(finding->message, finding->wording.len, finding->message.len);
        push_plain(&tail, message_safe(arena, added));
    }
    for (size_t i = 0; i < sarif_related_count(finding); i++) {
        const struct related *related = &finding->related.data[i];
        const struct position start =
            source_position(&related->note->source, related->region.offset);
        const struct str path =
            path_safe(arena, sarif->style->repository_prefix, related->note->path);
        const struct str what = text_cut(arena, message_safe(arena, related->message), LINK_LIMIT);
        buf_push(&tail, STR(". See ["));
        push_link_text(&tail,
                       str_fmt(arena, "%.*s:%zu: %.*s", STR_ARG(path), start.line, STR_ARG(what)));
        buf_fmt(&tail, "](%zu)", i + 1);
    }
    if (finding->related.len > RELATED_LIMIT)
        buf_fmt(&tail, ". And %zu more places", finding->related.len - RELATED_LIMIT);
    if (finding->hint.len) {
        buf_push(&tail, STR(". Fix: "));
        push_plain(&tail, message_safe(arena, finding->hint));
    }
    return buf_str(&tail);
}

/* An argument, or the placeholder for it. */
static void push_argument(struct buf *out, const struct str *arguments, size_t n)
{
    if (arguments)
        push_braces_doubled(out, arguments[n]);
    else
        buf_fmt(out, "{%zu}", n);
}

static struct str capital(struct arena *arena, struct str text)
{
    if (!text.len)
        return text;
    char *copy = arena_text(arena, text.len);
    memcpy(copy, text.data, text.len);
    copy[0] = ascii_upper(copy[0]);
    return (struct str){copy, text.len};
}

/* How a message is worded; without a wording it is one argument. */
static struct str format_of(struct arena *arena, const struct diagnostic *finding)
{
    const struct wording *wording = &finding->wording;
    return wording->format ? capital(arena, str_from(wording->format)) : STR("%s");
}

/* As they are shown, the tail last. */
static size_t arguments_of(const struct sarif *sarif, const struct diagnostic *finding,
                           struct str *ret)
{
    const struct wording *wording = &finding->wording;
    const size_t count = wording->format ? wording->count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct str told = wording->format ? wording->arguments[i] : finding->message;
        struct buf plain = {.arena = sarif->arena};
        push_plain(&plain, message_safe(sarif->arena, told));
        ret[i] = buf_str(&plain);
    }
    if (!wording->format || wording->format[0] == '%')
        ret[0] = capital(sarif->arena, ret[0]);
    ret[count] = tail_of(sarif, finding);
    return count + 1;
}

/* The message with its arguments, or where these are NULL with placeholders. */
static struct str fill(struct arena *arena, struct str format, const struct str *arguments)
{
    struct buf out = {.arena = arena};
    size_t count = 0;
    for (struct str text, conversion; wording_next(&format, &text, &conversion);) {
        struct buf plain = {.arena = arena};
        push_plain(&plain, text);
        push_braces_doubled(&out, buf_str(&plain));
        if (conversion.len)
            push_argument(&out, arguments, count++);
    }
    push_argument(&out, arguments, count);
    buf_push_byte(&out, '.');
    return buf_str(&out);
}

/* The words of a format: "'%.*s' has no heading '%.*s'" as "has-no-heading". */
static struct str id_of(struct arena *arena, struct str format)
{
    struct buf id = {.arena = arena};
    for (struct str text, conversion; wording_next(&format, &text, &conversion);) {
        for (size_t i = 0; i < text.len; i++) {
            if (ascii_is_alnum(text.data[i]))
                buf_push_byte(&id, ascii_lower(text.data[i]));
            else if (id.len && id.data[id.len - 1] != '-')
                buf_push_byte(&id, '-');
        }
    }
    while (id.len && id.data[id.len - 1] == '-')
        id.len--;
    return id.len ? buf_str(&id) : STR("message");
}

json_t *sarif_finding_message(const struct sarif *sarif, const struct diagnostic *finding)
{
    struct arena *arena = sarif->arena;
    const struct str format = format_of(arena, finding);
    struct str arguments[WORDING_LIMIT + 1];
    const size_t count = arguments_of(sarif, finding, arguments);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_push(list, json_text(arena, arguments[i]));
    json_t *message = json_object();
    json_put(message, "text", json_text(arena, fill(arena, format, arguments)));
    json_put(message, "id", json_text(arena, id_of(arena, format)));
    json_put(message, "arguments", list);
    return message;
}

json_t *sarif_message_strings(const struct sarif *sarif, const struct rule *rule)
{
    struct arena *arena = sarif->arena;
    json_t *strings = json_object();
    const char *last = NULL;
    for (size_t i = 0; i < sarif->result->count; i++) {
        const struct diagnostic *finding = &sarif->result->findings[i];
        if (finding->rule != rule || (last && finding->wording.format == last))
            continue;
        last = finding->wording.format;
        const struct str format = format_of(arena, finding);
        const struct str id = str_dup(arena, id_of(arena, format));
        if (json_object_get(strings, id.data))
            continue;
        json_t *pattern = json_object();
        json_put(pattern, "text", json_text(arena, fill(arena, format, NULL)));
        json_put(strings, id.data, pattern);
    }
    return strings;
}
