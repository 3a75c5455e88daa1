/* schema/format_net: addresses of hosts and of mailboxes. */
#include "format.h"
#include "notelint/idna.h"

enum { LOCAL_PART_MAX = 64 };

/* Four decimal octets without leading zeros (RFC 2673 3.2, as JSON Schema reads it). */
bool format_is_ipv4(struct str text)
{
    struct str rest = text;
    struct str octet;
    size_t count = 0;
    while (str_split(&rest, '.', &octet)) {
        int value = 0;
        if (octet.len < 1 || octet.len > 3 || (octet.len > 1 && octet.data[0] == '0'))
            return false;
        for (size_t i = 0; i < octet.len; i++) {
            if (!ascii_is_digit(octet.data[i]))
                return false;
            value = value * 10 + (octet.data[i] - '0');
        }
        if (value > 255)
            return false;
        count++;
    }
    return count == 4;
}

static bool is_group(struct str group)
{
    for (size_t i = 0; i < group.len; i++) {
        const char c = ascii_lower(group.data[i]);
        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return false;
    }
    return group.len >= 1 && group.len <= 4;
}

/* Groups of one side of "::", an IPv4 address at the end counting as two; -1 if malformed. */
static int count_groups(struct str side, bool may_end_in_ipv4)
{
    if (side.len == 0)
        return 0;
    struct str rest = side;
    struct str group;
    int count = 0;
    while (str_split(&rest, ':', &group)) {
        if (is_group(group))
            count++;
        else if (may_end_in_ipv4 && !rest.data && format_is_ipv4(group))
            count += 2;
        else
            return -1;
    }
    return count;
}

/* RFC 4291 2.2; "::" stands for one group or more. */
bool format_is_ipv6(struct str text)
{
    const size_t gap = str_find(text, STR("::"), 0);
    if (gap == STR_NONE)
        return count_groups(text, true) == 8;
    const int before = count_groups(str_slice(text, 0, gap), false);
    const int after = count_groups(str_slice(text, gap + 2, text.len), true);
    return before >= 0 && after >= 0 && before + after <= 7;
}

bool format_is_hostname(struct str text)
{
    return idna_is_ascii_name(text);
}

bool format_is_idn_hostname(struct str text)
{
    return idna_is_name(text);
}

static bool is_atext(char c, bool international)
{
    return ascii_is_alnum(c) || (c && strchr("!#$%&'*+-/=?^_`{|}~", c)) ||
           (international && (unsigned char)c >= 0x80);
}

/* Dot-string or Quoted-string (RFC 5321 4.1.2). */
static bool is_local_part(struct str local, bool international)
{
    if (local.len == 0 || local.len > LOCAL_PART_MAX)
        return false;
    if (local.data[0] == '"') {
        if (local.len < 2 || local.data[local.len - 1] != '"')
            return false;
        for (size_t i = 1; i + 1 < local.len; i++) {
            const unsigned char c = (unsigned char)local.data[i];
            if (c == '\\') {
                i++;
                if (i + 1 >= local.len)
                    return false;
            } else if (c == '"' || c < 0x20 || c == 0x7f || (c >= 0x80 && !international)) {
                return false;
            }
        }
        return true;
    }
    struct str rest = local;
    struct str atom;
    while (str_split(&rest, '.', &atom)) {
        if (atom.len == 0)
            return false;
        for (size_t i = 0; i < atom.len; i++)
            if (!is_atext(atom.data[i], international))
                return false;
    }
    return true;
}

/* An address in brackets (RFC 5321 4.1.3). */
static bool is_address_literal(struct str domain)
{
    const struct str inner = str_slice(domain, 1, domain.len - 1);
    const struct str tag = STR("IPv6:");
    if (str_eq_nocase(str_slice(inner, 0, tag.len), tag))
        return format_is_ipv6(str_slice(inner, tag.len, inner.len));
    return format_is_ipv4(inner);
}

/* Labels of letters, digits, hyphens and anything beyond ASCII (RFC 6531 3.3). */
static bool is_mail_domain(struct str domain)
{
    struct str rest = domain;
    struct str label;
    while (str_split(&rest, '.', &label)) {
        if (label.len == 0 || label.data[0] == '-' || label.data[label.len - 1] == '-')
            return false;
        for (size_t i = 0; i < label.len; i++) {
            const char c = label.data[i];
            if ((unsigned char)c < 0x80 && !ascii_is_alnum(c) && c != '-')
                return false;
        }
    }
    return domain.len > 0;
}

static bool is_mailbox(struct str text, bool international)
{
    const size_t at = str_rfind_byte(text, '@');
    if (at == STR_NONE || !is_local_part(str_slice(text, 0, at), international))
        return false;
    const struct str domain = str_slice(text, at + 1, text.len);
    if (domain.len > 2 && domain.data[0] == '[' && domain.data[domain.len - 1] == ']')
        return is_address_literal(domain);
    return international ? is_mail_domain(domain) : idna_is_ascii_name(domain);
}

bool format_is_email(struct str text)
{
    return is_mailbox(text, false);
}

bool format_is_idn_email(struct str text)
{
    return is_mailbox(text, true);
}
