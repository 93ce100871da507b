#include "cre2.h"

#include <re2/re2.h>

#include <memory>
#include <vector>

struct cre2_regexp {
    RE2 expression;

    cre2_regexp(const re2::StringPiece &pattern, const RE2::Options &options) : expression(pattern, options) {}
};

cre2_regexp *cre2_new(const char *pattern, size_t length, int64_t max_memory) {
    try {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(max_memory);
        auto regexp = std::make_unique<cre2_regexp>(re2::StringPiece(pattern, length), options);
        return regexp->expression.ok() ? regexp.release() : nullptr;
    } catch (...) {
        return nullptr;
    }
}

void cre2_delete(cre2_regexp *regexp) { delete regexp; }

bool cre2_match(
    const cre2_regexp *regexp, const char *text, size_t length, size_t start, intptr_t *offsets, size_t count) {
    try {
        const re2::StringPiece whole(text, length);
        if (count == 0) {
            return regexp->expression.Match(whole, start, length, RE2::UNANCHORED, nullptr, 0);
        }
        constexpr size_t few = 16;
        re2::StringPiece small[few];
        std::vector<re2::StringPiece> many;
        re2::StringPiece *groups = small;
        if (count > few) {
            many.resize(count);
            groups = many.data();
        }
        if (!regexp->expression.Match(whole, start, length, RE2::UNANCHORED, groups, static_cast<int>(count))) {
            return false;
        }
        for (size_t i = 0; i < count; i++) {
            const bool took_part = groups[i].data() != nullptr;
            offsets[2 * i] = took_part ? groups[i].data() - text : -1;
            offsets[2 * i + 1] = took_part ? groups[i].data() - text + static_cast<intptr_t>(groups[i].size()) : -1;
        }
        return true;
    } catch (...) {
        return false;
    }
}
