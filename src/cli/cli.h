/* cli/cli: the command line as data: which command, which options, which operands. */
#ifndef NOTELINT_CLI_CLI_H
#define NOTELINT_CLI_CLI_H

#include "notelint/changes.h"
#include "notelint/error.h"
#include "notelint/notelint.h"

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

enum option_id {
#define OPTION(id, short_, name, argument, commands, help) OPTION_##id,
#include "options.def"
#undef OPTION
    OPTION_COUNT
};

struct invocation;

/* Does the work and returns the exit status. On EXIT_TROUBLE `error` says why, and main prints it.
 */
typedef int command_function(const struct invocation *invocation, struct arena *run,
                             struct error *error);

struct command {
    command_function *run;
    unsigned id; /* one bit */
    const char *name;
    const char *operands;
    const char *summary;
};

struct option {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: a flag */
    unsigned commands;    /* bits of the commands that take it */
    const char *help;
};

extern const struct command commands[];
extern const size_t command_count;
extern const struct option options[];

struct words {
    const char **data;
    size_t len;
    size_t cap;
};

struct invocation {
    const struct command *command;
    struct words operands;
    struct words
        values[OPTION_COUNT]; /* arguments in order; a flag given has a NULL for each time */
};

/* Take the arguments apart. Unknown words come with the nearest known one. */
bool invocation_parse(struct arena *run, int argc, char **argv, struct invocation *ret,
                      struct error *error);

const struct command *command_find(struct str name);

bool option_given(const struct invocation *invocation, enum option_id id);
/* The last argument given, or `fallback`. */
const char *option_value(const struct invocation *invocation, enum option_id id,
                         const char *fallback);
/* A whole number from `least` to `most`; `fallback` where the option is not given. */
bool option_number(const struct invocation *invocation, enum option_id id, size_t least,
                   size_t most, size_t *ret, struct error *error);

/* Open the vault around the first of `paths` (or the current folder) with --config and --jobs. */
bool open_vault(const struct invocation *invocation, const char *target, struct vault **ret,
                struct error *error);

/* The same, some files taken otherwise than they lie on the disk: those that are told about, and
 * those that hold settings. `like` and `asked` as in struct vault_options. */
struct other_files {
    struct overlay_vec notes, settings;
    const struct vault *like;
    struct path_vec asked;
};
bool open_vault_with(const struct invocation *invocation, const char *target,
                     const struct other_files *others, struct vault **ret, struct error *error);

/* A real path from the vault's root on; the root itself is the empty string. False for one outside.
 */
bool path_below(struct str root, struct str path, struct str *ret);
/* A path of the command line as a path of the vault. */
bool vault_path(struct arena *run, struct str root, const char *path, struct str *ret,
                struct error *error);
/* Paths of the command line as paths of the vault; the vault's root itself is the empty string. */
bool vault_paths(struct arena *run, const struct vault *vault, const char *const *paths,
                 size_t count, struct str **ret, struct error *error);
/* Is `path` one of them or below one of them? No paths: everything is. */
bool within_paths(const struct str *paths, size_t count, struct str path);

/* From the current folder to the vault's root, with a slash at its end; empty where they are the
 * same. What stands before a path that a person or an editor is to open. */
struct str working_prefix(struct arena *run, struct str root);

/* The day against which dates are measured, as "2026-03-31"; SOURCE_DATE_EPOCH fixes it. */
struct str today(struct arena *run);

bool read_stdin(struct arena *run, struct str *ret, struct error *error);

/* Write all bytes to standard output. A closed pipe is quietly the end. */
bool write_out(struct str bytes, struct error *error);

/* A line on standard error, behind "notelint: "; what names and notes hold is made printable. */
void tell(const char *fmt, ...) NOTELINT_PRINTF(1, 2);

void print_help(const struct command *command, struct buf *out); /* NULL: of the whole program */

#endif
