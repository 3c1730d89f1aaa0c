// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/check.hpp"

#include "drivers-matrix/check/candidate.hpp"
#include "drivers-matrix/check/show.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

constexpr auto nvme_alias = "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02";
constexpr auto nic_alias = "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00";

Matrix sample()
{
    Matrix matrix{.release = "6.12.1-ocks", .architecture = "x86_64"};
    matrix.modules = {{.name = "nvme", .builtin = true},
                      {.name = "bnx2", .package = "kernel-modules", .firmware = {"bnx2/a.fw", "bnx2/b.fw"}},
                      {.name = "odd"}};
    matrix.entries = {{.pattern = "pci:v*d*sv*sd*bc01sc08i02*", .module = 0, .driver = "nvme"},
                      {.pattern = "pci:v000014E4d00001639sv*sd*bc*sc*i*", .module = 1, .driver = "bnx2"},
                      {.pattern = "pci:v*d*sv*sd*bc07sc00i02*", .module = 2}};
    matrix.left_out = {{.module = "e1000e", .symbol = "CONFIG_E1000E"}};
    return matrix;
}

/// Another kernel, which has what the first has not.
Matrix richer()
{
    Matrix matrix{.release = "6.18.0", .architecture = "x86_64"};
    matrix.modules = {
        {.name = "e1000e", .symbol = "CONFIG_E1000E"}, {.name = "newnic"}, {.name = "vendor_nic", .in_tree = false}};
    matrix.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0},
                      {.pattern = "pci:v00001234d00005678sv*sd*bc*sc*i*", .module = 1},
                      {.pattern = "pci:v00001234d00009999sv*sd*bc*sc*i*", .module = 2}};
    return matrix;
}

Claimant subject(std::string name, std::string alias)
{
    const auto parsed = parse_pci_alias(alias);
    return {
        .name = std::move(name), .modalias = std::move(alias), .device_class = parsed->device_class, .id = parsed->id};
}

Preflight preflight(std::vector<Claimant> subjects, const FirmwareFiles& firmware = {})
{
    const Opened matrix{sample()};
    const Opened other{richer()};
    const std::vector others{*other};
    return check({.subjects = std::move(subjects)}, {*matrix, others, own_knowledge(), firmware});
}

Finding only(std::string alias, const FirmwareFiles& firmware = {})
{
    return preflight({subject("0000:01:00.0", std::move(alias))}, firmware).findings.front();
}

}  // namespace

TEST_CASE("a driver of a class that is a specification is good enough, another is not", "[check]")
{
    const auto nvme = only(nvme_alias);
    CHECK(nvme.readiness == Readiness::present);
    CHECK(nvme.drivers == std::vector<std::string>{"nvme"});
    CHECK(nvme.builtin);
    CHECK(nvme.reason == "nvme (built in); class 010802 is the NVM Express specification");
    CHECK(only("pci:v00001234d00000001sv00000000sd00000000bc07sc00i02").readiness == Readiness::untested);
}

TEST_CASE("why there is no driver is told, and what to do", "[check]")
{
    const auto off = only(nic_alias);
    CHECK(off.readiness == Readiness::not_enabled);
    CHECK(off.reason == "e1000e is switched off: CONFIG_E1000E is not set");
    CHECK(off.advice == "ask for a kernel with CONFIG_E1000E=m");

    const auto later = only("pci:v00001234d00005678sv00000000sd00000000bc02sc00i00");
    CHECK(later.readiness == Readiness::unsupported);
    CHECK(later.missing.absence == Absence::other_release);
    CHECK(later.reason == "newnic of 6.18.0 serves it");

    CHECK(only("pci:v00001234d00009999sv00000000sd00000000bc02sc00i00").missing.absence == Absence::out_of_tree);
    CHECK(only("pci:v0000FFFEd00000001sv00000000sd00000000bc02sc00i00").reason == "no driver is known for it");
    CHECK(only("pci:v000010DEd00001234sv00000000sd00000000bc03sc02i00").missing.module == "nvidia");
    CHECK(only("pci:v00008086d000029C0sv00000000sd00000000bc06sc00i00").readiness == Readiness::not_needed);
}

TEST_CASE("who drives the device where it was recorded is told, if this kernel offers another", "[check]")
{
    const auto nvme_bound_to = [](std::string driver) {
        auto nvme = subject("0000:01:00.0", nvme_alias);
        nvme.driver = std::move(driver);
        return preflight({nvme}).findings.front().reason;
    };
    const std::string_view served = "nvme (built in); class 010802 is the NVM Express specification";
    CHECK(nvme_bound_to("nvme") == served);
    CHECK(nvme_bound_to("vfio-pci") == served);  // an operator's choice
    CHECK(nvme_bound_to("r8168") ==
          std::string{served} +
              "; r8168 drives it now, which is not part of Linux (https://packages.debian.org/trixie/r8168-dkms)");

    const Opened matrix{
        {.modules = {{.name = "mpt3sas"}}, .entries = {{.pattern = "pci:v00001000d00000087sv*sd*bc*sc*i*"}}}};
    auto adapter = subject("0000:02:00.0", "pci:v00001000d00000087sv00001000sd00003020bc01sc07i00");
    adapter.driver = "mpt2sas";
    const auto renamed = check({.subjects = {adapter}}, {*matrix, {}, own_knowledge(), {}});
    CHECK(renamed.findings.front().reason == "mpt3sas (module); mpt2sas drives it now, its name in older kernels");
}

TEST_CASE("a USB device that an old kernel recorded is found without the number of its interface", "[check]")
{
    const Opened matrix{{.modules = {{.name = "usb_storage"}},
                         .entries = {{.pattern = "usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*"},
                                     {.pattern = "usb:v*p*d*dc*dsc*dp*ic08isc06ip62in01*"}}}};
    const auto readiness = [&](std::string alias) {
        const Claimant stick{.name = "1-1:1.0", .modalias = std::move(alias)};
        return check({.subjects = {stick}}, {*matrix, {}, own_knowledge(), {}}).findings.front().readiness;
    };
    CHECK(readiness("usb:v0930p6545d0110dc00dsc00dp00ic08isc06ip50") == Readiness::untested);
    CHECK(readiness("usb:v0930p6545d0110dc00dsc00dp00ic08isc06ip50in00") == Readiness::untested);
    // Whether it is interface 1, nobody wrote down.
    CHECK(readiness("usb:v0930p6545d0110dc00dsc00dp00ic08isc06ip62") == Readiness::not_needed);
    CHECK(readiness("usb:v0930p6545d0110dc00dsc00dp00ic08isc06ip62in01") == Readiness::untested);
}

TEST_CASE("a matrix without tables of built-in drivers never says that there is no driver", "[check][absence]")
{
    Matrix debian{.release = "6.12-amd64", .architecture = "x86_64", .builtin_tables = false};
    debian.modules = {{.name = "e1000e"}, {.name = "newnic", .builtin = true}};
    debian.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0}};
    const Opened matrix{debian};
    const Opened other{richer()};
    const std::vector others{*other};
    const auto nic = subject("0000:01:00.0", nic_alias);
    const auto built_in = subject("0000:02:00.0", "pci:v00001234d00005678sv00000000sd00000000bc02sc00i00");
    const auto disk = subject("0000:03:00.0", nvme_alias);
    const auto all = check({.subjects = {nic, built_in, disk}}, {*matrix, others, own_knowledge(), {}});
    CHECK(all.findings[0].readiness == Readiness::present);
    CHECK(all.findings[1].readiness == Readiness::unknown);
    CHECK(all.findings[1].reason ==
          "newnic is built in, and takes it in 6.18.0; the matrix has no tables of built-in drivers");
    CHECK(all.findings[2].readiness == Readiness::unknown);
    CHECK(all.findings[2].missing.absence == Absence::untold);
    CHECK(all.root_disk == Prospect::unknown);
    CHECK(all.network == Prospect::yes);
    CHECK(all.works == Prospect::unknown);
    CHECK(to_json(all, "m", PciIds{}).find(R"("works":"unknown")") != std::string::npos);

    // What a vendor alone has is not built in.
    const auto gpu = subject("0000:04:00.0", "pci:v000010DEd00001234sv00000000sd00000000bc03sc02i00");
    CHECK(check({.subjects = {gpu}}, {*matrix, others, own_knowledge(), {}}).findings[0].missing.absence ==
          Absence::out_of_tree);
}

TEST_CASE("a kernel for other processors is told from a kernel of another release", "[absence]")
{
    auto arm = richer();
    arm.architecture = "aarch64";
    const Opened matrix{sample()};
    const Opened other{arm};
    const std::vector others{*other};
    const auto missing =
        why_missing("pci:v00001234d00005678sv00000000sd00000000bc02sc00i00", *matrix, others, own_knowledge());
    CHECK(missing.absence == Absence::other_architecture);
    CHECK(explained(missing) == "only 6.18.0 for aarch64 has its driver, newnic");
    // What the configuration leaves out is not a matter of the architecture.
    CHECK(why_missing(nic_alias, *matrix, others, own_knowledge()).absence == Absence::off);
}

TEST_CASE("firmware without which a driver does not work is asked for", "[check]")
{
    constexpr auto bnx2 = "pci:v000014E4d00001639sv00000000sd00000000bc02sc00i00";
    CHECK(only(bnx2).readiness == Readiness::present);  // nobody can look
    const Tree without{{"/lib/firmware/other.bin", ""}};
    const auto root = without.sysroot();
    const auto missing = only(bnx2, FirmwareFiles{root, "6.12.1-ocks"});
    CHECK(missing.readiness == Readiness::needs_firmware);
    CHECK(missing.advice == "install the firmware package that holds bnx2/a.fw");
    for (const auto* file :
         {"/lib/firmware/bnx2/b.fw", "/lib/firmware/updates/bnx2/b.fw.xz", "/lib/firmware/6.12.1-ocks/bnx2/a.fw.zst"}) {
        const Tree with{{file, ""}, {"/lib/firmware/x", ""}};
        const auto good = with.sysroot();
        CAPTURE(file);
        CHECK(only(bnx2, FirmwareFiles{good, "6.12.1-ocks"}).readiness == Readiness::present);
    }
}

TEST_CASE("a machine works if its root disk and its network are served", "[check]")
{
    const auto bnx2 = subject("0000:02:00.0", "pci:v000014E4d00001639sv00000000sd00000000bc02sc00i00");
    const auto good = preflight({subject("0000:01:00.0", nvme_alias), bnx2});
    CHECK(good.works == Prospect::yes);
    CHECK(good.root_disk == Prospect::yes);
    CHECK(good.network_reason == "1 of 1 network controllers have a driver");

    const auto lost = preflight({subject("0000:01:00.0", nvme_alias), subject("0000:03:00.0", nic_alias)});
    CHECK(lost.works == Prospect::no);
    CHECK(lost.network == Prospect::no);
    CHECK(lost.network_reason == "0000:03:00.0: e1000e is switched off: CONFIG_E1000E is not set");

    // One that works is enough to reach the machine, and the other is still in the way of a yes.
    const auto half = preflight({subject("0000:01:00.0", nvme_alias), bnx2, subject("0000:03:00.0", nic_alias)});
    CHECK(half.network == Prospect::yes);
    CHECK(half.works == Prospect::no);
    // A list of one card is no machine without a disk.
    CHECK(preflight({bnx2}).root_disk == Prospect::unknown);
    CHECK(preflight({bnx2}).works == Prospect::unknown);
}

TEST_CASE("the way to the root disk leads through LVM to every controller", "[candidate]")
{
    const Tree tree{
        {"/proc/mounts", "proc /proc proc rw 0 0\n/dev/mapper/vg-root / ext4 rw 0 0\n"},
        {"/sys/bus/pci/devices/0000:01:00.0/modalias", "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02\n"},
        {"/sys/bus/pci/devices/0000:01:00.0/driver", "-> ../../../bus/pci/drivers/nvme"},
        {"/sys/bus/pci/devices/0000:02:00.0/modalias", "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00\n"},
        {"/sys/class/block/dm-0/dm/name", "vg-root\n"},
        {"/sys/class/block/dm-0/slaves/nvme0n1p2", "x"},
        {"/sys/class/block/nvme0n1p2", "-> ../../devices/pci0000:00/0000:01:00.0/nvme/nvme0/nvme0n1/nvme0n1p2"},
        {"/sys/class/net/eth0", "-> ../../devices/pci0000:00/0000:02:00.0/net/eth0"},
        {"/sys/class/net/lo", "-> ../../devices/virtual/net/lo"},
    };
    const auto candidate = read_candidate(tree.sysroot());
    REQUIRE(candidate.subjects.size() == 2);
    CHECK(candidate.subjects[0].driver == "nvme");
    CHECK(candidate.subjects[1].id == "8086:10d3");
    CHECK(candidate.root_disk == std::vector<std::string>{"0000:01:00.0"});
    CHECK(candidate.network == std::vector<std::string>{"0000:02:00.0"});
}

TEST_CASE("a pre-flight is text, a line and JSON", "[check]")
{
    const auto result = preflight({subject("0000:01:00.0", nvme_alias), subject("0000:03:00.0", nic_alias)});
    const PciIds names{"8086  Intel Corporation\n\t10d3  82574L Gigabit Network Connection\nC 02  Network "
                       "controller\n\t00  Ethernet controller\n"};
    CHECK(to_line(result, "one") == "no      root disk yes      network no       one: 1 not-enabled, 1 present\n");
    CHECK(to_text(result, "one", names, false) ==
          "6.12.1-ocks on one (x86_64)\n\n"
          "  works      no\n"
          "  root disk  yes: 1 of 1 storage controllers have a driver\n"
          "  network    no: 0000:03:00.0: e1000e is switched off: CONFIG_E1000E is not set\n\n"
          "Switched off in this kernel: 1\n"
          "  0000:03:00.0  Intel Corporation 82574L Gigabit Network Connection, Ethernet controller\n"
          "                e1000e is switched off: CONFIG_E1000E is not set\n"
          "                -> ask for a kernel with CONFIG_E1000E=m\n\n"
          "Has its driver: 1\n");
    const auto json = to_json(result, "one", names);
    CHECK(json.find(R"("works":"no")") != std::string::npos);
    CHECK(json.find(R"("absence":"off","symbol":"CONFIG_E1000E")") != std::string::npos);
}
