// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/build_id.hpp"

#include "core/digest.hpp"
#include "probes/bytes.hpp"

#include <vector>

namespace ocks {
namespace {

/// Names and contents are padded to words of four bytes.
constexpr std::size_t padded(std::size_t size)
{
    return (size + 3) / 4 * 4;
}

}  // namespace

std::optional<std::string> build_id_of_notes(std::string_view bytes)
{
    constexpr std::size_t header = 12;
    constexpr std::uint32_t gnu_build_id = 3;
    for (Bytes rest{bytes}; rest.size() >= header;) {
        const std::size_t name = rest.le32(0);
        const std::size_t content = rest.le32(4);
        if (name > rest.size() || content > rest.size())
            return std::nullopt;
        if (rest.le32(8) == gnu_build_id && rest.part(header, name) == std::string_view{"GNU\0", 4}) {
            const std::string_view digest = rest.part(header + padded(name), content);
            const std::vector<unsigned char> copy(digest.begin(), digest.end());
            return digest.size() == content && content > 0 ? std::optional{hexadecimal(copy)} : std::nullopt;
        }
        rest = rest.from(header + padded(name) + padded(content));
    }
    return std::nullopt;
}

}  // namespace ocks
