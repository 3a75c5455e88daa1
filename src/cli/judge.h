/* cli/judge: a second opinion on figures that may conflict. */
#ifndef NOTELINT_CLI_JUDGE_H
#define NOTELINT_CLI_JUDGE_H

#include "cli.h"

/* Ask the program that the settings name, if they do, and let its verdicts count. */
bool judge_ask(struct vault *vault, struct error *error);

#endif
