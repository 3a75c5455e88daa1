/* cli/help: help texts, made from the tables of commands and options. */
#include "commands.h"
#include "notelint/nearest.h"

static void print_option(const struct option *option, struct buf *out)
{
    const size_t start = out->len;
    if (option->letter)
        buf_fmt(out, "  -%c, --%s", option->letter, option->name);
    else
        buf_fmt(out, "      --%s", option->name);
    if (option->argument)
        buf_fmt(out, " %s", option->argument);
    const int used = (int)(out->len - start);
    buf_fmt(out, "%*s%s\n", used < 30 ? 30 - used : 2, "", option->help);
}

static void print_options(const struct command *command, struct buf *out)
{
    buf_fmt(out, "\nOptions:\n");
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].commands & command->id)
            print_option(&options[i], out);
}

static void print_overview(struct buf *out)
{
    buf_fmt(out, "notelint %s: a validation linter and consistency checker for Markdown notes\n\n",
            NOTELINT_VERSION);
    buf_fmt(out, "Usage: notelint [check] [OPTION...] [PATH...]\n"
                 "       notelint COMMAND [OPTION...] [OPERAND...]\n\nCommands:\n");
    for (size_t i = 0; i < command_count; i++)
        buf_fmt(out, "  %-9s%-19s%s\n", commands[i].name, commands[i].operands,
                commands[i].summary);
    buf_fmt(out, "\nThe vault is the nearest folder upwards with notelint.yaml, else .obsidian, "
                 "else the git\nwork tree, else the folder itself. Exit status: 0 clean, 1 "
                 "findings, 2 trouble.\n'notelint COMMAND --help' tells the options of a "
                 "command.\n");
}

/* What the options of a command alone do not say. */
static void print_details(const struct command *command, struct buf *out)
{
    if (str_eq(str_from(command->name), STR("check"))) {
        buf_fmt(out, "\nFormats:\n");
        for (size_t i = 0; i < report_format_count; i++)
            buf_fmt(out, "  %-12s%s\n", report_formats[i].name, report_formats[i].summary);
    }
    if (str_eq(str_from(command->name), STR("name")))
        buf_fmt(out,
                "\nA name is taken where a note has it as name, title or alias, be it but for "
                "case,\npunctuation, accents, an article, a plural or an edit or two. Other "
                "words in common,\nanother order or an acronym are told as hints. Formats: "
                "text, json.\nExit status: 0 all names are free, 1 one is taken, 2 trouble.\n");
    if (str_eq(str_from(command->name), STR("show"))) {
        buf_fmt(out, "\nKinds:");
        for (size_t i = 0; i < fact_kind_count; i++)
            buf_fmt(out, " %s", fact_kinds[i].name);
        buf_fmt(out, "\n");
    }
}

void print_help(const struct command *command, struct buf *out)
{
    if (!command) {
        print_overview(out);
        return;
    }
    buf_fmt(out, "notelint %s: %s\n\nUsage: notelint %s [OPTION...]%s%s\n", command->name,
            command->summary, command->name, command->operands[0] ? " " : "", command->operands);
    print_details(command, out);
    print_options(command, out);
}

int help_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const struct command *command = NULL;
    if (invocation->operands.len) {
        const struct str name = str_from(invocation->operands.data[0]);
        command = command_find(name);
        struct nearest nearest = {.word = name};
        for (size_t i = 0; i < command_count; i++)
            nearest_offer(&nearest, str_from(commands[i].name));
        if (!command) {
            error_set(error, "there is no command '%.*s'%s%.*s%s", STR_ARG(name),
                      nearest.best.len ? "; did you mean '" : "", STR_ARG(nearest.best),
                      nearest.best.len ? "'?" : "");
            return EXIT_TROUBLE;
        }
    }
    struct buf out = {.arena = run};
    print_help(command, &out);
    return write_out(buf_str(&out), error) ? EXIT_CLEAN : EXIT_TROUBLE;
}
