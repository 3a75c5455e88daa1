/* rules/ambiguous-wikilink: reports links by a bare name that several files bear. */
#include "links.h"
#include "rules.h"

static void report_owners(struct pass *pass, const struct link *link, size_t owners)
{
    const struct str name = links_name(pass, link);
    struct diagnostic *finding =
        report(pass, link->region, "%zu notes go by the name '%.*s'", owners, STR_ARG(name));
    diagnostic_hint(pass, finding, "name the note that is meant");
    finding->identity = link->path;
}

static void report_files(struct pass *pass, const struct link *link,
                         const struct resolution *target)
{
    struct str paths[4];
    const size_t count = link_candidates(pass->vault, link, pass->scratch, paths);
    struct buf list = {.arena = pass->run};
    for (size_t i = 0; i < count; i++)
        buf_fmt(&list, "%s'%.*s'", i ? ", " : "", STR_ARG(paths[i]));
    const struct str name = links_name(pass, link);
    struct diagnostic *finding =
        report(pass, link->region, "%zu files bear the name '%.*s': %.*s%s", target->candidates,
               STR_ARG(name), STR_ARG(buf_str(&list)), target->candidates > count ? ", ..." : "");
    finding->identity = link->path;
    if (target->choice == CHOICE_TIE) {
        diagnostic_hint(pass, finding,
                        "their paths are equally long, so which one opens is left "
                        "to chance: write the path of the one that is meant");
        return;
    }
    diagnostic_hint(pass, finding, "'%.*s' opens, %s: write its path, or rename the other",
                    STR_ARG(target->path),
                    target->choice == CHOICE_OWN_FOLDER ? "from the note's own folder"
                                                        : "whose path is the shortest");
    const struct str path = str_ends(target->path, STR(".md"))
                                ? str_slice(target->path, 0, target->path.len - 3)
                                : target->path;
    links_retarget(pass, finding, link, path, SHOWN_AS_BEFORE);
}

void ambiguous_wikilink(struct pass *pass)
{
    const bool own_folder = option_bool(pass->options, STR("own-folder"), false);
    size_t at = 0;
    for (const struct link *link;
         (link = links_next(pass, KINDS_OBSIDIAN, 1 << LINK_AMBIGUOUS, &at));) {
        const struct resolution target = links_resolve(pass, link);
        if (!target.file)
            report_owners(pass, link, target.candidates);
        else if (target.choice != CHOICE_OWN_FOLDER || own_folder)
            report_files(pass, link, &target);
    }
}
