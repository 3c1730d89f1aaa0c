// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/disk_health.hpp"

#include "probes/answers.hpp"
#include "probes/attributes.hpp"
#include "probes/storage/ata_data.hpp"
#include "probes/storage/disk_commands.hpp"
#include "probes/storage/scsi_log.hpp"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <set>

namespace ocks {
namespace {

// Those that decode_statistics() and decode_log_page() know.
constexpr auto statistics_pages = std::to_array<std::uint8_t>({1, 3, 4, 5, 7});
constexpr auto log_pages = std::to_array<std::uint8_t>({0x02, 0x03, 0x0d, 0x0e, 0x11, 0x15, 0x2f});

bool is_asked(const Sysroot& root, const std::string& path, const Device& device, std::vector<Note>& notes)
{
    constexpr std::string_view disk = "0";  // the peripheral device type
    const auto type = read_if_answered(root, path + "/device/type", "block", notes);
    const auto transport = text_of(device, "transport");
    return type == disk && transport != "usb" && number_of(device, "removable").value_or(0) == 0;
}

/// A list is asked for first: an unknown command is refused, and some disks count that as an error.
template <class Decode>
std::set<unsigned>
ask_for_list(const Sysroot& root, const std::string& name, const Sysroot::Question& question, Decode decode)
{
    const auto content = root.ask(name, question);
    return content ? decode(*content) : std::set<unsigned>{};
}

void read_ata(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    const std::string name = "ata/" + device.name + "/";
    const auto log = [&](std::uint8_t number, std::uint8_t page) {
        return disk::ata_log_page(device.name, number, page);
    };
    read_answer(
        root, name + "smart_status", disk::ata_smart_status(device.name), disk::decode_smart_status, device, notes);
    if (!device.properties.contains("smart_failing"))
        return;  // the disk has no SMART, it is switched off, or we may not ask
    read_answer(root, name + "smart_data", disk::ata_smart_data(device.name), disk::decode_smart_data, device, notes);
    const auto logs = ask_for_list(root, name + "logs", log(disk::ata_directory_log, 0), disk::decode_log_directory);
    if (!logs.contains(disk::ata_statistics_log))
        return;
    const auto pages =
        ask_for_list(root, name + "statistics", log(disk::ata_statistics_log, 0), disk::decode_statistics_list);
    for (const std::uint8_t page : statistics_pages) {
        if (pages.contains(page))
            read_answer(root,
                        fmt::format("{}statistics_{}", name, page),
                        log(disk::ata_statistics_log, page),
                        disk::decode_statistics,
                        device,
                        notes);
    }
}

void read_scsi(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    const std::string name = "scsi/" + device.name + "/log_";
    const auto pages = ask_for_list(root, name + "00", disk::scsi_log_page(device.name, 0), disk::decode_log_pages);
    for (const std::uint8_t page : log_pages) {
        if (pages.contains(page))
            read_answer(root,
                        fmt::format("{}{:02x}", name, page),
                        disk::scsi_log_page(device.name, page),
                        disk::decode_log_page,
                        device,
                        notes);
    }
}

/// Bytes and hours, as of every other drive, from sectors and minutes.
void convert(Device& device, std::string_view from, std::string_view to, std::uint64_t factor, std::uint64_t divisor)
{
    constexpr std::uint64_t largest = std::uint64_t{1} << 62U;
    const auto value = number_of(device, from);
    if (value && *value < largest / factor)
        device.properties.emplace(to, *value * factor / divisor);
    device.properties.erase(std::string{from});
}

}  // namespace

void read_disk_health(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    if (!is_asked(root, path, device, notes))
        return;
    // SAT-4, 10.3.4: a SATA disk is known by this vendor, whichever adapter translates for it.
    if (text_of(device, "vendor") == "ATA")
        read_ata(root, device, notes);
    else
        read_scsi(root, device, notes);
    const std::uint64_t sector = number_of(device, "logical_block_bytes").value_or(512);
    convert(device, "written_sectors", "written_bytes", sector, 1);
    convert(device, "read_sectors", "read_bytes", sector, 1);
    convert(device, "power_on_minutes", "power_on_hours", 1, 60);
}

}  // namespace ocks
