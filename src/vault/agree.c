/* vault/agree: compares figures as a careful reader does, exactly, in base units. */
#include "agree.h"
#include "notelint/unit.h"

/* Years of one unit, where the figure tells how long ago something was: thousands and millions of
 * years are told of the past. 0 for any other figure. */
static int64_t deep_time(const struct figure *figure)
{
    static const struct {
        struct str unit;
        int64_t years;
    } units[] = {{STR_INIT("gigayear"), 1000000000},
                 {STR_INIT("megayear"), 1000000},
                 {STR_INIT("kiloyear"), 1000},
                 {STR_INIT("year"), 1}};
    const struct decimal recent = {.digits = STR_INIT("1"), .exponent = 4};
    if (figure->kind != FIGURE_DURATION)
        return 0;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_eq(figure->unit, units[i].unit))
            return units[i].years > 1 ||
                           decimal_cmp(figure->has_high ? figure->high : figure->low, recent) >= 0
                       ? units[i].years
                       : 0;
    return 0;
}

static bool is_level(enum attribute_class class_)
{
    return class_ == ATTRIBUTE_STOCK || class_ == ATTRIBUTE_FLOW || class_ == ATTRIBUTE_TOLL ||
           class_ == ATTRIBUTE_SIZE;
}

static bool is_time(const struct figure *figure, enum attribute_class class_)
{
    if (figure->kind == FIGURE_YEAR) /* "members: 1942" is no year */
        return !is_level(class_);
    return figure->kind == FIGURE_DATE || (!is_level(class_) && deep_time(figure));
}

static bool is_span(const struct figure *figure)
{
    return figure->flags & FIGURE_RANGE || figure->has_low != figure->has_high;
}

bool dates_agree(struct str a, struct str b)
{
    const bool intervals =
        str_find_byte(a, '/', 0) != STR_NONE || str_find_byte(b, '/', 0) != STR_NONE;
    return intervals ? str_eq(a, b) : str_starts(a, b) || str_starts(b, a);
}

/* --- years --- */

struct years {
    int64_t low, high;
    bool open_low, open_high;
    bool approximate;
};

static bool year_of_date(struct str date, int64_t *ret)
{
    struct str year = date;
    const bool before = str_starts(date, STR("-")) && !str_starts(date, STR("--"));
    if (before)
        year = str_slice(date, 1, date.len);
    *ret = 0;
    size_t digits = 0;
    while (digits < year.len && digits < 9 && ascii_is_digit(year.data[digits]))
        *ret = *ret * 10 + (year.data[digits++] - '0');
    if (before)
        *ret = -*ret;
    return digits >= 4;
}

static bool years_ago(const struct figure *figure, struct years *ret)
{
    struct arena scratch = {0};
    const struct decimal factor = decimal_from_int(&scratch, -deep_time(figure));
    const bool known =
        (ret->open_low || decimal_to_int(decimal_mul(&scratch, figure->low, factor), &ret->high)) &&
        (ret->open_high || decimal_to_int(decimal_mul(&scratch, figure->high, factor), &ret->low));
    arena_done(&scratch);
    return known;
}

static bool years_of(const struct figure *figure, struct years *ret)
{
    *ret = (struct years){.open_low = !figure->has_low,
                          .open_high = !figure->has_high,
                          .approximate = figure->bound != BOUND_EXACT};
    if (figure->kind == FIGURE_DURATION)
        return years_ago(figure, ret);
    if (figure->kind == FIGURE_DATE)
        return year_of_date(figure->low_date, &ret->low) &&
               year_of_date(figure->high_date, &ret->high);
    return (ret->open_low || decimal_to_int(figure->low, &ret->low)) &&
           (ret->open_high || decimal_to_int(figure->high, &ret->high));
}

static int64_t distance(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

/* How far a year of a chronology may be rounded: 1600 stands for 1595, 2350 for 2334; 1603 for
 * itself. */
static int64_t roundness(int64_t year, bool approximate)
{
    const int64_t size = year < 0 ? -year : year;
    if (size > 20000) { /* deep time is told in one to three digits */
        int64_t unit = 1;
        while (size % (unit * 10) == 0)
            unit *= 10;
        const int64_t half = unit / 2 < size / 10 ? unit / 2 : size / 10;
        return half > size / 25 ? half : size / 25;
    }
    /* a chronology of old times is rounded more than one of late times */
    const int64_t share = (2000 - year) / 140;
    const int64_t coarse = share > 10 ? share : 10;
    if (size % 100 == 0)
        return approximate ? (2 * coarse > 50 ? 2 * coarse : 50) : coarse;
    if (size % 50 == 0)
        return approximate ? 25 : coarse;
    if (size % 10 == 0)
        return approximate ? 10 : 0;
    return approximate ? 3 : 0;
}

/* By how much `a`, of one figure, and `b`, of another, may differ for rounding alone. */
static int64_t slack(int64_t a, bool a_approximate, int64_t b, bool b_approximate)
{
    const int64_t x = roundness(a, a_approximate);
    const int64_t y = roundness(b, b_approximate);
    return x > y ? x : y;
}

/* "1950s-1980s": the ends are decades. */
static int64_t coarseness(const struct years *span)
{
    if (span->low % 100 == 0 && span->high % 100 == 99)
        return 100;
    return span->low % 10 == 0 && span->high % 10 == 9 ? 10 : 0;
}

static bool ends_close(const struct years *a, const struct years *b)
{
    const int64_t low = a->low < -20000 ? -a->low / 20 : 10;
    const int64_t high = a->high < -20000 ? -a->high / 20 : 10;
    return distance(a->low, b->low) <= low && distance(a->high, b->high) <= high;
}

static enum agreement spans_agree(const struct years *a, const struct years *b)
{
    if (a->open_low || b->open_low || a->open_high || b->open_high) {
        const bool low = a->open_low || b->open_low || a->low == b->low;
        const bool high = a->open_high || b->open_high || a->high == b->high;
        return low && high ? AGREE_ROUNDED : AGREE_APART;
    }
    const int64_t low = distance(a->low, b->low);
    const int64_t high = distance(a->high, b->high);
    if (low == 0 && high == 0)
        return AGREE_EQUAL;
    const int64_t coarse = coarseness(a) > coarseness(b) ? coarseness(a) : coarseness(b);
    if (low <= slack(a->low, a->approximate, b->low, b->approximate) + coarse &&
        high <= slack(a->high, a->approximate, b->high, b->approximate) + coarse)
        return AGREE_ROUNDED;
    if (ends_close(a, b))
        return AGREE_CLOSE;
    const int64_t begin = a->low > b->low ? a->low : b->low;
    const int64_t end = a->high < b->high ? a->high : b->high;
    const int64_t first = a->low < b->low ? a->low : b->low;
    const int64_t last = a->high > b->high ? a->high : b->high;
    if (end <= begin)
        return AGREE_APART;
    if ((end - begin) * 5 >= (last - first) * 3)
        return AGREE_NEAR;
    return (end - begin) * 5 >= (last - first) * 2 ? AGREE_FAR : AGREE_APART;
}

/* How many years off a date may be and still be likely to mean the same event: the older, the more.
 */
static int64_t nearness(int64_t year)
{
    return year < -500 ? 10 + (-500 - year) / 10 : 10;
}

/* "50-40 ka" and "40-30 ka": neither range within the other, and less than half of both shared. */
static bool barely_meet(const struct years *a, const struct years *b)
{
    const bool a_first = a->low < b->low && a->high < b->high;
    const bool b_first = b->low < a->low && b->high < a->high;
    if (a->low == a->high || b->low == b->high || coarseness(a) || coarseness(b))
        return false;
    return (a_first && (a->high - b->low) * 2 < b->high - a->low) ||
           (b_first && (b->high - a->low) * 2 < a->high - b->low);
}

static enum agreement points_agree(const struct years *a, const struct years *b)
{
    const int64_t begin = a->low > b->low ? a->low : b->low;
    const int64_t end = a->high < b->high ? a->high : b->high;
    if (a->low == b->low && a->high == b->high)
        return AGREE_EQUAL;
    if (begin <= end)
        return barely_meet(a, b) ? (end < -20000 ? AGREE_CLOSE : AGREE_NEAR) : AGREE_ROUNDED;
    if (a->low == -b->low && a->high == -b->high) /* "44 BCE" and "44 CE" */
        return AGREE_CLOSE;
    const int64_t gap = begin - end;
    const struct years *later = a->low > b->low ? a : b;
    const struct years *earlier = later == a ? b : a;
    if ((a->approximate || b->approximate) &&
        gap <= slack(begin, later->approximate, end, earlier->approximate))
        return AGREE_ROUNDED;
    if (coarseness(a) || coarseness(b)) /* "1929" and "1930s", but not "1960s" and "1970s" */
        return coarseness(a) && coarseness(b) ? AGREE_FAR : gap <= 3 ? AGREE_ROUNDED : AGREE_FAR;
    if (gap <= 3 || (end < -20000 && gap * 10 <= -end))
        return AGREE_CLOSE;
    const int64_t near = nearness(end);
    return gap <= near ? AGREE_NEAR : gap <= 6 * near ? AGREE_FAR : AGREE_APART;
}

static enum agreement times_agree(const struct figure *a, const struct figure *b,
                                  enum attribute_class class_)
{
    struct years x;
    struct years y;
    if (!years_of(a, &x) || !years_of(b, &y))
        return AGREE_NOT_COMPARABLE;
    const bool spans = is_span(a) && is_span(b);
    if (class_ == ATTRIBUTE_SPAN)
        return spans ? spans_agree(&x, &y) : AGREE_NOT_COMPARABLE;
    if (x.open_low || x.open_high || y.open_low || y.open_high)
        return AGREE_NOT_COMPARABLE;
    if (a->kind == FIGURE_DATE && b->kind == FIGURE_DATE && x.low == y.low && x.high == y.high) {
        if (str_eq(a->low_date, b->low_date))
            return AGREE_EQUAL;
        if (is_span(a) || is_span(b) || dates_agree(a->low_date, b->low_date))
            return AGREE_ROUNDED;
        return AGREE_CLOSE;
    }
    return points_agree(&x, &y);
}

/* --- numbers --- */

struct extent {
    struct decimal low, high;
    struct decimal slack;
};

static struct decimal scaled(struct arena *scratch, struct decimal value, int64_t mantissa,
                             int64_t exponent)
{
    return decimal_shift(decimal_mul(scratch, value, decimal_from_int(scratch, mantissa)),
                         exponent);
}

/* Few digits: half a unit of the last one is all that rounding explains. */
static bool is_short(struct decimal unit, struct decimal value)
{
    return decimal_cmp(decimal_shift(unit, 1), value) > 0;
}

/* One unit of the last significant digit. Zeros at the end of a whole number may be digits or may
 * not: then no more than a twentieth. */
static struct decimal slack_of(struct arena *scratch, const struct figure *figure)
{
    const struct decimal one = {.digits = STR_INIT("1")};
    const struct decimal value = decimal_abs(figure->has_high ? figure->high : figure->low);
    if (decimal_is_zero(value))
        return value;
    const bool decimals_written = figure->precision < 0 || figure->precision % 3 != 0;
    const bool exact = decimals_written || value.exponent == figure->precision;
    struct decimal slack = decimal_shift(one, exact ? figure->precision : value.exponent);
    if (exact && figure->bound != BOUND_APPROXIMATE)
        return is_short(slack, value) ? scaled(scratch, slack, 5, -1) : slack;
    const struct decimal twentieth = scaled(scratch, value, 501, -4);
    if (!exact && decimal_cmp(slack, twentieth) > 0)
        slack = twentieth;
    if (is_short(slack, value))
        slack = scaled(scratch, slack, 5, -1);
    if (figure->bound == BOUND_APPROXIMATE && decimal_cmp(slack, twentieth) < 0)
        slack = twentieth;
    return slack;
}

/* Nobody tells a quantity in more digits, and products of longer ones cost time. */
enum { DIGITS_MAX = 40 };

static bool is_one(struct decimal factor)
{
    return !factor.negative && factor.exponent == 0 && str_eq(factor.digits, STR("1"));
}

/* In the base unit; `as_written`, in its own, which may have no factor: degrees. */
static bool extent_of(struct arena *scratch, const struct figure *figure, bool as_written,
                      struct extent *ret, struct str *ret_base)
{
    struct decimal factor = {.digits = STR_INIT("1")};
    *ret_base = figure->unit;
    if (figure->low.digits.len > DIGITS_MAX || figure->high.digits.len > DIGITS_MAX ||
        (!as_written && !unit_to_base(scratch, figure->unit, &factor, ret_base)))
        return false;
    const struct decimal low = figure->has_low ? figure->low : figure->high;
    const struct decimal high = figure->has_high ? figure->high : figure->low;
    if (is_one(factor)) {
        *ret = (struct extent){.low = low, .high = high, .slack = slack_of(scratch, figure)};
        return true;
    }
    *ret = (struct extent){
        .low = decimal_mul(scratch, low, factor),
        .high = decimal_mul(scratch, high, factor),
        .slack = decimal_mul(scratch, slack_of(scratch, figure), factor),
    };
    return true;
}

/* "300+" reaches to half as much again, "up to 300" down to half. */
static void widen(struct arena *scratch, enum bound bound, struct extent *extent)
{
    if (bound == BOUND_AT_LEAST && !extent->high.negative)
        extent->high = scaled(scratch, extent->high, 15, -1);
    if (bound == BOUND_AT_MOST && !extent->low.negative)
        extent->low = scaled(scratch, extent->low, 5, -1);
}

static bool is_plain(const struct figure *figure)
{
    return figure->kind == FIGURE_NUMBER || figure->kind == FIGURE_COUNT ||
           figure->kind == FIGURE_YEAR;
}

static bool same_measure(const struct figure *a, const struct figure *b)
{
    const bool a_plain = is_plain(a);
    const bool b_plain = is_plain(b);
    const bool a_unit = a->kind == FIGURE_QUANTITY || a->kind == FIGURE_DURATION;
    const bool b_unit = b->kind == FIGURE_QUANTITY || b->kind == FIGURE_DURATION;
    return a->kind == b->kind || (a_plain && b_plain) || (a_unit && b_unit);
}

/* Two ranges of which one end is the same and the other is not: "600-1,100 cc" and "800-1,100 cc",
 * but not "4.5-7 g" and "5-7 g". A range within another is no contradiction. */
static bool one_end_moved(struct arena *scratch, const struct extent *x, const struct extent *y,
                          struct decimal slack)
{
    const bool low = decimal_cmp(decimal_abs(decimal_sub(scratch, x->low, y->low)), slack) <= 0;
    const bool high = decimal_cmp(decimal_abs(decimal_sub(scratch, x->high, y->high)), slack) <= 0;
    return low != high;
}

/* "up to 10" and "10-20" */
static bool goes_beyond(struct arena *scratch, const struct extent *most,
                        const struct extent *range, struct decimal slack)
{
    return decimal_cmp(decimal_sub(scratch, range->high, most->high), slack) > 0;
}

/* Ranges that meet, and still tell of two extents. */
static bool ranges_differ(struct arena *scratch, const struct figure *figures[2],
                          const struct extent extents[2], struct decimal slack)
{
    const bool a_range = figures[0]->flags & FIGURE_RANGE;
    const bool b_range = figures[1]->flags & FIGURE_RANGE;
    if (a_range && b_range)
        return one_end_moved(scratch, &extents[0], &extents[1], slack);
    if (b_range && figures[0]->bound == BOUND_AT_MOST)
        return goes_beyond(scratch, &extents[0], &extents[1], slack);
    return a_range && figures[1]->bound == BOUND_AT_MOST &&
           goes_beyond(scratch, &extents[1], &extents[0], slack);
}

/* The same, as far as can be told without counting: what most figures that meet are. */
static bool written_alike(const struct figure *a, const struct figure *b)
{
    return a->has_low && a->has_high && b->has_low && b->has_high && str_eq(a->unit, b->unit) &&
           decimal_eq(a->low, b->low) && decimal_eq(a->high, b->high);
}

static enum agreement numbers_agree(const struct figure *a, const struct figure *b,
                                    struct arena *scratch)
{
    if (a->kind == b->kind && written_alike(a, b))
        return AGREE_EQUAL;
    struct extent x;
    struct extent y;
    struct str x_base;
    struct str y_base;
    const bool one_unit = str_eq(a->unit, b->unit);
    if (!same_measure(a, b) || (!a->has_low && !a->has_high) || (!b->has_low && !b->has_high) ||
        !extent_of(scratch, a, one_unit, &x, &x_base) ||
        !extent_of(scratch, b, one_unit, &y, &y_base))
        return AGREE_NOT_COMPARABLE;
    if (!is_plain(a) && !str_eq(x_base, y_base))
        return AGREE_NOT_COMPARABLE;
    if (decimal_eq(x.low, y.low) && decimal_eq(x.high, y.high))
        return AGREE_EQUAL;
    if (a->bound != b->bound || a->bound == BOUND_AT_LEAST) {
        widen(scratch, a->bound, &x);
        widen(scratch, b->bound, &y);
    }
    const struct decimal begin = decimal_cmp(x.low, y.low) > 0 ? x.low : y.low;
    const struct decimal end = decimal_cmp(x.high, y.high) < 0 ? x.high : y.high;
    const struct decimal slack = decimal_cmp(x.slack, y.slack) > 0 ? x.slack : y.slack;
    if (decimal_cmp(decimal_sub(scratch, begin, end), slack) < 0)
        return ranges_differ(scratch, (const struct figure *[]){a, b},
                             (const struct extent[]){x, y}, slack)
                   ? AGREE_NEAR
                   : AGREE_ROUNDED;
    if (begin.negative != end.negative || decimal_is_zero(end))
        return AGREE_APART;
    const struct decimal large = begin.negative ? decimal_abs(end) : begin;
    const struct decimal small = begin.negative ? decimal_abs(begin) : end;
    if (decimal_cmp(large, scaled(scratch, small, 2, 0)) <= 0)
        return AGREE_NEAR;
    return decimal_cmp(large, scaled(scratch, small, 5, 0)) <= 0 ? AGREE_FAR : AGREE_APART;
}

enum agreement figures_agree(const struct figure *a, const struct figure *b,
                             enum attribute_class class_, struct arena *scratch)
{
    if ((a->flags ^ b->flags) & FIGURE_CHANGE)
        return AGREE_NOT_COMPARABLE;
    if (is_time(a, class_) != is_time(b, class_) || a->kind == FIGURE_ORDINAL ||
        b->kind == FIGURE_ORDINAL)
        return AGREE_NOT_COMPARABLE;
    return is_time(a, class_) ? times_agree(a, b, class_) : numbers_agree(a, b, scratch);
}

bool years_within(const struct figure *inner, const struct figure *outer)
{
    enum { LATER = 4 };
    struct years x;
    struct years y;
    return years_of(inner, &x) && years_of(outer, &y) && !x.open_low && !x.open_high &&
           !y.open_low && !y.open_high && x.low >= y.low + LATER && x.high <= y.high;
}
