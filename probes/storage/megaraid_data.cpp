// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/megaraid_data.hpp"

#include "probes/bytes.hpp"
#include "probes/storage/megaraid.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace ocks::megaraid {
namespace {

using Name = std::pair<unsigned, std::string_view>;

/// enum MR_PD_STATE, in the words of the vendors' own tools.
constexpr auto states = std::to_array<Name>({
    {0x00, "unconfigured good"},
    {0x01, "unconfigured bad"},
    {0x02, "hot spare"},
    {0x10, "offline"},
    {0x11, "failed"},
    {0x14, "rebuild"},
    {0x18, "online"},
    {0x20, "copyback"},
    {0x40, "jbod"},
});

constexpr auto interfaces = std::to_array<Name>({{1, "scsi"}, {2, "sas"}, {3, "sata"}, {4, "fc"}, {5, "nvme"}});

template <std::size_t Count>
std::string_view name_of(const std::array<Name, Count>& names, unsigned number)
{
    const auto* const found = std::ranges::find(names, number, &Name::first);
    return found == names.end() ? std::string_view{} : found->second;
}

void put(Device& device, std::string_view property, std::string text)
{
    if (!text.empty())
        device.properties.emplace(property, std::move(text));
}

// Offsets in struct MR_PD_INFO.
constexpr std::size_t inquiry = 4;
constexpr std::size_t media_errors = 168;
constexpr std::size_t other_errors = 172;
constexpr std::size_t predicted_failures = 176;
constexpr std::size_t state = 184;
constexpr std::size_t sas_address = 200;
constexpr std::size_t raw_sectors = 232;
constexpr std::size_t enclosure = 256;
constexpr std::size_t slot = 259;
constexpr std::size_t media_type = 370;
constexpr std::size_t interface_type = 401;
constexpr std::size_t temperature = 402;
constexpr std::size_t sector_bytes = 404;

}  // namespace

Result<std::vector<unsigned>> decode_drives(std::string_view content)
{
    constexpr std::size_t header = 8;
    constexpr std::size_t entry = 24;
    constexpr std::size_t device_type = 6;
    constexpr unsigned enclosure_services = 0x0d;  // SPC-5, 6.6.2
    const Bytes bytes{content};
    const std::size_t count = bytes.le32(4);
    if (content.size() < header || (content.size() - header) / entry < count)
        return fail(Errc::malformed, "list of drives", "shorter than it says");
    std::vector<unsigned> drives;
    for (std::size_t index = 0; index < count; ++index) {
        const Bytes drive = bytes.from(header + index * entry);
        if (drive.u8(device_type) != enclosure_services)
            drives.push_back(drive.le16(0));
    }
    return drives;
}

Result<Device> decode_drive_info(std::string_view content)
{
    if (content.size() < drive_info_bytes)
        return fail(Errc::malformed, "drive", "not as long as the structure");
    constexpr unsigned none = 0xffff;
    const Bytes bytes{content};
    Device device;
    put(device, "state", std::string{name_of(states, bytes.le16(state))});
    put(device, "interface", std::string{name_of(interfaces, bytes.u8(interface_type))});
    put(device, "vendor", bytes.text(inquiry + 8, 8));
    put(device, "model", bytes.text(inquiry + 16, 16));
    put(device, "firmware", bytes.text(inquiry + 32, 4));
    if (const std::uint64_t address = bytes.le64(sas_address); address != 0)
        device.properties.emplace("sas_address", fmt::format("0x{:016x}", address));
    if (bytes.le16(enclosure) != none)
        device.properties.emplace("enclosure", std::uint64_t{bytes.le16(enclosure)});
    device.properties.emplace("slot", std::uint64_t{bytes.u8(slot)});
    // Firmware that knows no other sectors leaves the field empty.
    const unsigned sector = bytes.le16(sector_bytes) == 0 ? 512 : bytes.le16(sector_bytes);
    constexpr std::uint64_t most = std::uint64_t{1} << 47U;
    if (const std::uint64_t sectors = bytes.le64(raw_sectors); sectors > 0 && sectors < most)
        device.properties.emplace("size_bytes", sectors * sector);
    device.properties.emplace("rotational", std::uint64_t{bytes.u8(media_type) == 0 ? 1U : 0U});
    device.properties.emplace("media_errors", std::uint64_t{bytes.le32(media_errors)});
    device.properties.emplace("other_errors", std::uint64_t{bytes.le32(other_errors)});
    device.properties.emplace("predicted_failures", std::uint64_t{bytes.le32(predicted_failures)});
    if (const unsigned celsius = bytes.u8(temperature); celsius != 0 && celsius != 0xff)
        device.properties.emplace("temperature_celsius", std::uint64_t{celsius});
    return device;
}

}  // namespace ocks::megaraid
