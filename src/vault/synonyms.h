/* vault/synonyms: the user's own words for attributes (`attributes: synonyms` in the settings). */
#ifndef NOTELINT_VAULT_SYNONYMS_H
#define NOTELINT_VAULT_SYNONYMS_H

#include "notelint/map.h"
#include "notelint/vault.h"

/* An attribute of the user's. */
struct synonym {
    struct str metric;
    enum attribute_class
        class_; /* of the metric, or of the first of its words that notelint knows */
};

struct synonyms {
    struct map words; /* attribute_form of a word -> struct synonym * */
};

void synonyms_read(struct arena *run, const struct config *config, struct synonyms *ret);

/* What the user says that the label of a claim, or its own metric, means; NULL where it is nothing.
 */
const struct synonym *synonym_of(const struct synonyms *synonyms, const struct note *note,
                                 const struct claim *claim, struct arena *scratch);

#endif
