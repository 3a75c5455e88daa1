/* base/sha256: FIPS 180-4, with the constants of 4.2.2 and the initial value of 5.3.3. None of the
 * libraries that notelint is built on offers it. */
#include "notelint/sha256.h"

enum { BLOCK = 64 };

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, unsigned bits)
{
    return x >> bits | x << (32 - bits);
}

/* The message schedule of a block (6.2.2, step 1). */
static void schedule(uint32_t words[64], const unsigned char *block)
{
    for (size_t i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (size_t i = 16; i < 64; i++) {
        const uint32_t a = words[i - 15];
        const uint32_t b = words[i - 2];
        words[i] = words[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + words[i - 7] +
                   (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
}

/* 6.2.2, steps 2 to 4. */
static void absorb(uint32_t state[8], const unsigned char *block)
{
    uint32_t words[64];
    uint32_t v[8];
    schedule(words, block);
    memcpy(v, state, sizeof(v));
    for (size_t i = 0; i < 64; i++) {
        const uint32_t a = v[0];
        const uint32_t e = v[4];
        const uint32_t choice = (e & v[5]) ^ (~e & v[6]);
        const uint32_t majority = (a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]);
        const uint32_t first = v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice +
                               constants[i] + words[i];
        memmove(v + 1, v, 7 * sizeof(*v));
        v[4] += first;
        v[0] = first + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
    }
    for (size_t i = 0; i < 8; i++)
        state[i] += v[i];
}

/* 5.1.1: a one bit, zeros, and the length in bits. */
static void absorb_end(uint32_t state[8], struct str rest, size_t len)
{
    unsigned char blocks[2 * BLOCK] = {0};
    const size_t size = rest.len + 9 > BLOCK ? 2 * BLOCK : BLOCK;
    const uint64_t bits = (uint64_t)len * 8;
    if (rest.len)
        memcpy(blocks, rest.data, rest.len);
    blocks[rest.len] = 0x80;
    for (size_t i = 0; i < 8; i++)
        blocks[size - 1 - i] = (unsigned char)(bits >> 8 * i);
    for (size_t at = 0; at < size; at += BLOCK)
        absorb(state, blocks + at);
}

struct str sha256_hex(struct arena *arena, struct str bytes)
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    size_t done = 0;
    for (; bytes.len - done >= BLOCK; done += BLOCK)
        absorb(state, (const unsigned char *)bytes.data + done);
    absorb_end(state, str_slice(bytes, done, bytes.len), bytes.len);
    struct buf hex = {.arena = arena};
    for (size_t i = 0; i < 8; i++)
        buf_fmt(&hex, "%08x", (unsigned)state[i]);
    return buf_str(&hex);
}
