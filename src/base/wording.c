/* base/wording: fills in a format and remembers with what. */
#include "notelint/wording.h"

#include <assert.h>

/* The conversion at the start of `s`. */
static struct str conversion_of(struct str s)
{
    static const struct str known[] = {STR_INIT("%s"), STR_INIT("%.*s"), STR_INIT("%d"),
                                       STR_INIT("%zu"), STR_INIT("%lld")};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (str_starts(s, known[i]))
            return known[i];
    assert(0 && "a conversion that no message uses");
    return str_slice(s, 0, 1);
}

bool wording_next(struct str *rest, struct str *ret_text, struct str *ret_conversion)
{
    if (!rest->len)
        return false;
    size_t at = str_find_byte(*rest, '%', 0);
    if (at == STR_NONE)
        at = rest->len;
    const bool percent = str_starts(str_slice(*rest, at, rest->len), STR("%%"));
    *ret_text = str_slice(*rest, 0, at + percent);
    *rest = str_slice(*rest, at + 2 * percent, rest->len);
    *ret_conversion = percent || !rest->len ? (struct str){0} : conversion_of(*rest);
    *rest = str_slice(*rest, ret_conversion->len, rest->len);
    return true;
}

static void push_argument(struct buf *out, struct str conversion, va_list *args)
{
    if (str_eq(conversion, STR("%.*s"))) {
        const int len = va_arg(*args, int);
        const struct str text = {va_arg(*args, const char *), (size_t)len};
        buf_push(out, str_slice(text, 0, str_find_byte(text, '\0', 0)));
    } else if (str_eq(conversion, STR("%s"))) {
        buf_push(out, str_from(va_arg(*args, const char *)));
    } else if (str_eq(conversion, STR("%zu"))) {
        buf_fmt(out, "%zu", va_arg(*args, size_t));
    } else if (str_eq(conversion, STR("%lld"))) {
        buf_fmt(out, "%lld", va_arg(*args, long long));
    } else {
        buf_fmt(out, "%d", va_arg(*args, int));
    }
}

struct str wording_vfmt(struct arena *run, struct wording *ret, const char *format, va_list args)
{
    struct str rest = str_from(format);
    struct buf message = {.arena = run};
    size_t begins[WORDING_LIMIT];
    size_t ends[WORDING_LIMIT];
    size_t count = 0;
    va_list values;
    va_copy(values, args);
    for (struct str text, conversion; wording_next(&rest, &text, &conversion);) {
        buf_push(&message, text);
        if (!conversion.len)
            continue;
        assert(count < WORDING_LIMIT);
        begins[count] = message.len;
        push_argument(&message, conversion, &values);
        ends[count++] = message.len;
    }
    va_end(values);
    struct str *arguments = ARENA_ARRAY(run, struct str, count);
    for (size_t i = 0; i < count; i++) /* now that the message stays where it is */
        arguments[i] = str_slice(buf_str(&message), begins[i], ends[i]);
    *ret = (struct wording){format, arguments, count, message.len};
    return buf_str(&message);
}
