/* text/file_map: a file as memory. Its pages are read when they are looked at. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notelint/source.h"

bool file_map(const char *path, size_t limit, struct str *ret_bytes)
{
    struct stat status;
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return false;
    void *memory = MAP_FAILED;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        (uintmax_t)status.st_size <= limit)
        memory = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd); /* the mapping stays */
    if (memory == MAP_FAILED)
        return false;
    *ret_bytes = (struct str){memory, (size_t)status.st_size};
    return true;
}

void file_unmap(struct str bytes)
{
    if (bytes.len)
        (void)munmap((void *)(uintptr_t)bytes.data, bytes.len);
}
