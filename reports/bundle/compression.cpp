// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/compression.hpp"

#include <fmt/format.h>
#include <memory>
#include <zstd.h>

namespace ocks {
namespace {

constexpr int level = 9;  // fixed: the same log makes the same bundle

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "zstd", std::move(why));
}

}  // namespace

Result<std::string> compressed(std::string_view text)
{
    const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    if (!context || ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level)) != 0 ||
        ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1)) != 0)
        return malformed("cannot compress");
    std::string bytes(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress2(context.get(), bytes.data(), bytes.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0)
        return malformed(ZSTD_getErrorName(size));
    bytes.resize(size);
    return bytes;
}

Result<std::string> decompressed(std::string_view bytes, std::size_t limit)
{
    // Both are checked before a byte is allocated: 4 KiB can claim to be 4 GiB.
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return malformed("is not a frame that says its size");
    if (size > limit)
        return malformed(fmt::format("would grow to {} bytes, and {} are allowed", size, limit));
    if (ZSTD_findFrameCompressedSize(bytes.data(), bytes.size()) != bytes.size())
        return malformed("is not exactly one frame");
    std::string text(static_cast<std::size_t>(size), '\0');
    const std::size_t written = ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(written) != 0)
        return malformed(ZSTD_getErrorName(written));
    if (written != text.size())
        return malformed("does not have the size that it says");
    return text;
}

}  // namespace ocks
