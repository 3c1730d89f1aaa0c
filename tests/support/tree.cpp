// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tree.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace ocks::testing {

Tree::Tree(std::initializer_list<std::pair<std::string_view, std::string_view>> files)
{
    std::string name = (std::filesystem::temp_directory_path() / "ocks-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("mkdtemp");
    m_path = name;
    for (const auto& [file, content] : files) {
        const auto target = m_path / file.substr(1);
        std::filesystem::create_directories(target.parent_path());
        if (content.starts_with("-> "))
            std::filesystem::create_symlink(content.substr(3), target);
        else
            std::ofstream(target) << content;
    }
}

Tree::~Tree()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Sysroot Tree::sysroot(Sysroot::Witness witness) const
{
    return Sysroot::open(m_path.string(), std::move(witness)).value();
}

}  // namespace ocks::testing
