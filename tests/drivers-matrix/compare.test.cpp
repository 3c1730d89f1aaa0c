// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/coverage.hpp"
#include "drivers-matrix/compare/difference.hpp"
#include "drivers-matrix/compare/pattern.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

const auto pci_ids = "8086  Intel Corporation\n\t10d3  82574L Gigabit Network Connection\n\t1572  Ethernet X710\n"
                     "\t0a54  P4500\n144d  Samsung\n\ta808  NVMe SSD <PM981>\n\tffff  Soundbar\n"
                     "C 01  Mass storage controller\n\t08  Non-Volatile memory controller\n";

Matrix older()
{
    Matrix matrix{.release = "6.1", .architecture = "x86_64"};
    matrix.modules = {{.name = "e1000e", .path = "drivers/net/ethernet/intel/e1000e/e1000e"},
                      {.name = "gone", .path = "drivers/scsi/gone"},
                      {.name = "nvme", .path = "drivers/nvme/host/nvme"}};
    matrix.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0},
                      {.pattern = "pci:v00009005d00000001sv*sd*bc*sc*i*", .module = 1},
                      {.pattern = "pci:v*d*sv*sd*bc01sc08i02*", .module = 2}};
    return matrix;
}

Matrix newer()
{
    auto matrix = older();
    matrix.release = "6.12";
    matrix.modules[1] = {.name = "i40e", .path = "drivers/net/ethernet/intel/i40e/i40e", .symbol = "CONFIG_I40E"};
    matrix.entries[1] = {.pattern = "pci:v00008086d00001572sv*sd*bc*sc*i*", .module = 1};
    matrix.entries.push_back({.pattern = "usb:v1234p5678d*dc*dsc*dp*ic*isc*ip*in*", .module = 1});
    return matrix;
}

}  // namespace

TEST_CASE("a pattern of one card gives the alias of such a card, and no other does", "[pattern]")
{
    const auto claim = claim_of("pci:v00008086d000010D3sv*sd*bc*sc*i*");
    REQUIRE(claim);
    CHECK(claim->id == 0x808610d3);
    CHECK(claim->alias == "pci:v00008086d000010D3sv00000000sd00000000bcFFsc00i00");
    CHECK(claim->alias == alias_of(0x808610d3));
    CHECK(claim_of("pci:v00008086d000010D3sv00001028sd00000001bc02sc00i00*")->alias ==
          "pci:v00008086d000010D3sv00001028sd00000001bc02sc00i00");
    CHECK(claim_of("pci:v00008086d000010D3*")->alias == alias_of(0x808610d3));
    for (const auto* open :
         {"pci:v*d*sv*sd*bc01sc08i02*", "pci:v00008086d*", "usb:v1D6Bp0002d*", "pci:v0000ZZZZd*", "pci:", ""}) {
        CAPTURE(open);
        CHECK_FALSE(claim_of(open));
    }
}

TEST_CASE("what a newer kernel gains and loses is named", "[difference]")
{
    const Opened from{older()};
    const Opened to{newer()};
    const auto changes = difference(*from, *to);
    CHECK(changes.gained == std::vector<HardwareChange>{{"network", 0x80861572, "i40e", "CONFIG_I40E"}});
    CHECK(changes.lost == std::vector<HardwareChange>{{"storage", 0x90050001, "gone", ""}});
    CHECK(changes.modules_gained == std::vector<std::string>{"i40e"});
    CHECK(changes.modules_lost == std::vector<std::string>{"gone"});
    CHECK(difference(*to, *to).gained.empty());
    const auto text = to_text(sheet_of(changes, PciIds{pci_ids}));
    CHECK(text == "Hardware from 6.1 (x86_64) to 6.12 (x86_64)\n\n"
                  "  1 PCI devices gained, 1 lost\n"
                  "  1 drivers gained, 1 lost\n\n"
                  "By vendor\n"
                  "  gained  lost  vendor\n"
                  "  1       0     Intel Corporation\n"
                  "  0       1     vendor 9005\n\n"
                  "Lost: storage, vendor 9005\n"
                  "  id         device  driver\n"
                  "  9005:0001  -       gone\n\n"
                  "Gained: network, Intel Corporation\n"
                  "  id         device         driver  symbol\n"
                  "  8086:1572  Ethernet X710  i40e    CONFIG_I40E\n");
}

TEST_CASE("coverage says when it is a lower bound", "[coverage]")
{
    auto distribution = older();
    distribution.builtin_tables = false;
    const Opened whole{older()};
    const Opened part{distribution};
    const auto says_so = [](const MatrixView& matrix) {
        return to_text(sheet_of(coverage(matrix, {}, PciIds{pci_ids}, {}))).find("at the least: ") != std::string::npos;
    };
    CHECK(says_so(*part));
    CHECK_FALSE(says_so(*whole));
}

TEST_CASE("a card that two drivers take is gained once", "[difference]")
{
    auto doubled = newer();
    doubled.modules.push_back({.name = "iavf", .path = "drivers/net/ethernet/intel/iavf/iavf"});
    doubled.entries.push_back({.pattern = "pci:v00008086d00001572sv*sd*bc*sc*i*", .module = 3});
    const Opened from{older()};
    const Opened to{doubled};
    const auto changes = difference(*from, *to);
    CHECK(changes.gained.size() == 2);  // a document names both drivers
    const auto text = to_text(sheet_of(changes, PciIds{pci_ids}));
    CHECK(text.find("  1 PCI devices gained, 1 lost\n") != std::string::npos);
    CHECK(text.find("  1       0     Intel Corporation\n") != std::string::npos);
    CHECK(text.find("  8086:1572  Ethernet X710  i40e, iavf  CONFIG_I40E\n") != std::string::npos);
}

TEST_CASE("a driver that became built in is not taken for lost where its tables are not known", "[difference]")
{
    auto distribution = newer();
    distribution.builtin_tables = false;
    distribution.modules.push_back({.name = "gone", .builtin = true});
    const Opened from{older()};
    const Opened to{distribution};
    const auto changes = difference(*from, *to);
    CHECK(changes.lost == std::vector<HardwareChange>{{"storage", 0x90050001, "gone", "", true}});
    const auto text = to_text(sheet_of(changes, PciIds{pci_ids}));
    CHECK(text.find("1 PCI devices gained, 0 lost\n") != std::string::npos);
    CHECK(text.find("\n  1 more cannot be judged: ") != std::string::npos);
    CHECK(text.find("Perhaps lost: storage, vendor 9005\n") != std::string::npos);
}

TEST_CASE("coverage counts server devices of pci.ids, by what drives them or what they are called", "[coverage]")
{
    const Opened matrix{older()};
    const Opened other{newer()};
    const std::vector others{*other};
    const std::vector<std::string> real{"pci:v00008086d000010D3sv00000000sd00000000bc02sc00i00", "pci:v1"};
    const auto shares = coverage(*matrix, others, PciIds{pci_ids}, real);
    // What is called NVMe is of that class, and P4500 and the sound bar are not known to be for servers.
    CHECK(shares.shares ==
          std::vector<VendorShare>{{"network", "Intel Corporation", 2, 1}, {"storage", "Samsung", 1, 1}});
    CHECK(shares.known == 3);
    CHECK(shares.served == 2);
    CHECK(shares.real == 2);
    CHECK(shares.real_served == 1);
    const auto page = to_html(sheet_of(shares));
    CHECK(page.find("<h2>network: 1 of 2, 50.0 %</h2>") != std::string::npos);
    CHECK(to_json(shares).find(R"("served": 2)") != std::string::npos);
}

TEST_CASE("names that mean something to HTML do no harm", "[sheet]")
{
    CHECK(to_html({.title = "<b>&", .summary = {}, .sections = {}}).find("<h1>&lt;b&gt;&amp;</h1>") !=
          std::string::npos);
}
