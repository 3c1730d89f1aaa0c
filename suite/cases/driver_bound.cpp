// SPDX-License-Identifier: GPL-3.0-or-later
// Every PCI function is driven by the driver that the kernel's own tables name for it.
//
//   /sys/bus/pci/devices/<address>/driver          -> …/drivers/megaraid_sas
//   /sys/bus/pci/devices/<address>/driver/module   -> …/module/megaraid_sas
//
// The tables know modules; a driver may carry another name (i2c_i801 registers "i801_smbus"), so either counts.

#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>

namespace ocks::cases {
namespace {

constexpr auto with_expectation = std::to_array<Pattern>({{"expected_drivers", "?*"}});

constexpr auto subjects = std::to_array<Subject>({
    {.kind = "pci",
     .where = with_expectation,
     .otherwise = "no driver of this kernel claims it",
     .unanswered = "the drivers matrix of the kernel that runs is not known"},
});

std::string last_part(std::string_view path)
{
    return std::string{path.substr(path.rfind('/') + 1)};
}

/// Modules are called by file name or by the kernel's own: '-' and '_' are one to both.
std::string normal(std::string_view name)
{
    std::string text{trimmed(name)};
    std::ranges::replace(text, '-', '_');
    return text;
}

bool names(std::string_view list, std::string_view name)
{
    return std::ranges::any_of(split(list, ','),
                               [&](std::string_view each) { return !name.empty() && normal(each) == normal(name); });
}

Measured measure(const Bench& bench)
{
    const std::string directory = "/sys/bus/pci/devices/" + bench.device.name;
    const std::string expected{text_of(bench.device, "expected_drivers").value_or("")};
    const auto present = bench.root.list(directory);
    if (!present && present.error().code != Errc::absent)
        return Failure(present.error());
    if (!present)
        return std::vector<Measurement>{{"driver", "none", ""}, {"binding", "the device is gone", ""}};
    const auto driver = bench.root.link(directory + "/driver");
    if (!driver && driver.error().code == Errc::absent)
        return std::vector<Measurement>{{"driver", "none", ""}, {"binding", "none instead of " + expected, ""}};
    if (!driver)
        return Failure(driver.error());
    const std::string name = last_part(*driver);
    const auto module = bench.root.link(directory + "/driver/module");
    const bool as_expected = names(expected, name) || (module && names(expected, last_part(*module)));
    return std::vector<Measurement>{{"driver", name, ""},
                                    {"binding", as_expected ? "expected" : name + " instead of " + expected, ""}};
}

}  // namespace

extern constinit const TestCase driver_bound{
    .id = "driver.bound",
    .summary = "the driver that the kernel's tables name is bound",
    .shows = "the kernel drives this PCI function with a driver made for it",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
