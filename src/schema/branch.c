/* schema/branch: a choice fails with one message, of the branch the author most likely meant.
 *
 * A branch that wants another type, or another `const` in one of the fields (a discriminator), is
 * not meant. Among those left, fewer violations are nearer. Branches equally near are told
 * together. */
#include "branch.h"

enum { MAX_TOLD = 4 };

struct branches branches_new(struct check *check, const struct constraint *constraint)
{
    struct branches branches = {.constraint = constraint};
    if (check->out)
        branches.data = ARENA_ARRAY(check->temporary, struct branch, constraint->nodes.count);
    return branches;
}

bool branch_apply(struct check *check, struct branches *branches, size_t index,
                  const struct instance *instance, struct evaluated *evaluated)
{
    struct violation_vec *out = check->out;
    struct violation_vec own = {0};
    if (out)
        check->out = &own;
    const bool holds =
        node_apply_in_place(check, branches->constraint->nodes.data[index], instance, evaluated);
    check->out = out;
    branches->holding += holds;
    if (!out)
        return holds;
    branches->data[index] = (struct branch){.holds = holds, .violations = own};
    for (size_t i = 0; holds && i < own.len; i++)
        *violation_vec_push(check->temporary, out) = own.data[i];
    return holds;
}

/* The instance's own path, or that of one of its fields. */
static bool is_at(const struct violation *violation, struct str path, size_t below)
{
    if (!str_starts(violation->instance_path, path))
        return false;
    size_t steps = 0;
    for (size_t i = path.len; i < violation->instance_path.len; i++)
        steps += violation->instance_path.data[i] == '/';
    return steps == below;
}

/* How far a failed branch is from what was written; 0 is nothing wrong. */
static size_t distance(const struct branch *branch, struct str path)
{
    size_t sum = 0;
    for (size_t i = 0; i < branch->violations.len; i++) {
        const struct violation *violation = &branch->violations.data[i];
        const bool is_choice =
            str_eq(violation->keyword, STR("const")) || str_eq(violation->keyword, STR("enum"));
        if (violation->deprecated)
            continue;
        if (is_at(violation, path, 0) &&
            (str_eq(violation->keyword, STR("type")) || violation->keyword.len == 0))
            sum += 10000;
        else if (is_choice && is_at(violation, path, 1))
            sum += 100;
        else
            sum += 2;
    }
    return sum;
}

static bool told_before(const struct violation_vec *out, size_t from, struct str message)
{
    for (size_t i = from; i < out->len; i++)
        if (str_eq(out->data[i].message, message))
            return true;
    return false;
}

/* Equally near branches with one violation each, as one: "'a' is missing, or 'b' is missing". */
static bool report_together(struct check *check, const struct branches *branches,
                            const size_t *near, size_t count)
{
    struct buf message = {.arena = check->temporary};
    struct violation_vec told = {0};
    for (size_t i = 0; i < count; i++) {
        const struct violation_vec *violations = &branches->data[near[i]].violations;
        if (violations->len != 1)
            return false;
        const struct violation *violation = &violations->data[0];
        if (told_before(&told, 0, violation->message))
            continue;
        *violation_vec_push(check->temporary, &told) = *violation;
    }
    for (size_t i = 0; i < told.len && i < MAX_TOLD; i++)
        buf_fmt(&message, "%s%.*s", i ? ", or " : "", STR_ARG(told.data[i].message));
    if (told.len > MAX_TOLD)
        buf_fmt(&message, ", or %zu other ways", told.len - MAX_TOLD);
    struct violation *violation = violation_vec_push(check->temporary, check->out);
    *violation = told.data[0];
    violation->message = buf_str(&message);
    if (told.len > 1) {
        violation->hint = (struct str){0};
        violation->replacement = (struct str){0};
    }
    return true;
}

/* Every branch wants another type: "12 is not a string or a list". */
static bool report_types(struct check *check, const struct branches *branches,
                         const struct instance *instance)
{
    struct buf message = {.arena = check->temporary};
    const struct str path = instance_path(check->temporary, instance);
    const struct constraint *constraint = branches->constraint;
    for (size_t i = 0; i < constraint->nodes.count; i++) {
        const struct branch *branch = &branches->data[i];
        const struct violation *violation =
            branch->violations.len ? &branch->violations.data[0] : NULL;
        if (!violation || !str_eq(violation->keyword, STR("type")) || !is_at(violation, path, 0))
            return false;
        const struct str marker = STR(" is not ");
        const size_t at = str_find(violation->message, marker, 0);
        if (at == STR_NONE)
            return false;
        const size_t from = message.len ? at + marker.len : 0;
        const struct str part = str_slice(violation->message, from, violation->message.len);
        if (message.len && str_find(buf_str(&message), part, 0) != STR_NONE)
            continue;
        buf_fmt(&message, "%s%.*s", message.len ? " or " : "", STR_ARG(part));
    }
    violate(check, constraint, instance, "%.*s", STR_ARG(buf_str(&message)));
    return true;
}

bool branches_report(struct check *check, const struct branches *branches,
                     const struct instance *instance)
{
    if (!check->out || !check_step(check, 1))
        return false;
    if (report_types(check, branches, instance))
        return false;
    const size_t count = branches->constraint->nodes.count;
    const struct str path = instance_path(check->temporary, instance);
    size_t *near = ARENA_ARRAY(check->temporary, size_t, count);
    size_t near_count = 0;
    size_t best = (size_t)-1;
    for (size_t i = 0; i < count; i++) {
        const size_t own = distance(&branches->data[i], path);
        if (own < best)
            near_count = 0;
        if (own <= best) {
            best = own;
            near[near_count++] = i;
        }
    }
    if (near_count > 1 && report_together(check, branches, near, near_count))
        return false;
    const struct violation_vec *violations = &branches->data[near[0]].violations;
    for (size_t i = 0; i < violations->len; i++)
        *violation_vec_push(check->temporary, check->out) = violations->data[i];
    return false;
}

/* What a person calls the alternative: its title, or where it stands. */
static struct str branch_name(struct check *check, const struct branches *branches, size_t index)
{
    const struct node *node = branches->constraint->nodes.data[index];
    const struct str title = value_string(value_find(node->place->value, STR("title")));
    if (title.len)
        return str_fmt(check->temporary, "'%.*s'", STR_ARG(title));
    return str_fmt(check->temporary, "no. %zu", index + 1);
}

bool branches_report_several(struct check *check, const struct branches *branches,
                             const struct instance *instance)
{
    if (!check->out)
        return false;
    struct buf names = {.arena = check->temporary};
    size_t told = 0;
    for (size_t i = 0; i < branches->constraint->nodes.count && told < MAX_TOLD; i++)
        if (branches->data[i].holds)
            buf_fmt(&names, "%s%.*s", told++ ? " and " : "",
                    STR_ARG(branch_name(check, branches, i)));
    const struct str quoted = value_quoted(check->temporary, instance->value);
    return violate(check, branches->constraint, instance,
                   "%.*s fits %zu of %zu alternatives where one is meant: %.*s", STR_ARG(quoted),
                   branches->holding, branches->constraint->nodes.count, STR_ARG(buf_str(&names)));
}
