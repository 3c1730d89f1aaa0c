// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/firmware.hpp"

#include "core/file.hpp"
#include "kernel/machine/setup.hpp"
#include "kernel/machine/system_disk.hpp"
#include "kernel/machine/tpm.hpp"
#include "kernel/session/kernel_build.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>

using namespace ocks;

namespace {

/// The values that follow an option, in their order.
std::vector<std::string> values_of(const Setup& setup, std::string_view option)
{
    const auto arguments = qemu_arguments(setup);
    std::vector<std::string> values;
    for (std::size_t index = 1; index < arguments.size(); ++index) {
        if (arguments[index - 1] == option)
            values.push_back(arguments[index]);
    }
    return values;
}

Setup setup_of(const std::string& architecture, Firmware firmware)
{
    Setup setup{.model = {},
                .kernel = "/k/vmlinuz",
                .initial_disk = "/w/initial-disk",
                .drives = {},
                .kernel_words = {},
                .guest_files = {},
                .reactions = {}};
    setup.model.architecture = architecture;
    setup.model.firmware = firmware;
    return setup;
}

}  // namespace

TEST_CASE("a machine with UEFI has two flash chips, and only its variables can be written")
{
    Setup setup = setup_of("x86_64", Firmware::ovmf);
    setup.firmware = {"/f/code.fd", "/w/variables.fd"};
    CHECK(values_of(setup, "-drive") == std::vector<std::string>{"if=pflash,format=raw,readonly=on,file=/f/code.fd",
                                                                 "if=pflash,format=raw,file=/w/variables.fd"});
    CHECK(values_of(setup, "-global").empty());
}

TEST_CASE("where secure boot is enforced, the variables can be written by the firmware alone")
{
    Setup setup = setup_of("x86_64", Firmware::ovmf_secure);
    setup.firmware = {"/f/code.fd", "/w/variables.fd"};
    CHECK(values_of(setup, "-machine") == std::vector<std::string>{"smm=on"});
    CHECK(values_of(setup, "-global") ==
          std::vector<std::string>{"driver=cfi.pflash01,property=secure,value=on", "ICH9-LPC.disable_s3=1"});
}

TEST_CASE("a kernel that the firmware starts from a drive is none that QEMU places")
{
    Setup setup = setup_of("x86_64", Firmware::ovmf_secure);
    CHECK(system_drive(setup) == nullptr);
    CHECK(values_of(setup, "-kernel") == std::vector<std::string>{"/k/vmlinuz"});
    setup.drives.push_back(
        {.disk =
             {.id = "d", .attachment = "nvme", .serial = "S", .size_bytes = 1U << 20U, .content = DiskContent::system},
         .path = "/w/d.img",
         .unreadable_sectors = {},
         .forgetful_sectors = {}});
    CHECK(system_drive(setup) == &setup.drives.front());
    for (const char* option : {"-kernel", "-initrd", "-append"})
        CHECK(values_of(setup, option).empty());
}

TEST_CASE("the parts of a unified image do not overlap")
{
    const auto arguments = unified_image_arguments(
        "/s/stub",
        {{".cmdline", "/w/words", 100}, {".linux", "/k/vmlinuz", 0x10000}, {".initrd", "/w/disk", 5}},
        "/w/o");
    CHECK(arguments == std::vector<std::string>{"objcopy",
                                                "--add-section",
                                                ".cmdline=/w/words",
                                                "--change-section-vma",
                                                ".cmdline=0x100000",
                                                "--add-section",
                                                ".linux=/k/vmlinuz",
                                                "--change-section-vma",
                                                ".linux=0x110000",
                                                "--add-section",
                                                ".initrd=/w/disk",
                                                "--change-section-vma",
                                                ".initrd=0x130000",
                                                "/s/stub",
                                                "/w/o"});
}

TEST_CASE("a firmware that has tried everything is known by its words")
{
    CHECK(has_nothing_to_start("BdsDxe: No bootable option or device was found.\r\n"));
    CHECK(
        has_nothing_to_start("BdsDxe: failed to load Boot0001 \"NVMe\" from X: Access Denied\r\n"
                             "BdsDxe: failed to start Boot0002 \"EFI Internal Shell\" from Y: Security Violation\r\n"));
    CHECK_FALSE(has_nothing_to_start("BdsDxe: failed to load Boot0001 \"NVMe\" from X: Access Denied\r\n"));
    CHECK_FALSE(has_nothing_to_start("BdsDxe: starting Boot0002 \"EFI Internal Shell\" from Y\r\n"));
    CHECK_FALSE(has_nothing_to_start(""));
}

TEST_CASE("a TPM is reached by the descriptor behind the wires")
{
    Setup setup = setup_of("x86_64", Firmware::seabios);
    setup.model.tpm = "tpm0";
    setup.model.cables = {{"c", {"nic0", "nic1"}}};
    const auto sockets = values_of(setup, "-chardev");
    CHECK(std::ranges::find(sockets, "socket,id=tpm0.socket,fd=8") != sockets.end());
    CHECK(values_of(setup, "-tpmdev") == std::vector<std::string>{"emulator,id=tpm0,chardev=tpm0.socket"});
}

TEST_CASE("an AArch64 machine has one serial port, and its channel is a card")
{
    const Setup setup = setup_of("aarch64", Firmware::none);
    CHECK(qemu_arguments(setup).front() == "qemu-system-aarch64");
    CHECK(values_of(setup, "-serial") == std::vector<std::string>{"chardev:console"});
    CHECK(values_of(setup, "-device") == std::vector<std::string>{"pci-serial,chardev=channel,addr=1f.0"});
    CHECK(kernel_command_line(setup).starts_with("console=ttyAMA0,115200 ocks.channel=ttyS0 panic=-1"));
}

TEST_CASE("what a guest says goes into pipes")
{
    const Setup setup = setup_of("x86_64", Firmware::seabios);
    CHECK(values_of(setup, "-add-fd") == std::vector<std::string>{"fd=3,set=3", "fd=4,set=4"});
    CHECK(values_of(setup, "-chardev").front() == "file,id=console,path=/dev/fdset/3,append=on");
}

TEST_CASE("firmware that is not installed is named with its package")
{
    const auto found = find_firmware(Firmware::ovmf, "/nowhere");
    REQUIRE_FALSE(found);
    CHECK(to_string(found.error()) == "/nowhere/OVMF/OVMF_CODE_4M.fd: no such file; install the package ovmf");
    CHECK(find_firmware(Firmware::uefi_aarch64, "/nowhere").error().why.ends_with("qemu-efi-aarch64"));
    CHECK(find_firmware(Firmware::seabios, "/nowhere") == FirmwareFiles{});
    CHECK(find_firmware(Firmware::none, "/nowhere") == FirmwareFiles{});
}

TEST_CASE("swtpm speaks TPM 2.0 on the descriptor that it inherits, and ends with its machine")
{
    const auto arguments = swtpm_arguments("/w/tpm");
    CHECK(arguments.front() == "swtpm");
    CHECK(std::ranges::find(arguments, "--tpm2") != arguments.end());
    CHECK(std::ranges::find(arguments, "type=unixio,clientfd=3") != arguments.end());
    CHECK(arguments.back() == "--terminate");
}

TEST_CASE("a kernel, an image and a suite belong together by their order")
{
    const auto base = std::filesystem::temp_directory_path() / "ocks-kernel-build-test";
    for (const char* architecture : {"x86_64", "aarch64"}) {
        REQUIRE(make_directory((base / architecture).string()));
        REQUIRE(write_file((base / architecture / "build.json").string(),
                           std::string{R"({"architecture": ")"} + architecture + "\"}"));
    }
    const std::string intel = (base / "x86_64").string();
    const std::string arm = (base / "aarch64").string();
    const auto builds = kernel_builds({intel, arm}, {"i1", "i2"}, {});
    REQUIRE(builds);
    CHECK(*builds == std::vector<KernelBuild>{{"x86_64", intel, "i1", ""}, {"aarch64", arm, "i2", ""}});
    CHECK(to_string(kernel_builds({intel, arm}, {"i1"}, {}).error()) == "--image: needed as often as --kernel");
    CHECK_FALSE(kernel_builds({intel, arm}, {"i1", "i2"}, {"s1"}));
    CHECK_FALSE(kernel_builds({intel, intel}, {"i1", "i2"}, {}));
    std::filesystem::remove_all(base);
}

TEST_CASE("a build record without an architecture is refused")
{
    CHECK(parse_architecture(R"({"architecture": "x86_64"})") == std::string{"x86_64"});
    CHECK_FALSE(parse_architecture(""));
    CHECK_FALSE(parse_architecture("[]"));
    CHECK_FALSE(parse_architecture(R"({"architecture": 5})"));
    CHECK_FALSE(parse_architecture(std::string(100'000, '[')));
}
