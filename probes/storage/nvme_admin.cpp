// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/nvme_admin.hpp"

#include "probes/storage/nvme_data.hpp"
#include "probes/system_error.hpp"

#include <bit>
#include <fcntl.h>
#include <linux/nvme_ioctl.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace ocks::nvme {
namespace {

// NVM Express Base Specification 2.0, 5.16 and 5.17.
constexpr std::uint8_t get_log_page = 0x02;
constexpr std::uint8_t identify = 0x06;
constexpr std::uint32_t all_namespaces = 0xffff'ffffU;

/// The kernel's own time-out stands: a shorter one would reset a controller that is only slow.
Result<std::string> answer_of(const std::string& device, nvme_admin_cmd command, std::size_t bytes)
{
    const std::string path = "/dev/" + device;
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return system_failure(path);
    std::string answer(bytes, '\0');
    command.addr = std::bit_cast<std::uintptr_t>(answer.data());
    command.data_len = static_cast<std::uint32_t>(bytes);
    const int status = ioctl(file.number(), NVME_IOCTL_ADMIN_CMD, &command);
    if (status < 0)
        return system_failure(path);
    // Above 0 it is the controller that refuses, with a status of the specification.
    if (status > 0)
        return fail(Errc::absent, path, "the controller does not know the command");
    return answer;
}

/// Of the whole controller.
Result<std::string> log_page(const std::string& device, std::uint32_t page, std::size_t bytes)
{
    // Without this bit the controller would forget the event that made it warn.
    constexpr std::uint32_t retain_event = 1U << 15U;
    nvme_admin_cmd command{};
    command.opcode = get_log_page;
    command.nsid = all_namespaces;
    command.cdw10 = page | retain_event | static_cast<std::uint32_t>(bytes / 4 - 1) << 16U;
    return answer_of(device, command, bytes);
}

}  // namespace

Sysroot::Question identify_controller(std::string device)
{
    return [device = std::move(device)] {
        nvme_admin_cmd command{};
        command.opcode = identify;
        command.cdw10 = 1;
        return answer_of(device, command, identify_bytes);
    };
}

Sysroot::Question identify_namespace(std::string device, std::uint32_t number)
{
    return [device = std::move(device), number] {
        nvme_admin_cmd command{};
        command.opcode = identify;
        command.nsid = number;
        return answer_of(device, command, identify_bytes);
    };
}

Sysroot::Question smart_log(std::string device)
{
    return [device = std::move(device)] {
        return log_page(device, 0x02, smart_bytes);
    };
}

Sysroot::Question firmware_log(std::string device)
{
    return [device = std::move(device)] {
        return log_page(device, 0x03, firmware_bytes);
    };
}

Sysroot::Question self_test_log(std::string device)
{
    return [device = std::move(device)] {
        return log_page(device, 0x06, self_test_bytes);
    };
}

}  // namespace ocks::nvme
