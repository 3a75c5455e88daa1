/* parse/claim_bracket: dates in brackets right behind a name: "Djoser (reigned c. 2686-2648 BCE)",
 * "### Oil Boom (1973-1981)". One year behind a name ("Harbour Board (1933)") may be anything. */
#include "claim.h"
#include "notelint/word.h"

enum { NAME_LONGEST = 8 };

static bool is_mark(const struct word *word, char mark)
{
    return token_is_mark(&word->token, mark);
}

static bool is_range(const struct figure *figure)
{
    return figure->flags & FIGURE_RANGE;
}

/* What a word in front of the dates says they are; "dates" where it says nothing. */
static const char *label_of(struct str word)
{
    if (word_in(word, "reigned r ruled reign"))
        return "reign";
    if (word_in(word, "lived born b"))
        return "life";
    if (word_in(word, "c ca circa from approximately about active fl flourished"))
        return "dates";
    return NULL;
}

/* Is the bracket at `open` filled by one span of dates, perhaps with a word in front? The label it
 * gives, or NULL. */
static const char *dates_in(const struct claim_pass *pass, const struct word_vec *words,
                            size_t open, uint32_t *ret_figure)
{
    const char *label = "dates";
    size_t at = open + 1;
    while (at < words->len && words->data[at].figure == NOTE_NONE) {
        const struct word *word = &words->data[at++];
        if (word->token.kind == TOKEN_MARK && !is_mark(word, '.') && !is_mark(word, ','))
            return NULL;
        if (word->token.kind == TOKEN_MARK)
            continue;
        const char *said = label_of(str_lower(pass->scratch, word_text(pass->note, word)));
        if (!said)
            return NULL;
        if (strcmp(said, "dates") != 0)
            label = said;
    }
    if (at >= words->len)
        return NULL;
    const uint32_t index = words->data[at].figure;
    while (at < words->len && words->data[at].figure == index)
        at++;
    const struct figure *figure = &pass->note->figures.data[index];
    if (at >= words->len || !is_mark(&words->data[at], ')') || figure->kind != FIGURE_YEAR ||
        (!is_range(figure) && strcmp(label, "dates") != 0))
        return NULL;
    *ret_figure = index;
    return is_range(figure) ? label : "date";
}

/* "Under Ida Brandt (1512-1530)": a sentence's first word is a capital one, and no name. */
static bool leads_to_name(const struct claim_pass *pass, const struct word *word)
{
    return word_in(str_lower(pass->scratch, word_text(pass->note, word)),
                   "under after before during since until when while in on at by for from to with "
                   "as if but although because like unlike and or both");
}

/* Where the name that ends at `end` begins: a link, a bold run, or capital words that "of" and the
 * like may join. `end` where there is none. */
static size_t name_begin(const struct claim_pass *pass, const struct word_vec *words, size_t end)
{
    if (end == 0)
        return end;
    const struct word *last = &words->data[end - 1];
    size_t begin = end;
    if (last->link != NOTE_NONE) {
        while (begin > 0 && words->data[begin - 1].link == last->link)
            begin--;
        return begin;
    }
    if (last->bold) {
        while (begin > 0 && words->data[begin - 1].bold && end - begin < NAME_LONGEST)
            begin--;
        return begin;
    }
    for (size_t at = end; at > 0 && end - at < NAME_LONGEST; at--) {
        const struct word *word = &words->data[at - 1];
        if (word->token.kind == TOKEN_MARK || word->figure != NOTE_NONE)
            break;
        if (word->token.flags & TOKEN_CAPITAL)
            begin = at - 1;
        else if (at == end || !(word->token.classes & WORD_JOINT))
            break;
    }
    while (begin + 1 < end && leads_to_name(pass, &words->data[begin]))
        begin++;
    return begin;
}

/* Are the words before `open` the note's name, however it is capitalised? */
static bool begins_with_note(const struct claim_pass *pass, const struct word_vec *words,
                             size_t open)
{
    const struct note *note = pass->note;
    if (open > NAME_LONGEST)
        return false;
    const size_t first = str_eq_nocase(word_text(note, &words->data[0]), STR("the"));
    const struct str name =
        phrase_text(pass->scratch, note, words->data, (struct span){first, open});
    return str_eq_nocase(name, note->name) || str_eq_nocase(name, note->title);
}

/* "- [[Old Harbour]] - the age of sail (1550-1670)": dates that end an item are of the link
 * or bold name that leads it. */
static struct span lead_of_item(const struct claim_pass *pass, const struct block *block,
                                const struct word_vec *words, size_t open)
{
    const struct word *first = &words->data[0];
    struct span name = {0, 0};
    if (block->item >= pass->note->items.len || (first->link == NOTE_NONE && !first->bold))
        return name;
    while (name.end < open && (first->link != NOTE_NONE ? words->data[name.end].link == first->link
                                                        : words->data[name.end].bold))
        name.end++;
    size_t close = open;
    while (close < words->len && !is_mark(&words->data[close], ')'))
        close++;
    const bool dash = name.end < open && (is_mark(&words->data[name.end], '-') ||
                                          is_mark(&words->data[name.end], ':'));
    return dash && close + 1 >= words->len ? name : (struct span){0, 0};
}

/* "World Bank (2020). *Report*", "Poland (2022): supply cut", a column header: the year is that of
 * what is told, not of what bears the name. */
static bool dates_what_follows(const struct block *block, const struct word_vec *words, size_t open)
{
    size_t close = open;
    while (close < words->len && !is_mark(&words->data[close], ')'))
        close++;
    return (block->kind == BLOCK_CELL && block->row == 0) ||
           (close + 1 < words->len &&
            (is_mark(&words->data[close + 1], '.') || is_mark(&words->data[close + 1], ':')));
}

/* A name beyond doubt: a link, bold, several capital words or an acronym, or what a cell begins
 * with. */
static bool is_marked_name(const struct claim_pass *pass, const struct block *block,
                           const struct word_vec *words, struct span name)
{
    const struct word *first = &words->data[name.first];
    const struct str text = word_text(pass->note, first);
    return first->link != NOTE_NONE || first->bold || name.end - name.first > 1 ||
           (text.len > 1 && ascii_is_upper(text.data[1])) ||
           (block->kind == BLOCK_CELL && name.first == 0);
}

static void read_block(struct claim_pass *pass, const struct block *block)
{
    struct word_vec words = {0};
    phrase_read(pass->scratch, pass->prose, block->region, &words);
    for (size_t open = 1; open < words.len; open++) {
        uint32_t figure = NOTE_NONE;
        if (!is_mark(&words.data[open], '('))
            continue;
        const char *label = dates_in(pass, &words, open, &figure);
        /* a heading is a name as a whole */
        const size_t begin = block->kind == BLOCK_HEADING || begins_with_note(pass, &words, open)
                                 ? 0
                                 : name_begin(pass, &words, open);
        const struct span name = label && begin == open ? lead_of_item(pass, block, &words, open)
                                                        : (struct span){begin, open};
        if (!label || name.first == name.end)
            continue;
        if (!is_range(&pass->note->figures.data[figure]) &&
            (block->kind == BLOCK_HEADING || dates_what_follows(block, &words, open) ||
             begin == open || !is_marked_name(pass, block, &words, name)))
            continue;

        struct claim *claim = claim_push(pass, figure, (struct region){0}, NULL);
        claim->metric = str_from(label);
        claim->origin =
            is_range(&pass->note->figures.data[figure]) ? CLAIM_DEFINITION : CLAIM_BRACKET;
        claim->entity = phrase_text(pass->run, pass->note, words.data, name);
        claim->entity_link = words.data[name.first].link;
        claim->label = region_between(words.data[name.first].token.offset,
                                      token_end(&words.data[name.end - 1].token));
    }
}

/* "| Metric | Under Ida Brandt (1512-1530) |": what heads a column is dated by it. */
static bool may_hold_names(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING ||
           (block->kind == BLOCK_CELL && block->row > 0);
}

static bool opens_bracket(const struct claim_pass *pass, size_t block)
{
    const struct token_vec tokens = prose_block(pass->prose, block).tokens;
    for (size_t i = 0; i < tokens.len; i++)
        if (token_is_mark(&tokens.data[i], '('))
            return true;
    return false;
}

void bracket_claims(struct claim_pass *pass)
{
    uint32_t last = NOTE_NONE;
    for (size_t i = 0; i < pass->note->figures.len; i++) {
        const struct figure *figure = &pass->note->figures.data[i];
        if (figure->block == FIGURE_NO_BLOCK || figure->block == last ||
            figure->kind != FIGURE_YEAR)
            continue;
        last = figure->block;
        const struct block *block = &pass->note->blocks.data[figure->block];
        if (may_hold_names(block) && opens_bracket(pass, figure->block))
            read_block(pass, block);
    }
}
