// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/groups.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

struct Rule {
    std::string_view text;
    std::string_view group;
    std::string_view device_class = {};
};

// The longest that fits comes first.
constexpr std::array<Rule, 24> places{{{"drivers/net/wireless/", "wireless"},
                                       {"drivers/net/", "network"},
                                       {"drivers/infiniband/", "network"},
                                       {"drivers/nvme/", "storage"},
                                       {"drivers/scsi/", "storage"},
                                       {"drivers/ata/", "storage"},
                                       {"drivers/block/", "storage"},
                                       {"drivers/message/", "storage"},
                                       {"drivers/mmc/", "storage"},
                                       {"drivers/nvdimm/", "memory"},
                                       {"drivers/cxl/", "memory"},
                                       {"drivers/edac/", "memory"},
                                       {"drivers/gpu/", "graphics"},
                                       {"drivers/video/", "graphics"},
                                       {"drivers/accel/", "accelerators"},
                                       {"drivers/crypto/", "accelerators"},
                                       {"drivers/dma/", "accelerators"},
                                       {"drivers/fpga/", "accelerators"},
                                       {"drivers/usb/", "USB"},
                                       {"drivers/watchdog/", "management"},
                                       {"drivers/char/ipmi/", "management"},
                                       {"drivers/i2c/", "management"},
                                       {"drivers/media/", "multimedia"},
                                       {"sound/", "multimedia"}}};

constexpr std::array<Rule, 16> words{{{"Wireless", "wireless"},
                                      {"Wi-Fi", "wireless"},
                                      {"Ethernet", "network"},
                                      {"GbE", "network"},
                                      {"ConnectX", "network"},
                                      {"InfiniBand", "network"},
                                      {"Omni-Path", "network"},
                                      {"NVMe", "storage", "bc01sc08i02"},
                                      {"RAID", "storage"},
                                      {"SAS", "storage"},
                                      {"SATA", "storage"},
                                      {"SCSI", "storage"},
                                      {"Fibre Channel", "storage"},
                                      {"xHCI", "USB", "bc0Csc03i30"},
                                      {"IPMI", "management"},
                                      {"QuickAssist", "accelerators"}}};

}  // namespace

std::string_view group_of_path(std::string_view path)
{
    const auto* const found =
        std::ranges::find_if(places, [path](const Rule& rule) { return path.starts_with(rule.text); });
    return found == places.end() ? "other" : found->group;
}

Hint hint_of_name(std::string_view name)
{
    const auto* const found = std::ranges::find_if(
        words, [name](const Rule& rule) { return name.find(rule.text) != std::string_view::npos; });
    return found == words.end() ? Hint{} : Hint{.group = found->group, .device_class = found->device_class};
}

}  // namespace ocks
