/* rules/diagnostic: one finding, as rules make it and reporters print it. */
#ifndef NOTELINT_DIAGNOSTIC_H
#define NOTELINT_DIAGNOSTIC_H

#include "notelint/config.h"
#include "notelint/note.h"
#include "notelint/wording.h"

struct rule;

/* Another place that belongs to the finding: the other note's figure, the first of two keys. */
struct related {
    const struct note *note;
    struct region region;
    struct str message;
};

VEC_OF(related_vec, struct related)

enum fix_safety { FIX_NONE, FIX_SAFE, FIX_UNSAFE };

/* Replace `region` of the note's unchanged bytes by `text`. */
struct edit {
    const struct note *note;
    struct region region;
    struct str text;
};

VEC_OF(edit_vec, struct edit)

/* Where the author of a note has asked not to be told of a finding. */
struct suppression_mark {
    const struct note *note;
    struct region region;
    struct str reason;
};

struct diagnostic {
    const struct rule *rule;
    enum severity severity;
    const struct note *note;
    struct region region;      /* narrow, within one line where possible */
    struct str message;        /* lower case, no full stop; quotes the user's text */
    struct wording wording;    /* of the message */
    struct str hint;           /* what to do, printed behind "fix:"; may be empty */
    struct str class_;         /* "conflict", "stale"; empty where the rule has none */
    struct str confidence;     /* "structured", "mixed", "prose": how its figures were matched */
    struct str entity, metric; /* figures: what is told differently; else empty */
    struct str identity;  /* what the finding is about, free of line numbers: link target, field,
                             entity key */
    struct str broken_by; /* the file whose change broke this link: deleted, renamed, edited */
    struct related_vec related;
    enum fix_safety fix_safety;
    struct str fix_description;
    struct edit_vec edits;
    struct str fingerprint;                    /* filled by the report layer */
    const struct suppression_mark *suppressed; /* NULL unless it is */
};

VEC_OF(diagnostic_vec, struct diagnostic)

/* Set the message and its wording; the format is a literal (wording_vfmt). */
void diagnostic_say(struct arena *run, struct diagnostic *diagnostic, const char *fmt, ...)
    NOTELINT_PRINTF(3, 4);

/* By path, offset, length, rule, message: the order of every report. */
void diagnostics_sort(struct diagnostic_vec *findings);

#endif
