/* A program that uses notelint as a library: open a vault, check it, walk the findings.
 * usage: embedding VAULT; exits 0 if the vault has notes and every finding a place, a rule and a
 * message. */
#include <stdio.h>

#include "notelint/notelint.h"

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    struct error error;
    struct vault *vault;
    if (!vault_open(&(struct vault_options){.target = argv[1]}, &vault, &error)) {
        fprintf(stderr, "embedding: %s\n", error.message);
        return 2;
    }
    struct diagnostic_vec findings = {0};
    vault_check(vault, &(struct rule_selection){0}, &findings);
    size_t wrong = vault->note_count == 0;
    for (size_t i = 0; i < findings.len; i++) {
        const struct diagnostic *finding = &findings.data[i];
        const struct source *source = &finding->note->source;
        const struct position at = source_position(source, finding->region.offset);
        printf("%.*s:%zu:%zu: %s: %.*s [%s]\n", STR_ARG(finding->note->path), at.line, at.column,
               severity_name(finding->severity), STR_ARG(finding->message), finding->rule->name);
        wrong += region_end(finding->region) > source->bytes.len || finding->message.len == 0;
    }
    printf("%zu notes, %zu findings\n", vault->note_count, findings.len);
    vault_free(vault);
    return wrong ? 1 : 0;
}
