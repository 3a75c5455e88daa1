/* report/quota: counts by severity until the room is used up. */
#include "quota.h"

#include "notelint/report.h"

struct quota quota_for(const struct diagnostic *findings, size_t count, size_t limit)
{
    const enum severity order[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        size_t alike = 0;
        for (size_t k = 0; k < count; k++)
            alike += findings[k].severity == order[i];
        if (alike > limit)
            return (struct quota){order[i], limit};
        limit -= alike;
    }
    return (struct quota){SEVERITY_INFO, SIZE_MAX};
}

bool quota_takes(struct quota *quota, const struct diagnostic *finding)
{
    if (finding->severity != quota->least)
        return finding->severity > quota->least;
    if (quota->of_least == 0)
        return false;
    quota->of_least--;
    return true;
}

size_t findings_cut(struct diagnostic_vec *findings, size_t limit)
{
    struct quota quota = quota_for(findings->data, findings->len, limit);
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if (quota_takes(&quota, &findings->data[i]))
            findings->data[kept++] = findings->data[i];
    const size_t cut = findings->len - kept;
    findings->len = kept;
    return cut;
}
