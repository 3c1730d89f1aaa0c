// SPDX-License-Identifier: GPL-3.0-or-later
/// A policy, a key and a report of a small server, whole and good; each test breaks what it is about.
#pragma once

#include "hcl-db/ingest.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/report.hpp"
#include "reports/signature/key.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::testing {

[[nodiscard]] std::string_view policy_text();
[[nodiscard]] const Policy& policy();

/// Fresh for each run of the tests; the first is trusted by gate(), the second by nobody.
[[nodiscard]] const SigningKey& vendor_key();
[[nodiscard]] const SigningKey& stranger_key();
[[nodiscard]] Gate gate();

/// A PCI network card that passed, on a machine that is otherwise exempt.
[[nodiscard]] Ingredients good_run();

[[nodiscard]] std::string packed(const Report& report, const SigningKey& key = vendor_key());

/// A directory that goes away, with a store in it.
struct Shelf {
    Shelf();
    Shelf(const Shelf&) = delete;
    Shelf(Shelf&&) = delete;
    Shelf& operator=(const Shelf&) = delete;
    Shelf& operator=(Shelf&&) = delete;
    ~Shelf();

    std::filesystem::path directory;
    std::unique_ptr<Store> store;
};

}  // namespace ocks::testing
