// SPDX-License-Identifier: GPL-3.0-or-later
// A driver lets go of its device and takes it up again, and everything behind the device is there as before.
//
//   /sys/bus/pci/drivers/nvme/unbind     "0000:41:00.0"
//   /sys/bus/pci/drivers/nvme/bind       "0000:41:00.0"
//
// Documentation/ABI/testing/sysfs-bus-pci. Disks are known again by their serial and compared by what they hold, ports
// by their address. Nothing is written to a disk, and nothing that is in use is taken away.

#include "suite/devices/outage.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

// Storage and network: what an operator may want to reset, and what can be compared afterwards.
constexpr auto driven = std::to_array<Pattern>({{"driver", "?*"}, {"class", "@(01|02)*"}});
constexpr auto subjects = std::to_array<Subject>({{.kind = "pci", .where = driven}});

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& /*parameters*/)
{
    return std::chrono::seconds{3};
}

std::string device_path(const Bench& bench)
{
    return "/sys/bus/pci/devices/" + bench.device.name;
}

/// "nvme"; empty if no driver is bound.
std::string driver_of(const Bench& bench)
{
    const auto link = bench.root.link(device_path(bench) + "/driver");
    return link ? link->substr(link->rfind('/') + 1) : "";
}

/// "back", or why it is not.
std::string bind_again(const Bench& bench, const std::string& driver, std::chrono::milliseconds patience)
{
    const auto bound = bench.control("/sys/bus/pci/drivers/" + driver + "/bind", bench.device.name);
    if (!bound)
        return driver + " does not take the device again: " + bound.error().why;
    const bool back = wait_until([&] { return driver_of(bench) == driver; }, patience);
    return back ? "back" : driver + " has not bound";
}

Measured measure(const Bench& bench)
{
    const auto seconds = number_in(bench.parameters, "patience_seconds");
    const auto bytes = number_in(bench.parameters, "compared_bytes");
    if (!seconds)
        return Failure(seconds.error());
    if (!bytes)
        return Failure(bytes.error());
    const std::chrono::seconds patience{*seconds};
    const std::string driver = driver_of(bench);
    if (driver.empty())
        return fail(Errc::absent, bench.device.name, "has no driver any more");
    const auto absence = Outage::begin(bench, bench.device.name, *bytes);
    if (!absence)
        return Failure(absence.error());
    if (const auto unbound = bench.control("/sys/bus/pci/drivers/" + driver + "/unbind", bench.device.name); !unbound)
        return Failure(unbound.error());
    if (!wait_until([&] { return driver_of(bench).empty(); }, patience))
        return std::vector<Measurement>{{"driver", driver + " does not let go of the device", ""}};
    const std::string bound = bind_again(bench, driver, patience);
    std::vector<Measurement> measured{{"driver", bound, ""}};
    std::ranges::move(absence->end(bench, bound == "back" ? patience : nothing_to_wait_for),
                      std::back_inserter(measured));
    return measured;
}

void restore(const Bench& bench)
{
    const std::string driver{text_of(bench.device, "driver").value_or("")};
    if (driver_of(bench).empty())
        (void)bench.control("/sys/bus/pci/drivers/" + driver + "/bind", bench.device.name);
}

}  // namespace

extern constinit const TestCase driver_reload{
    .id = "driver.reload",
    .summary = "the driver lets go of its device and takes it up again",
    .shows = "the driver can start the device from any state, and loses nothing of it",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::device,
    .needs = {.root = true, .idle = true},
    .estimate = estimate,
    .measure = measure,
    .restore = restore,
};

}  // namespace ocks::cases
