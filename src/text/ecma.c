/* text/ecma: translates patterns of ECMA-262 (15.0, 22.2.1, with the flag u) to PCRE2's syntax.
 *
 * Knows the places where the two differ; what both read alike passes unchanged, and whether it is
 * well-formed PCRE2 says. What only PCRE2 knows (recursion, verbs, \A, \Z) is refused, so that a
 * schema means the same to every validator. */
#include "ecma.h"

/* WhiteSpace and LineTerminator, the characters of \s, as members of a class; and all others. */
#define SPACES                                                                                     \
    "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}"  \
    "\\x{3000}\\x{feff}"
#define NO_SPACES                                                                                  \
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"               \
    "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"                 \
    "\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

struct translation {
    struct str in;
    size_t at; /* the next byte to read */
    struct buf out;
    struct error *error;
    bool in_class;
    bool quantified; /* the last thing read was a quantifier */
};

/* Values of General_Category (PropertyValueAliases.txt), which PCRE2 knows by the short name only.
 */
static const struct {
    struct str long_name;
    const char *short_name;
} categories[] = {
    {STR_INIT("Cased_Letter"), "L&"},
    {STR_INIT("Close_Punctuation"), "Pe"},
    {STR_INIT("Combining_Mark"), "M"},
    {STR_INIT("Connector_Punctuation"), "Pc"},
    {STR_INIT("Control"), "Cc"},
    {STR_INIT("Currency_Symbol"), "Sc"},
    {STR_INIT("Dash_Punctuation"), "Pd"},
    {STR_INIT("Decimal_Number"), "Nd"},
    {STR_INIT("Enclosing_Mark"), "Me"},
    {STR_INIT("Final_Punctuation"), "Pf"},
    {STR_INIT("Format"), "Cf"},
    {STR_INIT("Initial_Punctuation"), "Pi"},
    {STR_INIT("LC"), "L&"},
    {STR_INIT("Letter"), "L"},
    {STR_INIT("Letter_Number"), "Nl"},
    {STR_INIT("Line_Separator"), "Zl"},
    {STR_INIT("Lowercase_Letter"), "Ll"},
    {STR_INIT("Mark"), "M"},
    {STR_INIT("Math_Symbol"), "Sm"},
    {STR_INIT("Modifier_Letter"), "Lm"},
    {STR_INIT("Modifier_Symbol"), "Sk"},
    {STR_INIT("Nonspacing_Mark"), "Mn"},
    {STR_INIT("Number"), "N"},
    {STR_INIT("Open_Punctuation"), "Ps"},
    {STR_INIT("Other"), "C"},
    {STR_INIT("Other_Letter"), "Lo"},
    {STR_INIT("Other_Number"), "No"},
    {STR_INIT("Other_Punctuation"), "Po"},
    {STR_INIT("Other_Symbol"), "So"},
    {STR_INIT("Paragraph_Separator"), "Zp"},
    {STR_INIT("Private_Use"), "Co"},
    {STR_INIT("Punctuation"), "P"},
    {STR_INIT("Separator"), "Z"},
    {STR_INIT("Space_Separator"), "Zs"},
    {STR_INIT("Spacing_Mark"), "Mc"},
    {STR_INIT("Surrogate"), "Cs"},
    {STR_INIT("Symbol"), "S"},
    {STR_INIT("Titlecase_Letter"), "Lt"},
    {STR_INIT("Unassigned"), "Cn"},
    {STR_INIT("Uppercase_Letter"), "Lu"},
    {STR_INIT("cntrl"), "Cc"},
    {STR_INIT("digit"), "Nd"},
    {STR_INIT("punct"), "P"},
};

static char peek(const struct translation *t, size_t ahead)
{
    return t->at + ahead < t->in.len ? t->in.data[t->at + ahead] : '\0';
}

static void put(struct translation *t, const char *text)
{
    buf_push(&t->out, str_from(text));
}

static void put_code_point(struct translation *t, uint32_t code_point)
{
    buf_fmt(&t->out, "\\x{%x}", (unsigned)code_point);
}

/* The number of the `count` hexadecimal digits `ahead`, or -1. */
static int64_t peek_hex(const struct translation *t, size_t ahead, size_t count)
{
    int64_t value = 0;
    for (size_t i = 0; i < count; i++) {
        const char c = ascii_lower(peek(t, ahead + i));
        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return -1;
        value = value * 16 + (ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* Behind "\u": four digits, a surrogate pair of two such, or {1 to 6 digits}. */
static bool translate_unicode_escape(struct translation *t)
{
    if (peek(t, 0) == '{') {
        const size_t close = str_find_byte(t->in, '}', t->at);
        const size_t digits = close == STR_NONE ? 0 : close - t->at - 1;
        const int64_t value = digits >= 1 && digits <= 6 ? peek_hex(t, 1, digits) : -1;
        if (value < 0 || value > 0x10FFFF)
            return error_set(t->error, "'\\u{' needs a code point in hexadecimal and '}'");
        put_code_point(t, (uint32_t)value);
        t->at = close + 1;
        return true;
    }
    int64_t value = peek_hex(t, 0, 4);
    if (value < 0)
        return error_set(t->error, "'\\u' needs four hexadecimal digits");
    t->at += 4;
    if (value >= 0xD800 && value <= 0xDBFF && peek(t, 0) == '\\' && peek(t, 1) == 'u') {
        const int64_t low = peek_hex(t, 2, 4);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
            t->at += 6;
        }
    }
    put_code_point(t, (uint32_t)value);
    return true;
}

static struct str category_short_name(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(categories); i++)
        if (str_eq(categories[i].long_name, name))
            return str_from(categories[i].short_name);
    return name;
}

/* Behind "\p" or "\P": {Name} or {Name=Value}. */
static bool translate_property(struct translation *t, bool negated)
{
    const size_t close = peek(t, 0) == '{' ? str_find_byte(t->in, '}', t->at) : STR_NONE;
    if (close == STR_NONE)
        return error_set(t->error, "'\\p' needs the name of a property in braces");
    struct str name = str_slice(t->in, t->at + 1, close);
    t->at = close + 1;
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_alnum(name.data[i]) && name.data[i] != '_' && name.data[i] != '=')
            return error_set(t->error, "'%.*s' is no name of a property", STR_ARG(name));
    const char *prefix = "";
    const size_t equals = str_find_byte(name, '=', 0);
    if (equals != STR_NONE) {
        const struct str property = str_slice(name, 0, equals);
        name = str_slice(name, equals + 1, name.len);
        if (str_eq(property, STR("Script")) || str_eq(property, STR("sc")))
            prefix = "sc:";
        else if (str_eq(property, STR("Script_Extensions")) || str_eq(property, STR("scx")))
            prefix = "scx:";
        else if (!str_eq(property, STR("General_Category")) && !str_eq(property, STR("gc")))
            return error_set(t->error, "'%.*s' is no property with values", STR_ARG(property));
    }
    if (str_eq(name, STR("Assigned"))) {
        name = STR("Cn");
        negated = !negated;
    }
    name = category_short_name(name);
    buf_fmt(&t->out, "\\%c{%s%.*s}", negated ? 'P' : 'p', prefix, STR_ARG(name));
    return true;
}

static bool translate_back_reference(struct translation *t)
{
    const size_t begin = t->at;
    while (ascii_is_digit(peek(t, 0)))
        t->at++;
    const struct str number = str_slice(t->in, begin, t->at);
    if (t->in_class)
        return error_set(t->error, "'\\%.*s' is no character", STR_ARG(number));
    buf_fmt(&t->out, "\\g{%.*s}", STR_ARG(number));
    return true;
}

/* The characters that an escape stands for: `inside` of a class, or as a class of its own. */
static void put_class(struct translation *t, const char *inside, const char *outside)
{
    put(t, t->in_class ? inside : outside);
    if (t->in_class && peek(t, 0) == '-' && peek(t, 1) != ']') {
        put(t, "\\-"); /* no range begins with a class */
        t->at++;
    }
}

static bool translate_escape(struct translation *t)
{
    if (++t->at == t->in.len)
        return error_set(t->error, "'\\' at the end");
    const char c = t->in.data[t->at++];
    switch (c) {
    case 'd':
    case 'w':
    case 't':
    case 'n':
    case 'r':
    case 'f':
        buf_fmt(&t->out, "\\%c", c);
        return true;
    case 'b':
        put(t, t->in_class ? "\\x{8}" : "\\b");
        return true;
    case 's':
        put_class(t, SPACES, "[" SPACES "]");
        return true;
    case 'S':
        put_class(t, NO_SPACES, "[^" SPACES "]");
        return true;
    case 'D': /* PCRE2 10.42 loses \D and \W on three-byte characters, with JIT and invalid UTF */
        put_class(t, "\\D", "[^\\d]");
        return true;
    case 'W':
        put_class(t, "\\W", "[^\\w]");
        return true;
    case 'v':
        put_code_point(t, 0x0B);
        return true;
    case 'u':
        return translate_unicode_escape(t);
    case 'p':
    case 'P':
        return translate_property(t, c == 'P');
    case 'x':
        if (peek_hex(t, 0, 2) < 0)
            return error_set(t->error, "'\\x' needs two hexadecimal digits");
        put_code_point(t, (uint32_t)peek_hex(t, 0, 2));
        t->at += 2;
        return true;
    case 'c':
        if (!ascii_is_alpha(peek(t, 0)))
            return error_set(t->error, "'\\c' needs a letter");
        put_code_point(t, (uint32_t)peek(t, 0) & 0x1F);
        t->at++;
        return true;
    case '0':
        if (ascii_is_digit(peek(t, 0)))
            return error_set(t->error, "octal escapes are not part of ECMA-262");
        put_code_point(t, 0);
        return true;
    case 'B':
    case 'k':
        if (t->in_class || (c == 'k' && peek(t, 0) != '<'))
            break;
        buf_fmt(&t->out, "\\%c", c);
        return true;
    default:
        if (ascii_is_digit(c)) {
            t->at--;
            return translate_back_reference(t);
        }
        if (ascii_is_alpha(c))
            break;
        if ((unsigned char)c < 0x80)
            buf_push_byte(&t->out, '\\');
        buf_push_byte(&t->out, c);
        return true;
    }
    return error_set(t->error, "'\\%c' is no escape of ECMA-262", c);
}

/* Behind "(": which kinds of group there are. */
static bool check_group(struct translation *t)
{
    if (peek(t, 0) == '*')
        return error_set(t->error, "nothing to repeat before '*'");
    if (peek(t, 0) != '?')
        return true;
    const char kind = peek(t, 1);
    if (kind == ':' || kind == '=' || kind == '!')
        return true;
    if (kind == '<' && (peek(t, 2) == '=' || peek(t, 2) == '!' || peek(t, 2) == '_' ||
                        ascii_is_alpha(peek(t, 2)) || (unsigned char)peek(t, 2) >= 0x80))
        return true;
    /* Modifiers, of ECMA-262 16.0; (?i) for the rest of the pattern is a common extension. */
    size_t ahead = 1;
    while (peek(t, ahead) == 'i' || peek(t, ahead) == 'm' || peek(t, ahead) == '-')
        ahead++;
    if (ahead > 1 && (peek(t, ahead) == ':' || peek(t, ahead) == ')'))
        return true;
    return error_set(t->error, "'(?%c' is no group of ECMA-262", kind ? kind : ' ');
}

/* Length of {n}, {n,} or {n,m} at the next byte, or 0. */
static size_t peek_braces(const struct translation *t)
{
    size_t ahead = 1;
    while (ascii_is_digit(peek(t, ahead)))
        ahead++;
    if (ahead == 1)
        return 0;
    if (peek(t, ahead) == ',')
        ahead++;
    while (ascii_is_digit(peek(t, ahead)))
        ahead++;
    return peek(t, ahead) == '}' ? ahead + 1 : 0;
}

/* At one of * + ? {. */
static bool translate_quantifier(struct translation *t)
{
    const size_t len = peek(t, 0) == '{' ? peek_braces(t) : 1;
    if (len == 0) {
        put(t, "\\{");
        t->at++;
        t->quantified = false;
        return true;
    }
    const struct str text = str_slice(t->in, t->at, t->at + len);
    if (t->quantified)
        return error_set(t->error, "nothing to repeat before '%.*s'", STR_ARG(text));
    buf_push(&t->out, text);
    t->at += len;
    if (peek(t, 0) == '?') {
        put(t, "?");
        t->at++;
    }
    t->quantified = true;
    return true;
}

/* Outside of a class; not an escape. */
static bool translate_char(struct translation *t)
{
    const char c = t->in.data[t->at];
    if (c == '*' || c == '+' || c == '?' || c == '{')
        return translate_quantifier(t);
    t->quantified = false;
    t->at++;
    switch (c) {
    case '.':
        put(t, "[^\\n\\r\\x{2028}\\x{2029}]");
        return true;
    case '[':
        t->in_class = true;
        put(t, peek(t, 0) == '^' ? "[^" : "[");
        t->at += peek(t, 0) == '^';
        return true;
    case '(':
        if (!check_group(t))
            return false;
        put(t, peek(t, 0) == '?' ? "(?" : "(");
        t->at += peek(t, 0) == '?';
        return true;
    default:
        buf_push_byte(&t->out, c);
        return true;
    }
}

/* Inside of a class; not an escape. */
static void translate_member(struct translation *t)
{
    const char c = t->in.data[t->at++];
    if (c == ']')
        t->in_class = false;
    if (c == '[') /* else PCRE2 might see [:alpha:] */
        buf_push_byte(&t->out, '\\');
    buf_push_byte(&t->out, c);
}

bool ecma_translate(struct arena *arena, struct str pattern, struct str *ret, struct error *error)
{
    struct translation t = {.in = pattern, .out = {.arena = arena}, .error = error};
    while (t.at < pattern.len) {
        if (pattern.data[t.at] == '\\') {
            t.quantified = false;
            if (!translate_escape(&t))
                return false;
        } else if (t.in_class) {
            translate_member(&t);
        } else if (!translate_char(&t)) {
            return false;
        }
    }
    if (t.in_class)
        return error_set(error, "'[' is not closed");
    *ret = buf_str(&t.out);
    return true;
}
