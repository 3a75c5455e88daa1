/* rules/rule: the registry of rules, and what a rule gets to see.
 *
 * One row in rules.def a rule; the function, its page and its golden vault have the rule's name. A
 * rule reads facts and calls report(); it parses nothing, keeps nothing and knows no output format.
 */
#ifndef NOTELINT_RULE_H
#define NOTELINT_RULE_H

#include "notelint/diagnostic.h"
#include "notelint/vault.h"

enum family {
    FAMILY_FRONT_MATTER,
    FAMILY_LINKS,
    FAMILY_ENTITIES,
    FAMILY_CITATIONS,
    FAMILY_FIGURES,
    FAMILY_STRUCTURE,
    FAMILY_SUPPRESSIONS
};
enum { FAMILY_COUNT = FAMILY_SUPPRESSIONS + 1 };

enum rule_scope { RULE_NOTE, RULE_VAULT };

struct pass;
typedef void rule_function(struct pass *pass);

struct rule {
    rule_function *run;
    const char *name;
    enum family family;
    enum rule_scope scope;
    enum severity severity; /* default; SEVERITY_OFF: only when asked for */
    enum fix_safety fix;    /* the best it can offer */
    const char *summary;    /* one line, lower case */
    const char *page;       /* the Markdown page, whole */
};

/* What a rule sees: the vault, and for RULE_NOTE one note of it. Options may differ by note
 * (overrides); a VAULT rule asks rule_options for the note it reports on. */
struct pass {
    const struct vault *vault;
    const struct note *note; /* NULL for RULE_VAULT */
    const struct rule *rule;
    const struct value *options; /* the rule's mapping in the settings, or NULL */
    struct arena *run;
    struct arena *scratch; /* reset between calls of the rule */
    struct diagnostic_vec *out;
    enum severity severity; /* RULE_NOTE: for this note */
    const struct rule_selection *selection;
};

extern const struct rule rules[]; /* sorted by name */
extern const size_t rule_count;

const struct rule *rule_find(struct str name); /* follows redirects of renamed rules */
const char *family_name(enum family family);
bool family_parse(struct str text, enum family *ret);

struct rule_key rule_key_of(const struct rule *rule); /* for config_rule */

/* Are all rules and families that the settings name known? If not, where the first one stands and
 * what it may mean. */
bool rule_settings_check(const struct config *config, struct error *error);

/* Report a finding in pass->note (or, in a VAULT rule, in `note`). The result, never NULL, may be
 * enriched until the next report; where the rule is off for that note, it is a dummy that is thrown
 * away. */
struct diagnostic *report(struct pass *pass, struct region region, const char *fmt, ...)
    NOTELINT_PRINTF(3, 4);
struct diagnostic *report_in(struct pass *pass, const struct note *note, struct region region,
                             const char *fmt, ...) NOTELINT_PRINTF(4, 5);

void diagnostic_hint(struct pass *pass, struct diagnostic *diagnostic, const char *fmt, ...)
    NOTELINT_PRINTF(3, 4);
void diagnostic_relate(struct pass *pass, struct diagnostic *diagnostic, const struct note *note,
                       struct region region, const char *fmt, ...) NOTELINT_PRINTF(5, 6);
/* A fix with one edit in the diagnostic's own note; further edits by edit_vec_push. */
void diagnostic_fix(struct pass *pass, struct diagnostic *diagnostic, enum fix_safety safety,
                    struct region region, struct str text);

/* Options of the running rule for any note of the vault, and single options with a default. */
const struct value *rule_options(const struct pass *pass, const struct note *note);
struct str option_string(const struct value *options, struct str key, struct str fallback);
bool option_bool(const struct value *options, struct str key, bool fallback);
int64_t option_int(const struct value *options, struct str key, int64_t fallback);

/* Which rules run, and how far they go: --select and --ignore (names of rules or families; empty:
 * all), and on which day. */
struct rule_selection {
    struct str *select, *ignore;
    size_t select_count, ignore_count;
    bool preview;     /* rules with an option `preview` report what is likely, not sure */
    bool all_classes; /* and differences that have an explanation */
    struct str today; /* "2026-03-31"; empty: rules that measure against it do not */
};

/* The severity at which a rule runs for the note at `path`; SEVERITY_OFF: it does not. */
enum severity rule_severity(const struct config *config, const struct rule_selection *selection,
                            const struct rule *rule, struct str path);

/* Run the rules over the vault, in parallel. Sorted by path, offset,
 * rule, message. The result lives as long as the vault. */
void vault_check(struct vault *vault, const struct rule_selection *selection,
                 struct diagnostic_vec *ret);

#endif
