/* parse/claim_list: claims of list items: "- **Population**: 5 million". */
#include "claim.h"

void list_claims(struct claim_pass *pass)
{
    for (size_t i = 0; i < pass->note->items.len; i++) {
        const struct list_item *item = &pass->note->items.data[i];
        struct statement statement;
        if (item->label.len == 0 || !statement_read(pass, item->value, &statement))
            continue;
        struct claim *claim = claim_push(pass, statement.figure, item->label, &statement);
        claim->origin = CLAIM_KEY_FACT;
        claim->entity_link = link_spanning(pass, item->label);
        if (claim->entity_link != NOTE_NONE)
            claim->entity = seen_text(pass->run, pass->prose, item->label);
    }
}
