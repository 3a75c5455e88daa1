/* report/safe: repairs and defuses text; each function borrows where nothing has to change. */
#include "safe.h"

#include "notelint/utf8.h"

enum { MESSAGE_LIMIT = 1000 }; /* bytes */

struct str utf8_repaired(struct arena *arena, struct str s)
{
    if (utf8_invalid_at(s) == STR_NONE)
        return s;
    struct buf text = {.arena = arena};
    size_t len;
    for (size_t at = 0; at < s.len; at += len)
        utf8_push(&text, utf8_decode(s, at, &len));
    return buf_str(&text);
}

bool acts_on_terminal(uint32_t code_point)
{
    return (code_point >= 0x7f && code_point < 0xa0) || code_point == 0x200e ||
           code_point == 0x200f || (code_point >= 0x2028 && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

bool ends_log_command(struct str s, size_t at)
{
    while (at > 0 && ascii_is_lower(s.data[at - 1]))
        at--;
    return at >= 2 && s.data[at - 1] == '#' && s.data[at - 2] == '#';
}

struct str text_safe(struct arena *arena, struct str s)
{
    struct str rest = utf8_printable(arena, s);
    if (str_find(rest, STR("##"), 0) == STR_NONE)
        return rest;
    struct buf text = {.arena = arena};
    size_t done = 0;
    for (size_t at = str_find_byte(rest, '[', 0); at != STR_NONE;
         at = str_find_byte(rest, '[', at + 1)) {
        if (!ends_log_command(rest, at))
            continue;
        buf_push(&text, str_slice(rest, done, at));
        buf_push_byte(&text, ' ');
        done = at;
    }
    buf_push(&text, str_slice(rest, done, rest.len));
    return buf_str(&text);
}

struct str message_safe(struct arena *arena, struct str s)
{
    return text_safe(arena, text_cut(arena, s, MESSAGE_LIMIT));
}

struct str path_safe(struct arena *arena, struct str prefix, struct str path)
{
    struct buf text = {.arena = arena};
    if (!prefix.len && str_starts(str_trim(path), STR("::")))
        buf_push(&text, STR("./"));
    buf_push(&text, prefix);
    buf_push(&text, path);
    return text_safe(arena, buf_str(&text));
}

struct str text_cut(struct arena *arena, struct str s, size_t limit)
{
    if (s.len <= limit)
        return s;
    size_t end = limit > 3 ? limit - 3 : 0;
    while (end > 0 && ((unsigned char)s.data[end] & 0xc0) == 0x80)
        end--;
    struct buf text = {.arena = arena};
    buf_push(&text, str_slice(s, 0, end));
    buf_push(&text, STR("..."));
    return buf_str(&text);
}
