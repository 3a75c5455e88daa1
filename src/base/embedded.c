/* base/embedded: finds a file of the program by its name. */
#include "notelint/embedded.h"

bool embedded_find(const struct embedded *files, size_t count, struct str name,
                   struct str *ret_text)
{
    for (size_t i = 0; i < count; i++) {
        const struct str file = files[i].name;
        if (str_eq(name, str_slice(file, 0, str_find_byte(file, '.', 0)))) {
            *ret_text = files[i].text;
            return true;
        }
    }
    return false;
}
