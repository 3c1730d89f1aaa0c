// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/privacy/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::privacy {
namespace {

/// By the last part of the path. Documentation/ABI in the kernel; drivers/nvme/host/sysfs.c,
/// drivers/scsi/*transport*.c.
constexpr auto fields = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"board_asset_tag", "asset_tag"},
    {"board_serial", "serial"},
    {"boot_id", "boot_id"},
    {"chassis_asset_tag", "asset_tag"},
    {"chassis_serial", "serial"},
    {"eui", "wwid"},
    {"fabric_name", "wwn"},
    {"guid", "guid"},
    {"hostid", "hostid"},
    {"hostname", "hostname"},
    {"hostnqn", "nqn"},
    {"ieee1394_id", "guid"},
    {"machine-id", "uuid"},
    {"nguid", "wwid"},
    {"node_guid", "guid"},
    {"node_name", "wwn"},
    {"permanent_fabric_name", "wwn"},
    {"permanent_port_name", "wwn"},
    {"port_guid", "guid"},
    {"port_name", "wwn"},
    {"product_serial", "serial"},
    {"product_uuid", "uuid"},
    {"sas_address", "wwn"},
    {"serial", "serial"},
    {"serial_num", "serial"},
    {"serial_number", "serial"},
    {"subsysnqn", "nqn"},
    {"sys_image_guid", "guid"},
    {"unique_id", "wwid"},
    {"uuid", "uuid"},
    {"wwid", "wwid"},
    {"wwn", "wwn"},
});

/// systemd's rules.d/60-persistent-storage.rules and what the kernel itself puts into uevents.
constexpr auto keys = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"DM_NAME", "dm_name"},
    {"DM_UUID", "uuid"},
    {"HID_UNIQ", "serial"},
    {"ID_FS_LABEL", "label"},
    {"ID_FS_UUID", "uuid"},
    {"ID_NET_NAME_MAC", "mac"},
    {"ID_PART_ENTRY_NAME", "label"},
    {"ID_PART_ENTRY_UUID", "uuid"},
    {"ID_PART_TABLE_UUID", "uuid"},
    {"ID_SERIAL", "by_id"},
    {"ID_SERIAL_SHORT", "serial"},
    {"ID_SCSI_SERIAL", "serial"},
    {"ID_WWN", "wwid"},
    {"ID_WWN_WITH_EXTENSION", "wwid"},
    {"MD_UUID", "uuid"},
    {"SCSI_IDENT_SERIAL", "serial"},
});

constexpr auto public_uuids =
    std::to_array<std::string_view>({"/sys/firmware/efi/", "/sys/bus/wmi/", "/sys/bus/mei/", "/sys/bus/vmbus/"});

constexpr auto version_words = std::to_array<std::string_view>(
    {"version", "firmware", "fw_", "fwrev", "release", "revision", "/rev", "cpuinfo", "modinfo"});

std::string_view last_part(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::optional<std::string_view> private_field_of(std::string_view path)
{
    const auto* const row = std::ranges::find(fields, last_part(path), [](const auto& each) { return each.first; });
    return row == fields.end() ? std::nullopt : std::optional{row->second};
}

std::optional<std::string_view> private_field_of_key(std::string_view key)
{
    const auto* const row = std::ranges::find(keys, key, [](const auto& each) { return each.first; });
    return row == keys.end() ? std::nullopt : std::optional{row->second};
}

bool has_public_uuids(std::string_view path)
{
    return std::ranges::any_of(public_uuids, [&](std::string_view begin) { return path.starts_with(begin); });
}

bool has_versions(std::string_view path)
{
    return std::ranges::any_of(version_words,
                               [&](std::string_view word) { return path.find(word) != std::string_view::npos; });
}

}  // namespace ocks::privacy
