// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/matrix.hpp"

#include "drivers-matrix/sorted.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ocks {

bool comes_before(const Entry& left, const Entry& right)
{
    return std::tie(left.pattern, left.module, left.driver) < std::tie(right.pattern, right.module, right.driver);
}

bool is_same_name(std::string_view left, std::string_view right)
{
    const auto plain = [](char character) {
        return character == '-' ? '_' : character;
    };
    return std::ranges::equal(left, right, {}, plain, plain);
}

std::string module_name(std::string_view path)
{
    path.remove_prefix(path.rfind('/') + 1);
    std::string name{path.substr(0, path.find(".ko"))};
    std::ranges::replace(name, '-', '_');
    return name;
}

Matrix in_order(Matrix matrix)
{
    std::vector<std::uint32_t> order(matrix.modules.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t at) -> const std::string& { return matrix.modules[at].name; });

    std::vector<std::uint32_t> place(order.size());
    std::vector<Module> modules;
    modules.reserve(order.size());
    for (const auto old : order) {
        place[old] = static_cast<std::uint32_t>(modules.size());
        modules.push_back(std::move(matrix.modules[old]));
        sort_and_drop_repeats(modules.back().firmware);
    }
    matrix.modules = std::move(modules);

    std::erase_if(matrix.entries, [](const Entry& entry) { return entry.pattern.size() > greatest_pattern; });
    for (auto& entry : matrix.entries)
        entry.module = place[entry.module];
    sort_and_drop_repeats(matrix.entries, comes_before);
    sort_and_drop_repeats(matrix.left_out, [](const LeftOut& left, const LeftOut& right) {
        return std::tie(left.module, left.symbol) < std::tie(right.module, right.symbol);
    });
    sort_and_drop_repeats(matrix.notes, [](const Note& left, const Note& right) {
        return std::tie(left.kind, left.where, left.why) < std::tie(right.kind, right.where, right.why);
    });
    return matrix;
}

}  // namespace ocks
