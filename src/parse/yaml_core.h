/* parse/yaml_core: what of YAML needs no parser: the meaning of plain scalars, and libyaml's
 * complaints in plain words. Only yaml.c includes this. */
#ifndef NOTELINT_PARSE_YAML_CORE_H
#define NOTELINT_PARSE_YAML_CORE_H

#include "notelint/value.h"

/* Kind, boolean and number of a plain scalar by the core schema (YAML 1.2.2, 10.3.2); `text` is
 * kept as its string. */
struct value yaml_scalar(struct arena *run, struct str text);

/* A complaint of libyaml: what is wrong, and which text the defect should cover. */
struct yaml_complaint {
    const char *message;
    enum { COVER_PROBLEM, COVER_CONTEXT } from; /* the place itself, or where its construct began */
    enum { COVER_CHARACTER, COVER_LINE } extent;
};

/* `context` may be NULL; `at` is the text from the place of the problem on. The message is
 * libyaml's own where it is not known. */
struct yaml_complaint yaml_explain(const char *context, const char *problem, struct str at);

#endif
