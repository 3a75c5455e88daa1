/* vault/serial: compares paths without their numbers, months and seasons. */
#include "serial.h"

#include "notelint/entity.h"
#include "notelint/hash.h"
#include "notelint/word.h"

enum { LONGEST_NUMBER = 8 }; /* "20240501"; longer ones are identifiers */

static bool is_of_the_calendar(struct str word)
{
    return word_in(word, "january february march april may june july august september october "
                         "november december jan feb mar apr jun jul aug sep sept oct nov dec "
                         "spring summer autumn fall winter");
}

static size_t run_end(struct str text, size_t at, bool (*holds)(char))
{
    size_t end = at;
    while (end < text.len && holds(text.data[end]))
        end++;
    return end;
}

/* The path with "#" for what may differ within a row. Empty where nothing may. */
static struct str mould_of(struct arena *scratch, struct str path)
{
    struct buf mould = {.arena = scratch};
    bool numbered = false;
    for (size_t at = 0, end; at < path.len; at = end) {
        const bool digits = ascii_is_digit(path.data[at]);
        end = run_end(path, at, digits ? ascii_is_digit : ascii_is_alpha);
        if (end == at) {
            buf_push_byte(&mould, path.data[end++]);
            continue;
        }
        const struct str part = str_slice(path, at, end);
        const bool varies =
            digits ? part.len <= LONGEST_NUMBER : is_of_the_calendar(str_lower(scratch, part));
        numbered = numbered || (digits && varies);
        buf_push(&mould, varies ? STR("#") : part);
    }
    return numbered ? buf_str(&mould) : (struct str){0};
}

static int number_of(struct str digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.len; i++)
        number = number * 10 + (digits.data[i] - '0');
    return number;
}

static bool is_year(struct str digits)
{
    return digits.len == 4 && number_of(digits) >= 1500 && number_of(digits) < 2200;
}

/* Two digits behind a joint at `at`: a month, a day, the second year of "2022-23"; -1 if none. */
static int pair_at(struct str text, size_t at)
{
    if (at >= text.len || (text.data[at] != '-' && text.data[at] != '_'))
        return -1;
    const size_t end = run_end(text, at + 1, ascii_is_digit);
    return end == at + 3 ? number_of(str_slice(text, at + 1, end)) : -1;
}

/* The last year of `text`, with the month and day or the second year behind it. */
static struct str date_in(struct arena *run, struct str text)
{
    struct str date = {0};
    for (size_t at = 0, end; at < text.len; at = end) {
        end = run_end(text, at, ascii_is_digit);
        const struct str digits = str_slice(text, at, end);
        if (end == at)
            end++;
        if (digits.len == 8 && is_year(str_slice(digits, 0, 4)))
            date = str_fmt(run, "%.4s-%.2s-%.2s", digits.data, digits.data + 4, digits.data + 6);
        if (!is_year(digits))
            continue;
        const int next = pair_at(text, end);
        const int day = pair_at(text, end + 3);
        if (next >= 1 && next <= 12 && day >= 1)
            date = str_fmt(run, "%.4s-%02d-%02d", digits.data, next, day);
        else if (next >= 1 && next <= 12)
            date = str_fmt(run, "%.4s-%02d", digits.data, next);
        else if (next == (number_of(digits) + 1) % 100)
            date = str_fmt(run, "%.4s/%d", digits.data, number_of(digits) + 1);
        else
            date = digits;
    }
    return date;
}

struct serial *serials_read(struct arena *run, const struct vault *vault)
{
    struct arena scratch = {0};
    struct map rows = {0}; /* mould -> struct serial * of the first */
    struct serial *serials = ARENA_ARRAY(run, struct serial, vault->note_count + 1);
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        const struct str mould = mould_of(&scratch, note->path);
        if (mould.len) {
            struct serial **first = (struct serial **)map_slot(&rows, &scratch, mould);
            if (!*first)
                *first = &serials[i];
            else
                (*first)->row = serials[i].row = (uint32_t)(*first - serials) + 1;
        }
    }
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        if (!serials[i].row && !note_is_record(note))
            continue;
        serials[i].date = date_in(run, note->name);
        if (serials[i].date.len == 0)
            serials[i].date = date_in(run, note->folder);
    }
    arena_done(&scratch);
    return serials;
}
