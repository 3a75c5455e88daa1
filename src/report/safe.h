/* report/safe: text of notes and file names, made fit for a line of output. */
#ifndef NOTELINT_REPORT_SAFE_H
#define NOTELINT_REPORT_SAFE_H

#include "notelint/str.h"

/* `s` with U+FFFD for each byte that is no UTF-8; borrowed where there is none. */
struct str utf8_repaired(struct arena *arena, struct str s);

/* DEL and C1 controls, line and paragraph separators, bidi controls: of what may stand raw in JSON
 * or XML that which moves a cursor or the order of text. */
bool acts_on_terminal(uint32_t code_point);

/* Does "##" and perhaps a word stand right before the "[" at `at`? CI runners take "##[error]" and
 * "##vso[...]" anywhere in a line of a log as a command. */
bool ends_log_command(struct str s, size_t at);

/* `s` for the middle of a line that a person reads: printable (utf8_printable), and a blank where a
 * CI runner would find a command. */
struct str text_safe(struct arena *arena, struct str s);

/* A message or a hint: text_safe, and cut where a note makes it endless. */
struct str message_safe(struct arena *arena, struct str s);

/* The path for the start of a line: text_safe, with "./" before what a runner would take for a
 * command ("::error"). */
struct str path_safe(struct arena *arena, struct str prefix, struct str path);

/* At most `limit` bytes of `s`, cut between code points, "..." behind what was cut. */
struct str text_cut(struct arena *arena, struct str s, size_t limit);

#endif
