/* schema/notes: format, and the keywords that are about notes: deprecated, linksTo, uniqueInVault.
 */
#include "format.h"
#include "keyword.h"
#include "notelint/note_schema.h"

/* Asserts where the dialect's metaschema says so, or the registry does (validation 7.2). */
enum compiled compile_format(struct compiler *compiler, const struct node *node,
                             const struct value *value, struct constraint *ret)
{
    const struct dialect *dialect = node->place->resource->dialect;
    const bool custom = dialect != dialect_of_draft(dialect->draft);
    const bool asserts = !compiler->registry->annotate_formats ||
                         (custom && dialect->vocabularies & VOCABULARY_FORMAT_ASSERTION);
    if (value->kind != VALUE_STRING)
        return compile_fail(compiler, node, value, "format must be a string");
    /* What a metaschema says of formats, compiling tells better: it knows why. */
    struct str ignored;
    if (metaschema_find(node->place->resource->document, &ignored))
        return NOTHING_TO_CHECK;
    ret->format = format_find(value->string);
    return asserts && ret->format ? COMPILED : NOTHING_TO_CHECK;
}

bool apply_format(struct check *check, const struct constraint *constraint,
                  const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_STRING || constraint->format->holds(instance->value->string))
        return true;
    return violate(check, constraint, instance, "%.*s is not %s",
                   STR_ARG(value_quoted(check->temporary, instance->value)),
                   constraint->format->words);
}

enum compiled compile_deprecated(struct compiler *compiler, const struct node *node,
                                 const struct value *value, struct constraint *ret)
{
    return value->kind == VALUE_BOOL && value->boolean ? COMPILED : NOTHING_TO_CHECK;
}

/* Says so, and holds. */
bool apply_deprecated(struct check *check, const struct constraint *constraint,
                      const struct instance *instance, struct evaluated *evaluated)
{
    if (!check->out)
        return true;
    const struct value *schema = constraint->owner->place->value;
    const struct str description = value_string(value_find(schema, STR("description")));
    if (instance->member)
        violate(check, constraint, instance, "'%.*s' is deprecated",
                STR_ARG(instance->member->key));
    else
        violate(check, constraint, instance, "%.*s is deprecated",
                STR_ARG(value_quoted(check->temporary, instance->value)));
    struct violation *violation = violation_last(check);
    violation->deprecated = true;
    violation->hint = description;
    if (instance->member)
        violation->region = instance->member->key_region;
    return true;
}

enum compiled compile_links_to(struct compiler *compiler, const struct node *node,
                               const struct value *value, struct constraint *ret)
{
    struct schema_error error = {0};
    ret->match = match_parse(compiler->registry, value, &error);
    if (ret->match)
        return COMPILED;
    return compile_fail(compiler, node, &(struct value){.region = error.region}, "in linksTo: %.*s",
                        STR_ARG(error.message));
}

bool apply_links_to(struct check *check, const struct constraint *constraint,
                    const struct instance *instance, struct evaluated *evaluated)
{
    const struct value *value = instance->value;
    if (value->kind != VALUE_STRING || !check->host || !check->host->links_to)
        return true;
    struct str why = {0};
    if (check->host->links_to(check->host->context, value->string, constraint->match,
                              check->temporary, &why))
        return true;
    return violate(check, constraint, instance, "%.*s %.*s",
                   STR_ARG(value_quoted(check->temporary, value)), STR_ARG(why));
}

enum compiled compile_unique_in_vault(struct compiler *compiler, const struct node *node,
                                      const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_BOOL || !value->boolean)
        return NOTHING_TO_CHECK;
    compiler->registry->has_unique = true;
    return COMPILED;
}

bool apply_unique_in_vault(struct check *check, const struct constraint *constraint,
                           const struct instance *instance, struct evaluated *evaluated)
{
    if (check->host && check->host->unique)
        check->host->unique(check->host->context, instance_path(check->temporary, instance),
                            instance->value);
    return true;
}
