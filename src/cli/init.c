/* cli/init: writes the settings of a vault, and with --infer schemas for the kinds of notes it has.
 * What is there already stays as it is. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "notelint/baseline.h"
#include "notelint/infer.h"
#include "notelint/utf8.h"

enum { TYPES_SIZE_LIMIT = 1 << 20 };

#define BASELINE ".notelint-baseline.json"

struct setup {
    const struct vault *vault;
    struct arena *run;
    struct buf out;
    struct error *error;
};

static void print_line(struct setup *setup, struct str line)
{
    buf_push(&setup->out, utf8_printable(setup->run, line));
    buf_push_byte(&setup->out, '\n');
}

static struct str full_path(const struct setup *setup, struct str path)
{
    return str_fmt(setup->run, "%.*s/%.*s", STR_ARG(setup->vault->root), STR_ARG(path));
}

static bool exists(const struct setup *setup, struct str path)
{
    struct stat status;
    return lstat(full_path(setup, path).data, &status) == 0;
}

/* Write the file unless there is one; *ret_written tells which. */
static bool write_new(struct setup *setup, struct str path, struct str text, bool *ret_written)
{
    *ret_written = !exists(setup, path);
    return !*ret_written || file_write_inside(setup->vault->root, path, text, setup->error);
}

static const struct value *read_property_types(const struct setup *setup)
{
    struct str bytes;
    struct error error;
    struct defect defect;
    struct source *source = ARENA_NEW(setup->run, struct source);
    struct value *value = ARENA_NEW(setup->run, struct value);
    if (!file_read(setup->run, full_path(setup, STR(".obsidian/types.json")).data, TYPES_SIZE_LIMIT,
                   &bytes, &error))
        return NULL;
    source_init(source, setup->run, bytes);
    return json_parse(setup->run, source, value, &defect) ? value : NULL;
}

static void print_exceptions(struct setup *setup, const struct inferred_schema *schema)
{
    for (size_t i = 0; i < schema->exceptions.len; i++) {
        const struct infer_exception *exception = &schema->exceptions.data[i];
        const struct position at =
            source_position(&exception->note->source, exception->region.offset);
        print_line(setup,
                   str_fmt(setup->run, "  %.*s:%zu:%zu: %.*s", STR_ARG(exception->note->path),
                           at.line, at.column, STR_ARG(exception->message)));
    }
}

static bool write_schema(struct setup *setup, const struct inferred_schema *schema)
{
    const struct str path = str_fmt(setup->run, "schemas/%.*s.yaml", STR_ARG(schema->name));
    bool written;
    if (!write_new(setup, path, schema->text, &written))
        return false;
    if (!written) {
        print_line(setup, str_fmt(setup->run, "kept %.*s, which is there already", STR_ARG(path)));
        return true;
    }
    struct buf line = {.arena = setup->run};
    buf_fmt(&line, "wrote %.*s, for %zu notes where %.*s", STR_ARG(path), schema->note_count,
            STR_ARG(schema->wants));
    if (schema->exception_notes)
        buf_fmt(&line, "; %zu of them %s:", schema->exception_notes,
                schema->exception_notes == 1 ? "is an exception" : "are exceptions");
    print_line(setup, buf_str(&line));
    print_exceptions(setup, schema);
    return true;
}

static bool write_schemas(struct setup *setup, size_t *ret_count)
{
    const struct vault *vault = setup->vault;
    const struct inference inference = {
        .notes = (const struct note *const *)vault->notes,
        .note_count = vault->note_count,
        .property_types = read_property_types(setup),
    };
    struct inferred_vec schemas = {0};
    infer_schemas(setup->run, &inference, &schemas);
    *ret_count = schemas.len;
    if (schemas.len == 0) {
        print_line(setup, STR("no kind of note has five notes or more that are alike"));
        return true;
    }
    if (mkdir(full_path(setup, STR("schemas")).data, 0777) != 0 && errno != EEXIST)
        return error_set(setup->error, "cannot make the folder 'schemas': %s", strerror(errno));
    for (size_t i = 0; i < schemas.len; i++)
        if (!write_schema(setup, &schemas.data[i]))
            return false;
    return true;
}

/* Folders of templates: what is in them is meant to be filled in. */
static struct str templates_folder(const struct vault *vault)
{
    for (size_t i = 0; i < vault->note_count; i++)
        if (note_is_template(vault->notes[i]) && vault->notes[i]->folder.len)
            return vault->notes[i]->folder;
    return (struct str){0};
}

static struct str settings_text(struct setup *setup, bool with_schemas, bool with_baseline)
{
    const struct str templates = templates_folder(setup->vault);
    struct buf text = {.arena = setup->run};
    buf_push(&text, STR("# Settings of notelint: see `notelint rules` and `notelint config`.\n"
                        "extends: recommended\n"));
    if (templates.len)
        buf_fmt(&text, "exclude: [\"/%.*s/\"]\n", STR_ARG(templates));
    if (with_schemas)
        buf_push(&text, STR("schemas: schemas/\n"));
    if (with_baseline)
        buf_push(&text, STR("baseline: " BASELINE "\n"));
    return buf_str(&text);
}

static bool write_settings(struct setup *setup, bool with_schemas, bool *ret_written)
{
    *ret_written = false;
    if (!exists(setup, STR(".notelint.yaml")) &&
        !write_new(setup, STR("notelint.yaml"), settings_text(setup, with_schemas, false),
                   ret_written))
        return false;
    if (*ret_written) {
        print_line(setup, STR("wrote notelint.yaml"));
        return true;
    }
    print_line(setup, STR("kept the settings, which are there already"));
    if (with_schemas && !config_find(&setup->vault->config, STR("schemas"), NULL))
        print_line(setup, STR("add 'schemas: schemas/' to them"));
    return true;
}

/* What a run finds under the new settings, as a baseline, so that the next run reports what is new.
 */
static bool write_baseline(struct setup *setup, const struct invocation *invocation,
                           bool with_schemas)
{
    const struct str path = STR(BASELINE);
    const struct rule_selection selection = {.today = today(setup->run)};
    const struct suppression_options suppression = {.selection = &selection,
                                                    .today = selection.today};
    struct diagnostic_vec findings = {0};
    struct diagnostic_vec suppressed = {0};
    struct vault *vault = NULL;
    bool written = false;
    if (!open_vault(invocation, setup->vault->root.data, &vault, setup->error))
        return false;
    vault_check(vault, &selection, &findings);
    fingerprints_assign(vault, &findings);
    suppressions_apply(vault, &suppression, &findings, &suppressed);
    bool done = true;
    if (findings.len)
        done = write_new(setup, path, baseline_print(setup->run, findings.data, findings.len),
                         &written) &&
               file_write_inside(setup->vault->root, STR("notelint.yaml"),
                                 settings_text(setup, with_schemas, true), setup->error);
    if (written)
        print_line(setup, str_fmt(setup->run,
                                  "wrote " BASELINE ", with the %zu findings there are: "
                                  "`notelint check` reports what is new",
                                  findings.len));
    vault_free(vault);
    return done;
}

int init_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const struct words *operands = &invocation->operands;
    struct vault *vault = NULL;
    size_t schemas = 0;
    bool written = false;
    if (operands->len > 1) {
        error_set(error, "'init' takes one PATH at most");
        return EXIT_TROUBLE;
    }
    if (!open_vault(invocation, operands->len ? operands->data[0] : NULL, &vault, error))
        return EXIT_TROUBLE;
    struct setup setup = {.vault = vault, .run = run, .out = {.arena = run}, .error = error};
    const bool done =
        (!option_given(invocation, OPTION_INFER) || write_schemas(&setup, &schemas)) &&
        write_settings(&setup, schemas > 0, &written) &&
        (!written || write_baseline(&setup, invocation, schemas > 0)) &&
        write_out(buf_str(&setup.out), error);
    vault_free(vault);
    return done ? EXIT_CLEAN : EXIT_TROUBLE;
}
