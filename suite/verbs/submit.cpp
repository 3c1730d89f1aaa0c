// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert submit`: sends a bundle to an HCL and prints the receipt.

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace ocks::verbs {
namespace {

constexpr std::size_t largest_answer = 1U << 20U;

std::size_t keep(const char* data, std::size_t size, std::size_t count, void* target)
{
    auto& answer = *static_cast<std::string*>(target);
    // A short count makes libcurl stop: no HCL has that much to say.
    if (answer.size() + size * count > largest_answer)
        return 0;
    answer.append(data, size * count);
    return size * count;
}

struct Answer {
    long status = 0;
    std::string body;
};

struct CloseEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

Result<Answer> post(const std::string& url, const std::string& body)
{
    const std::unique_ptr<CURL, CloseEasy> handle{curl_easy_init()};
    const std::unique_ptr<curl_slist, FreeList> headers{
        curl_slist_append(curl_slist_append(nullptr, "Content-Type: application/vnd.ocks.bundle"), "Expect:")};
    Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT, 30L);
    // A slow line is fine, a dead one is not: a large bundle may take long from a lab.
    curl_easy_setopt(handle.get(), CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_LOW_SPEED_TIME, 120L);
    if (const CURLcode code = curl_easy_perform(handle.get()); code != CURLE_OK)
        return fail(Errc::io, url, curl_easy_strerror(code));
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

std::string text_at(const nlohmann::json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

int submit(const SubmitOptions& options)
{
    const auto bundle = read_file(options.bundle, largest_bundle);
    if (!bundle)
        return refuse(bundle.error());
    std::string base = options.to;
    while (base.ends_with('/'))
        base.pop_back();
    const auto answer = post(base + "/api/v1/submissions", *bundle);
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
