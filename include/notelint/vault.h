/* vault/vault: a collection of notes, read and joined. */
#ifndef NOTELINT_VAULT_H
#define NOTELINT_VAULT_H

#include "notelint/claims.h"
#include "notelint/config.h"
#include "notelint/entity.h"
#include "notelint/map.h"
#include "notelint/note.h"
#include "notelint/note_schema.h"
#include "notelint/overlay.h"
#include "notelint/resolve.h"

/* Any file of the vault: notes and attachments alike. */
struct vault_file {
    struct str path;         /* relative to the root */
    const struct note *note; /* NULL for an attachment */
    bool hidden;             /* below a dot folder: known by name only, to say so; never read */
};

VEC_OF(vault_file_vec, struct vault_file)

struct name_index;   /* names.c: folded names and paths -> files, aliases -> notes */
struct anchors;      /* anchors.c: folded headings and block ids of one note */
struct cache;        /* cache.c: facts of notes between runs */
struct other_vaults; /* others.c: names of files in the vaults that the settings name */
struct wanted_index; /* wanted.c: names that links ask for and no file bears */

struct vault_options {
    const char *target;             /* where to look for the vault; NULL: the current folder */
    const char *config_path;        /* --config, or NULL */
    size_t jobs;                    /* 0: as many as processors */
    const struct overlay *overlays; /* in byte order of their paths; they outlive the vault */
    size_t overlay_count;
    struct overlay_vec settings; /* the same for settings and schemas, which may be of another time
                                    than the notes */
    const char *cache_folder;    /* where facts of notes are kept between runs; NULL: nowhere */
    bool names_only; /* read the heads of notes and join nothing: all that name_check needs */
    const struct str *asked;  /* paths of notes. Of findings that stand in none of them, nor point
                                 into one, any may be left out; and so of disagreements and of
                                 links' near names */
    size_t asked_count;       /* 0: all are asked for */
    const struct vault *like; /* of the same root and opened just now: notes that neither vault has
                                 an overlay for are taken from it. It outlives the vault. NULL */
};

/* Phases of a run and the wall time each took, for --timings. */
struct timing {
    const char *phase;
    double seconds;
};

struct vault {
    struct str root;     /* absolute, real path, no trailing slash */
    struct str root_why; /* what made it the root: "notelint.yaml", ".obsidian", "git work tree",
                            "target" */
    struct config config;
    const struct overlay *overlays; /* as it was opened with */
    size_t overlay_count;
    struct note **notes; /* in byte order of their paths */
    size_t note_count;
    const bool *asked;           /* by note index, as it was opened with; NULL: all are */
    struct vault_file_vec files; /* in byte order of their paths */
    const struct name_index *names;
    const struct anchors *
        *anchors;                /* by note index: headings and blocks; NULL where no link asks */
    unsigned char **link_status; /* by note index: enum link_status of each link */
    const struct wanted_index *wanted;
    const struct other_vaults *others;       /* NULL: the settings name none */
    struct schema_registry *schema_registry; /* NULL: the settings name no schemas */
    struct note_schema_vec schemas;
    const struct note_schema **
        *schemas_of; /* by note index: NULL-terminated list of the schemas that match */
    struct entity_index entities;
    struct duplicate_list duplicates;
    struct claim_index claims;
    size_t jobs;
    struct timing timings[8];
    size_t timing_count;
    struct arena run;      /* what the joins allocate */
    struct arena beside;   /* and those that run beside others */
    struct cache *cache;   /* NULL: none; notes that were found in it lie there */
    struct arena *workers; /* `jobs` arenas, one per worker: what parsing allocates */
};

/* The root of the vault that `target` belongs to, as vault_open finds it. */
bool vault_find_root(struct arena *run, const char *target, struct str *ret, struct error *error);

/* Is there a `.git` in the folder, whose path is absolute, or above it? */
bool path_in_git(struct str path);

/* Find, read, parse and join. On success *ret is to be freed with vault_free. A vault without notes
 * is no error here. */
bool vault_open(const struct vault_options *options, struct vault **ret, struct error *error);
void vault_free(struct vault *vault); /* NULL is accepted */

/* Index of a note of this vault. */
size_t vault_note_index(const struct vault *vault, const struct note *note);
const struct note *vault_note_find(const struct vault *vault, struct str path);

static inline bool vault_asks(const struct vault *vault, const struct note *note)
{
    return !vault->asked || vault->asked[note->index];
}

/* What link_resolve said of the note's link of this index. */
enum link_status vault_link_status(const struct vault *vault, const struct note *note, size_t link);

#endif
