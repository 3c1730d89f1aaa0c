// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/build.hpp"

#include "core/file.hpp"
#include "drivers-matrix/extract/driver_names.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace ocks::testing;
using namespace std::string_view_literals;

namespace {

std::string fixture(const std::string& name)
{
    return read_file(std::string{OCKS_MATRIX_FIXTURES} + "/" + name).value();
}

}  // namespace

TEST_CASE("a driver's name is read from the structure that points to its table", "[driver-names]")
{
    const auto bytes = fixture("driver.o");
    const auto object = ElfObject::parse(bytes, "driver.o");
    REQUIRE(object);
    CHECK(driver_names(*object, "pci", "example_ids", "example") == std::vector<std::string>{"example_smbus"});
    CHECK(driver_names(*object, "platform", "platform_ids", "example") == std::vector<std::string>{"example-platform"});
    CHECK(driver_names(*object, "pci", "split_ids", "example").empty());
    CHECK(driver_names(*object, "pci", "no_such_table", "example").empty());
    CHECK(driver_names(*object, "mdio", "example_ids", "example").empty());
}

TEST_CASE("the structure may be in another object than the table", "[driver-names]")
{
    const auto bytes = fixture("split.o");
    const auto object = ElfObject::parse(bytes, "split.o");
    REQUIRE(object);
    CHECK(driver_names(*object, "pci", "split_ids", "example") == std::vector<std::string>{"split-name"});
}

TEST_CASE("a file that is no object, or is cut off, is refused", "[elf]")
{
    const auto bytes = fixture("driver.o");
    CHECK(ElfObject::parse("", "a.o").error().why == "not an ELF file");
    CHECK(ElfObject::parse(std::string(100, 'x'), "a.o").error().code == Errc::malformed);
    CHECK_FALSE(ElfObject::parse(std::string_view{bytes}.substr(0, bytes.size() / 2), "a.o"));
}

TEST_CASE("a matrix holds the modules and the built-in drivers of a build", "[build]")
{
    const auto module = fixture("driver.ko");
    const auto object = fixture("driver.o");
    const auto split = fixture("split.o");
    const Tree tree{
        {"/config", "CONFIG_PCI=y\n"},
        {"/lib/modules/6.12.1-ocks/modules.alias",
         "alias pci:v00008086d00002930sv*sd*bc*sc*i* i2c_example\n"
         "alias pci:v0000FFFFd* i2c_example\n"
         "alias platform:example-one i2c_example\n"
         "alias net-pf-40 other\n"},
        {"/lib/modules/6.12.1-ocks/modules.dep",
         "kernel/drivers/i2c/i2c-example.ko:\nkernel/net/other.ko.xz: kernel/drivers/i2c/i2c-example.ko\n"},
        {"/lib/modules/6.12.1-ocks/kernel/drivers/i2c/i2c-example.ko", module},
        {"/lib/modules/6.12.1-ocks/modules.builtin", "kernel/drivers/example/built-in.ko\n"},
        {"/lib/modules/6.12.1-ocks/modules.builtin.modinfo",
         "built_in.alias=scsi:t-0x00*\0built_in.firmware=x.bin\0"sv},
        {"/builtin/tables.tsv",
         "built_in\tpci\texample_ids\tdriver.o\n"
         "built_in\tpci\tsplit_ids\tdriver.o\n"
         "built_in\tpci\tsplit_ids\tsplit.o\n"
         "built_in\tof\tcompiled_out\tdriver.o\n"
         "built_in\ttifm\texample_ids\tdriver.o\n"},
        {"/builtin/symbols.tsv",
         "drivers/example/built-in\tCONFIG_EXAMPLE\ndrivers/i2c/i2c-example\tCONFIG_I2C_EXAMPLE\n"},
        {"/builtin/driver.o", object},
        {"/builtin/split.o", split},
    };
    const auto matrix = build_matrix(tree.path().string());
    REQUIRE(matrix);
    CHECK(matrix->release == "6.12.1-ocks");
    CHECK_FALSE(matrix->architecture.empty());
    CHECK(matrix->config_sha256.size() == 64);
    CHECK(matrix->builtin_tables);
    CHECK(matrix->modules == std::vector<Module>{{.name = "built_in",
                                                  .builtin = true,
                                                  .path = "drivers/example/built-in",
                                                  .symbol = "CONFIG_EXAMPLE",
                                                  .firmware = {"x.bin"}},
                                                 {.name = "i2c_example",
                                                  .path = "drivers/i2c/i2c-example",
                                                  .symbol = "CONFIG_I2C_EXAMPLE",
                                                  .srcversion = "0123456789ABCDEF",
                                                  .firmware = {"example/a.bin", "example/b.bin"}},
                                                 {.name = "other", .path = "net/other"}});
    CHECK(
        matrix->entries ==
        std::vector<Entry>{{.pattern = "net_pf_40", .module = 2},
                           {.pattern = "pci:v*d*sv*sd*bc01sc08i02*", .module = 0, .driver = "example_smbus"},
                           {.pattern = "pci:v00001AF4d*sv*sd*bc*sc*i*", .module = 0, .driver = "split-name"},
                           {.pattern = "pci:v00008086d00002930sv*sd*bc*sc*i*", .module = 0, .driver = "example_smbus"},
                           {.pattern = "pci:v00008086d00002930sv*sd*bc*sc*i*", .module = 1, .driver = "example_smbus"},
                           {.pattern = "pci:v0000FFFFd*", .module = 1, .driver = "example_smbus"},
                           {.pattern = "platform:example_one", .module = 1, .driver = "example-platform"},
                           {.pattern = "scsi:t_0x00*", .module = 0}});
    CHECK(matrix->notes.size() == 2);  // one compressed module, one table of a bus that is not known
}

TEST_CASE("what a build must have is asked for by name, what it may lack is noted", "[build]")
{
    const auto refusal = [](const Tree& tree) {
        const auto refused = build_matrix(tree.path().string());
        return refused ? "accepted" : to_string(refused.error()).substr(tree.path().string().size());
    };
    CHECK(refusal(Tree{{"/lib/modules/6.12/x", ""}}) ==
          "/lib/modules/6.12: neither modules.alias nor a module is in it");
    CHECK(refusal(Tree{{"/lib/modules/6.12/x", ""}, {"/lib/modules/6.13/x", ""}}) ==
          "/lib/modules: 2 kernels, must be one");
    CHECK(refusal(Tree{{"/x", ""}}) == ": neither lib/modules nor modules of a kernel are in it");

    const Tree bare{{"/lib/modules/6.12/modules.alias", "alias pci:v* any\n"}};
    const auto matrix = build_matrix(bare.path().string());
    REQUIRE(matrix);
    CHECK(matrix->modules == std::vector<Module>{{.name = "any"}});
    CHECK_FALSE(matrix->builtin_tables);
    CHECK(matrix->notes.size() == 5);  // of config, built-in modules, their aliases, their tables and symbols
}

TEST_CASE("from Linux 6.18 on the tables of built-in drivers are in modules.builtin.modinfo", "[build]")
{
    const auto tables_known = [](std::string_view modinfo) {
        const Tree tree{{"/lib/modules/6.18/modules.alias", "alias pci:v* any\n"},
                        {"/lib/modules/6.18/modules.builtin.modinfo", std::string{modinfo}}};
        return build_matrix(tree.path().string()).value().builtin_tables;
    };
    CHECK(tables_known("nvme.alias=pci:v*d*sv*sd*bc01sc08i02*\0"sv));
    CHECK_FALSE(tables_known("ext4.alias=fs-ext4\0nvme.license=GPL\0"sv));
}
