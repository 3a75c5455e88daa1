/* text/punycode: labels of host names as code points, and their form in ASCII (RFC 3492). */
#ifndef NOTELINT_TEXT_PUNYCODE_H
#define NOTELINT_TEXT_PUNYCODE_H

#include "notelint/str.h"

enum { LABEL_MAX = 63 };

struct label {
    uint32_t code[LABEL_MAX + 1];
    size_t len;
    bool ascii; /* as written: no U-label and no A-label */
};

/* `text` without "xn--". False where it is no Punycode, or its label too long. */
bool punycode_decode(struct str text, struct label *ret);
struct str punycode_encode(struct arena *arena, const struct label *label);

#endif
