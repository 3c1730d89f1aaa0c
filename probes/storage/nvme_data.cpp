// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/nvme_data.hpp"

#include "probes/bytes.hpp"
#include "probes/pci/bit_names.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace ocks::nvme {
namespace {

constexpr auto admin_commands = std::to_array<BitName>({
    {0, "security"},
    {1, "format"},
    {2, "firmware"},
    {3, "namespace management"},
    {4, "self-test"},
    {5, "directives"},
    {6, "management interface"},
    {7, "virtualization management"},
    {8, "doorbell buffer"},
});

constexpr auto sanitize_operations =
    std::to_array<BitName>({{0, "crypto erase"}, {1, "block erase"}, {2, "overwrite"}});

/// A field of 16 bytes. Above 2^64 - 1 nothing of today's hardware counts; it is left out then.
void put_wide(Device& device, const char* property, const Bytes& bytes, std::size_t offset, std::uint64_t unit = 1)
{
    const std::uint64_t value = bytes.le64(offset);
    if (bytes.le64(offset + 8) == 0 && value <= std::numeric_limits<std::uint64_t>::max() / unit)
        device.properties.emplace(property, value * unit);
}

/// The specification counts in kelvins, and 0 is no answer.
void put_temperature(Device& device, const char* property, unsigned kelvins)
{
    constexpr unsigned freezing = 273;
    if (kelvins >= freezing)
        device.properties.emplace(property, std::uint64_t{kelvins - freezing});
}

bool is_blank(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

Failure cut(std::string_view what)
{
    return fail(Errc::malformed, std::string{what}, "not as long as the specification says, or empty");
}

}  // namespace

Result<Device> decode_controller(std::string_view content)
{
    if (content.size() < identify_bytes || is_blank(content))
        return cut("identify controller");
    const Bytes bytes{content};
    Device device;
    if (const std::uint32_t version = bytes.le32(80); version != 0)
        device.properties.emplace("spec_version",
                                  fmt::format("{}.{}.{}", version >> 16U, version >> 8U & 0xffU, version & 0xffU));
    put_wide(device, "capacity_bytes", bytes, 280);
    put_wide(device, "unallocated_bytes", bytes, 296);
    if (std::string list = bit_names(bytes.le16(256), admin_commands); !list.empty())
        device.properties.emplace("admin_commands", std::move(list));
    if (std::string list = bit_names(bytes.le32(328), sanitize_operations); !list.empty())
        device.properties.emplace("sanitize", std::move(list));
    device.properties.emplace("firmware_slots", std::uint64_t{bytes.u8(260) >> 1U & 7U});
    device.properties.emplace("power_states", std::uint64_t{bytes.u8(263)} + 1);
    put_temperature(device, "warning_celsius", bytes.le16(266));
    put_temperature(device, "critical_celsius", bytes.le16(268));
    device.properties.emplace("max_namespaces", std::uint64_t{bytes.le32(516)});
    device.properties.emplace("volatile_write_cache", std::uint64_t{bytes.u8(525) & 1U});
    // A capacity of 0 is that of a controller from before 1.2, which does not say it.
    std::erase_if(device.properties, [](const auto& each) {
        return each.first.ends_with("_bytes") && each.second == Value{std::uint64_t{0}};
    });
    return device;
}

Result<Device> decode_namespace(std::string_view content)
{
    constexpr std::size_t formats = 128;
    constexpr unsigned smallest_shift = 9;
    constexpr unsigned largest_shift = 32;
    if (content.size() < identify_bytes || is_blank(content))
        return cut("identify namespace");
    const Bytes bytes{content};
    Device device;
    const unsigned in_use = (bytes.u8(26) & 0xfU) | (bytes.u8(26) >> 5U & 3U) << 4U;
    const unsigned count = std::min(bytes.u8(25) + 1, 64U);
    std::string list;
    for (unsigned index = 0; index < count; ++index) {
        const std::uint32_t format = bytes.le32(formats + 4 * std::size_t{index});
        const unsigned shift = format >> 16U & 0xffU;
        if (shift < smallest_shift || shift > largest_shift)
            continue;
        const unsigned metadata = format & 0xffffU;
        list += (list.empty() ? "" : ",") + std::to_string(std::uint64_t{1} << shift) +
                (metadata == 0 ? "" : "+" + std::to_string(metadata));
        const std::uint64_t used = bytes.le64(16);
        if (index == in_use && used <= std::numeric_limits<std::uint64_t>::max() >> shift)
            device.properties.emplace("used_bytes", used << shift);
    }
    if (!list.empty())
        device.properties.emplace("formats_bytes", std::move(list));
    device.properties.emplace("protection_type", std::uint64_t{bytes.u8(29) & 7U});
    return device;
}

Result<Device> decode_smart(std::string_view content)
{
    constexpr std::uint64_t data_unit = 512'000;  // "thousands of 512 byte units"
    if (content.size() < smart_bytes || is_blank(content))
        return cut("smart");
    const Bytes bytes{content};
    Device device;
    device.properties.emplace("critical_warning", std::uint64_t{bytes.u8(0)});
    put_temperature(device, "temperature_celsius", bytes.le16(1));
    device.properties.emplace("spare_percent", std::uint64_t{bytes.u8(3)});
    device.properties.emplace("spare_threshold_percent", std::uint64_t{bytes.u8(4)});
    device.properties.emplace("used_percent", std::uint64_t{bytes.u8(5)});
    put_wide(device, "read_bytes", bytes, 32, data_unit);
    put_wide(device, "written_bytes", bytes, 48, data_unit);
    put_wide(device, "busy_minutes", bytes, 96);
    put_wide(device, "power_cycles", bytes, 112);
    put_wide(device, "power_on_hours", bytes, 128);
    put_wide(device, "unsafe_shutdowns", bytes, 144);
    put_wide(device, "media_errors", bytes, 160);
    put_wide(device, "error_log_entries", bytes, 176);
    return device;
}

/// An update that waits for the next reset is a slot that is next and not active.
Result<Device> decode_firmware(std::string_view content)
{
    constexpr std::size_t revisions = 8;
    constexpr std::size_t revision_bytes = 8;
    constexpr unsigned slots = 7;
    if (content.size() < firmware_bytes || is_blank(content))
        return cut("firmware slots");
    const Bytes bytes{content};
    Device device;
    const unsigned active = bytes.u8(0) & 7U;
    const unsigned next = bytes.u8(0) >> 4U & 7U;
    if (active != 0)
        device.properties.emplace("firmware_active_slot", std::uint64_t{active});
    if (next != 0)
        device.properties.emplace("firmware_next_slot", std::uint64_t{next});
    std::string images;
    for (unsigned slot = 1; slot <= slots; ++slot) {
        const std::string revision = bytes.text(revisions + (slot - 1) * revision_bytes, revision_bytes);
        if (!revision.empty())
            images += (images.empty() ? "" : ",") + std::to_string(slot) + "=" + revision;
    }
    if (!images.empty())
        device.properties.emplace("firmware_images", std::move(images));
    return device;
}

}  // namespace ocks::nvme
