// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/probes/smbios_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe smbios;
}

namespace {

constexpr std::array smbios_alone{&probes::smbios};

}  // namespace

TEST_CASE("the firmware's tables are read from where the kernel shows them", "[probe][smbios]")
{
    const std::string table = Bytes(0, 0, 0x12).text(0x04, "Insyde Corp.").bytes() + end_of_table();
    const std::string entry = entry_point_64(3, 2, table);
    const Tree tree{
        {"/sys/firmware/dmi/tables/DMI", table},
        {"/sys/firmware/dmi/tables/smbios_entry_point", entry},
        {"/sys/firmware/efi/fw_platform_size", "64\n"},
        {"/sys/class/dmi/id/sys_vendor", "not read: the tables are there\n"},
    };
    const Inventory seen = observe(tree.sysroot(), smbios_alone);
    REQUIRE(seen.devices.size() == 2);
    CHECK(text_of(seen.devices[0], "vendor") == "Insyde Corp.");
    CHECK(number_of(seen.devices[0], "uefi") == 1U);
    CHECK(text_of(seen.devices[1], "version") == "3.2");
    CHECK(text_of(seen.devices[1], "entry_point") == "_SM3_");
    CHECK(number_of(seen.devices[1], "table_bytes") == table.size());
}

TEST_CASE("without the tables the kernel's texts are better than nothing", "[probe][smbios]")
{
    const Tree tree{
        {"/sys/class/dmi/id/sys_vendor", "Huawei\n"},
        {"/sys/class/dmi/id/product_name", "TaiShan 200\n"},
        {"/sys/class/dmi/id/product_family", "\n"},
        {"/sys/class/dmi/id/bios_version", "1.70\n"},
    };
    CHECK(observe(tree.sysroot(), smbios_alone) ==
          Inventory{{{"bios", "bios", {{"version", "1.70"}}},
                     {"system", "system", {{"vendor", "Huawei"}, {"product", "TaiShan 200"}}}},
                    {}});
}
