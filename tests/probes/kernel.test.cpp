// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.hpp"
#include "core/taint.hpp"
#include "probes/kernel/abi.hpp"
#include "probes/kernel/build_id.hpp"
#include "probes/kernel/config.hpp"
#include "probes/kernel/module_file.hpp"
#include "probes/probe.hpp"
#include "tests/probes/smbios_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <array>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe kernel;
extern const Probe module;
}  // namespace ocks::probes

namespace {

std::string elf_note(const std::string& name, unsigned type, const std::string& content)
{
    const auto padded = [](std::string text) {
        text.resize((text.size() + 3) / 4 * 4);
        return text;
    };
    return little(name.size(), 4) + little(content.size(), 4) + little(type, 4) + padded(name) + padded(content);
}

const std::string gnu{"GNU\0", 4};

/// "CONFIG_NUMA=y\n", as `gzip -n9` packs it.
constexpr auto packed_config = std::to_array<unsigned char>(
    {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x73, 0xf6, 0xf7, 0x73, 0xf3, 0x74, 0x8f,
     0xf7, 0x0b, 0xf5, 0x75, 0xb4, 0xad, 0xe4, 0x02, 0x00, 0x5d, 0x92, 0x4c, 0x3c, 0x0e, 0x00, 0x00, 0x00});

}  // namespace

TEST_CASE("the kernel is described by what it says of itself", "[probe][kernel]")
{
    const std::string notes = elf_note("Xen\0", 1, "x") + elf_note(gnu, 3, "\x01\xfe");
    const std::string config =
        "CONFIG_CC_VERSION_TEXT=\"gcc (GCC) 12.3.1\"\n# CONFIG_HZ_100 is not set\nCONFIG_HZ=250\n"
        "CONFIG_PAGE_SHIFT=16\n";
    const Tree tree{
        {"/proc/sys/kernel/osrelease", "6.12.0-2611.1.0.ocks\n"},
        {"/proc/sys/kernel/version", "#1 SMP\n"},
        {"/proc/sys/kernel/tainted", "12288\n"},
        {"/proc/sys/kernel/arch", "x86_64\n"},
        {"/proc/cmdline", "ro quiet\n"},
        {"/boot/config-6.12.0-2611.1.0.ocks", config},
        {"/sys/kernel/notes", notes},
        {"/sys/kernel/security/lockdown", "none [integrity] confidentiality\n"},
        {"/sys/kernel/security/lsm", "lockdown,capability\n"},
        {"/sys/kernel/livepatch/fix_1/enabled", "1\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::kernel}) ==
          Inventory{{{"kernel",
                      "kernel",
                      {
                          {"release", "6.12.0-2611.1.0.ocks"},
                          {"version", "#1 SMP"},
                          {"taint", std::uint64_t{12288}},
                          {"taint_reasons", "out-of-tree module,unsigned module"},
                          {"architecture", "x86_64"},
                          {"command_line", "ro quiet"},
                          {"config_sha256", sha256(config)},
                          {"compiler", "gcc (GCC) 12.3.1"},
                          {"tick_hz", std::uint64_t{250}},
                          {"page_bytes", std::uint64_t{65536}},
                          {"build_id", "01fe"},
                          {"lockdown", "integrity"},
                          {"security_modules", "lockdown,capability"},
                          {"live_patches", "fix_1"},
                      }}},
                    {}});
}

TEST_CASE("options that are packed have the digest of those that are not, and damaged ones are noted",
          "[probe][kernel]")
{
    const std::string packed(packed_config.begin(), packed_config.end());
    const auto observed = [](const std::string& config) {
        const Tree tree{{"/proc/cmdline", "ro\n"}, {"/proc/config.gz", config}};
        return observe(tree.sysroot(), std::array{&probes::kernel});
    };
    const Inventory good = observed(packed);
    CHECK(good.notes.empty());
    CHECK(text_of(good.devices.at(0), "config_sha256") == sha256("CONFIG_NUMA=y\n"));
    CHECK(observed("not packed").notes == std::vector<Note>{{"kernel", "/proc/config.gz", "not what gzip packed"}});
    CHECK(observed("").notes.size() == 1);
    CHECK(observed(packed.substr(0, 12)).notes.size() == 1);
}

TEST_CASE("the digest of a build stands among other notes, and a note that is cut is none", "[kernel]")
{
    const std::string digest(20, '\x5a');
    const std::string notes = elf_note("Linux\0", 0x100, "abc") + elf_note(gnu, 1, "1234") + elf_note(gnu, 3, digest);
    std::string expected;
    for (unsigned i = 0; i < 20; ++i)
        expected += "5a";
    CHECK(build_id_of_notes(notes) == expected);
    CHECK(build_id_of_notes(notes.substr(0, notes.size() - 1)) == std::nullopt);
    CHECK(build_id_of_notes(elf_note(gnu, 1, "1234")) == std::nullopt);
    CHECK(build_id_of_notes(std::string(12, '\xff')) == std::nullopt);
    CHECK(build_id_of_notes("") == std::nullopt);
}

TEST_CASE("reasons of a taint are words, and a bit of tomorrow is its number", "[kernel]")
{
    CHECK(taint_reasons(0).empty());
    CHECK(taint_reasons(1U << 9U | 1U) == "proprietary module,warning");
    CHECK(taint_reasons(1ULL << 40U) == "bit 40");
}

TEST_CASE("modules that are loaded have their sources' version and their signer", "[probe][module]")
{
    const Tree tree{
        {"/sys/module/nvme/initstate", "live\n"},
        {"/sys/module/nvme/srcversion", "DF6B0C8B\n"},
        {"/sys/module/nvme/taint", "\n"},
        {"/sys/module/nvme/coresize", "61440\n"},
        {"/sys/module/mine/initstate", "live\n"},
        {"/sys/module/mine/taint", "OE\n"},
        {"/sys/module/printk/parameters/time", "Y\n"},
        {"/answers/module_signers", "nvme\tBuild time autogenerated kernel key\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::module}) ==
          Inventory{{{"module", "mine", {{"state", "live"}, {"taint", "OE"}}},
                     {"module",
                      "nvme",
                      {{"state", "live"},
                       {"srcversion", "DF6B0C8B"},
                       {"size_bytes", std::uint64_t{61440}},
                       {"signer", "Build time autogenerated kernel key"}}}},
                    {}});
}

TEST_CASE("of a module that drives devices one can tell which file it is, and how it is set", "[probe][module]")
{
    const std::string digest(64, 'a');
    const std::string answer = "nvme\tkey\t/lib/modules/6.12.0/nvme.ko\t" + digest + "\tDF6B0C8B\n" +
                               "ahci\t\t/lib/modules/6.12.0/ahci.ko\t" + digest + "\tOTHER\n" + "ext4\tkey\n";
    const std::string note = elf_note(gnu, 3, std::string("\x01\xfe", 2));
    const Tree tree{
        {"/sys/module/nvme/initstate", "live\n"},
        {"/sys/module/nvme/srcversion", "DF6B0C8B\n"},
        {"/sys/module/nvme/drivers/pci:nvme", "-> ../../../bus/pci/drivers/nvme"},
        {"/sys/module/nvme/notes/.note.gnu.build-id", note},
        {"/sys/module/nvme/parameters/poll_queues", "4\n"},
        {"/sys/module/nvme/parameters/io_queue_depth", "\n"},
        {"/sys/module/ahci/initstate", "live\n"},
        {"/sys/module/ahci/srcversion", "DF6B0C8B\n"},
        {"/sys/module/ahci/drivers/pci:ahci", "-> ../../../bus/pci/drivers/ahci"},
        {"/sys/module/ahci/notes/.note.gnu.build-id", "no note"},
        {"/sys/module/ext4/initstate", "live\n"},
        {"/sys/module/ext4/parameters/debug", "1\n"},
        {"/answers/module_files", answer},
    };
    CHECK(
        observe(tree.sysroot(), std::array{&probes::module}) ==
        Inventory{{{"module", "ahci", {{"state", "live"}, {"srcversion", "DF6B0C8B"}}},
                   {"module", "ext4", {{"state", "live"}, {"signer", "key"}}},
                   {"module",
                    "nvme",
                    {{"state", "live"},
                     {"srcversion", "DF6B0C8B"},
                     {"signer", "key"},
                     {"build_id", "01fe"},
                     {"file", "/lib/modules/6.12.0/nvme.ko"},
                     {"file_sha256", digest},
                     {"parameter_io_queue_depth", ""},
                     {"parameter_poll_queues", "4"}}}},
                  {{"module", "/lib/modules/6.12.0/ahci.ko", "is not the ahci that is loaded: its srcversion is OTHER"},
                   {"module", "/sys/module/ahci/notes/.note.gnu.build-id", "holds no build id"}}});
}

TEST_CASE("lines that are no answer are passed over", "[kernel]")
{
    CHECK(parse_module_files("nvme\tkey\nnonsense\na\tb\tc\n\text4\n") ==
          ModuleFiles{{"", {.signer = "ext4"}}, {"nvme", {.signer = "key"}}});
    CHECK(parse_module_files("nvme\t\t/nvme.ko\tff\t\n") == ModuleFiles{{"nvme", {"", "/nvme.ko", "ff", ""}}});
    CHECK(parse_module_files("").empty());
}

TEST_CASE("a kernel that was built from a checkout says of which commit", "[kernel]")
{
    CHECK(source_commit_of("6.12.0-rc3-00012-g1f8e2c3d4b5a-dirty") == "1f8e2c3d4b5a");
    CHECK(source_commit_of("6.12.117-2611.1.0.ocks") == std::nullopt);
    CHECK(source_commit_of("6.12.0-generic") == std::nullopt);
    CHECK(source_commit_of("6.12.0-gabc") == std::nullopt);
    CHECK(source_commit_of("") == std::nullopt);
}

TEST_CASE("the interfaces that a kernel has for modules of others are told by digest, if it came with them", "[kernel]")
{
    const std::string digest(64, 'b');
    const auto seen = [](const std::string& answer) {
        const Tree tree{{"/proc/sys/kernel/osrelease", "6.6.30-5.oc9.x86_64\n"}, {"/answers/kernel_abi", answer}};
        Inventory inventory = observe(tree.sysroot(), std::array{&probes::kernel});
        CHECK(inventory.notes.empty());
        const Device& kernel = inventory.devices.at(0);
        return std::pair{std::string{text_of(kernel, "symbol_versions_sha256").value_or("")},
                         std::string{text_of(kernel, "kabi_list_sha256").value_or("")}};
    };
    CHECK(seen("symbol_versions_sha256\t" + digest + "\nkabi_list_sha256\t" + digest + "\n") ==
          std::pair{digest, digest});
    CHECK(seen("kabi_list_sha256\t" + digest + "\n").second == digest);
    CHECK(seen("symbol_versions_sha256\tyes\nboot_id\t" + digest + "\n\n").first.empty());
    CHECK(seen("").first.empty());
}

TEST_CASE("a machine without a list of modules is not asked as old recordings were", "[probe][module]")
{
    const auto asked_of = [](Answer module_files) {
        Snapshot snapshot;
        snapshot.record(Access::list, "/sys/module", std::vector<std::string>{});
        snapshot.record(Access::read, "/answers/module_files", std::move(module_files));
        std::vector<std::string> asked;
        const Sysroot root = Sysroot::replay(
            std::move(snapshot), [&](Access, std::string_view path, const Answer&) { asked.emplace_back(path); });
        (void)observe(root, std::array{&probes::module});
        return asked;
    };
    const std::string old = "/answers/module_signers";
    const auto without = asked_of(fail(Errc::absent, "/answers/module_files", "no list of loaded modules"));
    CHECK(std::ranges::count(without, old) == 0);
    const auto before = asked_of(fail(Errc::absent, "/answers/module_files", std::string{Snapshot::not_asked}));
    CHECK(std::ranges::count(before, old) == 1);
}
