/* cli/check: what the files of the check command share. */
#ifndef NOTELINT_CLI_CHECK_H
#define NOTELINT_CLI_CHECK_H

#include "cli.h"
#include "notelint/baseline.h"
#include "notelint/changes.h"
#include "notelint/fixes.h"

/* A report for a file, as --output names it. */
struct output {
    const struct report_format *format;
    const char *path;
};

/* What a check was asked for. Names point into the arguments. */
struct request {
    const struct invocation *invocation;
    struct rule_selection selection;
    const struct report_format *format;
    struct output *outputs;
    size_t output_count;
    struct report_style style;
    size_t max_findings; /* 0: all */
    const char *diff;    /* a commit, or NULL */
    bool staged;
    enum fix_safety fix; /* FIX_NONE: report only */
    bool dry_run;
    const char *baseline, *write_baseline, *prune_baseline;
};

/* Read the options; request.c. */
bool request_parse(const struct invocation *invocation, struct arena *run, struct request *ret,
                   struct error *error);

/* Which part of the vault is asked about, and what of it lies in memory; focus.c. */
struct focus {
    struct str root;
    struct overlay_vec overlays; /* staged contents, or what stands on standard input */
    struct path_vec paths;       /* findings in these files and folders only ... */
    bool narrowed;               /* ... if so */
    struct path_vec asked;       /* as in struct vault_options */
    bool has_changes;
    struct changes changes;
};

/* One check of the vault, as it lies on the disk or as fixes have made it. */
struct round {
    struct vault *vault; /* to be freed by the caller */
    struct diagnostic_vec findings, suppressed;
    size_t baselined;
    int fail_on;
};

struct check {
    const struct request *request;
    struct arena *run;
    struct focus focus;
    struct vault *before; /* the vault before the changes, and what was found in it */
    struct diagnostic_vec before_findings;
    struct baseline baseline;
    struct fixes fixes;
    double rules_seconds;
};

/* Open the vault, run the rules, and keep of the findings what the request and the focus ask for;
 * check.c. */
bool check_round(struct check *check, struct round *round, struct error *error);

/* Check again and again, with `check`, as files change; watch.c. Returns only when it cannot begin.
 */
bool watch_run(const struct request *request, command_function *check, struct error *error);

bool focus_find(const struct request *request, struct arena *run, struct focus *ret,
                struct error *error);
bool focus_holds(const struct focus *focus, const struct diagnostic *finding);
size_t focus_note_count(const struct focus *focus, const struct vault *vault);

#endif
