// SPDX-License-Identifier: GPL-3.0-or-later
/// The files read, with what they say:
///
///   /sys/bus/pci/devices/0000:3b:00.0/modalias   "pci:v0000144Dd0000A808sv…"
///   /sys/bus/pci/devices/0000:3b:00.0/driver  -> ../../../../bus/pci/drivers/nvme
///   /proc/mounts                                 "/dev/nvme0n1p2 / ext4 rw 0 0"
///   /sys/class/block/nvme0n1p2                -> ../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/nvme/…
///   /sys/class/block/dm-0/{dm/name,slaves/…}     what lies below LVM, RAID and encryption
///   /sys/class/net/eth0                       -> ../../devices/pci0000:16/0000:16:02.0/0000:17:00.0/net/eth0
#include "drivers-matrix/check/candidate.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

/// Buses whose devices are cards, ports and disks. On platform and ACPI most devices never have a driver.
constexpr std::array<std::string_view, 4> buses{"pci", "usb", "virtio", "vmbus"};

/// Deeper stacks of dm and md than anybody builds.
constexpr unsigned greatest_depth = 8;

std::string last_part(std::string_view path)
{
    return std::string{path.substr(path.rfind('/') + 1)};
}

void read_bus(const Sysroot& root, std::string_view bus, std::vector<Claimant>& subjects)
{
    const auto directory = fmt::format("/sys/bus/{}/devices", bus);
    const auto names = root.list(directory);
    if (!names)
        return;
    for (const auto& name : *names) {
        const auto path = fmt::format("{}/{}", directory, name);
        const auto modalias = root.read(path + "/modalias");
        if (!modalias)
            continue;
        Claimant subject{.name = name, .modalias = std::string{trimmed(*modalias)}};
        if (auto pci = parse_pci_alias(subject.modalias)) {
            subject.id = std::move(pci->id);
            subject.device_class = std::move(pci->device_class);
        }
        if (const auto driver = root.link(path + "/driver"))
            subject.driver = last_part(*driver);
        subjects.push_back(std::move(subject));
    }
}

/// The subjects that a device's path in sysfs leads through.
void add_way(std::string_view path, const std::vector<Claimant>& subjects, std::vector<std::string>& way)
{
    for (const auto part : split(path, '/')) {
        const bool known =
            std::ranges::any_of(subjects, [part](const Claimant& subject) { return subject.name == part; });
        if (known && std::ranges::find(way, part) == way.end())
            way.emplace_back(part);
    }
}

void add_block_device(const Sysroot& root, const std::string& name, unsigned depth, Candidate& candidate)
{
    const auto path = "/sys/class/block/" + name;
    if (const auto place = root.link(path))
        add_way(*place, candidate.subjects, candidate.root_disk);
    const auto below = root.list(path + "/slaves");
    if (!below || depth == greatest_depth)
        return;
    for (const auto& member : *below)
        add_block_device(root, member, depth + 1, candidate);
}

/// The block device that is mounted at "/": "nvme0n1p2", "dm-0"; empty if none is.
std::string root_device(const Sysroot& root)
{
    std::string source;
    const auto mounts = root.read("/proc/mounts");
    for (const auto line : mounts ? lines(*mounts) : std::vector<std::string_view>{}) {
        const auto words = split(line, ' ');
        if (words.size() > 2 && words[1] == "/" && words[0].starts_with("/dev/"))
            source = words[0];
    }
    constexpr std::string_view mapper = "/dev/mapper/";
    if (!source.starts_with(mapper))
        return last_part(source);
    const auto devices = root.list("/sys/class/block");
    for (const auto& name : devices ? *devices : std::vector<std::string>{}) {
        if (!name.starts_with("dm-"))
            continue;
        const auto mapped = root.read(fmt::format("/sys/class/block/{}/dm/name", name));
        if (mapped && trimmed(*mapped) == std::string_view{source}.substr(mapper.size()))
            return name;
    }
    return {};
}

}  // namespace

Candidate read_candidate(const Sysroot& root)
{
    Candidate candidate;
    for (const auto bus : buses)
        read_bus(root, bus, candidate.subjects);
    if (const auto name = root_device(root); !name.empty())
        add_block_device(root, name, 0, candidate);
    const auto ports = root.list("/sys/class/net");
    for (const auto& port : ports ? *ports : std::vector<std::string>{}) {
        if (const auto place = root.link("/sys/class/net/" + port))
            add_way(*place, candidate.subjects, candidate.network);
    }
    return candidate;
}

}  // namespace ocks
