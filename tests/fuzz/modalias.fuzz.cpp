// SPDX-License-Identifier: GPL-3.0-or-later
/// First line: an alias; the rest: modules.alias. Every answer of the index is what fnmatch(3) says of each pattern.
#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/extract/sources.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/file/write.hpp"

#include <fnmatch.h>

namespace {

/// Where kmod's walk and fnmatch differ by design, or fnmatch knows more than kmod lets through.
bool is_plain(std::string_view pattern)
{
    return pattern.find('\\') == std::string_view::npos && pattern.find("[[") == std::string_view::npos &&
           pattern.find("[.") == std::string_view::npos && pattern.find("[=") == std::string_view::npos &&
           pattern.find("[:") == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto end = text.find('\n');
    if (end == std::string_view::npos || text.find('\0') != std::string_view::npos)
        return 0;
    const auto wanted = ocks::normalized(text.substr(0, end));
    const auto aliases = ocks::parse_modules_alias(text.substr(end + 1), "modules.alias");
    if (!wanted || !aliases)
        return 0;

    ocks::Matrix matrix;
    matrix.modules = {{.name = "module"}};
    for (const auto& alias : *aliases) {
        if (!is_plain(alias.pattern))
            return 0;
        matrix.entries.push_back({.pattern = alias.pattern});
    }
    matrix = ocks::in_order(std::move(matrix));
    const auto bytes = ocks::to_bytes(matrix);
    const auto view = ocks::MatrixView::parse(bytes, "fuzz.matrix");
    if (!view)
        __builtin_trap();
    std::size_t expected = 0;
    for (const auto& entry : matrix.entries)
        expected += fnmatch(entry.pattern.c_str(), wanted->c_str(), 0) == 0 ? 1U : 0U;
    if (view->lookup(text.substr(0, end)).size() != expected)
        __builtin_trap();
    return 0;
}
