/* report/line_hash: a polynomial hash over the 100 UTF-16 units from each line's start.
 *
 * Blanks and tabs do not count, each line end is one LF, a byte order mark counts, a unit 0xFFFF
 * stands behind the last and zeros behind that. */
#include "line_hash.h"

#include <inttypes.h>

#include "notelint/map.h"
#include "notelint/utf8.h"
#include "notelint/vec.h"

enum { WINDOW = 100, BASE = 37, LAST_UNIT = 0xffff };

VEC_OF(unit_vec, uint16_t)
VEC_OF(start_vec, size_t)

/* Length of the maximal part of an ill-formed sequence, which decoders replace by one U+FFFD
 * (Unicode 3.9, table 3-8; WHATWG Encoding). */
static size_t ill_formed_length(struct str s, size_t at)
{
    const unsigned char lead = (unsigned char)s.data[at];
    const size_t wanted = lead >= 0xf0 && lead <= 0xf4   ? 4
                          : lead >= 0xe0 && lead <= 0xef ? 3
                          : lead >= 0xc2 && lead <= 0xdf ? 2
                                                         : 1;
    size_t len = 1;
    while (len < wanted && at + len < s.len) {
        const unsigned char byte = (unsigned char)s.data[at + len];
        const unsigned char low = len > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned char high = len > 1        ? 0xbf
                                   : lead == 0xed ? 0x9f
                                   : lead == 0xf4 ? 0x8f
                                                  : 0xbf;
        if (byte < low || byte > high)
            break;
        len++;
    }
    return len;
}

static uint32_t decode(struct str s, size_t at, size_t *ret_len)
{
    const uint32_t code_point = utf8_decode(s, at, ret_len);
    if (code_point == UTF8_REPLACEMENT && *ret_len == 1)
        *ret_len = ill_formed_length(s, at);
    return code_point;
}

static void push_units(struct unit_vec *units, struct arena *arena, uint32_t code_point)
{
    if (code_point < 0x10000) {
        *unit_vec_push(arena, units) = (uint16_t)code_point;
        return;
    }
    code_point -= 0x10000;
    *unit_vec_push(arena, units) = (uint16_t)(0xd800 + (code_point >> 10));
    *unit_vec_push(arena, units) = (uint16_t)(0xdc00 + (code_point & 0x3ff));
}

/* The units that count, and where among them each line starts. */
static void read_units(struct arena *arena, struct str bytes, struct unit_vec *units,
                       struct start_vec *starts)
{
    *start_vec_push(arena, starts) = 0;
    for (size_t at = 0, len; at < bytes.len; at += len) {
        const uint32_t code_point = decode(bytes, at, &len);
        if (code_point == ' ' || code_point == '\t')
            continue;
        const bool line_feed = code_point == '\n';
        if (!line_feed && code_point != '\r') {
            push_units(units, arena, code_point);
            continue;
        }
        if (line_feed && at > 0 && bytes.data[at - 1] == '\r')
            continue;
        *unit_vec_push(arena, units) = '\n';
        *start_vec_push(arena, starts) = units->len;
    }
    *unit_vec_push(arena, units) = LAST_UNIT;
}

static uint64_t hash_from(const struct unit_vec *units, size_t start)
{
    uint64_t hash = 0;
    for (size_t i = start; i < start + WINDOW; i++)
        hash = hash * BASE + (i < units->len ? units->data[i] : 0);
    return hash;
}

struct line_hashes line_hashes_of(struct arena *arena, struct str bytes)
{
    struct arena scratch = {0};
    struct unit_vec units = {0};
    struct start_vec starts = {0};
    read_units(&scratch, bytes, &units, &starts);
    struct line_hashes hashes = {
        .hash = ARENA_ARRAY(arena, uint64_t, starts.len),
        .nth = ARENA_ARRAY(arena, uint32_t, starts.len),
        .count = starts.len,
    };
    struct map seen = {0};
    for (size_t i = 0; i < starts.len; i++) {
        hashes.hash[i] = hash_from(&units, starts.data[i]);
        const struct str key = {(const char *)&hashes.hash[i], sizeof(hashes.hash[i])};
        void **slot = map_slot(&seen, &scratch, key);
        if (!*slot)
            *slot = ARENA_NEW(&scratch, uint32_t);
        hashes.nth[i] = ++*(uint32_t *)*slot;
    }
    arena_done(&scratch);
    return hashes;
}

struct str line_hashes_text(struct arena *arena, const struct line_hashes *hashes, size_t line)
{
    return str_fmt(arena, "%" PRIx64 ":%" PRIu32, hashes->hash[line], hashes->nth[line]);
}
