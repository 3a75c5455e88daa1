/* vault/overlay: overlays among the files that a walk has found. */
#ifndef NOTELINT_VAULT_OVERLAY_H
#define NOTELINT_VAULT_OVERLAY_H

#include "notelint/vault.h"
#include "walk.h"

/* Takes absent files out of what the walk has found, gives others their bytes, and adds those that
 * the disk has not. */
void overlay_apply(struct arena *run, const struct vault_options *options, struct found_vec *found);

#endif
