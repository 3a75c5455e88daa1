/* like_cmark N: random documents without anything that is only Obsidian's: the blocks that
 * note_parse finds begin where those of cmark begin, and its links lead where cmark's lead.
 *
 * cmark sees each document whole here, note_parse shows it a skeleton only. */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>

#include "notelint/note.h"

enum { PIECES = 24, DOCUMENT_MAX = 1024, SHOWN_MAX = 10 };

static const char *const block_pieces[] = {
    "a",      "b ",       "foo",  " ",  "  ",    "    ",   "\t",
    "\n",     "\n",       "\n\n", "- ", "* ",    "+ ",     "1. ",
    "2) ",    "> ",       ">",    "# ", "## ",   "#",      "---",
    "***",    "===",      "`",    "``", "```",   "~~~",    "[",
    "]",      "](x)",     "(",    "![", " <b>",  "<!--",   "-->",
    "<div>",  "</div>",   "*",    "_",  "\\",    "&amp;",  "\n  ",
    "\n    ", "\xc3\xa9", "<?",   "?>", "<pre>", "</pre>", "<a href=\"x\">",
    "\r\n",   "<!X",      ">"};

static const char *const link_pieces[] = {"a",
                                          "b ",
                                          "[",
                                          "[",
                                          "]",
                                          "](x)",
                                          "](y z)",
                                          "](<y z>)",
                                          "(u)",
                                          "![",
                                          "![",
                                          "*",
                                          "_",
                                          "\\",
                                          "`",
                                          "\"t\"",
                                          "'t'",
                                          "](x ",
                                          ")",
                                          "<i>",
                                          "</i>",
                                          "[r]",
                                          "[r][]",
                                          "[r]: /u\n",
                                          "\n",
                                          "\n\n",
                                          "&amp;",
                                          "<b c=\"]\">",
                                          "](",
                                          "(",
                                          "\n[s]: <v>\n",
                                          "[s]",
                                          "<a:b>",
                                          "(\n",
                                          ">"};

struct text {
    char bytes[DOCUMENT_MAX];
    size_t len;
};

static void text_add(struct text *text, const char *s, size_t len)
{
    if (len > sizeof(text->bytes) - text->len - 1)
        len = sizeof(text->bytes) - text->len - 1;
    memcpy(text->bytes + text->len, s, len);
    text->len += len;
    text->bytes[text->len] = '\0';
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void make(struct text *document, uint64_t *state, const char *const *pieces, size_t count)
{
    document->len = 0;
    const size_t length = 1 + next_random(state) % PIECES;
    for (size_t i = 0; i < length; i++) {
        const char *piece = pieces[next_random(state) % count];
        text_add(document, piece, strlen(piece));
    }
}

/* Front matter and wikilinks are none of cmark's; of an escaped entity and of a label of blanks it
 * makes what CommonMark does not. */
static bool is_commonmark(const struct text *document)
{
    const char *bytes = document->bytes;
    return strncmp(bytes, "---", 3) != 0 && !strstr(bytes, "[[") && !strstr(bytes, "\\&") &&
           !strstr(bytes, "[\n]");
}

static void add_block(struct text *out, char kind, size_t line, size_t column)
{
    char place[64];
    const int len = snprintf(place, sizeof(place), "%c%zu:%zu ", kind, line, column);
    text_add(out, place, (size_t)len);
}

static char block_letter(cmark_node_type type)
{
    return type == CMARK_NODE_PARAGRAPH        ? 'p'
           : type == CMARK_NODE_HEADING        ? 'h'
           : type == CMARK_NODE_CODE_BLOCK     ? 'c'
           : type == CMARK_NODE_HTML_BLOCK     ? 'x'
           : type == CMARK_NODE_THEMATIC_BREAK ? 'r'
                                               : '\0';
}

/* Note_parse records a link in a link's or an image's text, cmark one in an image's. */
static bool is_nested(cmark_node *node)
{
    for (node = cmark_node_parent(node); node; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE ||
            cmark_node_get_type(node) == CMARK_NODE_LINK)
            return true;
    return false;
}

static void describe_cmark(const struct text *document, struct text *blocks, struct text *links)
{
    cmark_node *root = cmark_parse_document(document->bytes, document->len, CMARK_OPT_UNSAFE);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        const cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (block_letter(type))
            add_block(blocks, block_letter(type), (size_t)cmark_node_get_start_line(node),
                      (size_t)cmark_node_get_start_column(node));
        if ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) && !is_nested(node)) {
            text_add(links, type == CMARK_NODE_LINK ? " [" : " !", 2);
            text_add(links, cmark_node_get_url(node), strlen(cmark_node_get_url(node)));
        }
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
}

static void describe_note(const struct note *note, struct text *blocks, struct text *links)
{
    static const char letters[] = {
        [BLOCK_PARAGRAPH] = 'p', [BLOCK_HEADING] = 'h', [BLOCK_CELL] = 'd',
        [BLOCK_CODE] = 'c',      [BLOCK_HTML] = 'x',    [BLOCK_RULE] = 'r'};
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct position position =
            source_position(&note->source, note->blocks.data[i].region.offset);
        add_block(blocks, letters[note->blocks.data[i].kind], position.line, position.byte);
    }
    size_t end = 0;
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        if (link->region.offset < end || link->unresolved_reference)
            continue;
        end = region_end(link->region);
        text_add(links, link->kind == LINK_MARKDOWN ? " [" : " !", 2);
        text_add(links, link->path.data, link->path.len);
    }
}

/* Either the blocks or the links of a document; did both find the same? */
static bool is_like_cmark(const struct text *document, bool links)
{
    struct arena run = {0};
    struct arena scratch = {0};
    struct text theirs[2] = {{.len = 0}, {.len = 0}};
    struct text ours[2] = {{.len = 0}, {.len = 0}};
    describe_cmark(document, &theirs[0], &theirs[1]);
    describe_note(
        note_parse(&run, &scratch, STR("Note.md"), (struct str){document->bytes, document->len}),
        &ours[0], &ours[1]);
    arena_done(&scratch);
    arena_done(&run);
    const bool same = strcmp(theirs[links].bytes, ours[links].bytes) == 0;
    if (!same)
        printf("--- a document\n%s\n--- cmark\n%s\n--- note_parse\n%s\n", document->bytes,
               theirs[links].bytes, ours[links].bytes);
    return same;
}

int main(int argc, char **argv)
{
    const long count = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
    uint64_t state = 1;
    long compared = 0;
    long failures = 0;
    for (long i = 0; i < count && failures < SHOWN_MAX; i++) {
        const bool links = i % 2;
        struct text document;
        make(&document, &state, links ? link_pieces : block_pieces,
             links ? COUNT_OF(link_pieces) : COUNT_OF(block_pieces));
        if (!is_commonmark(&document))
            continue;
        compared++;
        failures += !is_like_cmark(&document, links);
    }
    printf("%ld documents compared, %ld differ\n", compared, failures);
    return failures > 0 || compared == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
