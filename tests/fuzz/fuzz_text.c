/* Line index, UTF-8, folding, on any bytes. */
#include "fuzz.h"
#include "notelint/fold.h"
#include "notelint/utf8.h"

static void check_source(struct arena *arena, struct str text)
{
    struct source source;
    source_init(&source, arena, text);
    for (size_t line = 0; line < source.line_count; line++) {
        FUZZ_CHECK(source_line_at(&source, source.lines[line]) == line);
        FUZZ_CHECK(fuzz_is_inside(&source, source_line_region(&source, line)));
        FUZZ_CHECK(str_find_byte(source_line(&source, line), '\n', 0) == STR_NONE);
    }
    for (size_t at = 0; at <= text.len && at < 200; at++) {
        const struct position position = source_position(&source, at);
        FUZZ_CHECK(position.line >= 1 && position.line <= source.line_count);
        FUZZ_CHECK(position.column <= position.utf16 && position.utf16 <= position.byte);
    }
}

static void check_utf8(struct arena *arena, struct str text)
{
    size_t invalid = STR_NONE;
    for (size_t at = 0, len; at < text.len; at += len) {
        const uint32_t code_point = utf8_decode(text, at, &len);
        size_t before_len = 0;
        FUZZ_CHECK(utf8_decode_before(text, at + len, &before_len) == code_point);
        FUZZ_CHECK(before_len == len);
        if (code_point == UTF8_REPLACEMENT && len == 1 && invalid == STR_NONE)
            invalid = at;
    }
    FUZZ_CHECK(utf8_invalid_at(text) == invalid);
    const struct str printable = utf8_printable(arena, text);
    FUZZ_CHECK(utf8_invalid_at(printable) == STR_NONE);
    FUZZ_CHECK(str_eq(utf8_printable(arena, printable), printable));
}

static void check_fold(struct arena *arena, struct str text,
                       struct str fold(struct arena *arena, struct str s))
{
    const struct str once = fold(arena, text);
    FUZZ_CHECK(utf8_invalid_at(text) != STR_NONE || utf8_invalid_at(once) == STR_NONE);
    FUZZ_CHECK(str_eq(fold(arena, once), once));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const struct str text = fuzz_input(data, size);
    check_source(&arena, text);
    check_utf8(&arena, text);
    check_fold(&arena, text, fold_path);
    check_fold(&arena, text, fold_nfc);
    check_fold(&arena, text, fold_key);
    check_fold(&arena, text, fold_heading);
    arena_done(&arena);
    return 0;
}
