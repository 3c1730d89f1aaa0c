// SPDX-License-Identifier: GPL-3.0-or-later
/// A server model: what QEMU is told to build, and the inventory that must then be found in it, so that
/// a model is its own oracle. kernel/models/*.toml hold them.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What starts the machine before the kernel does.
enum class Firmware {
    none,          ///< AArch64: QEMU places the kernel and a device tree; there is no ACPI and no SMBIOS
    seabios,       ///< x86_64: BIOS
    ovmf,          ///< x86_64: UEFI
    ovmf_secure,   ///< x86_64: UEFI which starts what the key of its variables has signed, and nothing else
    uefi_aarch64,  ///< AArch64: UEFI, ACPI and SMBIOS
};

/// What a drive holds when the machine is switched on.
enum class DiskContent {
    blank,    ///< zeros
    pattern,  ///< somebody's data
    system,   ///< an EFI system partition with the kernel of this boot, which the firmware starts from it
};

struct ModelDisk {
    std::string id;          ///< the name by which a device of the arguments refers to it
    std::string attachment;  ///< how it is reached, in one word: what a fault looks for
    std::string serial;
    std::uint64_t size_bytes = 0;
    DiskContent content = DiskContent::blank;

    friend bool operator==(const ModelDisk&, const ModelDisk&) = default;
};

/// What joins two network ports. The devices of the arguments refer to its ends as "ID.0" and "ID.1".
struct Cable {
    std::string id;
    std::vector<std::string> ends;  ///< the ids of the two devices

    friend bool operator==(const Cable&, const Cable&) = default;
};

/// One device that must be there. It is found by its name or, where the kernel numbers devices in the order
/// in which they answer, by one of its properties.
struct ExpectedDevice {
    std::string kind;
    std::string name;
    std::string by;
    std::map<std::string, Value, std::less<>> properties;  ///< all of these; the device may have more

    friend bool operator==(const ExpectedDevice&, const ExpectedDevice&) = default;
};

/// What a file of the running guest must hold, for what no kind of the inventory covers.
struct ExpectedFile {
    std::string path;  ///< absolute; letters, digits and ._-+:@=,/
    std::string text;  ///< the whole of it, without blanks and newlines at its ends

    friend bool operator==(const ExpectedFile&, const ExpectedFile&) = default;
};

struct Expectation {
    std::vector<std::string> kinds;  ///< every device of these kinds is expected, and no other of them exists
    std::vector<ExpectedDevice> devices;
    std::vector<std::string> console = {};  ///< the console must show each of these
    std::vector<ExpectedFile> files = {};

    friend bool operator==(const Expectation&, const Expectation&) = default;
};

struct Model {
    std::string name;
    std::string summary;
    std::string architecture;
    Firmware firmware = Firmware::seabios;
    std::string tpm;                     ///< the id by which a device of the arguments refers to it; empty for none
    std::chrono::seconds timeout{180};   ///< for a boot without a run
    std::chrono::seconds stall{60};      ///< silence on every port that counts as a hang
    std::vector<std::string> arguments;  ///< each an option of QEMU, a blank and its value
    std::vector<std::string> kernel_words = {};  ///< what its administrator added to the kernel's command line
    std::vector<ModelDisk> disks;
    std::vector<Cable> cables;
    Expectation expectation;

    friend bool operator==(const Model&, const Model&) = default;
};

/// "seabios", "ovmf-secure": the words of the model language.
[[nodiscard]] std::string_view to_string(Firmware firmware);
[[nodiscard]] std::string_view to_string(DiskContent content);

/// `name` names the model, and the file in errors: "name:line: key: why".
[[nodiscard]] Result<Model> parse_model(std::string_view text, std::string_view name);

}  // namespace ocks
