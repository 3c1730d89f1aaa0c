// SPDX-License-Identifier: GPL-3.0-or-later
// A PCIe link runs at the highest speed and width that both of its ends have.
//
//   /sys/bus/pci/devices/<address>/current_link_speed   "8.0 GT/s PCIe"
//   /sys/bus/pci/devices/<address>/max_link_speed       "16.0 GT/s PCIe"
//   /sys/bus/pci/devices/<address>/{current,max}_link_width   "4"
//
// Documentation/ABI/testing/sysfs-bus-pci. The reference is what the ends can do (LnkCap), never what they agreed on.

#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>

namespace ocks::cases {
namespace {

// A bridge's own files speak of the link below it, which the device there is asked about.
constexpr auto with_link = std::to_array<Pattern>({
    {"class", "!(06*)"},
    {"max_link_speed_mts", "[1-9]*"},
    {"max_link_width", "[1-9]*"},
    {"parent", "?*"},
});

constexpr auto subjects = std::to_array<Subject>({
    {.kind = "pci", .where = with_link, .otherwise = "it has no PCIe link of its own"},
});

struct Link {
    double speed = 0;  ///< GT/s
    double width = 0;  ///< lanes
};

Result<double> read_number(const Sysroot& root, const std::string& path)
{
    const auto text = root.read(path);
    if (!text)
        return Failure(text.error());
    const std::string_view value = trimmed(*text);
    auto number = parse_decimal(value.substr(0, value.find(' ')));
    if (!number || *number <= 0)
        return fail(Errc::malformed, path, std::string{value} + " is not a speed or a width");
    return number;
}

Result<Link> read_link(const Sysroot& root, const std::string& address, const std::string& which)
{
    const std::string path = "/sys/bus/pci/devices/" + address + "/" + which + "_link_";
    const auto speed = read_number(root, path + "speed");
    const auto width = read_number(root, path + "width");
    if (!speed)
        return Failure(speed.error());
    if (!width)
        return Failure(width.error());
    return Link{*speed, *width};
}

Measured measure(const Bench& bench)
{
    const std::string parent{text_of(bench.device, "parent").value_or("")};
    const auto present = bench.root.list("/sys/bus/pci/devices/" + bench.device.name);
    if (!present && present.error().code != Errc::absent)
        return Failure(present.error());
    // A device that has fallen off the bus has no link at all.
    if (!present)
        return std::vector<Measurement>{{"speed_percent", 0.0, "%"}, {"width_percent", 0.0, "%"}};
    const auto now = read_link(bench.root, bench.device.name, "current");
    const auto lower = read_link(bench.root, bench.device.name, "max");
    const auto upper = read_link(bench.root, parent, "max");
    for (const auto* link : {&now, &lower, &upper}) {
        if (!*link)
            return Failure(link->error());
    }
    const double speed = std::min(lower->speed, upper->speed);
    const double width = std::min(lower->width, upper->width);
    return std::vector<Measurement>{{"speed", now->speed, "GT/s"},
                                    {"speed_reference", speed, "GT/s"},
                                    {"speed_percent", 100 * now->speed / speed, "%"},
                                    {"width", now->width, "1"},
                                    {"width_reference", width, "1"},
                                    {"width_percent", 100 * now->width / width, "%"}};
}

}  // namespace

extern constinit const TestCase pcie_link{
    .id = "pcie.link",
    .summary = "the link has the speed and width that both ends support",
    .shows = "the slot, its wiring and the card agree on the full bandwidth",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
