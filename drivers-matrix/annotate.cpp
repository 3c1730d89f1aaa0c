// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/annotate.hpp"

#include "drivers-matrix/sorted.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// "pci:v*d*sv*sd*bc01sc08i02*" is a driver's claim to every NVMe controller, tested with none of this vendor.
bool names_vendor(const Entry& entry)
{
    return !entry.pattern.starts_with("pci:v*");
}

}  // namespace

Answer answer(const Index& index, std::string_view modalias)
{
    Answer result{.support = Support::none, .drivers = {}, .entries = index.lookup(modalias)};
    for (const auto* entry : result.entries)
        result.drivers.emplace_back(driver_of(index.matrix(), *entry));
    sort_and_drop_repeats(result.drivers);

    if (result.drivers.size() > 1)
        result.support = Support::ambiguous;
    else if (std::ranges::any_of(result.entries, [](const Entry* entry) { return names_vendor(*entry); }))
        result.support = Support::supported;
    else if (!result.entries.empty())
        result.support = Support::class_only;
    return result;
}

void annotate(Inventory& inventory, const Matrix& matrix)
{
    const Index index{matrix};
    for (auto& device : inventory.devices) {
        const auto modalias = text_of(device, "modalias");
        if (!modalias)
            continue;
        std::string drivers;
        for (const auto& driver : answer(index, *modalias).drivers)
            drivers += (drivers.empty() ? "" : ",") + driver;
        if (!drivers.empty())
            device.properties.insert_or_assign("expected_drivers", drivers);
    }
}

std::string_view to_string(Support support)
{
    switch (support) {
    case Support::none:
        return "none";
    case Support::class_only:
        return "class-only";
    case Support::supported:
        return "supported";
    case Support::ambiguous:
        return "ambiguous";
    }
    return "";
}

}  // namespace ocks
