// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/firmware.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace ocks {
namespace {

struct Known {
    Firmware firmware;
    std::string_view code;
    std::string_view variables;
    std::string_view package;
};

// The code is that of a flash chip of 4 MiB: the variables of the 2 MiB one have no room for keys.
constexpr std::array known{
    Known{Firmware::ovmf, "/OVMF/OVMF_CODE_4M.fd", "/OVMF/OVMF_VARS_4M.fd", "ovmf"},
    Known{Firmware::ovmf_secure, "/OVMF/OVMF_CODE_4M.secboot.fd", "/OVMF/OVMF_VARS_4M.snakeoil.fd", "ovmf"},
    Known{Firmware::uefi_aarch64, "/AAVMF/AAVMF_CODE.fd", "/AAVMF/AAVMF_VARS.fd", "qemu-efi-aarch64"},
};

constexpr const char* snakeoil_key = "/usr/share/ovmf/PkKek-1-snakeoil.key";
constexpr const char* snakeoil_certificate = "/usr/share/ovmf/PkKek-1-snakeoil.pem";

Result<void> need_file(const std::string& path, std::string_view package)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error))
        return {};
    return fail(Errc::absent, path, "no such file; install the package " + std::string{package});
}

Result<void> run_tool(Runner& runner, const std::vector<std::string>& arguments, std::string_view package)
{
    const Command command{.arguments = arguments};
    const auto completed = runner.run(command);
    if (!completed && completed.error().code == Errc::absent)
        return fail(Errc::absent, arguments.front(), "no such program; install the package " + std::string{package});
    if (!completed)
        return Failure(completed.error());
    if (completed->exit_status != 0)
        return fail(Errc::io, arguments.front(), to_string(*completed, command) + ": " + completed->errors);
    return {};
}

}  // namespace

Result<FirmwareFiles> find_firmware(Firmware firmware, const std::string& share)
{
    for (const Known& candidate : known) {
        if (candidate.firmware != firmware)
            continue;
        FirmwareFiles files{.code = share + std::string{candidate.code},
                            .variables = share + std::string{candidate.variables}};
        for (const std::string& file : {files.code, files.variables}) {
            const auto there = need_file(file, candidate.package);
            if (!there)
                return Failure(there.error());
        }
        return files;
    }
    return FirmwareFiles{};
}

Result<void> sign_kernel(Runner& runner, const std::string& kernel, const std::string& path, const std::string& work)
{
    const std::string plain_key = work + "/signing-key.pem";
    return need_file(snakeoil_key, "ovmf")
        .and_then([&] {
            return run_tool(runner,
                            {"openssl", "pkey", "-in", snakeoil_key, "-passin", "pass:snakeoil", "-out", plain_key},
                            "openssl");
        })
        .and_then([&] {
            return run_tool(runner,
                            {"sbsign", "--key", plain_key, "--cert", snakeoil_certificate, "--output", path, kernel},
                            "sbsigntool");
        });
}

}  // namespace ocks
