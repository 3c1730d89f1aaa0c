// SPDX-License-Identifier: GPL-3.0-or-later
/// What the tables of a kernel cannot tell about hardware: the rules of drivers-matrix/knowledge/*.toml, each with
/// the place where it can be looked up.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// PCI functions that work without a driver, or that only lose comfort without one.
struct ClassRule {
    std::string device_class;  ///< fnmatch(3) on six hexadecimal digits: "0600*"
    std::string what;          ///< "host bridge"
    std::string why;           ///< it works without
    bool optional = false;     ///< a driver may exist; the machine works without it
    std::string source;
};

/// A driver that is called otherwise now.
struct Renamed {
    std::string from;
    std::string to;
    std::string source;
};

/// A driver that Linux does not have.
struct OutOfTree {
    std::string driver;
    std::string device;  ///< the aliases it is for, as a pattern, normalized(); empty if only the name is known
    std::string what;
    std::string source;
};

/// Whether a driver works without the files that it may ask for.
struct FirmwareNeed {
    enum class Need {
        always,   ///< without them it does not work
        features  ///< without them it does less
    };
    std::string module;
    Need need = Need::always;
    std::string why;
    std::string source;
};

/// A driver that takes any device of a class.
struct ClassDriver {
    enum class Trust {
        standard,  ///< the class is a specification; a device of it can be expected to work
        fallback   ///< it does what all such devices have in common, and often that is too little
    };
    std::string module;
    Trust trust = Trust::standard;
    std::string why;
    std::string source;
};

/// A device that is declared and does not work as it should.
struct KnownBad {
    std::string device;  ///< a pattern of aliases, normalized()
    std::string driver;  ///< empty for any
    std::string why;
    std::string source;
};

struct Knowledge {
    std::vector<ClassRule> classes;
    std::vector<Renamed> renamed;
    std::vector<OutOfTree> out_of_tree;
    std::vector<FirmwareNeed> firmware;
    std::vector<ClassDriver> class_drivers;
    std::vector<KnownBad> known_bad;
};

/// Adds the rules of one file. `name` is used in errors: "name:line: key: why". Every rule needs a source.
[[nodiscard]] Result<void> add_knowledge(Knowledge& knowledge, std::string_view text, std::string_view name);

/// The rules that this program was built with.
[[nodiscard]] const Knowledge& own_knowledge();

[[nodiscard]] const ClassRule* class_rule(const Knowledge& knowledge, std::string_view device_class);
[[nodiscard]] const FirmwareNeed* firmware_need(const Knowledge& knowledge, std::string_view module);
[[nodiscard]] const ClassDriver* class_driver(const Knowledge& knowledge, std::string_view module);

/// The name of today: "mpt3sas" of "mpt2sas".
[[nodiscard]] std::string_view present_name(const Knowledge& knowledge, std::string_view driver);

/// By the name that it binds with, '-' and '_' alike; null if Linux has it, as far as is known.
[[nodiscard]] const OutOfTree* out_of_tree(const Knowledge& knowledge, std::string_view driver);

}  // namespace ocks
