// SPDX-License-Identifier: GPL-3.0-or-later
/// The models that ocks-boot carries in itself, and those in files.
#pragma once

#include "core/result.hpp"
#include "kernel/model/model.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

struct ModelText {
    std::string_view name = {};
    std::string_view text = {};
};

/// kernel/models/*.toml, sorted by name. The build writes this table.
[[nodiscard]] std::span<const ModelText> all_model_texts();

/// A name of all_model_texts() or, if there is a '/' or ".toml" in it, the path of a file.
[[nodiscard]] Result<Model> load_model(const std::string& name);

}  // namespace ocks
