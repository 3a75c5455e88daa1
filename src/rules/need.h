/* rules/need: which figures ask for a source. */
#ifndef NOTELINT_RULES_NEED_H
#define NOTELINT_RULES_NEED_H

#include "notelint/rule.h"

enum need {
    NEED_STATISTICS = 1 << 0, /* counts, rates, amounts */
    NEED_MONEY = 1 << 1,
    NEED_CASUALTIES = 1 << 2,
    NEED_SHARES = 1 << 3,
    NEED_ESTIMATES = 1 << 4 /* anything counted or measured that is given as approximate */
};

struct needs {
    unsigned kinds;      /* enum need */
    struct decimal from; /* counts and sums below it are not worth a source */
};

/* Options `kinds` and `from`. */
struct needs needs_of(const struct value *options, struct arena *arena);

/* Does the figure, by itself, ask for a source? */
bool needs_source(const struct needs *needs, const struct note *note, const struct figure *figure);

#endif
