/* vault/agree: do two figures say the same, within what rounding, ranges and bounds allow? */
#ifndef NOTELINT_VAULT_AGREE_H
#define NOTELINT_VAULT_AGREE_H

#include "notelint/attribute.h"
#include "notelint/figure.h"

enum agreement {
    AGREE_NOT_COMPARABLE, /* other kinds, units, or a change against a level */
    AGREE_EQUAL,
    AGREE_ROUNDED, /* within rounding, or one range within the other */
    AGREE_CLOSE,   /* years: different by a few only */
    AGREE_NEAR,    /* different, and so near that it must be one quantity told twice */
    AGREE_FAR,     /* different */
    AGREE_APART    /* so far apart that it is likely to be another quantity */
};

enum agreement figures_agree(const struct figure *a, const struct figure *b,
                             enum attribute_class class_, struct arena *scratch);

/* Do the years of `inner` lie within those of `outer`, and begin some years later: a reign within a
 * life? */
bool years_within(const struct figure *inner, const struct figure *outer);

/* ISO dates, perhaps cut: is one the start of the other? */
bool dates_agree(struct str a, struct str b);

#endif
