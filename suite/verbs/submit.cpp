// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert submit`: sends a bundle to an HCL and prints the receipt.

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "suite/verbs/http.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace ocks::verbs {
namespace {

std::string text_at(const nlohmann::json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

int submit(const SubmitOptions& options)
{
    auto bundle = read_file(options.bundle, largest_bundle);
    if (!bundle)
        return refuse(bundle.error());
    std::string base = options.to;
    while (base.ends_with('/'))
        base.pop_back();
    ProcessRunner runner;
    const auto answer =
        http_post(runner, base + "/api/v1/submissions", "application/vnd.ocks.bundle", *std::move(bundle));
    if (!answer)
        return refuse(answer.error());
    const auto json = nlohmann::json::parse(answer->body, nullptr, false);
    if (answer->status != 200 && answer->status != 201) {
        const std::string detail = text_at(json, "detail");
        return refuse({Errc::io,
                       base,
                       fmt::format("refused ({}): {}", answer->status, detail.empty() ? "no reason given" : detail)},
                      1);
    }
    const std::string listing = text_at(json, "listing");
    fmt::print("receipt  {}\nlisting  {}{}\n",
               answer->status == 201 ? "accepted" : "known already",
               listing.starts_with("http") ? "" : base,
               listing);
    return 0;
}

}  // namespace ocks::verbs
