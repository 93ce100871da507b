#ifndef MONCTL_HEAP_H
#define MONCTL_HEAP_H

#include <stddef.h>

/// Makes the heap ready for about so many bytes: grown at once and, where the system has them, in large pages.
/// Reading a file of some MiB touches thousands of pages; taking them one by one costs a sixth of the whole run.
/// Does nothing where the allocator is not glibc's.
void prepare_heap(size_t bytes);

#endif
