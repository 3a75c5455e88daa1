/* text/regex: compiling and matching with PCRE2; the only file that knows it.
 *
 * Syntax is translated by ecma.c and glob.c. Match data is made per call, so a compiled regex is
 * read only and threads may share it. */
#include "notelint/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "ecma.h"
#include "notelint/source.h"
#include "notelint/utf8.h"

enum {
    PATTERN_LIMIT = 64 * 1024, /* bytes, translated */
    MATCH_LIMIT = 1000000,     /* steps */
    HEAP_LIMIT = 64 * 1024     /* KiB */
};

struct regex {
    pcre2_code *code;
    pcre2_match_context *limits;
    bool is_glob; /* paths need not be UTF-8 */
};

static pcre2_code *compile(struct str pattern, uint32_t options, struct error *error)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) {
        error_set(error, "out of memory");
        return NULL;
    }
    pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
    pcre2_set_max_pattern_length(context, PATTERN_LIMIT);
    /* A lone surrogate is a legal pattern; no text holds one. */
    pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    int code = 0;
    size_t offset = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)(pattern.data ? pattern.data : ""), pattern.len,
                      options | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY |
                          PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF,
                      &code, &offset, context);
    pcre2_compile_context_free(context);
    if (!compiled) {
        PCRE2_UCHAR message[256];
        pcre2_get_error_message(code, message, sizeof(message));
        error_set(error, "%s", (const char *)message);
        return NULL;
    }
    /* Without a JIT compiler, or memory it may execute, the interpreter matches. The code
     * that 10.42 makes for a reference to a group that is not set is wrong where case is ignored.
     */
    uint32_t references = 0;
    (void)pcre2_pattern_info(compiled, PCRE2_INFO_BACKREFMAX, &references);
    if (references == 0)
        (void)pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
    return compiled;
}

static struct regex *regex_of(struct str pattern, uint32_t options, struct error *error)
{
    pcre2_code *code = compile(pattern, options, error);
    if (!code)
        return NULL;
    struct regex *regex = calloc(1, sizeof(*regex));
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    if (!regex || !limits) {
        error_set(error, "out of memory");
        pcre2_code_free(code);
        pcre2_match_context_free(limits);
        free(regex);
        return NULL;
    }
    pcre2_set_match_limit(limits, MATCH_LIMIT);
    pcre2_set_heap_limit(limits, HEAP_LIMIT);
    *regex = (struct regex){.code = code, .limits = limits};
    return regex;
}

struct regex *regex_new(struct str pattern, unsigned flags, struct error *error)
{
    struct arena arena = {0};
    struct str translated;
    struct regex *regex = NULL;
    const uint32_t options = (flags & REGEX_NOCASE ? PCRE2_CASELESS : 0) |
                             (flags & REGEX_MULTILINE ? PCRE2_MULTILINE : 0);
    if (pattern.len > PATTERN_LIMIT)
        error_set(error, "longer than %d bytes", PATTERN_LIMIT);
    else if (ecma_translate(&arena, pattern, &translated, error))
        regex = regex_of(translated, options, error);
    arena_done(&arena);
    return regex;
}

struct regex *glob_new(struct str pattern, struct error *error)
{
    struct arena arena = {0};
    struct str translated;
    struct regex *glob = NULL;
    if (pattern.len > PATTERN_LIMIT)
        error_set(error, "longer than %d bytes", PATTERN_LIMIT);
    else if (glob_translate(&arena, pattern, &translated, error))
        glob = regex_of(translated, 0, error);
    if (glob)
        glob->is_glob = true;
    arena_done(&arena);
    return glob;
}

static enum regex_result result_of(int code)
{
    if (code >= 0)
        return REGEX_MATCH;
    return code == PCRE2_ERROR_NOMATCH ? REGEX_NO_MATCH : REGEX_LIMIT;
}

static enum regex_result find(const struct regex *regex, struct str text, size_t from,
                              struct region *ret)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (!data)
        return REGEX_LIMIT;
    const PCRE2_SPTR subject = (PCRE2_SPTR)(text.data ? text.data : "");
    int code = pcre2_match(regex->code, subject, text.len, from, 0, data, regex->limits);
    if (code == PCRE2_ERROR_JIT_STACKLIMIT) /* the interpreter has a heap */
        code = pcre2_match(regex->code, subject, text.len, from, PCRE2_NO_JIT, data, regex->limits);
    if (code >= 0) {
        const size_t *ends = pcre2_get_ovector_pointer(data);
        *ret = region_between(ends[0], ends[1]);
    }
    pcre2_match_data_free(data);
    return result_of(code);
}

/* Bytes that are no UTF-8 each count as one character of a path. */
static enum regex_result find_in_bytes(const struct regex *glob, struct str path)
{
    struct arena arena = {0};
    struct buf buf = {.arena = &arena};
    for (size_t at = 0, len; at < path.len; at += len)
        utf8_push(&buf, utf8_decode(path, at, &len));
    struct region ignored;
    const enum regex_result result = find(glob, buf_str(&buf), 0, &ignored);
    arena_done(&arena);
    return result;
}

enum regex_result regex_find(const struct regex *regex, struct str text, size_t from,
                             size_t *ret_begin, size_t *ret_end)
{
    if (from > text.len)
        return REGEX_NO_MATCH;
    struct region match = region_of(0, text.len);
    enum regex_result result;
    /* Checked once, not anew for each match of a loop: PCRE2_MATCH_INVALID_UTF makes the rest safe.
     */
    if (from > 0 || utf8_invalid_at(text) == STR_NONE)
        result = find(regex, text, from, &match);
    else
        result = regex->is_glob ? find_in_bytes(regex, text) : REGEX_NO_MATCH;
    if (result == REGEX_MATCH && ret_begin)
        *ret_begin = match.offset;
    if (result == REGEX_MATCH && ret_end)
        *ret_end = region_end(match);
    return result;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->code);
    pcre2_match_context_free(regex->limits);
    free(regex);
}
