/* parse/json: a strict reader of JSON (RFC 8259) whose values know where they stand.
 *
 * Not jansson: it keeps no positions, loses the digits of numbers beyond double, and cannot tell
 * where the first of two equal keys was. A byte order mark is skipped (RFC 8259 section 8.1). */
#include "notelint/utf8.h"
#include "notelint/value.h"
#include "tree.h"

enum { LARGE = 64 }; /* times the usual limits */

struct reader {
    struct tree tree;
    struct str in;
    size_t at;
};

static bool read_value(struct reader *r, struct value *ret);

/* The character at `at`, for a message; a region of its length. */
static struct region region_at(const struct reader *r, size_t at)
{
    size_t len = 0;
    if (at < r->in.len)
        utf8_decode(r->in, at, &len);
    return region_of(at, len);
}

static bool fail_at(struct reader *r, size_t at, const char *expected)
{
    const struct region region = region_at(r, at);
    if (region.len == 0)
        return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, region, "%s expected, but the text ends",
                         expected);
    return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, region, "%s expected, but '%.*s' stands here",
                     expected, STR_ARG(str_slice(r->in, at, region_end(region))));
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->in.len && (ascii_is_blank(r->in.data[r->at]) || r->in.data[r->at] == '\n' ||
                                 r->in.data[r->at] == '\r'))
        r->at++;
}

static bool next_is(const struct reader *r, char c)
{
    return r->at < r->in.len && r->in.data[r->at] == c;
}

static bool take(struct reader *r, char c)
{
    if (!next_is(r, c))
        return false;
    r->at++;
    return true;
}

/* The number of four hexadecimal digits at `at`, or -1. */
static int32_t hex_at(const struct reader *r, size_t at)
{
    int32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        const char c = i < r->in.len ? ascii_lower(r->in.data[i]) : '\0';
        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return -1;
        value = value * 16 + (ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* Behind "\u". */
static bool read_unicode_escape(struct reader *r, struct buf *buf)
{
    const struct region escape = region_of(r->at - 2, 6);
    int32_t unit = hex_at(r, r->at);
    if (unit < 0)
        return fail_at(r, r->at, "four hexadecimal digits");
    r->at += 4;
    if (unit >= 0xD800 && unit <= 0xDBFF && next_is(r, '\\') && r->at + 1 < r->in.len &&
        r->in.data[r->at + 1] == 'u') {
        const int32_t low = hex_at(r, r->at + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            r->at += 6;
        }
    }
    if (unit >= 0xD800 && unit <= 0xDFFF)
        return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, escape, "half a surrogate pair");
    utf8_push(buf, (uint32_t)unit);
    return true;
}

/* At the backslash. */
static bool read_escape(struct reader *r, struct buf *buf)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    const char c = r->at + 1 < r->in.len ? r->in.data[r->at + 1] : '\0';
    r->at += 2;
    if (c == 'u')
        return read_unicode_escape(r, buf);
    const char *letter = c ? strchr(letters, c) : NULL;
    if (!letter)
        return fail_at(r, r->at - 1, "an escape");
    buf_push_byte(buf, meanings[letter - letters]);
    return true;
}

/* At the quote. Borrowed from the file where nothing is escaped. */
static bool read_string(struct reader *r, struct str *ret)
{
    const size_t open = r->at++;
    struct buf buf = {.arena = r->tree.run};
    size_t begin = r->at; /* of the run without escapes */
    bool escaped = false;
    while (r->at < r->in.len && r->in.data[r->at] != '"') {
        if ((unsigned char)r->in.data[r->at] < 0x20)
            return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, region_at(r, r->at),
                             "a control character in a string; fix: escape it");
        if (r->in.data[r->at] != '\\') {
            r->at++;
            continue;
        }
        buf_push(&buf, str_slice(r->in, begin, r->at));
        if (!read_escape(r, &buf))
            return false;
        begin = r->at;
        escaped = true;
    }
    const struct str last = str_slice(r->in, begin, r->at);
    if (!take(r, '"'))
        return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, region_of(open, 1),
                         "a string is opened here and never closed");
    if (escaped)
        buf_push(&buf, last);
    *ret = escaped ? buf_str(&buf) : last;
    return true;
}

static bool skip_digits(struct reader *r)
{
    const size_t begin = r->at;
    while (r->at < r->in.len && ascii_is_digit(r->in.data[r->at]))
        r->at++;
    return r->at > begin;
}

/* RFC 8259 section 6 */
static bool read_number(struct reader *r, struct value *ret)
{
    const size_t begin = r->at;
    ret->kind = VALUE_INTEGER;
    take(r, '-');
    if (take(r, '0')) {
        if (r->at < r->in.len && ascii_is_digit(r->in.data[r->at]))
            return tree_fail(&r->tree, DEFECT_JSON_SYNTAX, region_of(r->at - 1, 1),
                             "a number with a leading zero");
    } else if (!skip_digits(r)) {
        return fail_at(r, r->at, "a digit");
    }
    if (take(r, '.')) {
        ret->kind = VALUE_REAL;
        if (!skip_digits(r))
            return fail_at(r, r->at, "a digit");
    }
    if (take(r, 'e') || take(r, 'E')) {
        ret->kind = VALUE_REAL;
        if (!take(r, '+'))
            take(r, '-');
        if (!skip_digits(r))
            return fail_at(r, r->at, "a digit");
    }
    ret->string = str_slice(r->in, begin, r->at);
    return decimal_parse(r->tree.run, ret->string, &ret->number, NULL);
}

static bool read_word(struct reader *r, struct value *ret)
{
    static const struct {
        struct str word;
        enum value_kind kind;
        bool boolean;
    } words[] = {
        {STR_INIT("null"), VALUE_NULL, false},
        {STR_INIT("true"), VALUE_BOOL, true},
        {STR_INIT("false"), VALUE_BOOL, false},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const size_t end = r->at + words[i].word.len;
        if (!str_eq(str_slice(r->in, r->at, end), words[i].word))
            continue;
        ret->kind = words[i].kind;
        ret->boolean = words[i].boolean;
        ret->string = words[i].word;
        r->at = end;
        return true;
    }
    return fail_at(r, r->at, "a value");
}

/* Behind "[". */
static bool read_items(struct reader *r, struct value *ret)
{
    struct value_vec items = {0};
    ret->kind = VALUE_ARRAY;
    skip_blanks(r);
    for (bool closed = take(r, ']'); !closed; closed = take(r, ']')) {
        if (items.len && !take(r, ','))
            return fail_at(r, r->at, "',' or ']'");
        struct value item = {0};
        if (!read_value(r, &item))
            return false;
        *value_vec_push(r->tree.run, &items) = item;
        skip_blanks(r);
    }
    ret->items = items.data;
    ret->count = items.len;
    return true;
}

/* Behind "{". */
static bool read_members(struct reader *r, struct value *ret)
{
    struct object object = {0};
    ret->kind = VALUE_OBJECT;
    skip_blanks(r);
    for (bool closed = take(r, '}'); !closed; closed = take(r, '}')) {
        if (object.members.len && !take(r, ','))
            return fail_at(r, r->at, "',' or '}'");
        skip_blanks(r);
        if (!next_is(r, '"'))
            return fail_at(r, r->at, "a key in double quotes");
        const size_t begin = r->at;
        struct str key = {0};
        if (!read_string(r, &key))
            return false;
        struct member *member =
            tree_member(&r->tree, &object, DEFECT_JSON_SYNTAX, key, region_between(begin, r->at));
        if (!member)
            return false;
        skip_blanks(r);
        if (!take(r, ':'))
            return fail_at(r, r->at, "':'");
        if (!read_value(r, &member->value))
            return false;
        skip_blanks(r);
    }
    ret->members = object.members.data;
    ret->count = object.members.len;
    return true;
}

static bool read_collection(struct reader *r, struct value *ret)
{
    const bool is_array = r->in.data[r->at] == '[';
    if (!tree_enter(&r->tree, region_of(r->at++, 1)))
        return false;
    if (!(is_array ? read_items(r, ret) : read_members(r, ret)))
        return false;
    tree_leave(&r->tree);
    return true;
}

static bool read_value(struct reader *r, struct value *ret)
{
    skip_blanks(r);
    const size_t begin = r->at;
    if (!tree_count(&r->tree, 1, region_of(begin, 0)))
        return false;
    bool ok;
    if (next_is(r, '[') || next_is(r, '{')) {
        ok = read_collection(r, ret);
    } else if (next_is(r, '"')) {
        ret->kind = VALUE_STRING;
        ret->quoted = true;
        ok = read_string(r, &ret->string);
    } else if (next_is(r, '-') || (r->at < r->in.len && ascii_is_digit(r->in.data[r->at]))) {
        ok = read_number(r, ret);
    } else {
        ok = read_word(r, ret);
    }
    ret->region = region_between(begin, r->at);
    return ok;
}

static bool parse(struct arena *run, const struct source *source, size_t limits, struct value *ret,
                  struct defect *ret_defect)
{
    struct reader r = {
        .tree = {.run = run, .source = source, .defect = ret_defect, .limits = limits},
        .in = source->bytes,
        .at = source->bom,
    };
    struct value value = {0};
    bool ok = tree_check_bytes(&r.tree, region_of(0, source->bytes.len)) && read_value(&r, &value);
    skip_blanks(&r);
    if (ok && r.at < r.in.len)
        ok = fail_at(&r, r.at, "the end of the text");
    if (ok)
        *ret = value;
    tree_done(&r.tree);
    return ok;
}

bool json_parse(struct arena *run, const struct source *source, struct value *ret,
                struct defect *ret_defect)
{
    return parse(run, source, 1, ret, ret_defect);
}

bool json_parse_large(struct arena *run, const struct source *source, struct value *ret,
                      struct defect *ret_defect)
{
    return parse(run, source, LARGE, ret, ret_defect);
}
