/* schema/metaschema: the metaschemas of both drafts, as published, within the program. */
#include "metaschemas.h"
#include "registry.h"

/* The file that a URI of the standard names: the last segment for the vocabularies. */
static struct str file_of(struct str uri)
{
    if (str_eq(uri, STR("http://json-schema.org/draft-07/schema")))
        return STR("draft-07.json");
    if (str_eq(uri, STR("https://json-schema.org/draft/2020-12/schema")))
        return STR("draft-2020-12.json");
    const struct str meta = STR("https://json-schema.org/draft/2020-12/meta/");
    return str_starts(uri, meta) ? str_slice(uri, meta.len, uri.len) : (struct str){0};
}

bool metaschema_find(struct str uri, struct str *ret_text)
{
    static const struct {
        struct str name;
        const unsigned char *text;
        size_t len;
    } files[] = {
#define FILE_ROW(name_, text_, len_) {STR_INIT(name_), text_, len_},
        METASCHEMA_EACH(FILE_ROW)
#undef FILE_ROW
    };
    const struct str file = file_of(uri);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct str name = files[i].name;
        if (str_eq(file, name) || str_eq(file, str_slice(name, 0, name.len - strlen(".json")))) {
            *ret_text = (struct str){(const char *)files[i].text, files[i].len};
            return true;
        }
    }
    return false;
}
