/* cli/invocation: takes the command line apart by the tables of commands and options. */
#include "commands.h"
#include "notelint/nearest.h"

/* The bits that rows of options.def name. */
enum {
#define COMMAND(function, id, name, operands, summary) id = 1u << COMMAND_##id,
#include "commands.def"
#undef COMMAND
    ANY = (1u << COMMAND_COUNT) - 1
};

const struct command commands[] = {
#define COMMAND(function, id_, name_, operands_, summary_)                                         \
    {.run = function, .id = id_, .name = name_, .operands = operands_, .summary = summary_},
#include "commands.def"
#undef COMMAND
};
const size_t command_count = COUNT_OF(commands);

const struct option options[] = {
#define OPTION(id, letter_, name_, argument_, commands_, help_)                                    \
    [OPTION_##id] = {.letter = letter_,                                                            \
                     .name = name_,                                                                \
                     .argument = argument_,                                                        \
                     .commands = commands_,                                                        \
                     .help = help_},
#include "options.def"
#undef OPTION
};
_Static_assert(COUNT_OF(options) == OPTION_COUNT, "one row an option");

const struct command *command_find(struct str name)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_eq(name, str_from(commands[i].name)))
            return &commands[i];
    return NULL;
}

static void words_push(struct arena *run, struct words *words, const char *word)
{
    if (words->len == words->cap)
        words->data = vec_grow(run, words->data, words->len, sizeof(*words->data), &words->cap);
    words->data[words->len++] = word;
}

static bool unknown_option(const struct command *command, struct str name, struct error *error)
{
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].commands & command->id)
            nearest_offer(&nearest, str_from(options[i].name));
    if (nearest.best.len)
        return error_set(error, "'%s' has no option '--%.*s'; did you mean '--%.*s'?",
                         command->name, STR_ARG(name), STR_ARG(nearest.best));
    return error_set(error, "'%s' has no option '--%.*s' (see 'notelint %s --help')", command->name,
                     STR_ARG(name), command->name);
}

static bool find_long(const struct command *command, struct str name, enum option_id *ret,
                      struct error *error)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((options[i].commands & command->id) && str_eq(name, str_from(options[i].name))) {
            *ret = (enum option_id)i;
            return true;
        }
    }
    return unknown_option(command, name, error);
}

static bool find_short(const struct command *command, char letter, enum option_id *ret,
                       struct error *error)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (letter && (options[i].commands & command->id) && options[i].letter == letter) {
            *ret = (enum option_id)i;
            return true;
        }
    }
    return error_set(error, "'%s' has no option '-%c' (see 'notelint %s --help')", command->name,
                     letter, command->name);
}

struct parser {
    struct arena *run;
    int argc;
    char **argv;
    int at;
    struct invocation *invocation;
    struct error *error;
};

/* Record the option; its argument is `attached` or the next word. */
static bool take_option(struct parser *parser, enum option_id id, const char *attached)
{
    const struct option *option = &options[id];
    if (!option->argument) {
        if (attached)
            return error_set(parser->error, "'--%s' takes no argument", option->name);
        words_push(parser->run, &parser->invocation->values[id], NULL);
        return true;
    }
    if (!attached) {
        if (parser->at + 1 >= parser->argc)
            return error_set(parser->error, "'--%s' needs an argument %s", option->name,
                             option->argument);
        attached = parser->argv[++parser->at];
    }
    words_push(parser->run, &parser->invocation->values[id], attached);
    return true;
}

static bool take_long(struct parser *parser, const char *word)
{
    const struct str text = str_from(word + 2);
    const size_t equals = str_find_byte(text, '=', 0);
    enum option_id id = OPTION_COUNT;
    if (!find_long(parser->invocation->command, str_slice(text, 0, equals), &id, parser->error))
        return false;
    return take_option(parser, id, equals == STR_NONE ? NULL : text.data + equals + 1);
}

static bool take_letters(struct parser *parser, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        enum option_id id = OPTION_COUNT;
        if (!find_short(parser->invocation->command, *letter, &id, parser->error))
            return false;
        if (options[id].argument)
            return take_option(parser, id, letter[1] ? letter + 1 : NULL);
        if (!take_option(parser, id, NULL))
            return false;
    }
    return true;
}

bool invocation_parse(struct arena *run, int argc, char **argv, struct invocation *ret,
                      struct error *error)
{
    *ret = (struct invocation){.command = &commands[0]};
    struct parser parser = {
        .run = run, .argc = argc, .argv = argv, .at = 1, .invocation = ret, .error = error};
    if (argc > 1 && command_find(str_from(argv[1]))) {
        ret->command = command_find(str_from(argv[1]));
        parser.at = 2;
    }
    bool only_operands = false;
    for (; parser.at < argc; parser.at++) {
        const char *word = argv[parser.at];
        if (only_operands || word[0] != '-' || word[1] == '\0') {
            words_push(run, &ret->operands, word);
        } else if (strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (!(word[1] == '-' ? take_long(&parser, word) : take_letters(&parser, word))) {
            return false;
        }
    }
    return true;
}

bool option_given(const struct invocation *invocation, enum option_id id)
{
    return invocation->values[id].len > 0;
}

const char *option_value(const struct invocation *invocation, enum option_id id,
                         const char *fallback)
{
    const struct words *values = &invocation->values[id];
    return values->len ? values->data[values->len - 1] : fallback;
}

bool option_number(const struct invocation *invocation, enum option_id id, size_t least,
                   size_t most, size_t *ret, struct error *error)
{
    const char *text = option_value(invocation, id, NULL);
    if (!text)
        return true;
    size_t number = 0;
    const char *c = text;
    for (; ascii_is_digit(*c) && number <= most; c++)
        number = number * 10 + (size_t)(*c - '0');
    if (c == text || *c || number < least || number > most)
        return error_set(error, "'--%s' takes a whole number from %zu to %zu, not '%s'",
                         options[id].name, least, most, text);
    *ret = number;
    return true;
}
