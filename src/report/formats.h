/* report/formats: the reporters, one file each. */
#ifndef NOTELINT_REPORT_FORMATS_H
#define NOTELINT_REPORT_FORMATS_H

#include "notelint/report.h"

enum { SARIF_LIMIT = 5000 }; /* what GitHub's code scanning shows of a file */

reporter report_checkstyle, report_concise, report_github, report_gitlab, report_json, report_jsonl,
    report_junit, report_rdjson, report_sarif, report_text;
trouble_reporter report_sarif_trouble;

#endif
