// SPDX-License-Identifier: GPL-3.0-or-later
// Every proximity domain of the firmware's tables is a NUMA node of the kernel, and each node is nearest to itself.
//
//   ACPI SRAT                                      the domains of processors and memory
//   /sys/devices/system/node/node1/distance        "21 10"
//
// ACPI 6.5, 5.2.16 and 5.2.17. A kernel that gives a table up runs on one node, and nothing fails but the speed.

#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks::cases {
namespace {

constexpr auto with_domains = std::to_array<Pattern>({{"domains", "[1-9]*"}});
constexpr auto subjects = std::to_array<Subject>({{.kind = "acpi", .where = with_domains}});

/// "nearest", or what is wrong: "node1 is nearer to another node than to itself".
Result<std::string> nearness(const Sysroot& root, const std::string& node)
{
    const std::string path = "/sys/devices/system/node/" + node + "/distance";
    const auto text = root.read(path);
    if (!text)
        return Failure(text.error());
    const auto own = parse_unsigned(std::string_view{node}.substr(4));
    std::vector<std::uint64_t> distances;
    for (const std::string_view each : split(trimmed(*text), ' ')) {
        const auto distance = parse_unsigned(each);
        if (!distance)
            return fail(Errc::malformed, path, distance.error().why);
        distances.push_back(*distance);
    }
    // The list is in the order of the nodes that are online; with gaps its places are not their numbers.
    const std::uint64_t least = std::ranges::min(distances);
    const bool is_nearest =
        own && *own < distances.size() ? distances.at(*own) == least : std::ranges::count(distances, least) > 0;
    return is_nearest ? "nearest" : node + " is nearer to another node than to itself";
}

Measured measure(const Bench& bench)
{
    const auto domains = number_of(bench.device, "domains");
    if (!domains)
        return fail(Errc::malformed, bench.device.name, "does not say how many domains there are");
    const auto names = bench.root.list("/sys/devices/system/node");
    if (!names)
        return Failure(names.error());
    std::vector<Measurement> measured;
    std::uint64_t nodes = 0;
    for (const std::string& name : *names) {
        if (!name.starts_with("node") || !parse_unsigned(std::string_view{name}.substr(4)))
            continue;
        ++nodes;
        const auto near = nearness(bench.root, name);
        if (!near)
            return Failure(near.error());
        measured.push_back({"distance", *near, ""});
    }
    const std::string missing =
        nodes >= *domains ? "none" : fmt::format("{} of {} domains of the SRAT", *domains - nodes, *domains);
    measured.push_back({"missing", missing, ""});
    return measured;
}

}  // namespace

extern constinit const TestCase mem_nodes{
    .id = "mem.nodes",
    .summary = "every domain of the firmware is a node of the kernel",
    .shows = "the kernel knows which memory is near which processor",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
