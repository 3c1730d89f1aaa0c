// SPDX-License-Identifier: GPL-3.0-or-later
// A PCIe device that the kernel has forgotten is found again in its slot, gets its driver, and everything behind it is
// there as before.
//
//   /sys/bus/pci/devices/0000:41:00.0/remove     1
//   /sys/bus/pci/rescan                          1
//
// Documentation/ABI/testing/sysfs-bus-pci. It is what the kernel does after a hot plug or a fatal error.

#include "suite/devices/outage.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto in_a_slot = std::to_array<Pattern>({
    {"class", "@(01|02)*"},
    {"driver", "?*"},
    {"max_link_width", "[1-9]*"},
    {"parent", "?*"},
});
constexpr auto subjects = std::to_array<Subject>({{.kind = "pci", .where = in_a_slot}});

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return std::chrono::seconds{3} + seconds_in(parameters, "away_seconds", std::chrono::seconds{1});
}

std::string device_path(const Bench& bench)
{
    return "/sys/bus/pci/devices/" + bench.device.name;
}

bool is_there(const Bench& bench)
{
    return bench.root.list(device_path(bench)).has_value();
}

/// "back", or what of it is not.
std::string find_device_again(const Bench& bench, std::chrono::milliseconds patience)
{
    if (const auto scanned = bench.control("/sys/bus/pci/rescan", "1"); !scanned)
        return "the bus cannot be searched: " + scanned.error().why;
    if (!wait_until([&] { return is_there(bench); }, patience))
        return "it is not found again";
    const bool driven =
        wait_until([&] { return bench.root.link(device_path(bench) + "/driver").has_value(); }, patience);
    return driven ? "back" : "it is found again, and no driver takes it";
}

Measured measure(const Bench& bench)
{
    const auto seconds = number_in(bench.parameters, "patience_seconds");
    const auto away = number_in(bench.parameters, "away_seconds");
    const auto bytes = number_in(bench.parameters, "compared_bytes");
    for (const auto* parameter : {&seconds, &away, &bytes}) {
        if (!*parameter)
            return Failure(parameter->error());
    }
    const std::chrono::seconds patience{*seconds};
    const auto absence = Outage::begin(bench, bench.device.name, *bytes);
    if (!absence)
        return Failure(absence.error());
    if (const auto removed = bench.control(device_path(bench) + "/remove", "1"); !removed)
        return Failure(removed.error());
    if (!wait_until([&] { return !is_there(bench); }, patience))
        return std::vector<Measurement>{{"device", "it does not go", ""}};
    (void)wait_until([] { return false; }, std::chrono::seconds{*away});
    const std::string found = find_device_again(bench, patience);
    std::vector<Measurement> measured{{"device", found, ""}};
    std::ranges::move(absence->end(bench, found == "back" ? patience : nothing_to_wait_for),
                      std::back_inserter(measured));
    return measured;
}

void restore(const Bench& bench)
{
    (void)bench.control("/sys/bus/pci/rescan", "1");
}

}  // namespace

extern constinit const TestCase pcie_recover{
    .id = "pcie.recover",
    .summary = "the device is forgotten, found again in its slot, and as before",
    .shows = "slot, firmware and driver bring the device up without a restart",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::device,
    .resources = {.turns = "pci rescan"},
    .needs = {.root = true, .idle = true},
    .estimate = estimate,
    .measure = measure,
    .restore = restore,
};

}  // namespace ocks::cases
