/* json-schema-suite SUITE FOLDER [KNOWN]: runs the JSON Schema Test Suite.
 *
 * FOLDER is one of SUITE/tests: draft2020-12, draft7, or one below them, draft7/optional/format.
 * Formats are asserted below optional/format and annotated elsewhere, as the suite demands. Prints
 * what fails and ends with `N passed, N failed`. Failures that begin like a line of the file KNOWN
 * are counted apart, as `N known`, on the line before. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/schema.h"

struct suite {
    struct arena *arena;
    enum schema_draft draft;
    bool assert_formats;
    struct map remotes; /* URI -> struct value */
    struct str known;   /* lines */
    size_t passed, failed, known_failures;
};

VEC_OF(str_vec, struct str)

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Names of the entries of a folder, sorted. False if there is no such folder. */
static bool list(struct arena *arena, struct str folder, struct str_vec *ret)
{
    DIR *dir = opendir(str_dup(arena, folder).data);
    if (!dir)
        return false;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        if (entry->d_name[0] != '.')
            *str_vec_push(arena, ret) = str_dup(arena, str_from(entry->d_name));
    closedir(dir);
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare);
    return true;
}

static const struct value *load(struct arena *arena, struct str path)
{
    struct source *source = ARENA_NEW(arena, struct source);
    struct value *value = ARENA_NEW(arena, struct value);
    struct str bytes;
    struct error error;
    struct defect defect;
    if (!file_read(arena, path.data, 0, &bytes, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    source_init(source, arena, bytes);
    if (json_parse(arena, source, value, &defect))
        return value;
    printf("%.*s: %.*s\n", STR_ARG(path), STR_ARG(defect.message));
    return NULL;
}

/* Every file below `folder`, under the URI that the suite gives it. */
static void load_remotes(struct suite *suite, struct str folder, struct str uri)
{
    struct str_vec names = {0};
    list(suite->arena, folder, &names);
    for (size_t i = 0; i < names.len; i++) {
        const struct str path =
            str_fmt(suite->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(names.data[i]));
        const struct str below =
            str_fmt(suite->arena, "%.*s/%.*s", STR_ARG(uri), STR_ARG(names.data[i]));
        struct stat status;
        if (stat(path.data, &status) == 0 && S_ISDIR(status.st_mode)) {
            load_remotes(suite, path, below);
            continue;
        }
        const struct value **slot = ARENA_NEW(suite->arena, const struct value *);
        *slot = load(suite->arena, path);
        *map_slot(&suite->remotes, suite->arena, below) = slot;
    }
}

static bool is_known(struct str known, struct str failure)
{
    struct str line;
    while (str_split(&known, '\n', &line))
        if (line.len && line.data[0] != '#' && str_starts(failure, line))
            return true;
    return false;
}

static void count(struct suite *suite, bool passed, struct str failure)
{
    const bool known = !passed && is_known(suite->known, failure);
    suite->passed += passed;
    suite->known_failures += known;
    suite->failed += !passed && !known;
    if (!passed && !known)
        printf("%.*s\n", STR_ARG(failure));
}

static void run_group(struct suite *suite, struct str file, const struct value *group)
{
    struct arena arena = {0};
    struct schema_registry *registry = schema_registry_new(&arena, NULL, NULL);
    if (!suite->assert_formats)
        schema_registry_annotate_formats(registry);
    for (size_t i = 0; i < suite->remotes.len; i++) {
        const struct value **remote = suite->remotes.entries[i].value;
        schema_registry_add(registry, suite->remotes.entries[i].key, *remote);
    }
    struct schema_error error = {0};
    const struct schema *schema =
        schema_compile(&arena, registry, STR("suite:schema"), value_find(group, STR("schema")),
                       suite->draft, &error);
    const struct value *tests = value_find(group, STR("tests"));
    for (size_t i = 0; tests && i < tests->count; i++) {
        const struct value *test = &tests->items[i];
        struct violation_vec violations = {0};
        const bool want = value_find(test, STR("valid"))->boolean;
        const bool got = schema && schema_validate(schema, value_find(test, STR("data")), NULL,
                                                   &arena, &violations);
        struct str why = schema ? STR("accepted") : error.message;
        for (size_t k = violations.len; schema && k > 0; k--)
            why = violations.data[k - 1].message;
        count(suite, schema && got == want,
              str_fmt(&arena, "%.*s: %.*s: %.*s: %.*s", STR_ARG(file),
                      STR_ARG(value_string(value_find(group, STR("description")))),
                      STR_ARG(value_string(value_find(test, STR("description")))), STR_ARG(why)));
    }
    schema_registry_done(registry);
    arena_done(&arena);
}

static void run_file(struct suite *suite, struct str folder, struct str name)
{
    const struct str path = str_fmt(suite->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    const struct value *groups = load(suite->arena, path);
    if (!groups)
        suite->failed++;
    for (size_t i = 0; groups && i < groups->count; i++)
        run_group(suite, name, &groups->items[i]);
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4) {
        fputs("usage: json-schema-suite SUITE FOLDER [KNOWN]\n", stderr);
        return 2;
    }
    struct arena arena = {0};
    const struct str root = str_from(argv[1]);
    const struct str part = str_from(argv[2]);
    struct suite suite = {
        .arena = &arena,
        .draft = str_starts(part, STR("draft7")) ? DRAFT_7 : DRAFT_2020_12,
        .assert_formats = str_find(part, STR("optional/format"), 0) != STR_NONE,
    };
    const struct str folder = str_fmt(&arena, "%.*s/tests/%.*s", STR_ARG(root), STR_ARG(part));
    struct str_vec names = {0};
    if (!list(&arena, folder, &names)) {
        printf("skipped: there is no %.*s\n", STR_ARG(folder));
        arena_done(&arena);
        return 77;
    }
    struct error error;
    if (argc == 4 && !file_read(&arena, argv[3], 0, &suite.known, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    load_remotes(&suite, str_fmt(&arena, "%.*s/remotes", STR_ARG(root)),
                 STR("http://localhost:1234"));
    for (size_t i = 0; i < names.len; i++)
        if (str_ends(names.data[i], STR(".json")))
            run_file(&suite, folder, names.data[i]);
    if (suite.known_failures)
        printf("%zu known\n", suite.known_failures);
    printf("%zu passed, %zu failed\n", suite.passed, suite.failed);
    arena_done(&arena);
    return suite.failed || !suite.passed ? 1 : 0;
}
