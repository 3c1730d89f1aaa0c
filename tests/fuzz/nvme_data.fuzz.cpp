// SPDX-License-Identifier: GPL-3.0-or-later
/// An answer of any bytes and length, read as each kind of answer, and as each with the right length.
#include "probes/storage/nvme_data.hpp"

#include "core/inventory.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace {

using Decode = ocks::Result<ocks::Device> (*)(std::string_view);

constexpr auto decoders = std::to_array<Decode>({ocks::nvme::decode_controller,
                                                 ocks::nvme::decode_namespace,
                                                 ocks::nvme::decode_smart,
                                                 ocks::nvme::decode_firmware,
                                                 ocks::nvme::decode_self_tests});

void check(Decode decode, std::string_view bytes)
{
    const auto device = decode(bytes);
    if (!device)
        return;
    for (const auto& [property, value] : device->properties) {
        const std::string text = ocks::to_string(value);
        if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
            __builtin_trap();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    std::string bytes{reinterpret_cast<const char*>(data), size};
    for (const Decode decode : decoders)
        check(decode, bytes);
    bytes.resize(ocks::nvme::identify_bytes);
    for (const Decode decode : decoders)
        check(decode, bytes);
    return 0;
}
