/* report/formats: the table of formats. */
#include "formats.h"

const struct report_format report_formats[] = {
    {"checkstyle", report_checkstyle, "Checkstyle XML, which many CI systems read", 0, NULL},
    {"concise", report_concise, "one line a finding: path:line:column: severity: message [rule]", 0,
     NULL},
    {"github", report_github, "GitHub workflow commands: annotations of the run", 0, NULL},
    {"gitlab", report_gitlab, "GitLab Code Quality JSON", 0, NULL},
    {"json", report_json, "one JSON object: the run's summary and its findings", 0, NULL},
    {"jsonl", report_jsonl, "one JSON object a line: the findings alone", 0, NULL},
    {"junit", report_junit, "JUnit XML: one test case a note", 0, NULL},
    {"rdjson", report_rdjson, "Reviewdog diagnostics, with suggestions", 0, NULL},
    {"sarif", report_sarif, "SARIF 2.1.0 for code scanning and editors", SARIF_LIMIT,
     report_sarif_trouble},
    {"text", report_text, "for people: each finding with its line, then a summary", 0, NULL},
};
const size_t report_format_count = COUNT_OF(report_formats);

const struct report_format *report_format_find(struct str name)
{
    for (size_t i = 0; i < report_format_count; i++)
        if (str_eq(name, str_from(report_formats[i].name)))
            return &report_formats[i];
    return NULL;
}

void run_result_count(struct run_result *result)
{
    result->errors = result->warnings = result->infos = 0;
    for (size_t i = 0; i < result->count; i++) {
        const enum severity severity = result->findings[i].severity;
        result->errors += severity == SEVERITY_ERROR;
        result->warnings += severity == SEVERITY_WARNING;
        result->infos += severity == SEVERITY_INFO;
    }
}
