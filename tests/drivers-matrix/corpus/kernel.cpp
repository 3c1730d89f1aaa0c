// SPDX-License-Identifier: GPL-3.0-or-later
/// The matrix of a kernel that kernel/build/build.sh built: every server function of QEMU's q35 has its driver.
#include "drivers-matrix/extract/build.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "tests/drivers-matrix/corpus/kernels.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;
using namespace ocks::testing;

namespace {

struct Known {
    std::string_view modalias;
    std::string_view driver;
    std::string_view module;
    bool builtin;
};

// Class and ids as QEMU's models have them.
constexpr std::array<Known, 10> q35{{
    {"pci:v00001B36d00000010sv00001AF4sd00001100bc01sc08i02", "nvme", "nvme", true},
    {"pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01", "ahci", "ahci", true},
    {"pci:v00001B36d0000000Csv00000000sd00000000bc06sc04i00", "pcieport", "pcieportdrv", true},
    {"pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00", "e1000e", "e1000e", false},
    {"pci:v00001000d00000079sv00001000sd00009261bc01sc04i00", "megaraid_sas", "megaraid_sas", false},
    {"pci:v00008086d000025ABsv00001AF4sd00001100bc08sc80i00", "i6300ESB timer", "i6300esb", false},
    {"pci:v00008086d00002918sv00001AF4sd00001100bc06sc01i00", "lpc_ich", "lpc_ich", false},
    {"pci:v00008086d00002930sv00001AF4sd00001100bc0Csc05i00", "i801_smbus", "i2c_i801", false},
    {"pci:v00001AF4d00001041sv00001AF4sd00001100bc02sc00i00", "virtio-pci", "virtio_pci", true},
    {"virtio:d00000001v00001AF4", "virtio_net", "virtio_net", false},
}};

}  // namespace

TEST_CASE("the kernel that is built here names a driver for every server function of q35", "[kernel]")
{
    const auto kernel = built_kernel();
    if (!kernel)
        SKIP(no_kernel);
    const auto matrix = build_matrix(kernel->string());
    REQUIRE(matrix);
    CHECK(matrix->architecture == "x86_64");
    CHECK(matrix->notes == std::vector<Note>{});

    const Opened opened{*matrix};
    for (const auto& known : q35) {
        INFO(known.modalias);
        const auto found = offer_for(*opened, known.modalias);
        CHECK(found.drivers == std::vector<std::string>{std::string{known.driver}});
        REQUIRE_FALSE(found.entries.empty());
        const auto& module = matrix->modules[opened->entry(found.entries.front()).module];
        CHECK(module.name == known.module);
        CHECK(module.builtin == known.builtin);
        CHECK_FALSE(module.symbol.empty());
        CHECK(module.signer.empty() == known.builtin);
    }
    // Nothing drives a host bridge.
    CHECK(offer_for(*opened, "pci:v00008086d000029C0sv00001AF4sd00001100bc06sc00i00").support == Support::none);
}
