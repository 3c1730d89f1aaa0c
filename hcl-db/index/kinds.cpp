// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/kinds.hpp"

#include <algorithm>
#include <array>

namespace ocks {

std::string_view kind_of_class(std::string_view device_class)
{
    struct Kind {
        std::string_view digits;
        std::string_view name;
    };
    // Base class and subclass as in pci.ids; the longer one first.
    static constexpr auto kinds = std::to_array<Kind>({
        {"0104", "RAID"},
        {"0106", "SATA"},
        {"0107", "SAS"},
        {"0108", "NVMe"},
        {"01", "storage"},
        {"0207", "InfiniBand"},
        {"02", "network"},
        {"03", "graphics"},
        {"0b40", "accelerator"},
        {"0c04", "Fibre Channel"},
        {"10", "encryption"},
        {"12", "accelerator"},
    });
    const auto* const found =
        std::ranges::find_if(kinds, [&](const Kind& kind) { return device_class.starts_with(kind.digits); });
    return found == kinds.end() ? std::string_view{} : found->name;
}

}  // namespace ocks
