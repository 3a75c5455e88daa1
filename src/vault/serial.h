/* vault/serial: notes that are one of a row: "Ringing 2022" and "Ringing 2023", "Session 4" and
 * "Session 5", daily notes. What such a note tells of others is of its day. */
#ifndef NOTELINT_VAULT_SERIAL_H
#define NOTELINT_VAULT_SERIAL_H

#include "notelint/vault.h"

struct serial {
    uint32_t row;    /* the same for all notes whose paths differ in numbers alone; 0: of none */
    struct str date; /* ISO, perhaps cut, as its path tells; empty: none, or the note is of no row
                        and no record */
};

/* One a note, by note index. */
struct serial *serials_read(struct arena *run, const struct vault *vault);

#endif
