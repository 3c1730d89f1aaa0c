// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-hcl audit`: whether what an HCL shows follows from what it has published.

#include "hcl-db/log/audit.hpp"

#include "core/clock.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/signature/trust.hpp"

#include <cinttypes>
#include <cstdio>
#include <curl/curl.h>
#include <memory>
#include <utility>

namespace ocks::verbs {
namespace {

struct CloseEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

std::size_t keep(const char* data, std::size_t size, std::size_t count, void* target)
{
    auto& answer = *static_cast<std::string*>(target);
    if (answer.size() + size * count > largest_bundle)
        return 0;  // libcurl stops: nothing that is audited is larger
    answer.append(data, size * count);
    return size * count;
}

/// One connection for all requests.
class Client {
public:
    explicit Client(std::string base) : m_base(std::move(base)), m_handle(curl_easy_init())
    {
        while (m_base.ends_with('/'))
            m_base.pop_back();
    }

    Result<std::string> get(const std::string& path)
    {
        std::string answer;
        const std::string url = m_base + path;
        curl_easy_setopt(m_handle.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(m_handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(m_handle.get(), CURLOPT_WRITEFUNCTION, keep);
        curl_easy_setopt(m_handle.get(), CURLOPT_WRITEDATA, &answer);
        curl_easy_setopt(m_handle.get(), CURLOPT_CONNECTTIMEOUT, 30L);
        curl_easy_setopt(m_handle.get(), CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(m_handle.get(), CURLOPT_LOW_SPEED_TIME, 60L);
        if (const CURLcode code = curl_easy_perform(m_handle.get()); code != CURLE_OK)
            return fail(Errc::io, url, curl_easy_strerror(code));
        long status = 0;
        curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status == 404)
            return fail(Errc::absent, url, "is not there");
        if (status != 200)
            return fail(Errc::io, url, "answers " + std::to_string(status));
        return answer;
    }

private:
    std::string m_base;
    std::unique_ptr<CURL, CloseEasy> m_handle;
};

}  // namespace

int audit(const AuditOptions& options)
{
    const auto log_keys = load_trust(options.log_keys);
    if (!log_keys)
        return could_not(log_keys.error());
    const auto maintainers = load_trust(options.maintainers);
    if (!maintainers)
        return could_not(maintainers.error());
    const auto policies = load_policies(options.policies);
    if (!policies)
        return could_not(policies.error());
    Client client{options.url};
    const auto fetch = [&client](const std::string& path) {
        return client.get(path);
    };
    const auto result =
        log::audit(fetch, {*log_keys, *maintainers}, *policies, to_rfc3339(std::chrono::system_clock::now()));
    if (!result)
        return result.error().code == Errc::io || result.error().code == Errc::absent ? could_not(result.error())
                                                                                      : not_good(result.error());
    for (const std::string& line : result->differences)
        std::printf("%s\n", line.c_str());
    std::printf("%s: %" PRIu64 " entries, %zu listings, %zu decisions, %zu differences\n",
                result->origin.c_str(),
                result->entries,
                result->listings,
                result->decisions,
                result->differences.size());
    return result->differences.empty() ? 0 : 1;
}

}  // namespace ocks::verbs
