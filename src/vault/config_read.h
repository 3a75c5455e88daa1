/* vault/config_read: files of settings, checked, as layers. */
#ifndef NOTELINT_VAULT_CONFIG_READ_H
#define NOTELINT_VAULT_CONFIG_READ_H

#include "notelint/config.h"

/* Push the layer of the file (or, by its name, of a built-in one) and those it extends, strongest
 * first. `path` is as the user is shown it, `file` as it is opened. False with file, line and
 * column of the first mistake. */
bool config_read(struct arena *run, struct str path, struct str file,
                 struct config_layer_vec *layers, struct error *error);

#endif
