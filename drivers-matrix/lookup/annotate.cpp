// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/lookup/annotate.hpp"

#include "drivers-matrix/sorted.hpp"

namespace ocks {

bool names_vendor(std::string_view pattern)
{
    return !pattern.starts_with("pci:v*") && !pattern.starts_with("usb:v*");
}

Offer offer_for(const MatrixView& matrix, std::string_view modalias)
{
    Offer result{.support = Support::none, .drivers = {}, .entries = matrix.lookup(modalias)};
    bool named = false;
    for (const auto number : result.entries) {
        const auto entry = matrix.entry(number);
        result.drivers.emplace_back(matrix.driver_of(entry));
        named = named || names_vendor(entry.pattern);
    }
    sort_and_drop_repeats(result.drivers);

    if (result.drivers.size() > 1)
        result.support = Support::ambiguous;
    else if (named)
        result.support = Support::supported;
    else if (!result.entries.empty())
        result.support = Support::class_only;
    return result;
}

void annotate(Inventory& inventory, const MatrixView& matrix)
{
    for (auto& device : inventory.devices) {
        const auto modalias = text_of(device, "modalias");
        if (!modalias)
            continue;
        std::string drivers;
        for (const auto& driver : offer_for(matrix, *modalias).drivers)
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
