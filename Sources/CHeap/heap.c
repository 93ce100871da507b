#define _GNU_SOURCE
#include "heap.h"

// Before the question below: this says whose library it is.
#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__)

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void prepare_heap(size_t bytes) {
    const uintptr_t page = (uintptr_t)1 << 21;
    // Large arrays come from the heap, too, and what is freed stays.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, (int)(bytes < ((size_t)1 << 30) ? bytes : (size_t)1 << 30));
    void *first = malloc((size_t)1 << 18);
    if (first == NULL) return;
    uintptr_t start = ((uintptr_t)first + page - 1) & ~(page - 1);
    uintptr_t end = (uintptr_t)sbrk(0) & ~(page - 1);
    if (end > start) madvise((void *)start, end - start, MADV_HUGEPAGE);
    free(first);
    mallopt(M_TOP_PAD, 1 << 20);
}

#else

void prepare_heap(size_t bytes) { (void)bytes; }

#endif
