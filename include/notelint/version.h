/* base/version: what this program calls itself, and where it lives. */
#ifndef NOTELINT_VERSION_H
#define NOTELINT_VERSION_H

#define NOTELINT_VERSION "0.1.0"
#define NOTELINT_HOME "https://github.com/notelint/notelint"
#define NOTELINT_RULE_PAGE(rule) NOTELINT_HOME "/blob/main/src/rules/" rule ".md"

#endif
