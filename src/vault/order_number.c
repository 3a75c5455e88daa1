/* vault/order_number: digits, and behind them dots, dashes, underscores or blanks. */
#include "order_number.h"

#include <string.h>

struct str behind_order_number(struct str name)
{
    size_t at = 0;
    while (at < name.len && ascii_is_digit(name.data[at]))
        at++;
    const size_t digits = at;
    while (at < name.len && strchr("-_. ", name.data[at]))
        at++;
    return digits && at > digits && at < name.len ? str_slice(name, at, name.len) : name;
}
