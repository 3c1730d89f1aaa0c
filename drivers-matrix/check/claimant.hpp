// SPDX-License-Identifier: GPL-3.0-or-later
/// What a pre-flight is about: devices that want a driver, and what the machine cannot do without.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// A device, by what the kernel or lspci says of it.
struct Claimant {
    std::string name = {};          ///< "0000:3b:00.0"
    std::string modalias = {};      ///< as in sysfs
    std::string device_class = {};  ///< six hexadecimal digits, lower case; '?' for digits that are not known
    std::string id = {};            ///< "8086:10d3"
    std::string driver = {};        ///< that is bound to it there; empty for none or not known

    friend bool operator==(const Claimant&, const Claimant&) = default;
};

struct Candidate {
    std::vector<Claimant> subjects = {};  ///< by bus, then name
    /// Names of the subjects on the way to the disk that holds "/"; empty if that is not known.
    std::vector<std::string> root_disk = {};
    /// Names of the subjects that the machine's network ports belong to; empty if that is not known.
    std::vector<std::string> network = {};

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// The fields of "pci:v00008086d000010D3sv…bc02sc00i00" as id and class; nothing for an alias of another form.
struct PciAlias {
    std::string id;
    std::string device_class;
};
[[nodiscard]] std::optional<PciAlias> parse_pci_alias(std::string_view modalias);

}  // namespace ocks
