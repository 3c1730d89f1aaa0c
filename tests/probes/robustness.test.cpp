// SPDX-License-Identifier: GPL-3.0-or-later
/// Machines that do not answer as they should: a driver that fails, a bus that is emptied during the scan.
#include "core/snapshot/snapshot.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <array>
#include <string>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe block;
extern const Probe nic;
extern const Probe nvme;
extern const Probe nvme_namespace;
extern const Probe pci;
extern const Probe scsi_device;
extern const Probe usb;
}  // namespace ocks::probes

namespace {

constexpr std::array probes_of_devices{&probes::block,
                                       &probes::nic,
                                       &probes::nvme,
                                       &probes::nvme_namespace,
                                       &probes::pci,
                                       &probes::scsi_device,
                                       &probes::usb};

/// All that was asked of a small machine with one device of each kind.
Snapshot recorded()
{
    const Tree tree{
        {"/sys/bus/pci/devices/0000:01:00.0", "-> ../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0"},
        {"/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/vendor", "0x8086\n"},
        {"/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/device", "0x1572\n"},
        {"/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/class", "0x020000\n"},
        {"/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/numa_node", "0\n"},
        {"/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/aer_dev_fatal", "TOTAL_ERR_FATAL 0\n"},
        {"/sys/class/net/eth0/device", "-> ../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0"},
        {"/sys/class/net/eth0/address", "02:11:22:33:44:55\n"},
        {"/sys/class/net/eth0/mtu", "1500\n"},
        {"/sys/class/nvme/nvme0/model", "EXAMPLE\n"},
        {"/sys/class/nvme/nvme0/cntlid", "1\n"},
        {"/sys/block/nvme0n1/device", "-> ../../class/nvme/nvme0"},
        {"/sys/block/nvme0n1/nsid", "1\n"},
        {"/sys/block/nvme0n1/size", "2048\n"},
        {"/sys/block/nvme0n1/queue/nr_requests", "64\n"},
        {"/sys/bus/scsi/devices/0:0:0:0/type", "0\n"},
        {"/sys/bus/scsi/devices/0:0:0:0/queue_depth", "32\n"},
        {"/sys/bus/usb/devices/1-1/idVendor", "0624\n"},
        {"/sys/bus/usb/devices/1-1/speed", "480\n"},
    };
    Snapshot snapshot;
    const auto record = [&](Access access, std::string_view path, const Answer& answer) {
        snapshot.record(access, path, answer);
    };
    (void)observe(tree.sysroot(record), probes_of_devices);
    return snapshot;
}

/// The same machine, with another answer to one question.
Snapshot with(const Snapshot& snapshot, const Asked& question, const Answer& answer)
{
    Snapshot changed;
    for (const auto& [asked, said] : snapshot.answers())
        changed.record(asked.access, asked.path, asked == question ? answer : said);
    return changed;
}

bool is_listed(const Inventory& inventory, const Device& device)
{
    return find_device(inventory, device.kind, device.name) != nullptr;
}

}  // namespace

TEST_CASE("whichever single file fails to be read, every device is there", "[robustness]")
{
    const Snapshot snapshot = recorded();
    const Inventory whole = observe(Sysroot::replay(snapshot), probes_of_devices);
    REQUIRE(whole.devices.size() == 7);
    for (const char* const why : {"Input/output error", "Resource temporarily unavailable"}) {
        for (const auto& [asked, answer] : snapshot.answers()) {
            // What was never there cannot fail.
            if (asked.access != Access::read || !answer)
                continue;
            INFO(asked.path << ": " << why);
            const Snapshot failing = with(snapshot, asked, fail(Errc::io, asked.path, why));
            const Inventory seen = observe(Sysroot::replay(failing), probes_of_devices);
            CHECK(std::ranges::all_of(whole.devices, [&](const Device& each) { return is_listed(seen, each); }));
        }
    }
}

TEST_CASE("an attribute that cannot be read is noted with its path and the reason", "[robustness]")
{
    const Snapshot snapshot = recorded();
    for (const char* const path : {"/sys/bus/pci/devices/0000:01:00.0/vendor",
                                   "/sys/bus/pci/devices/0000:01:00.0/aer_dev_fatal",
                                   "/sys/class/net/eth0/mtu",
                                   "/sys/class/nvme/nvme0/cntlid",
                                   "/sys/block/nvme0n1/size",
                                   "/sys/block/nvme0n1/queue/nr_requests",
                                   "/sys/bus/scsi/devices/0:0:0:0/queue_depth",
                                   "/sys/bus/usb/devices/1-1/idVendor"}) {
        INFO(path);
        const Snapshot failing = with(snapshot, {path, Access::read}, fail(Errc::io, path, "Input/output error"));
        const Inventory seen = observe(Sysroot::replay(failing), probes_of_devices);
        CHECK(std::ranges::any_of(
            seen.notes, [&](const Note& note) { return note.where == path && note.why == "Input/output error"; }));
    }
}

TEST_CASE("a function that has gone since its bus was listed is still named, and noted", "[robustness]")
{
    Snapshot emptied;
    emptied.record(Access::list, "/sys/bus/pci/devices", std::vector<std::string>{"0000:01:00.0", "0000:02:00.0"});
    const Inventory seen = observe(Sysroot::replay(std::move(emptied)), std::array{&probes::pci});
    CHECK(seen.devices.size() == 2);
    for (const char* const name : {"0000:01:00.0", "0000:02:00.0"}) {
        const Note expected{
            "pci", "/sys/bus/pci/devices/" + std::string{name}, "has no ids: it has gone, or cannot be read"};
        CHECK(std::ranges::count(seen.notes, expected) == 1);
    }
}

TEST_CASE("an attribute of 64 KiB is no text for a person", "[robustness]")
{
    const std::string long_text(std::size_t{64} * 1024, 'x');
    const Tree tree{
        {"/sys/class/nvme/nvme0/model", long_text},
        {"/sys/class/nvme/nvme0/cntlid", long_text},
        {"/sys/class/nvme/nvme0/firmware_rev", "1.0\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::nvme}) ==
          Inventory{{{"nvme", "nvme0", {{"firmware", "1.0"}}}},
                    {{"nvme", "/sys/class/nvme/nvme0/cntlid", "not an unsigned number"},
                     {"nvme", "/sys/class/nvme/nvme0/model", "longer than an attribute can be"}}});
}
