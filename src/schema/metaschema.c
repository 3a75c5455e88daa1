/* schema/metaschema: the metaschemas of both drafts, as published, within the program. */
#include "metaschemas.h"
#include "registry.h"

/* The name of the file that a URI of the standard names: the last segment for the vocabularies. */
static struct str file_of(struct str uri)
{
    if (str_eq(uri, STR("http://json-schema.org/draft-07/schema")))
        return STR("draft-07");
    if (str_eq(uri, STR("https://json-schema.org/draft/2020-12/schema")))
        return STR("draft-2020-12");
    const struct str meta = STR("https://json-schema.org/draft/2020-12/meta/");
    return str_starts(uri, meta) ? str_slice(uri, meta.len, uri.len) : (struct str){0};
}

bool metaschema_find(struct str uri, struct str *ret_text)
{
    return embedded_find(metaschema_files, COUNT_OF(metaschema_files), file_of(uri), ret_text);
}
