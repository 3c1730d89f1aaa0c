// SPDX-License-Identifier: GPL-3.0-or-later
/// Which firmware files are installed.
#pragma once

#include "core/sysroot.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace ocks {

class FirmwareFiles {
public:
    /// Nothing is known: of a machine that is not at hand.
    FirmwareFiles() = default;

    /// Of /lib/firmware below the root, and of its folders for this release.
    FirmwareFiles(const Sysroot& root, std::string_view release);

    [[nodiscard]] bool is_known() const { return m_root != nullptr; }

    /// As it is, or packed as .xz or .zst, which the kernel loads as well.
    [[nodiscard]] bool has(std::string_view file) const;

private:
    using Names = std::set<std::string, std::less<>>;
    [[nodiscard]] const Names& names_in(const std::string& directory) const;

    const Sysroot* m_root = nullptr;  ///< null if nothing is known
    std::string m_release;
    mutable std::map<std::string, Names, std::less<>> m_directories;  ///< listed when first asked for
};

}  // namespace ocks
