/* Settings: a whole notelint.yaml, and what it says of each rule for some paths. */
#include "fuzz.h"
#include "notelint/rule.h"

static void ask(const struct config *config, struct str path)
{
    for (size_t i = 0; i < rule_count; i++) {
        const struct rule_key key = rule_key_of(&rules[i]);
        const struct value *options = NULL;
        const struct config_layer *from = NULL;
        const enum severity severity = config_rule(config, &key, path, &options, &from);
        FUZZ_CHECK(severity <= SEVERITY_ERROR);
        FUZZ_CHECK(!options || from);
        FUZZ_CHECK(from || severity == key.fallback);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena run = {0};
    struct overlay overlay = {.path = STR("notelint.yaml"), .bytes = fuzz_input(data, size)};
    const struct file_view view = {.root = STR("/nowhere"),
                                   .overlays = {.data = &overlay, .len = 1}};
    struct config config = {0};
    struct error error = {0};
    if (config_load(&run, &view, NULL, &config, &error) && rule_settings_check(&config, &error)) {
        FUZZ_CHECK(str_eq(config.path, overlay.path));
        ask(&config, STR("Note.md"));
        ask(&config, STR("Drafts/\xc3\xa9/A [b].md"));
    } else {
        FUZZ_CHECK(error.message[0]);
    }
    config_done(&config);
    arena_done(&run);
    return 0;
}
