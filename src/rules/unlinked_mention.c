/* rules/unlinked-mention: reports the first naming of an entity in a note that never links to it.
 */
#include "links.h"
#include "notelint/mention.h"
#include "rules.h"

static void report_mention(struct pass *pass, const struct note *note,
                           const struct mention *mention)
{
    const struct str text = source_text(&note->source, mention->region);
    const struct note *home = mention->entity->home;
    struct diagnostic *finding =
        report_in(pass, note, mention->region, "'%.*s' has a note, and nothing here links to it",
                  STR_ARG(text));
    const struct str target = link_text_for(pass->vault, home->path, pass->run);
    finding->identity = home->path;
    if (target.len == 0)
        return;
    const char *bar = note->blocks.data[mention->block].kind == BLOCK_CELL ? "\\|" : "|";
    const struct str link = str_eq(target, text) ? str_fmt(pass->run, "[[%.*s]]", STR_ARG(text))
                                                 : str_fmt(pass->run, "[[%.*s%s%.*s]]",
                                                           STR_ARG(target), bar, STR_ARG(text));
    diagnostic_hint(pass, finding, "%.*s", STR_ARG(link));
    diagnostic_fix(pass, finding, FIX_UNSAFE, mention->region, link);
}

void unlinked_mention(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    const struct mention_index *index = mention_index_build(pass->scratch, vault);
    struct arena scratch = {0};
    for (size_t i = 0; i < vault->note_count; i++) {
        struct mention_vec mentions = {0};
        mentions_find(index, vault->notes[i], &scratch, &mentions);
        for (size_t k = 0; k < mentions.len; k++)
            report_mention(pass, vault->notes[i], &mentions.data[k]);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}
