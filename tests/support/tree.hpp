// SPDX-License-Identifier: GPL-3.0-or-later
/// Small sysroots, built in the test that needs them.
#pragma once

#include "core/sysroot.hpp"

#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace ocks::testing {

class Tree {
public:
    /// Each pair is a path and its content; "-> x" makes a symbolic link to x.
    Tree(std::initializer_list<std::pair<std::string_view, std::string_view>> files);
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    ~Tree();

    [[nodiscard]] Sysroot sysroot(Sysroot::Witness witness = {}) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace ocks::testing
