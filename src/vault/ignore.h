/* vault/ignore: what git leaves out of a work tree. */
#ifndef NOTELINT_VAULT_IGNORE_H
#define NOTELINT_VAULT_IGNORE_H

#include <stdbool.h>

#include "notelint/str.h"

struct ignore;

/* The rules that hold below `root` (a real path). NULL where root is in no git work tree, or is
 * itself ignored there: who asks for a folder by name wants it checked. */
struct ignore *ignore_open(struct arena *run, struct str root);

/* Is there a file of rules above `root`, in .git/info or in the user's own settings? Where not,
 * only folders below one with a .gitignore need to be asked about. */
bool ignore_has_rules(const struct ignore *ignore);

/* Is this path (from root) left out? Files that git tracks never are, nor folders that hold one. */
bool ignore_file(const struct ignore *ignore, struct str path);
bool ignore_folder(const struct ignore *ignore, struct str path);

void ignore_close(struct ignore *ignore); /* NULL is accepted */

#endif
