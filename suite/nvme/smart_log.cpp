// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/nvme/smart_log.hpp"

#include "core/descriptor.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/nvme_ioctl.h>
#include <sys/ioctl.h>

namespace ocks {
namespace {

constexpr std::uint8_t get_log_page = 0x02;
constexpr std::uint32_t smart_page = 0x02;
constexpr std::uint32_t whole_controller = 0xffffffff;

std::uint16_t word_at(std::string_view page, std::size_t offset)
{
    const auto low = static_cast<unsigned char>(page[offset]);
    const auto high = static_cast<unsigned char>(page[offset + 1]);
    return static_cast<std::uint16_t>(low | high << 8U);
}

std::uint8_t byte_at(std::string_view page, std::size_t offset)
{
    return static_cast<std::uint8_t>(page[offset]);
}

double wide_at(std::string_view page, std::size_t offset)
{
    double value = 0;
    for (std::size_t index = 16; index > 0; --index)
        value = value * 256 + byte_at(page, offset + index - 1);
    return value;
}

Result<std::string> ask_controller(const std::string& controller)
{
    const std::string path = "/dev/" + controller;
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::denied, path, std::strerror(errno));
    std::string page(smart_log_bytes, '\0');
    nvme_admin_cmd command{};
    command.opcode = get_log_page;
    command.nsid = whole_controller;
    command.addr = reinterpret_cast<std::uintptr_t>(page.data());
    command.data_len = smart_log_bytes;
    // The number of 32-bit words, from 0, stands in the upper half.
    command.cdw10 = (smart_log_bytes / 4 - 1) << 16U | smart_page;
    const int status = ioctl(file.number(), NVME_IOCTL_ADMIN_CMD, &command);
    if (status < 0)
        return fail(Errc::io, path, std::string{"Get Log Page: "} + std::strerror(errno));
    if (status > 0)
        return fail(Errc::io, path, "Get Log Page: NVMe status " + std::to_string(status));
    return page;
}

}  // namespace

Result<SmartLog> parse_smart_log(std::string_view page)
{
    if (page.size() != smart_log_bytes)
        return fail(Errc::malformed, "the SMART log", "has " + std::to_string(page.size()) + " bytes, not 512");
    return SmartLog{.critical_warning = byte_at(page, 0),
                    .temperature_kelvin = word_at(page, 1),
                    .available_spare_percent = byte_at(page, 3),
                    .spare_threshold_percent = byte_at(page, 4),
                    .used_percent = byte_at(page, 5),
                    .media_errors = wide_at(page, 160),
                    .unsafe_shutdowns = wide_at(page, 144),
                    .power_on_hours = wide_at(page, 128)};
}

std::string warning_text(std::uint8_t critical_warning)
{
    constexpr auto bits = std::to_array<std::string_view>({"the spare space is below its threshold",
                                                           "the temperature is out of its limits",
                                                           "the reliability is degraded by media errors",
                                                           "the media is read-only",
                                                           "the backup of the volatile memory has failed",
                                                           "the persistent memory is unreliable"});
    std::string text;
    for (unsigned bit = 0; bit < 8; ++bit) {
        if (((critical_warning >> bit) & 1U) == 0)
            continue;
        text += text.empty() ? "" : ", ";
        text += bit < bits.size() ? std::string{bits.at(bit)} : "bit " + std::to_string(bit);
    }
    return text.empty() ? "none" : text;
}

Result<SmartLog> read_smart_log(const Sysroot& root, const std::string& controller)
{
    const auto page = root.ask("nvme/" + controller + "/smart", [&] { return ask_controller(controller); });
    return page ? parse_smart_log(*page) : Failure(page.error());
}

}  // namespace ocks
