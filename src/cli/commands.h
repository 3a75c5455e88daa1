/* cli/commands: prototypes and bits of all commands, from the one table. */
#ifndef NOTELINT_CLI_COMMANDS_H
#define NOTELINT_CLI_COMMANDS_H

#include "cli.h"

enum command_index {
#define COMMAND(function, id, name, operands, summary) COMMAND_##id,
#include "commands.def"
#undef COMMAND
    COMMAND_COUNT
};

#define COMMAND(function, id, name, operands, summary) command_function function;
#include "commands.def"
#undef COMMAND

#endif
