/* vault/names: one hash map holds every suffix of every path, so that a link costs one look-up
 * however many files bear its name. The keys are slices of the folded paths. */
#include "names.h"

#include "notelint/fold.h"

/* Length as Obsidian compares it: UTF-16 code units (obsidian-links rule 11). */
static size_t utf16_length(struct str path)
{
    size_t units = 0;
    for (size_t i = 0; i < path.len; i++) {
        const unsigned char byte = (unsigned char)path.data[i];
        units += (byte & 0xC0) != 0x80;
        units += byte >= 0xF0;
    }
    return units;
}

/* Files come in byte order, so that the first of a length stays the best. */
static void offer(struct arena *run, struct name_bucket *bucket, const struct vault_file *file,
                  bool is_whole)
{
    const size_t length = utf16_length(file->path);
    if (bucket->count == 1) {
        bucket->some = ARENA_ARRAY(run, const struct vault_file *, NAMES_SOME);
        bucket->some[0] = bucket->best;
    }
    if (bucket->count > 0 && bucket->count < NAMES_SOME)
        bucket->some[bucket->count] = file;
    bucket->count++;
    if (is_whole && !bucket->exact)
        bucket->exact = file;
    if (!bucket->best) {
        bucket->best = file;
        return;
    }
    const size_t best = utf16_length(bucket->best->path);
    if (length < best) {
        bucket->best = file;
        bucket->tie = false;
    } else if (length == best) {
        bucket->tie = true;
    }
}

static void add_suffixes(struct arena *run, struct map *map, const struct vault_file *file,
                         struct str folded)
{
    for (size_t end = folded.len; end != STR_NONE;) {
        const size_t slash = str_rfind_byte(str_slice(folded, 0, end), '/');
        const size_t begin = slash == STR_NONE ? 0 : slash + 1;
        void **slot = map_slot(map, run, str_slice(folded, begin, folded.len));
        if (!*slot)
            *slot = ARENA_NEW(run, struct name_bucket);
        offer(run, *slot, file, begin == 0);
        end = slash;
    }
}

static void add_folders(struct arena *run, struct map *folders, struct str folded)
{
    for (size_t slash; (slash = str_rfind_byte(folded, '/')) != STR_NONE;) {
        folded = str_slice(folded, 0, slash);
        void **slot = map_slot(folders, run, folded);
        if (*slot)
            return;
        *slot = folders; /* anything but NULL */
    }
}

static void add_owner(struct arena *run, struct map *map, struct str name, const struct note *note)
{
    const struct str key = fold_path(run, str_trim(name));
    if (key.len == 0)
        return;
    void **slot = map_slot(map, run, key);
    if (!*slot)
        *slot = ARENA_NEW(run, struct name_owners);
    struct name_owners *owners = *slot;
    if (owners->last && owners->last->note == note)
        return;
    struct name_owner *owner = ARENA_NEW(run, struct name_owner);
    owner->note = note;
    *(owners->last ? &owners->last->next : &owners->first) = owner;
    owners->last = owner;
    owners->count++;
}

struct name_index *names_build(struct arena *run, const struct vault *vault)
{
    struct name_index *names = ARENA_NEW(run, struct name_index);
    for (size_t i = 0; i < vault->files.len; i++) {
        const struct vault_file *file = &vault->files.data[i];
        const struct str folded = fold_path(run, file->path);
        add_suffixes(run, file->hidden ? &names->hidden : &names->suffixes, file, folded);
        add_folders(run, &names->folders, folded);
    }
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->alias_count; k++)
            add_owner(run, &names->aliases, note->aliases[k], note);
        if (note->title_region.len)
            add_owner(run, &names->titles, note->title, note);
    }
    return names;
}

const struct name_bucket *names_find(const struct name_index *names, struct str folded)
{
    return map_find(&names->suffixes, folded);
}

const struct name_bucket *names_find_hidden(const struct name_index *names, struct str folded)
{
    return map_find(&names->hidden, folded);
}

const struct name_owners *names_find_alias(const struct name_index *names, struct str folded)
{
    return map_find(&names->aliases, folded);
}

const struct name_owners *names_find_title(const struct name_index *names, struct str folded)
{
    return map_find(&names->titles, folded);
}

bool names_is_folder(const struct name_index *names, struct str folded)
{
    return map_find(&names->folders, folded) != NULL;
}
