// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/megaraid.hpp"

#include "core/descriptor.hpp"
#include "core/file.hpp"
#include "core/text.hpp"
#include "probes/system_error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <unistd.h>

namespace ocks::megaraid {
namespace {

/// struct megasas_dcmd_frame: a command to the firmware itself, little-endian.
struct [[gnu::packed]] Frame {
    std::uint8_t command = 0x05;  // MFI_CMD_DCMD
    std::uint8_t reserved = 0;
    std::uint8_t status = 0xff;
    std::array<std::uint8_t, 4> reserved_too = {};
    std::uint8_t blocks = 1;
    std::uint32_t context = 0;
    std::uint32_t padding = 0;
    std::uint16_t flags = 0x0010;  // MFI_FRAME_DIR_READ
    std::uint16_t timeout = 0;
    std::uint32_t bytes = 0;
    std::uint32_t opcode = 0;
    std::array<std::uint16_t, 6> mailbox = {};
    std::array<std::uint8_t, 128 - 40> blocks_of_memory = {};  // the driver writes them
};

/// struct megasas_iocpacket.
struct [[gnu::packed]] Packet {
    std::uint16_t host = 0;
    std::uint16_t padding = 0;
    std::uint32_t block_offset = 40;
    std::uint32_t blocks = 1;
    std::uint32_t sense_offset = 0;
    std::uint32_t sense_bytes = 0;
    Frame frame = {};
    std::array<iovec, 16> memory = {};
};

constexpr std::uint32_t drive_list_query = 0x0201'0100;
constexpr std::uint32_t drive_get_info = 0x0202'0000;

constexpr std::string_view driver = "megaraid_sas_ioctl";

/// "241 megaraid_sas_ioctl" in /proc/devices.
std::optional<unsigned> major_number()
{
    const auto devices = read_file("/proc/devices");
    for (const std::string_view line : lines(devices ? std::string_view{*devices} : std::string_view{})) {
        const std::string_view entry = trimmed(line);
        if (!entry.ends_with(driver))
            continue;
        if (const auto number = parse_unsigned(trimmed(entry.substr(0, entry.size() - driver.size()))))
            return static_cast<unsigned>(*number);
    }
    return std::nullopt;
}

Result<Descriptor> open_driver()
{
    const auto major = major_number();
    if (!major)
        return fail(Errc::absent, std::string{driver}, "the driver is not loaded");
    const std::string path = "/dev/.ocks-megaraid-" + std::to_string(getpid());
    if (mknod(path.c_str(), S_IFCHR | 0600U, makedev(*major, 0)) != 0)
        return system_failure(path);
    const int number = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    const int error = errno;
    unlink(path.c_str());
    errno = error;
    if (number < 0)
        return system_failure(std::string{driver});
    return Descriptor{number};
}

Result<std::string> ask(unsigned host, std::uint32_t opcode, std::uint16_t argument, std::size_t bytes)
{
    const auto file = open_driver();
    if (!file)
        return Failure(file.error());
    const std::string where = "host" + std::to_string(host);
    std::string answer(bytes, '\0');
    Packet packet;
    packet.host = static_cast<std::uint16_t>(host);
    packet.frame.bytes = static_cast<std::uint32_t>(bytes);
    packet.frame.opcode = opcode;
    packet.frame.mailbox[0] = argument;
    packet.memory[0] = {answer.data(), bytes};
    if (ioctl(file->number(), _IOWR('M', 1, Packet), &packet) != 0)
        return system_failure(where);
    // The firmware's own status; anything but 0 is that it does not know the command, or the drive.
    if (packet.frame.status != 0)
        return fail(Errc::absent, where, "the controller does not answer that");
    return answer;
}

}  // namespace

Sysroot::Question list_drives(unsigned host)
{
    return [host] {
        constexpr std::size_t header = 8;
        constexpr std::size_t drive = 24;
        constexpr std::size_t most = 256;  // MEGASAS_MAX_PD
        constexpr std::uint16_t all = 0;   // MR_PD_QUERY_TYPE_ALL
        return ask(host, drive_list_query, all, header + most * drive);
    };
}

Sysroot::Question drive_info(unsigned host, unsigned drive)
{
    return [host, drive] {
        return ask(host, drive_get_info, static_cast<std::uint16_t>(drive), drive_info_bytes);
    };
}

}  // namespace ocks::megaraid
