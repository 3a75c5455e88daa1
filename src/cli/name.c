/* cli/name: may a note of this name be created, or is there one already? */
#include "notelint/name_check.h"

#include "commands.h"
#include "notelint/utf8.h"

static void push_string(struct buf *out, struct arena *run, struct str text)
{
    text = utf8_printable(run, text);
    buf_push_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            buf_push_byte(out, '\\');
        buf_push_byte(out, text.data[i]);
    }
    buf_push_byte(out, '"');
}

static bool clashes(const struct name_hit_vec *hits)
{
    return hits->len && name_clashes(hits->data[0].likeness);
}

static void print_text(struct buf *out, struct str name, const struct name_hit_vec *hits,
                       struct arena *run)
{
    buf_fmt(out, "'%.*s': %s\n", STR_ARG(utf8_printable(run, name)),
            clashes(hits) ? "exists"
            : hits->len   ? "free, but there are names like it"
                          : "free");
    for (size_t i = 0; i < hits->len; i++) {
        const struct name_hit *hit = &hits->data[i];
        buf_fmt(out, "  %.*s: %s", STR_ARG(utf8_printable(run, hit->note->path)),
                name_likeness_words(hit->likeness));
        if (hit->origin != NAME_OF_FILE)
            buf_fmt(out, " (its %s '%.*s')", name_origin_id(hit->origin),
                    STR_ARG(utf8_printable(run, hit->name)));
        buf_push_byte(out, '\n');
    }
}

static void print_json(struct buf *out, struct str name, const struct name_hit_vec *hits,
                       struct arena *run)
{
    buf_push(out, STR("\n {\"name\": "));
    push_string(out, run, name);
    buf_fmt(out, ", \"clash\": %s, \"hits\": [", clashes(hits) ? "true" : "false");
    for (size_t i = 0; i < hits->len; i++) {
        const struct name_hit *hit = &hits->data[i];
        buf_fmt(out, "%s\n  {\"path\": ", i ? "," : "");
        push_string(out, run, hit->note->path);
        buf_push(out, STR(", \"name\": "));
        push_string(out, run, hit->name);
        buf_fmt(out, ", \"origin\": \"%s\", \"likeness\": \"%s\", \"clash\": %s}",
                name_origin_id(hit->origin), name_likeness_id(hit->likeness),
                name_clashes(hit->likeness) ? "true" : "false");
    }
    buf_push(out, STR("]}"));
}

static bool check_names(const struct vault *vault, const struct words *names, bool json,
                        struct buf *out)
{
    bool clash = false;
    for (size_t i = 0; i < names->len; i++) {
        struct name_hit_vec hits = {0};
        const struct str name = str_trim(str_from(names->data[i]));
        name_check(vault, name, out->arena, &hits);
        clash = clash || clashes(&hits);
        if (json && i)
            buf_push_byte(out, ',');
        (json ? print_json : print_text)(out, name, &hits, out->arena);
    }
    return clash;
}

int name_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    const bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0) {
        error_set(error, "'name --format' takes text or json, not '%s'", format);
        return EXIT_TROUBLE;
    }
    if (invocation->operands.len == 0) {
        error_set(error, "'name' needs a NAME (see 'notelint name --help')");
        return EXIT_TROUBLE;
    }
    struct vault_options vault_options = {
        .config_path = option_value(invocation, OPTION_CONFIG, NULL),
        .names_only = true,
    };
    struct vault *vault;
    if (!option_number(invocation, OPTION_JOBS, 1, 256, &vault_options.jobs, error) ||
        !vault_open(&vault_options, &vault, error))
        return EXIT_TROUBLE;
    struct buf out = {.arena = run};
    if (json)
        buf_push(&out, STR("["));
    const bool clash = check_names(vault, &invocation->operands, json, &out);
    if (json)
        buf_push(&out, STR("\n]\n"));
    vault_free(vault);
    if (!write_out(buf_str(&out), error))
        return EXIT_TROUBLE;
    return clash ? EXIT_FINDINGS : EXIT_CLEAN;
}
