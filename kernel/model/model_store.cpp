// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/model/model_store.hpp"

#include "core/file.hpp"

#include <filesystem>

namespace ocks {

Result<Model> load_model(const std::string& name)
{
    if (name.find('/') != std::string::npos || name.ends_with(".toml")) {
        const auto text = read_file(name, 1U << 20U);
        if (!text)
            return Failure(text.error());
        auto model = parse_model(*text, name);
        if (model)
            model->name = std::filesystem::path{name}.stem().string();
        return model;
    }
    for (const ModelText& known : all_model_texts()) {
        if (known.name == name)
            return parse_model(known.text, known.name);
    }
    return fail(Errc::absent, "model " + name, "no such model; --list names them");
}

}  // namespace ocks
