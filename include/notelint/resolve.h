/* vault/resolve: which file a link names (obsidian-links rules 6 to 21). */
#ifndef NOTELINT_RESOLVE_H
#define NOTELINT_RESOLVE_H

#include "notelint/note.h"

struct vault;
struct vault_file;

enum link_status {
    LINK_OK,
    LINK_MISSING,   /* no file of that name */
    LINK_ALIAS,     /* an alias of that name exists, but aliases do not resolve */
    LINK_AMBIGUOUS, /* several files bear the bare name; `choice` says which one opens, and why */
    LINK_CASE,      /* resolves, but differs in case or Unicode form */
    LINK_HIDDEN,    /* the file lies in a dot folder */
    LINK_BROKEN_HEADING, /* the file is there, the heading is not */
    LINK_BROKEN_BLOCK,
    LINK_EXTERNAL /* a URL */
};

/* Why this file and no other (obsidian-links rules 9 to 11). */
enum link_choice {
    CHOICE_NONE,       /* there is no file */
    CHOICE_SELF,       /* an empty path: the note itself */
    CHOICE_EXACT,      /* the whole path, from the root or relative to the source */
    CHOICE_ONLY,       /* the only one that bears the name */
    CHOICE_OWN_FOLDER, /* of several, the one beside the source */
    CHOICE_SHORTEST,   /* of several, the one with the shortest path */
    CHOICE_TIE /* several are equally short: the first in byte order, but another host may differ */
};

const char *link_status_name(enum link_status status); /* as `show links` prints them */

struct resolution {
    enum link_status status;
    const struct note
        *note; /* the target where it is a note, else NULL; for ALIAS the owner if there is one */
    const struct vault_file *file; /* the target; NULL if none */
    struct str path;               /* the target's path; empty if none */
    enum link_choice choice;
    size_t candidates;             /* files of that name, or notes that own the alias */
    const struct heading *heading; /* where the subpath names one */
    const struct block_id *block;
    bool site; /* MISSING, and perhaps a page of a site: a Markdown link from a root that is not the
                * vault's */
};

/* Cost: a few hash look-ups. `steps`, if not NULL, gets one line for each decision (`notelint
 * resolve`). */
struct resolution link_resolve(const struct vault *vault, const struct note *from,
                               const struct link *link, struct arena *scratch, struct buf *steps);

/* "[[X#H|d]]", "![[X]]" or "X#H" as a link of no note; it borrows from `text`. */
struct link link_of_text(struct str text);

/* A link by its text alone, as in front matter ("[[X]]", "X#H"). */
struct resolution link_text_resolve(const struct vault *vault, const struct note *from,
                                    struct str text, struct arena *scratch);

/* What became of a file that is there no longer, as git's history tells it. */
struct departure {
    struct str from;   /* its path */
    struct str to;     /* where it lies now; empty: it was deleted */
    struct str commit; /* which took `from` away, by its short name; empty: gone since the last */
    bool again;        /* and later commits moved or deleted what came of it */
};

/* "'a/Old.md' was renamed to 'a/New.md' in commit abc1234" */
struct str departure_words(struct arena *arena, const struct departure *departure);

/* Does the path end like a file that is no note: "plan.pdf", "map.canvas"? */
bool link_is_attachment(struct str path);

/* How an existing name is like one that is missing, the surest first. */
enum near_kind {
    NEAR_HISTORY,  /* the file was moved or renamed, git's history says */
    NEAR_FOLDER,   /* the same name in another folder */
    NEAR_TITLE,    /* the title of a note */
    NEAR_FORM,     /* the same but for punctuation, accents, an article or a plural */
    NEAR_ORDER,    /* the same words in another order */
    NEAR_SPELLING, /* an edit or two away */
    NEAR_ALIAS     /* an edit or two away from an alias */
};

/* What follows the path in a sentence: "lies in another folder". */
const char *near_kind_words(enum near_kind kind);

struct near_name {
    struct str path;
    enum near_kind kind;
};

enum { NEAR_MAX = 3 };

struct near_names {
    struct near_name data[NEAR_MAX]; /* best first */
    size_t count;
    const struct departure *departure; /* what git's history knows of the name; NULL: nothing */
};

/* The nearest existing names for a missing target. */
struct near_names link_near_names(const struct vault *vault, const struct link *link,
                                  struct arena *scratch);

/* The files that bear the name an ambiguous link has, in path order; at most 4 of them. */
size_t link_candidates(const struct vault *vault, const struct link *link, struct arena *scratch,
                       struct str ret_paths[4]);

/* What a link has to say to name the note from anywhere: its name if no other file bears it, else
 * its path. Empty when the name cannot stand in a link (obsidian-links rule 5). */
struct str link_text_for(const struct vault *vault, struct str path, struct arena *arena);

/* Where a link to another vault leads: obsidian://open?vault=V&file=P, obsidian://vault/V/P. */
enum vault_link {
    VAULT_LINK_OTHER, /* no such link, or to a vault that the settings do not name */
    VAULT_LINK_OK,
    VAULT_LINK_BROKEN /* that vault holds no such file */
};

enum vault_link vault_link_resolve(const struct vault *vault, const struct note *note,
                                   const struct link *link, struct arena *scratch,
                                   struct str *ret_vault, struct str *ret_file);

#endif
