// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/disk_guard.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <blkid/blkid.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace ocks {
namespace {

constexpr auto serial_files = std::to_array<std::string_view>({"serial", "device/serial"});

struct FreeProbe {
    void operator()(blkid_probe probe) const { blkid_free_probe(probe); }
};
using Probe = std::unique_ptr<std::remove_pointer_t<blkid_probe>, FreeProbe>;

std::string type_found(blkid_probe probe)
{
    for (const char* name : {"TYPE", "PTTYPE"}) {
        const char* value = nullptr;
        if (blkid_probe_lookup_value(probe, name, &value, nullptr) == 0)
            return value;
    }
    return "something";
}

Failure refused(const std::string& name, std::string why)
{
    return fail(Errc::denied, name, std::move(why));
}

/// The open file is the block device that /sys speaks of, and not something else that was put in its place.
Result<void> check_identity(const Sysroot& root, const std::string& name, int disk)
{
    struct stat status {};
    if (fstat(disk, &status) != 0 || !S_ISBLK(status.st_mode))
        return refused(name, "is not a block device");
    const auto number = root.read("/sys/block/" + name + "/dev");
    const std::string seen = std::to_string(major(status.st_rdev)) + ":" + std::to_string(minor(status.st_rdev));
    if (!number || trimmed(*number) != seen)
        return refused(name, "is not the device of that name in /sys");
    return {};
}

}  // namespace

// 00 80 00 14 then 20 bytes of text: SPC-4, unit serial number page
Result<std::string> parse_vpd_serial(std::string_view page)
{
    const auto byte = [&](std::size_t index) {
        return static_cast<unsigned char>(page[index]);
    };
    if (page.size() < 4 || byte(1) != 0x80)
        return fail(Errc::malformed, "vpd_pg80", "not page 0x80");
    const std::size_t length = (std::size_t{byte(2)} << 8U) + byte(3);
    if (page.size() < 4 + length)
        return fail(Errc::malformed, "vpd_pg80", "shorter than it says");
    return std::string{trimmed(page.substr(4, length))};
}

Result<std::string> serial_of_disk(const Sysroot& root, const std::string& name)
{
    for (const std::string_view file : serial_files) {
        const auto text = root.read("/sys/block/" + name + "/" + std::string{file});
        if (text && !trimmed(*text).empty())
            return std::string{trimmed(*text)};
    }
    const std::string path = "/sys/block/" + name + "/device/vpd_pg80";
    const auto page = root.read(path);
    if (!page)
        return fail(Errc::absent, name, "has no serial");
    return parse_vpd_serial(*page);
}

std::optional<std::string> signature_on(int disk, const std::string& name)
{
    const Probe probe{blkid_new_probe()};
    if (!probe || blkid_probe_set_device(probe.get(), disk, 0, 0) != 0)
        return "cannot be searched for signatures";
    // On what is not larger than a floppy disk libblkid does not look for arrays and volumes: blkid_probe_is_tiny().
    constexpr blkid_loff_t largest_tiny = blkid_loff_t{1440} * 1024;
    if (blkid_probe_get_size(probe.get()) <= largest_tiny)
        return "is too small to be searched for signatures";
    blkid_probe_enable_superblocks(probe.get(), 1);
    blkid_probe_set_superblocks_flags(probe.get(), BLKID_SUBLKS_TYPE | BLKID_SUBLKS_MAGIC | BLKID_SUBLKS_BADCSUM);
    blkid_probe_enable_partitions(probe.get(), 1);
    blkid_probe_set_partitions_flags(probe.get(), BLKID_PARTS_MAGIC);
    switch (blkid_do_safeprobe(probe.get())) {
    case 1:
        return std::nullopt;
    case 0:
        return "holds " + type_found(probe.get());
    case -2:
        return "holds more than one signature";
    default:
        return "cannot be searched for signatures: reading " + name + " failed";
    }
}

Result<Descriptor> claim_disk(const Sysroot& root, const Device& disk, const std::vector<std::string>& grants)
{
    if (!root.is_live())
        return refused(disk.name, "is part of a snapshot");
    const auto serial = serial_of_disk(root, disk.name);
    if (!serial)
        return Failure(serial.error());
    if (text_of(disk, "serial") != *serial)
        return refused(disk.name, "has the serial " + *serial + " now, and had another when the run was planned");
    if (serial->empty() || std::ranges::find(grants, *serial) == grants.end())
        return refused(disk.name, "its data has not been given up");
    if (const auto use = use_of_disk(root, disk.name))
        return refused(disk.name, *use);
    const std::string path = "/dev/" + disk.name;
    // O_EXCL on a block device fails while it is mounted, swapped on, or claimed by the kernel in any other way.
    const int number = ::open(path.c_str(), O_RDWR | O_EXCL | O_CLOEXEC);
    if (number < 0)
        return refused(path, errno == EBUSY ? "is in use" : std::strerror(errno));
    Descriptor opened{number};
    if (const auto same = check_identity(root, disk.name, number); !same)
        return Failure(same.error());
    if (const auto signature = signature_on(number, disk.name))
        return refused(disk.name, *signature);
    return opened;
}

}  // namespace ocks
