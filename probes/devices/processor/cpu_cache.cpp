// SPDX-License-Identifier: GPL-3.0-or-later
/// Caches of the processors, as many as there are, once for each level, use and size.
///
///   cpu0/cache/index0/level               "1"
///   cpu0/cache/index0/type                "Data"
///   cpu0/cache/index0/size                "32K"
///   cpu0/cache/index0/shared_cpu_map      "00000001,00000001"
///
/// Documentation/ABI/testing/sysfs-devices-system-cpu in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/byte_count.hpp"
#include "probes/cpu_list.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view cpus_directory = "/sys/devices/system/cpu";

/// Level, and what it holds: "Data", "Instruction", "Unified".
using Use = std::pair<std::uint64_t, std::string>;

/// Caches of one use and size, wherever they are.
struct Caches {
    Device device = {};
    std::uint64_t instances = 0;
    std::set<unsigned> cpus = {};
};

using Found = std::map<std::tuple<Use, std::uint64_t>, Caches>;

bool is_numbered(std::string_view name, std::string_view stem)
{
    return name.starts_with(stem) && parse_unsigned(name.substr(stem.size())).has_value();
}

/// The CPUs that share a cache; it alone if the kernel does not say.
std::vector<unsigned> read_sharers(const Sysroot& root, const std::string& path, unsigned cpu, std::vector<Note>& notes)
{
    const std::string file = below(path, "shared_cpu_map");
    const auto map = root.read(file).and_then(parse_cpu_map);
    if (map && !map->empty())
        return *map;
    if (!map && map.error().code != Errc::absent)
        notes.push_back({"cpu_cache", file, map.error().why});
    const auto list = root.read(below(path, "shared_cpu_list")).and_then(parse_list);
    return list && !list->empty() ? *list : std::vector{cpu};
}

/// "L1d", "L1i", "L2".
std::string name_of(const Use& use)
{
    const std::string_view letter = use.second == "Data" ? "d" : use.second == "Instruction" ? "i" : "";
    return "L" + std::to_string(use.first) + std::string{letter};
}

/// What only the first of many equal caches is asked.
Device describe(const Sysroot& root, const std::string& path, const Use& use, std::vector<Note>& notes)
{
    Device device{.kind = "cpu_cache", .name = name_of(use), .properties = {}};
    device.properties.emplace("level", use.first);
    device.properties.emplace("type", use.second);
    Node(root, path, device, notes)
        .number("coherency_line_size", "line_bytes")
        .number("number_of_sets", "sets")
        .number("ways_of_associativity", "ways");
    // Arm firmware that does not know says 0.
    std::erase_if(device.properties, [](const auto& property) { return property.second == Value{std::uint64_t{0}}; });
    return device;
}

void read_cache(const Sysroot& root,
                const std::string& path,
                unsigned cpu,
                std::map<Use, std::set<unsigned>>& counted,
                Found& found,
                std::vector<Note>& notes)
{
    const std::size_t notes_before = notes.size();
    Device said{.kind = "cpu_cache", .name = {}, .properties = {}};
    Node(root, path, said, notes).number("level", "level").text("type", "type");
    const auto level = number_of(said, "level");
    const auto type = text_of(said, "type");
    if (!level || !type) {
        // Without either nobody can say which cache it is.
        if (notes.size() == notes_before)
            notes.push_back({"cpu_cache", path, "has no level or no type"});
        return;
    }
    const Use use{*level, std::string{*type}};
    if (counted[use].contains(cpu))
        return;
    const auto sharers = read_sharers(root, path, cpu, notes);
    counted[use].insert(sharers.begin(), sharers.end());
    counted[use].insert(cpu);
    const auto size = root.read(below(path, "size")).and_then([](const std::string& text) {
        return parse_byte_count(trimmed(text));
    });
    if (!size && size.error().code != Errc::absent)
        notes.push_back({"cpu_cache", below(path, "size"), size.error().why});
    Caches& caches = found[{use, size.value_or(0)}];
    if (caches.instances++ == 0)
        caches.device = describe(root, path, use, notes);
    caches.cpus.insert(sharers.begin(), sharers.end());
}

void observe_caches(const Sysroot& root, Inventory& inventory)
{
    const std::string directory{cpus_directory};
    std::map<Use, std::set<unsigned>> counted;
    Found found;
    for (const std::string& cpu : entries(root, directory, "cpu_cache", inventory.notes)) {
        if (!is_numbered(cpu, "cpu"))
            continue;
        const std::string caches = below(below(directory, cpu), "cache");
        const auto number = static_cast<unsigned>(parse_unsigned(std::string_view{cpu}.substr(3)).value_or(0));
        for (const std::string& index : entries(root, caches, "cpu_cache", inventory.notes)) {
            if (is_numbered(index, "index"))
                read_cache(root, below(caches, index), number, counted, found, inventory.notes);
        }
    }
    std::map<std::string, unsigned> twins;
    for (auto& [key, caches] : found) {
        const std::uint64_t size = std::get<1>(key);
        // Two kinds of cores have caches of two sizes: "L2", "L2.1".
        const unsigned twin = twins[caches.device.name]++;
        if (twin > 0)
            caches.device.name += "." + std::to_string(twin);
        if (size > 0) {
            caches.device.properties.emplace("size_bytes", size);
            caches.device.properties.emplace("total_bytes", size * caches.instances);
        }
        caches.device.properties.emplace("instances", caches.instances);
        caches.device.properties.emplace("cpus", to_cpu_list({caches.cpus.begin(), caches.cpus.end()}));
        inventory.devices.push_back(std::move(caches.device));
    }
}

}  // namespace

extern constinit const Probe cpu_cache{
    .id = "cpu_cache",
    .summary = "caches of the processors",
    .observe = observe_caches,
};

}  // namespace ocks::probes
