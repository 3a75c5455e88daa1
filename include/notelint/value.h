/* parse/value: a tree of YAML or JSON data in which every node knows where it stands in its file.
 *
 * Scalars follow the YAML 1.2 core schema (10.3.2): `no` is a string, 0x1F and 1e3 are numbers, `~`
 * and nothing are null. Dates stay strings, and so do .inf and .nan. Trees are immutable after
 * parsing. */
#ifndef NOTELINT_VALUE_H
#define NOTELINT_VALUE_H

#include "notelint/decimal.h"
#include "notelint/source.h"

enum value_kind {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INTEGER,
    VALUE_REAL,
    VALUE_STRING,
    VALUE_ARRAY,
    VALUE_OBJECT
};

struct member;

struct value {
    enum value_kind kind : 8;
    bool boolean : 1; /* BOOL */
    bool quoted : 1; /* a string written in quotes or as a block scalar: what it looks like does not
                    matter */
    struct region region; /* of the node as written, quotes and brackets included; empty for an
                             absent value */
    struct str string;    /* STRING: the text; any other scalar: as written */
    struct decimal
        number; /* INTEGER, REAL. 1.0 is REAL here; JSON Schema counts it as an integer by value */
    union {
        struct value *items;    /* ARRAY: `count` values */
        struct member *members; /* OBJECT: `count` members in the order of the file */
    };
    size_t count;
};

struct member {
    struct str key;
    struct region key_region;
    struct value value;
};

/* Why a text is no YAML or JSON, and where. */
struct defect {
    enum defect_kind {
        DEFECT_NONE,
        DEFECT_READ,        /* the file could not be read */
        DEFECT_UTF8,        /* bytes that are no UTF-8 */
        DEFECT_NUL,         /* a NUL byte */
        DEFECT_TOO_LARGE,   /* a limit on size, depth or expansion was met */
        DEFECT_YAML_SYNTAX, /* also a tab used as indentation */
        DEFECT_YAML_DUPLICATE_KEY,
        DEFECT_YAML_NOT_A_MAPPING, /* front matter must be one */
        DEFECT_YAML_UNQUOTED_LINK, /* key: [[Link]] is a nested list (obsidian-links rule 23) */
        DEFECT_YAML_UNCLOSED,      /* the opening --- has no end */
        DEFECT_JSON_SYNTAX,
        DEFECT_UNCLOSED_LINK,  /* [[ without ]] on its line */
        DEFECT_UNESCAPED_PIPE, /* [[a|b]] in a table row (rule 2); region is the pipe */
    } kind;
    struct region region;
    struct region other; /* the first of two duplicate keys; else empty */
    struct str message;  /* lower case, for a person, quotes what was met */
};

/* The member's value, or NULL where `object` is NULL, no object, or has no such key. */
const struct value *value_find(const struct value *object, struct str key);
const struct member *value_find_member(const struct value *object, struct str key);

/* The string of a STRING; the empty string for NULL and anything else. */
struct str value_string(const struct value *value);

/* JSON's equality: numbers by value, objects without order (JSON Schema 2020-12 core 4.2.2). */
bool value_eq(const struct value *a, const struct value *b);

const char *value_kind_name(
    enum value_kind kind); /* "null", "boolean", "integer", "number", "string", "array", "object" */

/* Parse the YAML in `region` of the file, which holds one document. Depth, alias expansion and node
 * count are limited. On failure *ret_defect says why and where, in the file. Merge keys (<<) are
 * not part of YAML 1.2 and stay keys. */
bool yaml_parse(struct arena *run, const struct source *source, struct region region,
                struct value *ret, struct defect *ret_defect);

/* Parse the whole file as JSON (RFC 8259): strict, duplicate keys refused, numbers of any size kept
 * exactly. */
bool json_parse(struct arena *run, const struct source *source, struct value *ret,
                struct defect *ret_defect);

/* The same with limits 64 times as high: of files that notelint writes, which grow with the vault.
 */
bool json_parse_large(struct arena *run, const struct source *source, struct value *ret,
                      struct defect *ret_defect);

#endif
