// SPDX-License-Identifier: GPL-3.0-or-later
/// The verbs of ocks-hcl. Each answers with the program's exit status.
#pragma once

#include "core/result.hpp"
#include "hcl-db/ingest.hpp"

#include <string>
#include <string_view>

namespace ocks::verbs {

struct GateOptions {
    std::string trust;
    std::string policies;
    std::string schema;  ///< empty: the one that is built in
};

struct ServeOptions {
    std::string database;
    GateOptions gate;
    std::string listen = "127.0.0.1:8080";
};

struct IngestOptions {
    std::string bundle;
    std::string database;
    GateOptions gate;
};

[[nodiscard]] int serve(const ServeOptions& options);
[[nodiscard]] int ingest(const IngestOptions& options);
[[nodiscard]] int list(const std::string& database);
[[nodiscard]] int fsck(const std::string& database);

[[nodiscard]] Result<Gate> open_gate(const GateOptions& options);

/// Prints "ocks-hcl: what: why" and answers 3.
[[nodiscard]] int could_not(const Error& error);

/// Prints one line and a hint, and answers 2.
[[nodiscard]] int wrong_use(std::string_view why);

}  // namespace ocks::verbs
