// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/capture/scrub.hpp"

#include "core/snapshot/text.hpp"
#include "probes/probe.hpp"
#include "reports/redaction/redaction.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace ocks::verbs;
using ocks::testing::Tree;

namespace {

constexpr RedactionKey key{{1, 2, 3, 4}};

struct Captured {
    Snapshot seen;
    Inventory inventory;
};

Captured captured(const Tree& tree)
{
    Captured all;
    const Sysroot root = tree.sysroot(
        [&](Access access, std::string_view path, const Answer& answer) { all.seen.record(access, path, answer); });
    all.inventory = observe(root, all_probes());
    return all;
}

Snapshot reading(std::string_view path, std::string content)
{
    Snapshot snapshot;
    snapshot.record(Access::read, path, Answer{std::vector{std::move(content)}});
    return snapshot;
}

std::string told(std::string_view path, std::string content, const std::string& host = "")
{
    const auto result = scrubbed(reading(path, std::move(content)), {}, key, host);
    REQUIRE(result);
    const Answer answer = result->snapshot.answer(Access::read, path);
    return answer ? answer->front() : answer.error().why;
}

}  // namespace

TEST_CASE("the inventory of a scrubbed snapshot is that of the machine, with a report's pseudonyms", "[capture]")
{
    const Tree tree{
        {"/sys/class/nvme/nvme0", "-> ../../devices/pci0000:00/0000:00:04.0/nvme/nvme0"},
        {"/sys/devices/pci0000:00/0000:00:04.0/nvme/nvme0/model", "Acme Disk 2000\n"},
        {"/sys/devices/pci0000:00/0000:00:04.0/nvme/nvme0/serial", "ACME7731K42\n"},
        {"/sys/class/net/enx5254001a2b3c", "-> ../../devices/pci0000:00/0000:00:05.0/net/enx5254001a2b3c"},
        {"/sys/devices/pci0000:00/0000:00:05.0/net/enx5254001a2b3c/address", "52:54:00:1a:2b:3c\n"},
        {"/sys/devices/pci0000:00/0000:00:05.0/net/enx5254001a2b3c/device", "-> ../../../0000:00:05.0"},
        {"/sys/devices/pci0000:00/0000:00:05.0/vendor", "0x8086\n"},
        {"/proc/cmdline", "root=UUID=5be2cf1f-2a1c-4b5e-9d53-2f3c6ed0a8f1 ip=10.0.2.15:::::eth0 quiet\n"},
        {"/proc/sys/kernel/osrelease", "6.12.0-2611.1.0.ocks\n"},
    };
    const Captured machine = captured(tree);
    const auto safe = scrubbed(machine.seen, machine.inventory, key, "");
    REQUIRE(safe);
    CHECK(safe->withheld.empty());
    const std::string text = to_text(safe->snapshot);
    for (const std::string_view secret : {"ACME7731K42", "1a:2b:3c", "1a2b3c", "5be2cf1f", "10.0.2.15"})
        CHECK(text.find(secret) == std::string::npos);

    const auto read_again = parse_snapshot(text, "a.snap");
    REQUIRE(read_again);
    const Inventory inventory = observe(Sysroot::replay(*read_again), all_probes());
    auto expected = redacted({.inventory = machine.inventory, .records = {}, .logs = {}}, key);
    REQUIRE(expected);
    CHECK(inventory.notes == expected->findings.inventory.notes);
    const Device* disk = find_device(inventory, "nvme", "nvme0");
    REQUIRE(disk != nullptr);
    CHECK(*disk == *find_device(expected->findings.inventory, "nvme", "nvme0"));
    CHECK(inventory.devices.size() == machine.inventory.devices.size());
}

TEST_CASE("the same value has the same pseudonym wherever it stands", "[capture]")
{
    Snapshot snapshot = reading("/sys/block/sda/device/serial", "PHLJ0123456789\n");
    snapshot.record(Access::list, "/dev/disk/by-id", Answer{std::vector<std::string>{"ata-ACME_PHLJ0123456789"}});
    const auto safe = scrubbed(snapshot, {}, key, "");
    REQUIRE(safe);
    const std::string name = pseudonym(key, "serial", "phlj0123456789");
    CHECK(safe->snapshot.answer(Access::read, "/sys/block/sda/device/serial")->front() == name + "\n");
    CHECK(safe->snapshot.answer(Access::list, "/dev/disk/by-id")->front() == "ata-ACME_" + name);
}

TEST_CASE("what has the form of a name is replaced though nobody said that it is one", "[capture]")
{
    CHECK(told("/sys/x/uevent", "MAC=00:25:38:aa:bb:cc\n") ==
          "MAC=00:25:38:" + pseudonym(key, "mac", "002538aabbcc") + "\n");
    CHECK(told("/sys/x/uevent", "U=0f8fad5b-d9cb-469f-a165-70867728950e\n") ==
          "U=" + pseudonym(key, "uuid", "0f8fad5b-d9cb-469f-a165-70867728950e") + "\n");
    CHECK(told("/sys/x/uevent", "W=eui.0025384b21b0a9e1 V=0x5000c500a1b2c3d4\n") ==
          "W=" + pseudonym(key, "wwid", "eui.0025384b21b0a9e1") + " V=" + pseudonym(key, "wwid", "0x5000c500a1b2c3d4") +
              "\n");
    CHECK(told("/sys/x/address", "traddr=192.168.7.9,trsvcid=4420\n") ==
          "traddr=" + pseudonym(key, "address", "192.168.7.9") + ",trsvcid=4420\n");
    CHECK(told("/sys/x/y", "fe80::5054:ff:fe12:3456\n") == pseudonym(key, "address", "fe80::5054:ff:fe12:3456") + "\n");
}

TEST_CASE("what only looks like a name stays", "[capture]")
{
    for (const std::string content : {"0000:3b:00.0\n",
                                      "00:00:00:00:00:00\n",
                                      "ff:ff:ff:ff:ff:ff\n",
                                      "pci:v0000144Dd0000A80Asv0000144Dsd0000A801bc01sc08i02\n",
                                      "0x00000000fe000000 0x00000000fe003fff 0x0000000000040200\n",
                                      "12:34:56\n",
                                      "127.0.0.1 255.255.255.0 0.0.0.0 ::1\n",
                                      "00000000-0000-0000-0000-000000000000\n",
                                      "None\n"})
        CHECK(told("/sys/x/y", content) == content);
    CHECK(told("/sys/x/firmware_version", "10.2.0.15\n") == "10.2.0.15\n");
    CHECK(told("/sys/x/serial", "Not Specified\n") == "Not Specified\n");
}

TEST_CASE("the host's name is replaced where it stands alone", "[capture]")
{
    const std::string name = pseudonym(key, "hostname", "node");
    CHECK(told("/proc/cmdline", "hostname=Node nodes=4 node-1\n", "node") == "hostname=" + name + " nodes=4 node-1\n");
}

TEST_CASE("bytes of a form that nobody knows are withheld", "[capture]")
{
    CHECK(told("/sys/x/blob", std::string{"\x01\x02\0secret", 9}) ==
          "withheld from the snapshot: bytes of a form that is not known");
}

TEST_CASE("bytes keep their length, and tell the same pseudonym", "[capture]")
{
    const std::string page{"\0\x80\0\x10    PHLJ01234567", 20};
    const std::string safe = told("/sys/block/sda/device/vpd_pg80", page);
    REQUIRE(safe.size() == page.size());
    const std::string full = pseudonym(key, "serial", "phlj01234567");
    CHECK(safe.substr(0, 8) == page.substr(0, 8));
    CHECK(safe.substr(8) == full.substr(full.size() - 32, 12));
}

TEST_CASE("a secret that survives is refused, and nothing can be written", "[capture]")
{
    // The path itself cannot be told without the host's UUID, and a kernel's error may quote it.
    Snapshot snapshot;
    snapshot.record(Access::read, "/sys/x", fail(Errc::io, "/sys/x", "no 0f8fad5b-d9cb-469f-a165-70867728950e"));
    const auto result = scrubbed(snapshot, {}, key, "");
    REQUIRE_FALSE(result);
    CHECK(result.error().where == "/sys/x");
}
