/* schema/format: the table of formats, and those that need no file of their own. */
#include "format.h"

#include "notelint/figure.h"
#include "notelint/regex.h"
#include "notelint/schema.h"
#include "notelint/utf8.h"

static bool is_hex(char c)
{
    c = ascii_lower(c);
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* RFC 4122 3: 8-4-4-4-12 hexadecimal digits. */
static bool is_uuid(struct str text)
{
    if (text.len != 36)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text.data[i] != '-' : !is_hex(text.data[i]))
            return false;
    }
    return true;
}

/* RFC 6901 3: empty, or "/" and tokens in which "~" is followed by 0 or 1. */
static bool is_json_pointer(struct str text)
{
    if (text.len && text.data[0] != '/')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] == '~' &&
            (i + 1 == text.len || (text.data[i + 1] != '0' && text.data[i + 1] != '1')))
            return false;
    return true;
}

/* Steps up, then "#" or a JSON pointer (draft-bhutton-relative-json-pointer-00 3). */
static bool is_relative_json_pointer(struct str text)
{
    size_t digits = 0;
    while (digits < text.len && ascii_is_digit(text.data[digits]))
        digits++;
    if (digits == 0 || (digits > 1 && text.data[0] == '0'))
        return false;
    const struct str rest = str_slice(text, digits, text.len);
    return str_eq(rest, STR("#")) || is_json_pointer(rest);
}

/* "(?i)" and the like for the whole pattern are an extension that patterns may use, but no
 * ECMA-262.
 */
static bool has_global_flags(struct str text)
{
    size_t at = 2;
    while (at < text.len && ascii_is_lower(text.data[at]))
        at++;
    return str_starts(text, STR("(?")) && at > 2 && at < text.len && text.data[at] == ')';
}

static bool is_regex(struct str text)
{
    struct error error;
    if (has_global_flags(text))
        return false;
    struct regex *regex = regex_new(text, REGEX_PLAIN, &error);
    regex_free(regex);
    return regex != NULL;
}

/* One wikilink and nothing else: "[[Target]]", "[[Target#Heading|shown]]". */
static bool is_wikilink(struct str text)
{
    if (text.len < 5 || !str_starts(text, STR("[[")) || !str_ends(text, STR("]]")))
        return false;
    const struct str inner = str_slice(text, 2, text.len - 2);
    return str_find_byte(inner, '[', 0) == STR_NONE && str_find_byte(inner, ']', 0) == STR_NONE &&
           str_find_byte(inner, '\n', 0) == STR_NONE && str_trim(inner).len > 0 &&
           inner.data[0] != '|';
}

/* A tag as Obsidian takes it: letters, digits, "_", "-", "/" and marks; not digits alone; a leading
 * "#" is allowed. */
static bool is_tag(struct str text)
{
    if (str_starts(text, STR("#")))
        text = str_slice(text, 1, text.len);
    bool only_digits = true;
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len) {
        const uint32_t c = utf8_decode(text, at, &len);
        if (c == UTF8_REPLACEMENT || unicode_is_space(c))
            return false;
        if (c < 0x80 && !ascii_is_alnum((char)c) && c != '_' && c != '-' && c != '/')
            return false;
        if (c >= 0x80 || !ascii_is_digit((char)c))
            only_digits = false;
    }
    return text.len > 0 && !only_digits;
}

static const struct format formats[] = {
    {"date", format_is_date, "a date such as 2024-05-31"},
    {"date-time", format_is_date_time, "a date and time such as 2024-05-31T08:30:00Z"},
    {"duration", format_is_duration, "a duration such as P1DT12H"},
    {"email", format_is_email, "an e-mail address"},
    {"figure", figure_is_stated, "a figure such as 8.5 billion"},
    {"hostname", format_is_hostname, "a host name"},
    {"idn-email", format_is_idn_email, "an e-mail address"},
    {"idn-hostname", format_is_idn_hostname, "a host name"},
    {"ipv4", format_is_ipv4, "an IPv4 address"},
    {"ipv6", format_is_ipv6, "an IPv6 address"},
    {"iri", format_is_iri, "an IRI such as https://example.org/page"},
    {"iri-reference", format_is_iri_reference, "an IRI or a relative reference"},
    {"json-pointer", is_json_pointer, "a JSON pointer"},
    {"regex", is_regex, "a regular expression of ECMA-262"},
    {"relative-json-pointer", is_relative_json_pointer, "a relative JSON pointer"},
    {"tag", is_tag, "a tag: letters, digits, '_', '-' and '/', not digits alone"},
    {"time", format_is_time, "a time with its zone, such as 08:30:00Z"},
    {"uri", format_is_uri, "a URI such as https://example.org/page"},
    {"uri-reference", format_is_uri_reference, "a URI or a relative reference"},
    {"uri-template", format_is_uri_template, "a URI template"},
    {"uuid", is_uuid, "a UUID"},
    {"wikilink", is_wikilink, "a link such as [[Note]]"},
};

const struct format *format_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        if (str_eq(name, str_from(formats[i].name)))
            return &formats[i];
    return NULL;
}

bool schema_format_holds(struct str name, struct str text)
{
    const struct format *format = format_find(name);
    return !format || format->holds(text);
}
