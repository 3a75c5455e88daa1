/* vault/order_number: the numbers before names that put files and folders in order. */
#ifndef NOTELINT_VAULT_ORDER_NUMBER_H
#define NOTELINT_VAULT_ORDER_NUMBER_H

#include "notelint/str.h"

/* "Intro" of "05-Intro" and "05. Intro"; the name itself where no such number is before it.
 * Borrowed. */
struct str behind_order_number(struct str name);

#endif
