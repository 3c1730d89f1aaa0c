// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/disk_commands.hpp"

#include "core/descriptor.hpp"
#include "probes/system_error.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <scsi/sg.h>
#include <sys/ioctl.h>
#include <utility>

namespace ocks::disk {
namespace {

// SAT-4, 12.2.2: what the ATA PASS-THROUGH (16) command is made of.
constexpr std::uint8_t ata_pass_through = 0x85;
constexpr std::uint8_t no_data = 3U << 1U;
constexpr std::uint8_t data_in = 4U << 1U;
constexpr std::uint8_t extended = 1;             // the registers have two bytes each
constexpr std::uint8_t give_registers = 1 << 5;  // back in sense data, good or not
constexpr std::uint8_t one_block_in = 0x0e;      // from the device, in blocks, as many as the count says

// ACS-3, 7.48; the numbers in the middle and the high byte of the address keep it from being sent by mistake.
constexpr std::uint8_t smart = 0xb0;
constexpr std::uint8_t smart_read_data = 0xd0;
constexpr std::uint8_t smart_return_status = 0xda;
constexpr std::uint8_t smart_middle = 0x4f;
constexpr std::uint8_t smart_high = 0xc2;

constexpr std::uint8_t read_log_ext = 0x2f;
constexpr std::uint8_t log_sense = 0x4d;

constexpr std::size_t sense_bytes = 64;
constexpr unsigned patience_ms = 10'000;  // a disk that has to spin up first takes about so long

template <std::size_t Size>
using Block = std::array<std::uint8_t, Size>;

struct Exchange {
    std::string data = {};
    std::string sense = {};
    bool is_good = false;  ///< the disk accepted the command, and has nothing to say of it
};

template <std::size_t Size>
Result<Exchange> exchange(const std::string& device, Block<Size> command, std::size_t bytes)
{
    const std::string path = "/dev/" + device;
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (file.number() < 0)
        return system_failure(path);
    Exchange done{std::string(bytes, '\0'), std::string(sense_bytes, '\0')};
    sg_io_hdr request{};
    request.interface_id = 'S';
    request.dxfer_direction = bytes == 0 ? SG_DXFER_NONE : SG_DXFER_FROM_DEV;
    request.cmd_len = static_cast<unsigned char>(command.size());
    request.cmdp = command.data();
    request.dxfer_len = static_cast<unsigned>(bytes);
    request.dxferp = done.data.data();
    request.mx_sb_len = sense_bytes;
    request.sbp = reinterpret_cast<unsigned char*>(done.sense.data());
    request.timeout = patience_ms;
    if (ioctl(file.number(), SG_IO, &request) != 0)
        return system_failure(path);
    if (request.host_status != 0)
        return fail(Errc::io, path, "the command did not reach the disk");
    done.data.resize(bytes - std::min(bytes, static_cast<std::size_t>(std::max(request.resid, 0))));
    done.sense.resize(request.sb_len_wr);
    done.is_good = request.status == 0;
    return done;
}

template <std::size_t Size>
Result<std::string> data_of(const std::string& device, const Block<Size>& command, std::size_t bytes)
{
    auto done = exchange(device, command, bytes);
    if (!done)
        return Failure(done.error());
    if (!done->is_good)
        return fail(Errc::absent, "/dev/" + device, "the disk does not know the command");
    return std::move(done->data);
}

}  // namespace

Sysroot::Question ata_smart_data(std::string device)
{
    return [device = std::move(device)] {
        const Block<16> command{ata_pass_through,
                                data_in,
                                one_block_in,
                                0,
                                smart_read_data,
                                0,
                                1,
                                0,
                                0,
                                0,
                                smart_middle,
                                0,
                                smart_high,
                                0,
                                smart,
                                0};
        return data_of(device, command, ata_log_bytes);
    };
}

Sysroot::Question ata_smart_status(std::string device)
{
    return [device = std::move(device)]() -> Result<std::string> {
        const Block<16> command{ata_pass_through,
                                no_data,
                                give_registers,
                                0,
                                smart_return_status,
                                0,
                                0,
                                0,
                                0,
                                0,
                                smart_middle,
                                0,
                                smart_high,
                                0,
                                smart,
                                0};
        auto done = exchange(device, command, 0);
        if (!done)
            return Failure(done.error());
        return std::move(done->sense);
    };
}

Sysroot::Question ata_log_page(std::string device, std::uint8_t log, std::uint8_t page)
{
    return [device = std::move(device), log, page] {
        const Block<16> command{
            ata_pass_through, data_in | extended, one_block_in, 0, 0, 0, 1, 0, log, 0, page, 0, 0, 0, read_log_ext, 0};
        return data_of(device, command, ata_log_bytes);
    };
}

Sysroot::Question scsi_log_page(std::string device, std::uint8_t page)
{
    return [device = std::move(device), page] {
        constexpr std::uint8_t cumulative = 1U << 6U;
        constexpr std::size_t longest = 1024;
        const Block<10> command{
            log_sense, 0, static_cast<std::uint8_t>(cumulative | page), 0, 0, 0, 0, longest >> 8U, longest & 0xffU, 0};
        return data_of(device, command, longest);
    };
}

}  // namespace ocks::disk
