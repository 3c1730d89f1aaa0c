// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of single things that give themselves away by their form: MACs, UUIDs, worldwide names, network addresses.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ocks::verbs {

struct Shape {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view field = {};  ///< "mac", "uuid", "wwid", "address"

    friend bool operator==(const Shape&, const Shape&) = default;
};

struct ShapeRules {
    bool uuids = true;
    bool addresses = true;
};

/// From left to right. Those of which every digit is the same name nothing: no MAC, no UUID, no address given. The
/// addresses of a host for itself and for nobody are left alone, too.
[[nodiscard]] std::vector<Shape> shapes_in(std::string_view text, const ShapeRules& rules);

}  // namespace ocks::verbs
