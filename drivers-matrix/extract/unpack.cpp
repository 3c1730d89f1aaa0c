// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/unpack.hpp"

#include <array>
#include <cstdint>
#include <lzma.h>
#include <memory>
#include <zstd.h>

namespace ocks {
namespace {

// The largest modules (amdgpu, with debug information) stay below this.
constexpr std::size_t greatest_size = 512U << 20U;
constexpr std::uint64_t greatest_memory = 256U << 20U;

constexpr std::string_view xz_magic{"\xFD"
                                    "7zXZ\0",
                                    6};
constexpr std::string_view zstd_magic{"\x28\xB5\x2F\xFD", 4};
constexpr std::string_view gzip_magic{"\x1F\x8B", 2};

using Chunk = std::array<char, 1U << 16U>;

Failure broken(std::string_view name, std::string why)
{
    return fail(Errc::malformed, std::string{name}, std::move(why));
}

Result<std::string> without_zstd(std::string_view bytes, std::string_view name)
{
    const std::unique_ptr<ZSTD_DCtx, decltype([](ZSTD_DCtx* context) { ZSTD_freeDCtx(context); })> context{
        ZSTD_createDCtx()};
    std::string content;
    const auto chunk = std::make_unique<Chunk>();
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    std::size_t state = 1;
    while (state != 0) {
        ZSTD_outBuffer output{chunk->data(), chunk->size(), 0};
        const auto before = input.pos;
        state = ZSTD_decompressStream(context.get(), &output, &input);
        if (ZSTD_isError(state) != 0)
            return broken(name, ZSTD_getErrorName(state));
        content.append(chunk->data(), output.pos);
        if (content.size() > greatest_size)
            return broken(name, "larger than any module");
        if (state != 0 && input.pos == before && output.pos == 0)
            return broken(name, "cut off");
    }
    return content;
}

Result<std::string> without_xz(std::string_view bytes, std::string_view name)
{
    lzma_stream stream = LZMA_STREAM_INIT;
    const std::unique_ptr<lzma_stream, decltype([](lzma_stream* used) { lzma_end(used); })> end{&stream};
    if (lzma_stream_decoder(&stream, greatest_memory, LZMA_CONCATENATED) != LZMA_OK)
        return broken(name, "no memory to unpack it");
    std::string content;
    const auto chunk = std::make_unique<Chunk>();
    // liblzma takes bytes as unsigned char.
    stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());  // NOLINT(*-reinterpret-cast)
    stream.avail_in = bytes.size();
    auto state = LZMA_OK;
    while (state == LZMA_OK) {
        stream.next_out = reinterpret_cast<std::uint8_t*>(chunk->data());  // NOLINT(*-reinterpret-cast)
        stream.avail_out = chunk->size();
        state = lzma_code(&stream, LZMA_FINISH);
        content.append(chunk->data(), chunk->size() - stream.avail_out);
        if (content.size() > greatest_size)
            return broken(name, "larger than any module");
    }
    if (state != LZMA_STREAM_END)
        return broken(name, state == LZMA_BUF_ERROR ? "cut off" : "a broken xz stream");
    return content;
}

}  // namespace

Result<std::string> unpacked(std::string bytes, std::string_view name)
{
    if (bytes.starts_with(zstd_magic))
        return without_zstd(bytes, name);
    if (bytes.starts_with(xz_magic))
        return without_xz(bytes, name);
    if (bytes.starts_with(gzip_magic))
        return broken(name, "compressed by gzip; xz and zstd are understood");
    return bytes;
}

}  // namespace ocks
