// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/bundle.hpp"

#include "reports/bundle/compression.hpp"
#include "reports/bundle/tar.hpp"

/// What is read as an archive can be packed to the same bytes, and no frame grows beyond its limit.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto entries = ocks::read_tar(bytes, 100);
    if (entries && ocks::write_tar(*entries) != bytes)
        __builtin_trap();
    static_cast<void>(ocks::unpack(bytes));
    const auto text = ocks::decompressed(bytes, 1U << 20U);
    if (text && text->size() > (1U << 20U))
        __builtin_trap();
    return 0;
}
