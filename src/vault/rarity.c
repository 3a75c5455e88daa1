/* vault/rarity: in integers, so that no order of a sum and no machine changes it. */
#include "rarity.h"

unsigned log2_16(uint64_t n)
{
    unsigned whole = 0;
    if (n == 0)
        return 0;
    while (n >> whole >> 1)
        whole++;
    /* The fraction by repeated squaring, four bits of it. */
    uint64_t mantissa = whole >= 16 ? n >> (whole - 16) : n << (16 - whole); /* 16.16, in [1, 2) */
    unsigned result = whole;
    for (int bit = 0; bit < 4; bit++) {
        mantissa = mantissa * mantissa >> 16;
        result <<= 1;
        if (mantissa >> 17) {
            mantissa >>= 1;
            result |= 1;
        }
    }
    return result;
}

unsigned rarity(size_t notes, uint32_t with)
{
    return with == 0 || (size_t)with * 2 > notes ? 0 : log2_16(notes) - log2_16(with);
}
