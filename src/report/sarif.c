/* report/sarif: a SARIF 2.1.0 log with one run. "3.14" and the like are sections of that standard.
 *
 * The same bytes for the same notes, wherever and whenever it is written (appendix F): no times, no
 * absolute paths unless asked for, no host, no random ids. */
#include "sarif.h"

#include "notelint/version.h"
#include "path.h"
#include "quota.h"
#include "safe.h"

#define SCHEMA_URI                                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

const char *sarif_level(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_INFO:
        return "note";
    case SEVERITY_OFF:
        break;
    }
    return "none";
}

/* What may be told of a run itself: tool.driver.notifications, by index. */
static const struct notification {
    const char *id, *name, *summary, *description, *help, *level;
} notifications[] = {
    {"findings-cut", "FindingsCut", "Findings were left out of this report.",
     "Code scanning shows a limited number of results; the gravest findings were kept.",
     "Settle the gravest findings first, or take what is known into a baseline "
     "(--write-baseline).",
     "warning"},
    {"check-failed", "CheckFailed", "The check could not be made.",
     "The settings, the command line or the surroundings kept the notes from being checked.",
     "The message tells what to correct. Nothing is known of the notes.", "error"},
};
enum { FINDINGS_CUT, CHECK_FAILED };

static json_t *level_json(const char *level)
{
    json_t *object = json_object();
    json_put(object, "level", json_string(level));
    return object;
}

static json_t *descriptors_json(struct arena *arena)
{
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(notifications); i++) {
        const struct notification *row = &notifications[i];
        json_t *descriptor = json_object();
        json_put(descriptor, "id", json_string(row->id));
        json_put(descriptor, "name", json_string(row->name));
        json_put(descriptor, "shortDescription", sarif_message(arena, str_from(row->summary)));
        json_put(descriptor, "fullDescription", sarif_message(arena, str_from(row->description)));
        json_put(descriptor, "help", sarif_message(arena, str_from(row->help)));
        json_put(descriptor, "defaultConfiguration", level_json(row->level));
        json_push(list, descriptor);
    }
    return list;
}

static json_t *notification_json(struct arena *arena, size_t index, struct str message)
{
    json_t *descriptor = json_object();
    json_put(descriptor, "id", json_string(notifications[index].id));
    json_put(descriptor, "index", json_count(index));
    json_t *notification = json_object();
    json_put(notification, "descriptor", descriptor);
    json_put(notification, "level", json_string(notifications[index].level));
    json_put(notification, "message", sarif_message(arena, message));
    return notification;
}

/* `rules`: tool.driver.rules; NULL where none ran. */
static json_t *tool_json(struct arena *arena, json_t *rules_json)
{
    json_t *driver = json_object();
    json_put(driver, "name", json_string("notelint"));
    json_put(driver, "fullName", json_string("notelint " NOTELINT_VERSION));
    json_put(driver, "version", json_string(NOTELINT_VERSION));
    json_put(driver, "semanticVersion", json_string(NOTELINT_VERSION));
    json_put(driver, "informationUri", json_string(NOTELINT_HOME));
    if (rules_json)
        json_put(driver, "rules", rules_json);
    json_put(driver, "notifications", descriptors_json(arena));
    json_t *tool = json_object();
    json_put(tool, "driver", driver);
    return tool;
}

static json_t *invocation_json(const struct sarif *sarif, size_t cut)
{
    json_t *invocation = json_object();
    json_put(invocation, "executionSuccessful", json_true()); /* findings are no failure */
    json_put(invocation, "exitCode", json_count(sarif->result->failed ? 1 : 0));
    json_put(invocation, "exitCodeDescription",
             json_string(sarif->result->failed ? "Findings at or above the failing severity."
                                               : "No findings at or above the failing severity."));
    json_t *overrides = sarif_overrides(sarif);
    if (json_array_size(overrides))
        json_put(invocation, "ruleConfigurationOverrides", overrides);
    else
        json_decref(overrides);
    json_t *told = json_array();
    if (cut) {
        const struct str message =
            str_fmt(sarif->arena,
                    "%zu findings are not in this report, which holds the gravest "
                    "%zu.",
                    cut, sarif->result->count - cut);
        json_push(told, notification_json(sarif->arena, FINDINGS_CUT, message));
    }
    json_put(invocation, "toolExecutionNotifications", told);
    return invocation;
}

/* Without `uri`: the notes lie elsewhere on each machine (3.14.14). */
static json_t *bases_json(const struct sarif *sarif)
{
    json_t *root = json_object();
    if (sarif->style->sarif_absolute_uris) {
        json_put(root, "uri",
                 json_text(sarif->arena, path_to_file_uri(sarif->arena, sarif->result->vault->root,
                                                          (struct str){0})));
    }
    json_put(root, "description",
             sarif_message(sarif->arena, STR("The root of the repository or of the vault.")));
    json_t *bases = json_object();
    json_put(bases, "SRCROOT", root);
    return bases;
}

/* 3.17.3: with its last slash the id is a category; without one GitHub takes it for the run's. */
static json_t *automation_json(const struct sarif *sarif)
{
    struct buf id = {.arena = sarif->arena};
    buf_push(&id, STR("notelint/"));
    buf_push(&id, sarif->style->repository_prefix);
    json_t *details = json_object();
    json_put(details, "id", json_text(sarif->arena, buf_str(&id)));
    json_put(details, "description",
             sarif_message(sarif->arena, STR("Check of a collection of notes.")));
    return details;
}

static json_t *newlines_json(void)
{
    json_t *list = json_array();
    json_push(list, json_string("\r\n"));
    json_push(list, json_string("\n"));
    json_push(list, json_string("\r"));
    return list;
}

static void push_member(struct buf *out, const char *key, json_t *value)
{
    buf_fmt(out, ",\n\"%s\":", key);
    json_print(out, value);
}

static void push_head(struct buf *out, json_t *tool)
{
    buf_push(out, STR("{\"version\":\"2.1.0\",\n\"$schema\":\"" SCHEMA_URI "\",\n\"runs\":[{\n"
                      "\"tool\":"));
    json_print(out, tool);
}

/* One result a line. */
static void push_results(struct buf *out, struct sarif *sarif)
{
    const struct run_result *result = sarif->result;
    struct quota quota = quota_for(result->findings, result->count, SARIF_LIMIT);
    bool first = true;
    buf_push(out, STR(",\n\"results\":["));
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        if (!quota_takes(&quota, finding))
            continue;
        buf_push(out, first ? STR("\n") : STR(",\n"));
        json_print(out, sarif_result(sarif, finding));
        first = false;
    }
    buf_push(out, STR("\n]"));
}

/* The result with its suppressed findings among the others. */
static struct run_result with_suppressed(struct arena *arena, const struct run_result *result)
{
    struct diagnostic_vec all = {0};
    for (size_t i = 0; i < result->count; i++)
        *diagnostic_vec_push(arena, &all) = result->findings[i];
    for (size_t i = 0; i < result->suppressed; i++)
        *diagnostic_vec_push(arena, &all) = result->suppressed_findings[i];
    diagnostics_sort(&all);
    struct run_result whole = *result;
    whole.findings = all.data;
    whole.count = all.len;
    return whole;
}

void report_sarif(struct buf *out, const struct run_result *told, const struct report_style *style)
{
    struct run_result whole = *told;
    if (style->sarif_suppressed)
        whole = with_suppressed(out->arena, told);
    const struct run_result *result = &whole;
    struct map hashes = {0};
    struct artifacts artifacts = {0};
    struct encodings encodings = {0};
    struct sarif sarif = {
        .arena = out->arena,
        .result = result,
        .style = style,
        .rule_index = ARENA_ARRAY(out->arena, size_t, rule_count),
        .hashes = &hashes,
        .artifacts = &artifacts,
        .encodings = &encodings,
    };
    const size_t cut = result->count > SARIF_LIMIT ? result->count - SARIF_LIMIT : 0;
    push_head(out, tool_json(sarif.arena, sarif_rules(&sarif)));
    json_t *invocations = json_array();
    json_push(invocations, invocation_json(&sarif, cut));
    push_member(out, "invocations", invocations);
    push_member(out, "originalUriBaseIds", bases_json(&sarif));
    json_t *provenance = style->sarif_provenance ? sarif_provenance(&sarif) : NULL;
    if (provenance)
        push_member(out, "versionControlProvenance", provenance);
    push_member(out, "automationDetails", automation_json(&sarif));
    push_member(out, "columnKind", json_string("utf16CodeUnits"));
    push_member(out, "newlineSequences", newlines_json());
    push_member(out, "defaultEncoding", json_string("UTF-8"));
    push_member(out, "language", json_string("en-US"));
    push_results(out, &sarif);
    push_member(out, "artifacts", sarif_artifacts(&sarif));
    buf_push(out, STR("\n}]}\n"));
}

/* Without `results`: an empty list would say that all is well, and close what is open (3.14.23). */
void report_sarif_trouble(struct buf *out, struct str why)
{
    struct arena *arena = out->arena;
    json_t *told = json_array();
    json_push(told, notification_json(
                        arena, CHECK_FAILED,
                        str_fmt(arena, "The check could not be made: %.*s.", STR_ARG(why))));
    json_t *invocation = json_object();
    json_put(invocation, "executionSuccessful", json_false());
    json_put(invocation, "exitCode", json_count(2));
    json_put(invocation, "exitCodeDescription", json_string("The check could not be made."));
    json_put(invocation, "toolExecutionNotifications", told);
    json_t *invocations = json_array();
    json_push(invocations, invocation);
    push_head(out, tool_json(arena, NULL));
    push_member(out, "invocations", invocations);
    buf_push(out, STR("\n}]}\n"));
}
