#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled expression of RE2. May be used by several threads at once.
typedef struct cre2_regexp cre2_regexp;

/// Compiles a pattern in RE2's own syntax; texts are UTF-8.
///
/// `max_memory` bounds, in bytes, the program and the states that are made while matching. Null when the pattern is refused or does
/// not fit.
cre2_regexp *_Nullable cre2_new(const char *_Nonnull pattern, size_t length, int64_t max_memory);

void cre2_delete(cre2_regexp *_Nonnull regexp);

/// Searches the first match that starts at or behind `start`; what stands before `start` still counts for `^` and `\b`.
///
/// Writes the byte offsets of the match and of its groups, start and end of each of `count` pairs, -1 for a group that took no part.
/// `count` may be 0: then only the answer is computed, which is quicker.
bool cre2_match(
    const cre2_regexp *_Nonnull regexp, const char *_Nonnull text, size_t length, size_t start, intptr_t *_Nullable offsets,
    size_t count);

#ifdef __cplusplus
}
#endif

#endif
