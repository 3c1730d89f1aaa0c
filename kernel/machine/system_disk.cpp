// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/system_disk.hpp"

#include "core/file.hpp"
#include "kernel/machine/host.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>

namespace ocks {
namespace {

namespace fs = std::filesystem;

constexpr const char* stub = "/usr/lib/systemd/boot/efi/linuxx64.efi.stub";
constexpr const char* snakeoil_key = "/usr/share/ovmf/PkKek-1-snakeoil.key";
constexpr const char* snakeoil_certificate = "/usr/share/ovmf/PkKek-1-snakeoil.pem";

/// Well behind the stub's own sections, which end at 100 KiB.
constexpr std::uint64_t first_section = 1U << 20U;
constexpr std::uint64_t section_alignment = 1U << 16U;

/// The name under which a firmware looks on a medium that none of its variables mentions (UEFI 2.10, 3.5.1.1).
constexpr const char* removable_media_path = "::/EFI/BOOT/BOOTX64.EFI";

Result<ImageSection> section_of(const std::string& name, const std::string& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(Errc::absent, path, error.message());
    return ImageSection{name, path, size};
}

Result<std::vector<ImageSection>> sections_of(const Setup& setup, const std::string& work)
{
    const std::string words = work + "/command-line";
    const auto written = write_file(words, kernel_command_line(setup));
    if (!written)
        return Failure(written.error());
    std::vector<ImageSection> sections;
    for (const auto& [name, path] : {std::pair<const char*, std::string>{".cmdline", words},
                                     {".linux", setup.kernel},
                                     {".initrd", setup.has_initial_disk ? setup.initial_disk : std::string{}}}) {
        if (path.empty())
            continue;
        auto section = section_of(name, path);
        if (!section)
            return Failure(section.error());
        sections.push_back(std::move(*section));
    }
    return sections;
}

Result<void> sign(Runner& runner, const std::string& from, const std::string& to, const std::string& work)
{
    const std::string plain_key = work + "/signing-key.pem";
    return run_tool(runner,
                    {"openssl", "pkey", "-in", snakeoil_key, "-passin", "pass:snakeoil", "-out", plain_key},
                    "openssl")
        .and_then([&] {
            return run_tool(runner,
                            {"sbsign", "--key", plain_key, "--cert", snakeoil_certificate, "--output", to, from},
                            "sbsigntool");
        });
}

}  // namespace

std::vector<std::string>
unified_image_arguments(std::string_view stub_path, const std::vector<ImageSection>& sections, std::string_view path)
{
    std::vector<std::string> arguments{"objcopy"};
    std::uint64_t address = first_section;
    for (const ImageSection& section : sections) {
        arguments.insert(arguments.end(),
                         {"--add-section",
                          section.name + "=" + section.path,
                          "--change-section-vma",
                          fmt::format("{}={:#x}", section.name, address)});
        address += (section.size / section_alignment + 1) * section_alignment;
    }
    arguments.insert(arguments.end(), {std::string{stub_path}, std::string{path}});
    return arguments;
}

Result<void> check_system_disk_tools(Firmware firmware)
{
    auto ready =
        need_file(stub, "systemd-boot-efi").and_then([] { return need_program("objcopy", "binutils"); }).and_then([] {
            return need_program("mformat", "mtools");
        });
    if (!ready || firmware != Firmware::ovmf_secure)
        return ready;
    return need_file(snakeoil_key, "ovmf").and_then([] { return need_program("sbsign", "sbsigntool"); }).and_then([] {
        return need_program("openssl", "openssl");
    });
}

Result<void> make_system_disk(const Setup& setup, Runner& runner, const std::string& work)
{
    const auto sections = sections_of(setup, work);
    if (!sections)
        return Failure(sections.error());
    std::string program = work + "/system.efi";
    auto made = run_tool(runner, unified_image_arguments(stub, *sections, program), "binutils");
    if (made && setup.model.firmware == Firmware::ovmf_secure && setup.has_signature) {
        const std::string plain = std::exchange(program, work + "/system.signed.efi");
        made = sign(runner, plain, program, work);
    }
    const std::string& image = system_drive(setup)->path;
    return made.and_then([&] {
                   return run_tool(runner, {"mformat", "-i", image, "-F", "::"}, "mtools");
               })
        .and_then([&] {
            return run_tool(runner, {"mmd", "-i", image, "::/EFI", "::/EFI/BOOT"}, "mtools");
        })
        .and_then([&] {
            return run_tool(runner, {"mcopy", "-i", image, program, removable_media_path}, "mtools");
        });
}

}  // namespace ocks
