/* Whole small vaults: files from memory, each behind a line "==== PATH". They are checked with all
 * rules by one thread and by two, told in every format, shown as facts and fixed. */
#include <unistd.h>

#include "fuzz.h"
#include "notelint/fixes.h"
#include "notelint/notelint.h"

enum { FILES_MAX = 24, ROUNDS = 4 };

struct fuzz_vault {
    struct overlay_vec files;
    const char *folder;
};

static bool is_path(struct str path)
{
    struct str segment;
    if (path.len == 0 || path.len > 200)
        return false;
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.data[i] < 0x20 && path.data[i] != '\n')
            return false;
    while (str_split(&path, '/', &segment))
        if (segment.len == 0 || str_eq(segment, STR(".")) || str_eq(segment, STR("..")))
            return false;
    return true;
}

/* In byte order; of two with one path the first. */
static void add_file(struct arena *arena, struct overlay_vec *files, struct str path,
                     struct str bytes)
{
    if (!is_path(path) || files->len == FILES_MAX)
        return;
    size_t at = files->len;
    while (at > 0 && str_cmp(files->data[at - 1].path, path) > 0)
        at--;
    if (at > 0 && str_eq(files->data[at - 1].path, path))
        return;
    overlay_vec_push(arena, files);
    for (size_t i = files->len - 1; i > at; i--)
        files->data[i] = files->data[i - 1];
    files->data[at] = (struct overlay){.path = path, .bytes = bytes};
}

static struct overlay_vec split_files(struct arena *arena, struct str input)
{
    const struct str mark = STR("\n==== ");
    struct overlay_vec files = {0};
    struct str path = STR("Note.md");
    size_t begin = 0;
    for (size_t at; begin <= input.len; begin = at) {
        at = str_find(input, mark, begin);
        if (at == STR_NONE)
            at = input.len + 1;
        add_file(arena, &files, str_dup(arena, path), str_slice(input, begin, at));
        if (at > input.len)
            break;
        size_t end = str_find_byte(input, '\n', at + mark.len);
        if (end == STR_NONE)
            end = input.len;
        path = str_slice(input, at + mark.len, end);
        at = end + 1;
    }
    return files;
}

/* An empty folder: what is checked is in memory. */
static const char *empty_folder(void)
{
    static char folder[] = "/tmp/fuzz_vault_XXXXXX";
    static bool is_made;
    if (!is_made && !mkdtemp(folder))
        abort();
    is_made = true;
    return folder;
}

static void remove_folder(void)
{
    rmdir(empty_folder());
}

static struct vault *open_vault(const struct fuzz_vault *files, size_t jobs)
{
    const struct vault_options options = {
        .target = files->folder,
        .jobs = jobs,
        .overlays = files->files.data,
        .overlay_count = files->files.len,
        .settings = files->files,
    };
    struct error error = {0};
    struct vault *vault = NULL;
    if (vault_open(&options, &vault, &error))
        return vault;
    FUZZ_CHECK(error.message[0]);
    return NULL;
}

static void check_findings(const struct diagnostic_vec *findings)
{
    for (size_t i = 0; i < findings->len; i++) {
        const struct diagnostic *finding = &findings->data[i];
        FUZZ_CHECK(finding->message.len > 0);
        FUZZ_CHECK(finding->fingerprint.len > 0);
        FUZZ_CHECK(fuzz_is_inside(&finding->note->source, finding->region));
        for (size_t k = 0; k < finding->related.len; k++)
            FUZZ_CHECK(fuzz_is_inside(&finding->related.data[k].note->source,
                                      finding->related.data[k].region));
        for (size_t k = 0; k < finding->edits.len; k++)
            FUZZ_CHECK(fuzz_is_inside(&finding->edits.data[k].note->source,
                                      finding->edits.data[k].region));
    }
}

static void find(struct vault *vault, struct diagnostic_vec *findings,
                 struct diagnostic_vec *suppressed)
{
    struct str families[FAMILY_COUNT];
    for (size_t i = 0; i < FAMILY_COUNT; i++)
        families[i] = str_from(family_name((enum family)i));
    const struct rule_selection selection = {
        .select = families, .select_count = FAMILY_COUNT, .today = STR("2026-03-31")};
    const struct suppression_options options = {.selection = &selection, .today = selection.today};
    vault_check(vault, &selection, findings);
    fingerprints_assign(vault, findings);
    suppressions_apply(vault, &options, findings, suppressed);
    check_findings(findings);
}

static size_t count_lines(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        FUZZ_CHECK(byte == '\n' || byte == '\t' || (byte >= 0x20 && byte != 0x7f));
        count += byte == '\n';
    }
    FUZZ_CHECK(text.len == 0 || text.data[text.len - 1] == '\n');
    return count;
}

static void check_json(struct arena *arena, struct str text)
{
    struct source source;
    struct value value;
    struct defect defect;
    source_init(&source, arena, text);
    FUZZ_CHECK(json_parse(arena, &source, &value, &defect));
}

static void check_json_lines(struct arena *arena, struct str text)
{
    struct str line;
    while (str_split(&text, '\n', &line))
        if (line.len)
            check_json(arena, line);
}

/* No control characters, a line a finding where that is the format, JSON that is JSON. */
static struct str report_all(struct arena *arena, struct vault *vault,
                             const struct diagnostic_vec *findings, size_t suppressed)
{
    static const struct rule_selection selection = {0};
    struct run_result result = {.vault = vault,
                                .findings = findings->data,
                                .count = findings->len,
                                .suppressed = suppressed,
                                .selection = &selection};
    struct buf all = {.arena = arena};
    run_result_count(&result);
    for (size_t i = 0; i < report_format_count; i++) {
        const struct report_style style = {.quiet = true, .width = i % 2 ? 80 : 0};
        const struct str name = str_from(report_formats[i].name);
        struct buf out = {.arena = arena};
        report_formats[i].print(&out, &result, &style);
        const size_t lines = count_lines(buf_str(&out));
        if (str_eq(name, STR("concise")) || str_eq(name, STR("jsonl")))
            FUZZ_CHECK(lines == findings->len);
        if (str_eq(name, STR("json")) || str_eq(name, STR("sarif")) || str_eq(name, STR("gitlab")))
            check_json(arena, buf_str(&out));
        if (str_eq(name, STR("jsonl")))
            check_json_lines(arena, buf_str(&out));
        buf_push(&all, buf_str(&out));
    }
    return buf_str(&all);
}

static void show_all(struct arena *arena, struct vault *vault)
{
    for (size_t i = 0; i < fact_kind_count; i++) {
        struct buf out = {.arena = arena};
        for (size_t k = 0; fact_kinds[i].print && k < vault->note_count; k++) {
            struct arena scratch = {0};
            fact_kinds[i].print(&out, vault, vault->notes[k], &scratch);
            arena_done(&scratch);
        }
        count_lines(buf_str(&out));
        check_json_lines(arena, buf_str(&out));
    }
}

static void fix(struct arena *arena, struct fuzz_vault files, enum fix_safety safety)
{
    const struct overlay_vec others = files.files;
    struct fixes fixes = {0};
    for (size_t i = 0; i < ROUNDS; i++) {
        struct vault *vault = open_vault(&files, 1);
        if (!vault)
            return;
        struct diagnostic_vec findings = {0};
        struct diagnostic_vec suppressed = {0};
        find(vault, &findings, &suppressed);
        const bool more = fixes_round(arena, &fixes, findings.data, findings.len, safety);
        vault_free(vault);
        if (!more)
            break;
        files.files = fixes_overlays(arena, &fixes, &others);
    }
    struct buf out = {.arena = arena};
    fixes_diff(&out, &fixes, STR(""));
    for (size_t i = 0; i < fixes.files.len; i++)
        FUZZ_CHECK(fixes.files.data[i].path.len > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool is_set;
    if (!is_set)
        atexit(remove_folder);
    is_set = true;
    struct arena arena = {0};
    const struct fuzz_vault files = {.files = split_files(&arena, fuzz_input(data, size)),
                                     .folder = empty_folder()};
    struct str told[2] = {0};
    for (size_t i = 0; i < 2; i++) {
        struct vault *vault = open_vault(&files, i + 1);
        struct diagnostic_vec findings = {0};
        struct diagnostic_vec suppressed = {0};
        if (!vault)
            break;
        find(vault, &findings, &suppressed);
        told[i] = report_all(&arena, vault, &findings, suppressed.len);
        if (i == 0)
            show_all(&arena, vault);
        vault_free(vault);
    }
    FUZZ_CHECK(str_eq(told[0], told[1]));
    fix(&arena, files, FIX_UNSAFE);
    arena_done(&arena);
    return 0;
}
