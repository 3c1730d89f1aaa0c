// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

constexpr std::string_view system_table = "-smbios type=1,";

/// The option with another product name.
std::string unnamed(const std::string& option)
{
    std::string changed;
    for (const std::string_view part : split(option, ',')) {
        const bool is_product = part.starts_with("product=");
        changed += changed.empty() ? "" : ",";
        changed += is_product ? "product=To be filled by O.E.M." : std::string{part};
    }
    return changed;
}

}  // namespace

extern const Fault smbios_placeholder;
const Fault smbios_placeholder{
    .id = "smbios-placeholder",
    .summary = "the firmware's table of the system holds its template's text in place of the product's name",
    .evidence = "firmware.smbios fails on the system",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        for (std::string& argument : setup.model.arguments) {
            if (!argument.starts_with(system_table))
                continue;
            argument = unnamed(argument);
            return {};
        }
        return fail(Errc::absent, "model " + setup.model.name, "has no SMBIOS table of the system");
    },
};

}  // namespace ocks::faults
