/* vault/kin: subjects that are named a little differently and may be one. */
#ifndef NOTELINT_VAULT_KIN_H
#define NOTELINT_VAULT_KIN_H

#include "heading_name.h"
#include "notelint/claims.h"

/* Add claims to the groups of like names, as SUBJECT_KIN. */
void kin_join(struct arena *run, const struct vault *vault, const struct heading_names *headings,
              struct claim_index *index);

/* By note index, for notes that are surely of one thing with others: that of the shortest name. */
const struct entity **one_thing(struct arena *arena, const struct vault *vault);

/* Add the claims of two notes on one thing to one group. Part of kin_join. */
void kin_join_notes(struct arena *run, const struct entity *const *things,
                    struct claim_index *index);

/* The same for like attributes of one subject. Part of kin_join. */
void kin_join_metrics(struct arena *run, struct claim_index *index);

/* Add to each group the claims that may be of its subject too, as SUBJECT_ALIKE; group what may be
 * of one subject that no group goes by. Part of kin_join. */
void kin_join_readings(struct arena *run, const struct vault *vault,
                       const struct heading_names *headings, struct claim_index *index);

/* Add the claims of events to those told much like them. Part of kin_join. */
void kin_join_events(struct arena *run, struct claim_index *index);

/* Is the claim in the group, among those that are compared? */
bool kin_holds(const struct claim_group *group, const struct joined_claim *claim);

/* Add one claim of another group, unless it is kin there already. `from`: REWORDED or KIN. */
void kin_add(struct arena *run, struct claim_group *group, const struct joined_claim *claim,
             enum subject_from from);
void kin_add_all(struct arena *run, struct claim_group *group, const struct claim_group *other,
                 enum subject_from from);

#endif
