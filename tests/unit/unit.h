/* What every unit test shares: one Check suite a program, run in one process, and str assertions.
 */
#ifndef NOTELINT_TESTS_UNIT_H
#define NOTELINT_TESTS_UNIT_H

#include <check.h>
#include <stdlib.h>

#include "notelint/str.h"

#define ck_assert_str(got, want)                                                                   \
    do {                                                                                           \
        const struct str got_ = (got);                                                             \
        const struct str want_ = (want);                                                           \
        ck_assert_msg(str_eq(got_, want_), "got '%.*s', want '%.*s'", STR_ARG(got_),               \
                      STR_ARG(want_));                                                             \
    } while (0)

/* Run the test functions as one suite; returns main's exit status. */
static inline int unit_run(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 60);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define UNIT_MAIN(name, ...)                                                                       \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        return unit_run(name, tests, sizeof(tests) / sizeof(tests[0]));                            \
    }

#endif
