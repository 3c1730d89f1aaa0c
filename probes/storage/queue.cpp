// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/queue.hpp"

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"

#include <array>

namespace ocks {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"queue/discard_max_bytes", "discard_bytes", Form::number},
    {"queue/write_cache", "write_cache"},
    {"queue/nr_requests", "queue_requests", Form::number},
    {"device/queue_depth", "queue_depth", Form::number},
});

/// A drive without a limit says 0.
constexpr auto zone_attributes = std::to_array<Attribute>({
    {"queue/nr_zones", "zones", Form::number},
    {"queue/max_open_zones", "max_open_zones", Form::number},
    {"queue/max_active_zones", "max_active_zones", Form::number},
});

/// In units of 512 bytes, whatever the drive's own are.
void read_zone_size(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr std::uint64_t sector = 512;
    constexpr std::uint64_t most = 1ULL << 40U;
    Device said{.kind = device.kind, .name = {}, .properties = {}};
    Node(root, path, said, notes).number("queue/chunk_sectors", "sectors");
    if (const auto sectors = number_of(said, "sectors"); sectors && *sectors > 0 && *sectors < most)
        device.properties.emplace("zone_bytes", *sectors * sector);
}

/// Two estimates of an eMMC, in steps of 10 %: "0x02 0x01" (JEDEC 84-B51, 7.4.36). 0 is "not defined".
void read_life_time(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto text = read_if_answered(root, path + "/device/life_time", device.kind, notes);
    if (text && text->find("0x00") == std::string::npos) {
        std::string list = *text;
        for (char& each : list)
            each = each == ' ' ? ',' : each;
        device.properties.emplace("life_used", std::move(list));
    }
}

}  // namespace

std::string_view scheduler_in_use(std::string_view text)
{
    const auto open = text.find('[');
    const auto close = text.find(']', open == std::string_view::npos ? 0 : open);
    return open == std::string_view::npos || close == std::string_view::npos ? trimmed(text)
                                                                             : text.substr(open + 1, close - open - 1);
}

void read_queue(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    read_attributes(root, path, attributes, device, notes);
    const auto zoned = read_if_answered(root, path + "/queue/zoned", device.kind, notes);
    if (zoned && *zoned != "none" && !zoned->empty()) {
        device.properties.emplace("zoned", *zoned);
        read_attributes(root, path, zone_attributes, device, notes);
        read_zone_size(root, path, device, notes);
    }
    const auto schedulers = read_if_answered(root, path + "/queue/scheduler", device.kind, notes);
    if (schedulers && !schedulers->empty())
        device.properties.emplace("scheduler", std::string{scheduler_in_use(*schedulers)});
    read_life_time(root, path, device, notes);
}

}  // namespace ocks
