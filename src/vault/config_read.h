/* vault/config_read: files of settings, checked, as layers. */
#ifndef NOTELINT_VAULT_CONFIG_READ_H
#define NOTELINT_VAULT_CONFIG_READ_H

#include "notelint/config.h"

/* A file of settings, or by its name a built-in one. */
struct config_file {
    struct str path; /* as the user is shown it */
    struct str file; /* as it is opened; empty: built-in */
};

/* Push the layer of the file and those it extends, strongest first. False with file, line and
 * column of the first mistake. */
bool config_read(struct arena *run, const struct file_view *view, const struct config_file *top,
                 struct config_layer_vec *layers, struct error *error);

#endif
