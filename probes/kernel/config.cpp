// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/config.hpp"

#include "core/text.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

namespace ocks {
namespace {

struct Free {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

}  // namespace

Result<std::string> read_kernel_config(const Sysroot& root, std::string_view release)
{
    constexpr std::string_view own = "/proc/config.gz";
    auto packed = root.read(own);
    if (packed) {
        auto text = unpack_gzip(*packed);
        return text ? text : fail(Errc::malformed, std::string{own}, text.error().why);
    }
    if (packed.error().code != Errc::absent || release.empty())
        return packed;
    return root.read("/boot/config-" + std::string{release});
}

std::optional<std::string_view> kernel_option(std::string_view config, std::string_view name)
{
    const std::string wanted = "CONFIG_" + std::string{name} + "=";
    for (std::string_view line : lines(config)) {
        if (!line.starts_with(wanted))
            continue;
        line.remove_prefix(wanted.size());
        const bool quoted = line.size() >= 2 && line.front() == '"' && line.back() == '"';
        return quoted ? line.substr(1, line.size() - 2) : line;
    }
    return std::nullopt;
}

Result<std::string> unpack_gzip(std::string_view bytes)
{
    constexpr std::size_t most = 16U << 20U;  // the options of 6.12 are a third of a MiB
    const Failure broken = fail(Errc::malformed, "gzip", "not what gzip packed");
    const std::unique_ptr<archive, Free> reader{archive_read_new()};
    archive_entry* entry = nullptr;
    if (archive_read_support_filter_gzip(reader.get()) != ARCHIVE_OK ||
        archive_read_support_format_raw(reader.get()) != ARCHIVE_OK ||
        archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK || archive_filter_count(reader.get()) < 2)
        return broken;
    std::string text;
    std::array<char, 65536> chunk{};
    for (;;) {
        const la_ssize_t count = archive_read_data(reader.get(), chunk.data(), chunk.size());
        if (count == 0)
            return text;
        if (count < 0 || text.size() > most)
            return broken;
        text.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace ocks
