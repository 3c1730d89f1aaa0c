// SPDX-License-Identifier: GPL-3.0-or-later
/// A reply of any bytes to each question that a network interface is asked, and to that for its module.
#include "probes/net/ethtool.hpp"

#include "core/inventory.hpp"
#include "probes/net/module.hpp"

#include <algorithm>
#include <array>

namespace {

using Decode = ocks::Result<ocks::Device> (*)(std::string_view);

constexpr auto decoders = std::to_array<Decode>({
    ocks::ethtool::decode_link_info,
    ocks::ethtool::decode_link_modes,
    ocks::ethtool::decode_fec,
    ocks::ethtool::decode_rings,
    ocks::ethtool::decode_channels,
    ocks::ethtool::decode_features,
    ocks::ethtool::decode_driver_info,
    ocks::ethtool::decode_permanent_address,
});

void check(const ocks::Result<ocks::Device>& device)
{
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
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    for (const Decode decode : decoders)
        check(decode(bytes));
    if (const auto page = ocks::ethtool::module_page_of(bytes))
        check(ocks::module::decode(*page, *page));
    check(ocks::module::decode(bytes.substr(0, size / 2), bytes.substr(size / 2)));
    return 0;
}
