// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/config.hpp"

#include "probes/bytes.hpp"

#include <algorithm>
#include <memory>
#include <zlib.h>

namespace ocks {
namespace {

struct End {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
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
    for (auto at = config.find(wanted); at != std::string_view::npos; at = config.find(wanted, at + 1)) {
        if (at != 0 && config[at - 1] != '\n')
            continue;
        const std::string_view rest = config.substr(at + wanted.size());
        const std::string_view value = rest.substr(0, rest.find('\n'));
        const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
        return quoted ? value.substr(1, value.size() - 2) : value;
    }
    return std::nullopt;
}

Result<std::string> unpack_gzip(std::string_view bytes)
{
    constexpr std::size_t most = 16U << 20U;  // the options of 6.12 are a third of a MiB
    const Failure broken = fail(Errc::malformed, "gzip", "not what gzip packed");
    std::string input{bytes};  // zlib does not promise to leave it alone
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    constexpr int gzip_alone = 16;  // zlib.h: of the forms that inflate knows
    if (bytes.size() > most || inflateInit2(&stream, MAX_WBITS + gzip_alone) != Z_OK)
        return broken;
    const std::unique_ptr<z_stream, End> end{&stream};
    // RFC 1952: the size of what was packed stands at the end, and may lie.
    const std::size_t size = Bytes{bytes}.le32(bytes.size() - std::min(bytes.size(), std::size_t{4}));
    std::string text(std::clamp(size, std::size_t{4096}, most), '\0');
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + stream.total_out);
        stream.avail_out = static_cast<uInt>(text.size() - stream.total_out);
        const int state = inflate(&stream, Z_NO_FLUSH);
        if (state == Z_STREAM_END)
            break;
        // Without progress the stream was cut off, or there is no more room.
        if (state != Z_OK && state != Z_BUF_ERROR)
            return broken;
        if (stream.avail_out != 0 || text.size() >= most)
            return broken;
        text.resize(std::min(2 * text.size(), most));
    }
    text.resize(stream.total_out);
    return text;
}

}  // namespace ocks
