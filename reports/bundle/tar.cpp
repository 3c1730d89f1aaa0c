// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/tar.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <numeric>

namespace ocks {
namespace {

constexpr std::size_t block_size = 512;
constexpr std::size_t longest_path = 100;
constexpr std::uint64_t largest_file = 077777777777;  // eleven octal digits

void put(std::string& block, std::size_t offset, std::string_view text)
{
    block.replace(offset, text.size(), text);
}

// Offsets of POSIX.1-1988 "ustar Interchange Format". The checksum is taken with blanks in its own place.
std::string header(std::string_view path, std::uint64_t size)
{
    using namespace std::string_view_literals;
    std::string block(block_size, '\0');
    put(block, 0, path);
    put(block, 100, "0000644");
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, fmt::format("{:011o}", size));
    put(block, 136, "00000000000");
    put(block, 148, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar\00000"sv);
    put(block, 329, "0000000");
    put(block, 337, "0000000");
    const unsigned sum = std::accumulate(block.begin(), block.end(), 0U, [](unsigned total, char byte) {
        return total + static_cast<unsigned char>(byte);
    });
    put(block, 148, fmt::format("{:06o}", sum) + '\0');
    return block;
}

std::size_t padding(std::uint64_t size)
{
    return (block_size - size % block_size) % block_size;
}

bool is_zero(std::string_view bytes)
{
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// Nonsense gives a size whose header is not this one; the caller compares.
std::uint64_t size_in(std::string_view block)
{
    std::uint64_t size = 0;
    for (const char digit : block.substr(124, 11))
        size = size * 8 + (static_cast<unsigned char>(digit) & 7U);
    return size;
}

Failure malformed(std::size_t offset, std::string why)
{
    return fail(Errc::malformed, fmt::format("bundle: byte {}", offset), std::move(why));
}

}  // namespace

Result<std::string> write_tar(std::span<const TarEntry> entries)
{
    std::string bytes;
    for (const TarEntry& entry : entries) {
        if (entry.path.empty() || entry.path.size() > longest_path || entry.content.size() > largest_file)
            return fail(Errc::malformed, entry.path, "does not fit into a bundle");
        bytes += header(entry.path, entry.content.size());
        bytes += entry.content;
        bytes.append(padding(entry.content.size()), '\0');
    }
    bytes.append(2 * block_size, '\0');
    return bytes;
}

Result<std::vector<TarEntry>> read_tar(std::string_view bytes, std::size_t most_entries)
{
    std::vector<TarEntry> entries;
    std::size_t offset = 0;
    for (;;) {
        const std::string_view rest = bytes.substr(offset);
        if (rest.size() < 2 * block_size)
            return malformed(offset, "ends too early");
        if (is_zero(rest.substr(0, block_size)))
            break;
        if (entries.size() == most_entries)
            return malformed(offset, "holds too many files");
        const std::string_view block = rest.substr(0, block_size);
        const std::string_view path = block.substr(0, std::min(block.find('\0'), longest_path));
        const std::uint64_t size = size_in(block);
        if (path.empty() || block != header(path, size))
            return malformed(offset, "is not a file header that bundles have");
        if (size > rest.size() - block_size || padding(size) > rest.size() - block_size - size)
            return malformed(offset, std::string{path} + " is cut off");
        const std::string_view content = rest.substr(block_size, static_cast<std::size_t>(size));
        if (!is_zero(rest.substr(block_size + content.size(), padding(size))))
            return malformed(offset, "something stands after " + std::string{path});
        entries.push_back({std::string{path}, std::string{content}});
        offset += block_size + content.size() + padding(size);
    }
    if (bytes.size() - offset != 2 * block_size || !is_zero(bytes.substr(offset)))
        return malformed(offset, "something stands after the last file");
    return entries;
}

}  // namespace ocks
