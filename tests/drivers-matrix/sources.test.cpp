// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/sources.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;
using namespace std::string_view_literals;

TEST_CASE("modules.alias is read line by line, blanks within a pattern included", "[sources]")
{
    const auto aliases = parse_modules_alias("# Aliases extracted from modules themselves.\n"
                                             "alias platform:Fixed MDIO bus fixed_phy\n"
                                             "alias of:N*T*Cfoo,bar-baz foo\n"
                                             "alias usb:[broken bar\n",
                                             "modules.alias");
    CHECK(aliases ==
          std::vector<ModuleAlias>{{"platform:Fixed MDIO bus", "fixed_phy"}, {"of:N*T*Cfoo,bar_baz", "foo"}});
}

TEST_CASE("a line of modules.alias that is none is named", "[sources]")
{
    for (const auto* text : {"alias x\n", "alias  \n", "alias x \n", "options x y\n", "alias a\tb c\n"}) {
        CAPTURE(text);
        const auto aliases = parse_modules_alias(text, "modules.alias");
        REQUIRE_FALSE(aliases);
        CHECK(aliases.error().where == "modules.alias:1");
    }
}

TEST_CASE("modinfo is key and value, with padding between", "[sources]")
{
    CHECK(parse_modinfo("firmware=tigon/tg3.bin\0\0\0intree=Y\0junk\0"sv) ==
          std::vector<ModuleInfo>{{"", "firmware", "tigon/tg3.bin"}, {"", "intree", "Y"}});
    CHECK(parse_builtin_modinfo("sd_mod.alias=scsi:t-0x00*\0nodot=1\0"sv) ==
          std::vector<ModuleInfo>{{"sd_mod", "alias", "scsi:t-0x00*"}});
}

TEST_CASE("tables of built-in drivers are four columns, and name objects beside them", "[sources]")
{
    CHECK(parse_builtin_tables("nvme\tpci\tnvme_id_table\tpci.o\n", "tables.tsv") ==
          std::vector<BuiltinTable>{{"nvme", "pci", "nvme_id_table", "pci.o"}});
    CHECK(parse_builtin_tables("nvme\tpci\tnvme_id_table\n", "tables.tsv").error().where == "tables.tsv:1");
    CHECK_FALSE(parse_builtin_tables("nvme\tpci\tx\t../pci.o\n", "tables.tsv"));
    CHECK(parse_module_symbols("drivers/nvme/host/nvme\tCONFIG_BLK_DEV_NVME\n", "symbols.tsv")->begin()->second ==
          "CONFIG_BLK_DEV_NVME");
    CHECK_FALSE(parse_module_symbols("drivers/nvme/host/nvme\tBLK_DEV_NVME\n", "symbols.tsv"));
    CHECK(source_path("kernel/drivers/nvme/host/nvme-core.ko.xz") == "drivers/nvme/host/nvme-core");
}
