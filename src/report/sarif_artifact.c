/* report/sarif_artifact: the files that a log is about, and the commit that they are of. */
#include "notelint/changes.h"
#include "notelint/sha256.h"
#include "notelint/utf8.h"
#include "path.h"
#include "sarif.h"

static size_t index_of(const struct sarif *sarif, const struct note *note)
{
    struct artifacts *artifacts = sarif->artifacts;
    void **slot = map_slot(&artifacts->indexes, sarif->arena, note->path);
    if (!*slot) {
        size_t *index = ARENA_NEW(sarif->arena, size_t);
        *index = artifacts->notes.len;
        *artifact_vec_push(sarif->arena, &artifacts->notes) = note;
        *slot = index;
    }
    return *(size_t *)*slot;
}

json_t *sarif_artifact(const struct sarif *sarif, const struct note *note)
{
    struct arena *arena = sarif->arena;
    json_t *artifact = json_object();
    if (sarif->style->sarif_absolute_uris) {
        json_put(artifact, "uri",
                 json_text(arena, path_to_file_uri(arena, sarif->result->vault->root, note->path)));
    } else {
        json_put(artifact, "uri",
                 json_text(arena, path_to_uri(arena, sarif->style->repository_prefix, note->path)));
        json_put(artifact, "uriBaseId", json_string("SRCROOT"));
    }
    json_put(artifact, "index", json_count(index_of(sarif, note)));
    return artifact;
}

static json_t *hashes_json(struct arena *arena, struct str bytes)
{
    json_t *hashes = json_object();
    json_put(hashes, "sha-256", json_text(arena, sha256_hex(arena, bytes)));
    return hashes;
}

json_t *sarif_artifacts(const struct sarif *sarif)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sarif->artifacts->notes.len; i++) {
        const struct note *note = sarif->artifacts->notes.data[i];
        json_t *roles = json_array();
        json_push(roles, json_string("analysisTarget"));
        json_t *artifact = json_object();
        json_put(artifact, "location", sarif_artifact(sarif, note));
        json_put(artifact, "length", json_count(note->source.bytes.len));
        json_put(artifact, "hashes", hashes_json(sarif->arena, note->source.bytes));
        json_put(artifact, "roles", roles);
        json_put(artifact, "mimeType", json_string("text/markdown"));
        if (utf8_invalid_at(note->source.bytes) == STR_NONE)
            json_put(artifact, "encoding", json_string("UTF-8"));
        json_put(artifact, "sourceLanguage", json_string("markdown"));
        json_push(list, artifact);
    }
    return list;
}

json_t *sarif_provenance(const struct sarif *sarif)
{
    struct revision revision;
    if (!revision_find(sarif->arena, sarif->result->vault->root, &revision))
        return NULL;
    json_t *base = json_object();
    json_put(base, "uriBaseId", json_string("SRCROOT"));
    json_t *details = json_object();
    json_put(details, "repositoryUri", json_text(sarif->arena, revision.repository));
    json_put(details, "revisionId", json_text(sarif->arena, revision.commit));
    if (revision.branch.len)
        json_put(details, "branch", json_text(sarif->arena, revision.branch));
    json_put(details, "mappedTo", base);
    json_t *list = json_array();
    json_push(list, details);
    return list;
}
