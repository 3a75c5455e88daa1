/* vault/moves: which files one commit took away, which it brought, and which of these are the same.
 */
#ifndef NOTELINT_VAULT_MOVES_H
#define NOTELINT_VAULT_MOVES_H

#include "notelint/map.h"
#include "notelint/vec.h"

struct git_repository;
struct git_hashsig;

/* A file that a step took away, or one that it brought. */
struct moved_file {
    struct str path;               /* from the vault's root */
    struct str blob;               /* the bytes of git's id */
    struct str text;               /* of what git does not hold yet; else empty */
    struct git_hashsig *signature; /* of its text; NULL: not asked for, or none to be had */
    bool is_signed;
    bool is_taken;          /* its bytes are those of a file on the other side */
    bool is_one_of_several; /* that came with these bytes; set for the last of them */
};

VEC_OF(moved_file_vec, struct moved_file)

/* What one commit did to the vault, or what was done to it since the last one. */
struct step {
    struct str commit; /* the bytes of its id; empty: since the last commit */
    struct moved_file_vec gone, came;
    struct map by_blob; /* of `came`: blob -> struct moved_file *; filled when it is asked for */
    bool is_settled;
    bool is_cut; /* more came than are listed */
};

/* What is left of the work that comparisons of texts may be, all steps together. */
struct moves_budget {
    size_t signatures, comparisons;
};

struct moves_budget moves_budget_full(void);

enum move_kind {
    MOVE_NONE, /* it was deleted */
    MOVE_TO,
    MOVE_UNSURE /* several came that it may be, or too many to compare them */
};

/* What became of step->gone.data[gone]. */
enum move_kind moves_find(struct git_repository *git, struct arena *arena,
                          struct moves_budget *budget, struct step *step, size_t gone,
                          struct str *ret_path);

void step_done(struct step *step);

#endif
