/* text/punycode: labels in letters, digits and hyphens (RFC 3492), with the parameters of IDNA. */
#include "punycode.h"

/* RFC 3492 3.4 and 6.1, with its parameters for IDNA. */
static uint32_t adapt(uint32_t delta, uint32_t count, bool first)
{
    delta = first ? delta / 700 : delta / 2;
    delta += delta / count;
    uint32_t k = 0;
    for (; delta > 455; k += 36)
        delta /= 35;
    return k + 36 * delta / (delta + 38);
}

static uint32_t threshold(uint32_t k, uint32_t bias)
{
    return k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
}

static int digit_value(char c)
{
    if (ascii_is_alpha(c))
        return ascii_lower(c) - 'a';
    return ascii_is_digit(c) ? c - '0' + 26 : -1;
}

/* One generalised variable-length integer (RFC 3492 3.3). */
static bool read_delta(struct str text, size_t *at, uint32_t bias, uint32_t *ret)
{
    uint64_t sum = 0;
    uint64_t weight = 1;
    for (uint32_t k = 36;; k += 36) {
        const int digit = *at < text.len ? digit_value(text.data[(*at)++]) : -1;
        if (digit < 0)
            return false;
        sum += (uint64_t)digit * weight;
        if (sum > 0x7fffffff)
            return false;
        const uint32_t limit = threshold(k, bias);
        if ((uint32_t)digit < limit)
            break;
        weight *= 36 - limit;
    }
    *ret = (uint32_t)sum;
    return true;
}

bool punycode_decode(struct str text, struct label *ret)
{
    const size_t dash = str_rfind_byte(text, '-');
    size_t at = 0;
    ret->len = 0;
    if (dash != STR_NONE) {
        for (; at < dash; at++)
            ret->code[ret->len++] = (unsigned char)ascii_lower(text.data[at]);
        at++;
    }
    uint32_t code = 128;
    uint32_t index = 0;
    uint32_t bias = 72;
    while (at < text.len) {
        uint32_t delta;
        if (ret->len == LABEL_MAX || !read_delta(text, &at, bias, &delta))
            return false;
        const uint32_t count = (uint32_t)ret->len + 1;
        bias = adapt(delta, count, index == 0 && code == 128);
        index += delta;
        code += index / count;
        index %= count;
        if (code > 0x10ffff)
            return false;
        memmove(&ret->code[index + 1], &ret->code[index], (ret->len - index) * sizeof(uint32_t));
        ret->code[index++] = code;
        ret->len++;
    }
    return true;
}

static void write_delta(struct buf *out, uint32_t delta, uint32_t bias)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    for (uint32_t k = 36;; k += 36) {
        const uint32_t limit = threshold(k, bias);
        if (delta < limit)
            break;
        buf_push_byte(out, digits[limit + (delta - limit) % (36 - limit)]);
        delta = (delta - limit) / (36 - limit);
    }
    buf_push_byte(out, digits[delta]);
}

/* The label as Punycode (RFC 3492 6.3), without "xn--". */
struct str punycode_encode(struct arena *arena, const struct label *label)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < label->len; i++)
        if (label->code[i] < 128)
            buf_push_byte(&out, (char)label->code[i]);
    const uint32_t basic = (uint32_t)out.len;
    uint32_t done = basic;
    if (basic)
        buf_push_byte(&out, '-');
    uint32_t code = 128;
    uint32_t delta = 0;
    uint32_t bias = 72;
    while (done < label->len) {
        uint32_t next = UINT32_MAX;
        for (size_t i = 0; i < label->len; i++)
            if (label->code[i] >= code && label->code[i] < next)
                next = label->code[i];
        delta += (next - code) * (done + 1);
        code = next;
        for (size_t i = 0; i < label->len; i++) {
            delta += label->code[i] < code;
            if (label->code[i] != code)
                continue;
            write_delta(&out, delta, bias);
            bias = adapt(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
        delta++;
        code++;
    }
    return buf_str(&out);
}
