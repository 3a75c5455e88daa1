/* parse/figure_name: what figures are called in reports. */
#include "notelint/figure.h"

static const char *const kind_names[] = {
    [FIGURE_NUMBER] = "number",     [FIGURE_PERCENT] = "percent",   [FIGURE_CURRENCY] = "currency",
    [FIGURE_QUANTITY] = "quantity", [FIGURE_COUNT] = "count",       [FIGURE_DATE] = "date",
    [FIGURE_YEAR] = "year",         [FIGURE_DURATION] = "duration", [FIGURE_ORDINAL] = "ordinal"};

static const char *const bound_names[] = {[BOUND_EXACT] = "exact",
                                          [BOUND_APPROXIMATE] = "approximate",
                                          [BOUND_AT_LEAST] = "at-least",
                                          [BOUND_AT_MOST] = "at-most"};

static const char *const place_names[] = {[PLACE_PROSE] = "prose",
                                          [PLACE_LIST] = "list",
                                          [PLACE_TABLE] = "table",
                                          [PLACE_FRONT_MATTER] = "front-matter",
                                          [PLACE_HEADING] = "heading"};

const char *figure_kind_name(enum figure_kind kind)
{
    return kind_names[kind];
}

const char *bound_name(enum bound bound)
{
    return bound_names[bound];
}

const char *place_name(enum place place)
{
    return place_names[place];
}
