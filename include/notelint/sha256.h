/* base/sha256: the digest by which reports let a reader see that a file is still the one told of
 * (FIPS 180-4). Nothing secret depends on it. */
#ifndef NOTELINT_SHA256_H
#define NOTELINT_SHA256_H

#include "notelint/str.h"

/* 64 hexadecimal digits. */
struct str sha256_hex(struct arena *arena, struct str bytes);

#endif
