// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/model/model.hpp"

#include "kernel/model/model_store.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace ocks;

namespace {

const std::string head = "summary = \"a machine\"\n"
                         "architecture = \"x86_64\"\n"
                         "firmware = \"seabios\"\n"
                         "timeout_seconds = 60\n"
                         "stall_seconds = 10\n"
                         "arguments = [\"-m 512M\"]\n"
                         "kinds = [\"pci\", \"nvme\"]\n";

std::string refusal_of(const std::string& text)
{
    const auto model = parse_model(text, "m.toml");
    return model ? "" : to_string(model.error());
}

}  // namespace

TEST_CASE("a model is read with its disks, its cables and what must be found")
{
    const auto model = parse_model(head + R"(
[[disk]]
id = "d0"
attachment = "nvme"
serial = "S1"
size_mib = 2
content = "pattern"

[[cable]]
id = "c"
ends = ["nic0", "nic1"]

[[device]]
kind = "nvme"
by = "serial"
properties = { serial = "S1", numa_node = 1 }
)",
                                   "m");
    REQUIRE(model);
    CHECK(model->summary == "a machine");
    CHECK(model->timeout == std::chrono::seconds{60});
    CHECK(model->disks == std::vector<ModelDisk>{{"d0", "nvme", "S1", 2U << 20U, DiskContent::pattern}});
    CHECK(model->cables == std::vector<Cable>{{"c", {"nic0", "nic1"}}});
    CHECK(model->expectation.devices ==
          std::vector<ExpectedDevice>{
              {"nvme", "", "serial", {{"numa_node", std::uint64_t{1}}, {"serial", std::string{"S1"}}}}});
}

TEST_CASE("a key that is not known is named with its line")
{
    CHECK(refusal_of(head + "colour = \"red\"\n") == "m.toml:8: colour: unknown key");
}

TEST_CASE("a key that slipped below a table is named where it stands")
{
    CHECK(refusal_of("summary = \"a\"\n[[cable]]\nid = \"c\"\nends = []\nkinds = []\n") ==
          "m.toml:5: kinds: unknown key");
}

TEST_CASE("a firmware is known, and of the model's architecture")
{
    std::string text = head;
    text.replace(text.find("seabios"), 7, "coreboot");
    CHECK(refusal_of(text) == "m.toml:3: firmware: 'coreboot' is not known");
    text = head;
    text.replace(text.find("seabios"), 7, "uefi-aarch64");
    CHECK(refusal_of(text) == "m.toml:3: firmware: 'uefi-aarch64' is not for x86_64");
    CHECK(refusal_of("summary = \"a\"\narchitecture = \"x86_64\"\n") == "m.toml:1: firmware: missing");
}

TEST_CASE("a model may promise texts of the console and of files, and a TPM")
{
    const auto model = parse_model(
        head + "tpm = \"tpm0\"\nconsole = [\"ACPI: CEDT\"]\n[[file]]\npath = \"/sys/a\"\ntext = \"2\"\n", "m");
    REQUIRE(model);
    CHECK(model->tpm == "tpm0");
    CHECK(model->expectation.console == std::vector<std::string>{"ACPI: CEDT"});
    CHECK(model->expectation.files == std::vector<ExpectedFile>{{"/sys/a", "2"}});
    CHECK(refusal_of(head + "[[file]]\npath = \"sys/a\"\ntext = \"2\"\n") ==
          "m.toml:8: path: must be absolute and made of letters, digits and ._-+:@=,/");
    CHECK(refusal_of(head + "[[file]]\npath = \"/a\"\ntxt = \"2\"\n") == "m.toml:10: txt: unknown key");
}

TEST_CASE("a cable has two ends")
{
    CHECK(refusal_of("[[cable]]\nid = \"c\"\nends = [\"nic0\"]\n") == "m.toml:1: ends: a cable has two");
}

TEST_CASE("a value of the wrong type is named with its line")
{
    CHECK(refusal_of("summary = 5\n") == "m.toml:1: summary: must be a text");
    CHECK(refusal_of(head + "[[disk]]\nid = \"d\"\nattachment = \"ide\"\n") ==
          "m.toml:10: attachment: 'ide' is not known");
}

TEST_CASE("an argument is an option and its value")
{
    std::string text = head;
    text.replace(text.find("-m 512M"), 7, "-nographic");
    CHECK(refusal_of(text) == "m.toml:6: arguments: '-nographic' is not an option and its value");
}

TEST_CASE("a device is known by its name or by one of its properties")
{
    CHECK(refusal_of(head + "[[device]]\nkind = \"pci\"\n") ==
          "m.toml:8: device: has either a name or a property it is known by");
    CHECK(refusal_of(head + "[[device]]\nkind = \"nvme\"\nby = \"serial\"\n") ==
          "m.toml:8: by: there is no property serial");
    CHECK(refusal_of(head + "[[device]]\nkind = \"usb\"\nname = \"u\"\n") ==
          "m.toml:8: kind: usb is not among the kinds");
}

TEST_CASE("a firmware starts from one drive, and only a firmware does")
{
    const std::string drive = "size_mib = 64\ncontent = \"system\"\n";
    const std::string first = "[[disk]]\nid = \"a\"\nattachment = \"nvme\"\nserial = \"A\"\n" + drive;
    const std::string second = "[[disk]]\nid = \"b\"\nattachment = \"nvme\"\nserial = \"B\"\n" + drive;
    std::string secure = head;
    secure.replace(secure.find("seabios"), 7, "ovmf-secure");
    CHECK(refusal_of(secure).ends_with("'ovmf-secure' needs a disk with the content 'system' to start from"));
    CHECK(refusal_of(secure + first).empty());
    CHECK(refusal_of(secure + first + second).ends_with("disk: more than one has the content 'system'"));
    CHECK(refusal_of(head + first).ends_with("disk: content 'system' needs the firmware ovmf or ovmf-secure"));
}

TEST_CASE("a device that is expected twice is a slip of the pen")
{
    const std::string device = "[[device]]\nkind = \"pci\"\nname = \"0000:00:00.0\"\n";
    CHECK(refusal_of(head + device + device) == "m.toml:1: device: pci 0000:00:00.0 is given twice");
}

TEST_CASE("text that is not TOML is refused with its line")
{
    CHECK(refusal_of("summary = \"a\"\nb = = 1\n").starts_with("m.toml:2: "));
    CHECK(refusal_of("summary = \"a\"\n[\n") == "m.toml:2: a table header without a name");
    CHECK(refusal_of("summary = \"a\"\n\xcf\x88 = 1\n") == "m.toml:2: a character that is not plain ASCII");
}

TEST_CASE("every model that ocks-boot carries can be read and expects the machine's bridges")
{
    REQUIRE(all_model_texts().size() >= 2);
    for (const ModelText& text : all_model_texts()) {
        INFO(text.name);
        const auto model = load_model(std::string{text.name});
        REQUIRE(model);
        CHECK(std::ranges::any_of(model->expectation.devices,
                                  [](const ExpectedDevice& device) { return device.kind == "pci"; }));
    }
}

TEST_CASE("a model is loaded by its name or by the path of its file")
{
    const auto model = load_model(std::string{OCKS_SOURCE} + "/kernel/models/minimal.toml");
    REQUIRE(model);
    CHECK(model->name == "minimal");
    CHECK(*model == *load_model("minimal"));
    CHECK(to_string(load_model("huge").error()) == "model huge: no such model; --list names them");
}
