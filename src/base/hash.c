/* base/hash: SipHash-1-3 (Aumasson and Bernstein, 2012), with little-endian words whatever the
 * machine. */
#include "notelint/hash.h"

#include <time.h>

struct state {
    uint64_t a, b, c, d;
};

static uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static void mix(struct state *state)
{
    state->a += state->b;
    state->c += state->d;
    state->b = rotate(state->b, 13) ^ state->a;
    state->d = rotate(state->d, 16) ^ state->c;
    state->a = rotate(state->a, 32);
    state->c += state->b;
    state->a += state->d;
    state->b = rotate(state->b, 17) ^ state->c;
    state->d = rotate(state->d, 21) ^ state->a;
    state->c = rotate(state->c, 32);
}

static void absorb(struct state *state, uint64_t word)
{
    state->d ^= word;
    mix(state);
    state->a ^= word;
}

/* Compilers make one load of it. */
static uint64_t word_at(const char *data)
{
    const unsigned char *bytes = (const unsigned char *)data;
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

uint64_t hash_keyed(struct hash_key key, struct str s)
{
    struct state state = {key.first ^ 0x736f6d6570736575u, key.second ^ 0x646f72616e646f6du,
                          key.first ^ 0x6c7967656e657261u, key.second ^ 0x7465646279746573u};
    size_t at = 0;
    for (; s.len - at >= 8; at += 8)
        absorb(&state, word_at(s.data + at));
    uint64_t last = (uint64_t)s.len << 56;
    for (unsigned bits = 0; at < s.len; at++, bits += 8)
        last |= (uint64_t)(unsigned char)s.data[at] << bits;
    absorb(&state, last);
    state.c ^= 0xff;
    mix(&state);
    mix(&state);
    mix(&state);
    return state.a ^ state.b ^ state.c ^ state.d;
}

struct hash_key hash_key_draw(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    const struct hash_key seed = {(uint64_t)now.tv_sec << 30 ^ (uint64_t)now.tv_nsec,
                                  (uint64_t)(uintptr_t)&now ^ (uint64_t)(uintptr_t)hash_key_draw
                                                                  << 17};
    return (struct hash_key){hash_keyed(seed, STR("first")), hash_keyed(seed, STR("second"))};
}

/* Four sums side by side: each alone would wait for its multiplications. */
uint64_t hash_sum(struct str s)
{
    enum { LANES = 4, WORD = 8, STRIDE = LANES * WORD };
    const uint64_t odd = 0x9e3779b97f4a7c15u;
    uint64_t lanes[LANES] = {s.len, 1, 2, 3};
    uint64_t words[LANES];
    size_t at = 0;
    for (; s.len - at >= STRIDE; at += STRIDE) {
        memcpy(words, s.data + at, STRIDE);
        for (size_t i = 0; i < LANES; i++)
            lanes[i] = (lanes[i] ^ words[i]) * odd;
    }
    memset(words, 0, STRIDE);
    if (at < s.len)
        memcpy(words, s.data + at, s.len - at);
    uint64_t sum = 0;
    for (size_t i = 0; i < LANES; i++)
        sum = (rotate(sum, 29) ^ (lanes[i] ^ words[i]) * odd) * odd;
    return sum ^ sum >> 32;
}
