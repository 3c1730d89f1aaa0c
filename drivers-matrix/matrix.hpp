// SPDX-License-Identifier: GPL-3.0-or-later
/// Which driver of one kernel build serves which device: the content of a NAME.matrix file.
#pragma once

#include "core/inventory.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// One kernel module, or the same code built into the kernel.
struct Module {
    std::string name = {};  ///< as the kernel says it, with '_': "i2c_i801"
    bool builtin = false;
    bool in_tree = true;
    std::string path = {};     ///< below kernel/, without .ko: "drivers/i2c/busses/i2c-i801"; empty if unknown
    std::string symbol = {};   ///< "CONFIG_I2C_I801"; empty if unknown
    std::string package = {};  ///< that ships it; empty for a bare build
    std::string srcversion = {};
    std::string signer = {};
    std::vector<std::string> firmware = {};  ///< every file it may ask for, sorted

    friend bool operator==(const Module&, const Module&) = default;
};

/// One alias of one driver. A pattern that two drivers declare is two entries.
struct Entry {
    std::string pattern = {};  ///< as kmod compares it: normalized()
    std::uint32_t module = 0;  ///< index into Matrix::modules
    std::string driver = {};   ///< its name below /sys/bus/…/drivers; empty if the build does not tell

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A driver that the source has and this build left out, because `symbol` is not set in its configuration.
struct LeftOut {
    std::string module = {};
    std::string symbol = {};

    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct Matrix {
    std::string release = {};        ///< uname -r
    std::string architecture = {};   ///< uname -m
    std::string config_sha256 = {};  ///< of the .config; empty if there is none
    /// Whether the tables of the built-in drivers are among the entries. A build of ours keeps them; a distribution's
    /// package has none (docs/decisions/0010), and such a matrix cannot say that the kernel has no driver.
    bool builtin_tables = true;
    std::vector<Module> modules = {};    ///< sorted by name
    std::vector<Entry> entries = {};     ///< sorted by comes_before()
    std::vector<LeftOut> left_out = {};  ///< sorted; empty if the build does not tell
    std::vector<Note> notes = {};        ///< what was there and could not be understood; sorted

    friend bool operator==(const Matrix&, const Matrix&) = default;
};

/// No alias of a device is a tenth as long.
constexpr std::size_t greatest_pattern = 0xffff;

/// By pattern, module and driver.
[[nodiscard]] bool comes_before(const Entry& left, const Entry& right);

/// Equal but for '-' and '_'.
[[nodiscard]] bool is_same_name(std::string_view left, std::string_view right);

/// "i2c_i801" of "kernel/drivers/i2c/busses/i2c-i801.ko.xz".
[[nodiscard]] std::string module_name(std::string_view path);

/// Sorts modules, entries and notes, drops what is there twice and patterns longer than greatest_pattern, and
/// renumbers.
[[nodiscard]] Matrix in_order(Matrix matrix);

}  // namespace ocks
