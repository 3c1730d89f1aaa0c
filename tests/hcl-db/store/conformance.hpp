// SPDX-License-Identifier: GPL-3.0-or-later
/// What every engine of the store must do, as one list that is held against each.
#pragma once

#include "hcl-db/store/store.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace ocks::testing {

/// One more connection to the same, at first empty, database.
using OpenStore = std::function<std::unique_ptr<Store>()>;

struct Requirement {
    std::string_view what;
    void (*hold)(const OpenStore& open);
};

[[nodiscard]] std::span<const Requirement> conformance();

[[nodiscard]] Submission submission(std::string_view name);

}  // namespace ocks::testing
