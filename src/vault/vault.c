/* vault/vault: the order of the phases: root, settings, walk, read and parse, join. */
#include "notelint/vault.h"

#include <stdlib.h>
#include <time.h>

#include "cache.h"
#include "links.h"
#include "names.h"
#include "notelint/parallel.h"
#include "others.h"
#include "overlay.h"
#include "read.h"
#include "root.h"
#include "schemas.h"
#include "walk.h"
#include "wanted.h"

enum { MAX_JOBS = 256 };

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The phase that began at *start is over; the next begins. */
static void phase_done(struct vault *vault, const char *phase, double *start)
{
    const double now = seconds_now();
    if (vault->timing_count < COUNT_OF(vault->timings))
        vault->timings[vault->timing_count++] =
            (struct timing){.phase = phase, .seconds = now - *start};
    *start = now;
}

static void ask_for_notes(struct vault *vault, const struct vault_options *options)
{
    if (!options->asked_count)
        return;
    bool *asked = ARENA_ARRAY(&vault->run, bool, vault->note_count);
    for (size_t i = 0; i < options->asked_count; i++) {
        const struct note *note = vault_note_find(vault, options->asked[i]);
        if (note)
            asked[note->index] = true;
    }
    vault->asked = asked;
}

/* Joins that need nothing of each other. */
struct beside {
    struct vault *vault;
    double links_done;
};

static void join_links(struct beside *beside)
{
    struct vault *vault = beside->vault;
    struct arena *run = &vault->run;
    double start = seconds_now();
    vault->names = names_build(run, vault);
    schemas_join(vault);
    phase_done(vault, "names", &start);
    links_join(vault);
    vault->wanted = wanted_build(run, vault);
    phase_done(vault, "links", &start);
    beside->links_done = start;
}

static void join_entities(struct vault *vault)
{
    entity_index_build(&vault->beside, vault, &vault->entities);
    duplicates_find(&vault->beside, vault, &vault->duplicates);
}

static void join_one(void *context, size_t index, size_t worker)
{
    struct beside *beside = context;
    (void)worker;
    if (index == 0)
        join_links(beside);
    else
        join_entities(beside->vault);
}

/* One worker does most of either: half of them each, at the same time. */
static void join_beside(struct vault *vault)
{
    struct beside beside = {.vault = vault};
    const size_t jobs = vault->jobs;
    vault->jobs = jobs > 1 ? jobs / 2 : 1;
    parallel_for(2, jobs, join_one, &beside);
    vault->jobs = jobs;
    phase_done(vault, "entities", &beside.links_done); /* what they took longer */
}

static bool open_into(struct vault *vault, const struct vault_options *options, struct error *error)
{
    struct arena *run = &vault->run;
    struct found_vec found = {0};
    double start = seconds_now();
    struct file_view *view = ARENA_NEW(run, struct file_view);
    if (!root_find(run, options->target, &vault->root, &vault->root_why, error))
        return false;
    *view = (struct file_view){.root = vault->root, .overlays = options->settings};
    if (!config_load(run, view, options->config_path, &vault->config, error) ||
        !schemas_load(vault, view, error))
        return false;
    phase_done(vault, "settings", &start);
    if (!walk(run, vault->root, &found, error) || !others_add_attachments(vault, &found, error) ||
        !others_open(vault, error))
        return false;
    overlay_apply(run, options, &found);
    phase_done(vault, "walk", &start);
    notes_read(vault, options, &found);
    ask_for_notes(vault, options);
    phase_done(vault, "parse", &start);
    if (options->names_only)
        return true;
    join_beside(vault);
    start = seconds_now();
    claim_index_build(run, vault, &vault->claims);
    phase_done(vault, "claims", &start);
    return true;
}

bool vault_find_root(struct arena *run, const char *target, struct str *ret, struct error *error)
{
    struct str why;
    return root_find(run, target, ret, &why, error);
}

bool vault_open(const struct vault_options *options, struct vault **ret, struct error *error)
{
    struct arena run = {0};
    struct vault *vault = ARENA_NEW(&run, struct vault);
    vault->run = run; /* which holds the vault itself */
    vault->overlays = options->overlays;
    vault->overlay_count = options->overlay_count;
    vault->jobs = options->jobs ? options->jobs : parallel_default_jobs();
    if (vault->jobs > MAX_JOBS)
        vault->jobs = MAX_JOBS;
    vault->workers = ARENA_ARRAY(&vault->run, struct arena, vault->jobs);
    if (!open_into(vault, options, error)) {
        vault_free(vault);
        return false;
    }
    *ret = vault;
    return true;
}

void vault_free(struct vault *vault)
{
    if (!vault)
        return;
    config_done(&vault->config);
    cache_close(vault->cache);
    schema_registry_done(vault->schema_registry);
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&vault->workers[i]);
    arena_done(&vault->beside);
    struct arena run = vault->run;
    arena_done(&run);
}

size_t vault_note_index(const struct vault *vault, const struct note *note)
{
    return note->index < vault->note_count && vault->notes[note->index] == note ? note->index
                                                                                : vault->note_count;
}

static int compare_path(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, (*(struct note *const *)element)->path);
}

const struct note *vault_note_find(const struct vault *vault, struct str path)
{
    if (vault->note_count == 0)
        return NULL;
    struct note *const *note =
        bsearch(&path, vault->notes, vault->note_count, sizeof(*vault->notes), compare_path);
    return note ? *note : NULL;
}

enum link_status vault_link_status(const struct vault *vault, const struct note *note, size_t link)
{
    return (enum link_status)vault->link_status[note->index][link];
}
