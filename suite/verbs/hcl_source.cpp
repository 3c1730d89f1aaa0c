// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/hcl_source.hpp"

#include "core/file.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>

namespace ocks::verbs {
namespace {

/// An export of all listings of a large HCL.
constexpr std::size_t largest_answer = 256U << 20U;

constexpr long ok = 200;
constexpr long not_found = 404;

std::size_t keep(const char* data, std::size_t size, std::size_t count, void* target)
{
    auto& answer = *static_cast<std::string*>(target);
    // A short count makes libcurl stop.
    if (answer.size() + size * count > largest_answer)
        return 0;
    answer.append(data, size * count);
    return size * count;
}

struct CloseEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Answer {
    long status = 0;
    std::string body;
};

/// One connection for all questions.
class Questioner {
public:
    Result<Answer> get(const std::string& url)
    {
        const std::unique_ptr<curl_slist, FreeList> headers{curl_slist_append(nullptr, "Accept: application/json")};
        Answer answer;
        curl_easy_setopt(m_handle.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(m_handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(m_handle.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(m_handle.get(), CURLOPT_WRITEFUNCTION, keep);
        curl_easy_setopt(m_handle.get(), CURLOPT_WRITEDATA, &answer.body);
        curl_easy_setopt(m_handle.get(), CURLOPT_CONNECTTIMEOUT, 30L);
        curl_easy_setopt(m_handle.get(), CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(m_handle.get(), CURLOPT_LOW_SPEED_TIME, 60L);
        if (const CURLcode code = curl_easy_perform(m_handle.get()); code != CURLE_OK)
            return fail(Errc::io, url, curl_easy_strerror(code));
        curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
        return answer;
    }

private:
    std::unique_ptr<CURL, CloseEasy> m_handle{curl_easy_init()};
};

bool is_url(std::string_view place)
{
    return place.starts_with("http://") || place.starts_with("https://");
}

/// "http://host:8080" and "http://host:8080/" have no path.
bool has_path(std::string_view url)
{
    const auto slash = url.find('/', url.find("://") + 3);
    return slash != std::string_view::npos && slash + 1 < url.size();
}

}  // namespace

Result<HclSource> HclSource::open(const std::string& place)
{
    HclSource source;
    if (is_url(place) && !has_path(place)) {
        source.m_base = place.ends_with('/') ? place.substr(0, place.size() - 1) : place;
        return source;
    }
    std::string text;
    if (is_url(place)) {
        auto answer = Questioner{}.get(place);
        if (!answer)
            return Failure(answer.error());
        if (answer->status != ok)
            return fail(Errc::io, place, fmt::format("the server answers {}", answer->status));
        text = std::move(answer->body);
    } else {
        auto read = read_file(place);
        if (!read)
            return Failure(read.error());
        text = *std::move(read);
    }
    if (const auto added = add_hcl(source.m_hcl, text, place); !added)
        return Failure(added.error());
    return source;
}

Result<void> HclSource::learn(const Candidate& candidate)
{
    if (m_base.empty())
        return {};
    Questioner questioner;
    for (const auto& subject : candidate.subjects) {
        if (subject.id.empty() || !m_asked.insert(subject.id).second)
            continue;
        const auto url = m_base + "/api/v1/components/pci/" + subject.id;
        const auto answer = questioner.get(url);
        if (!answer)
            return Failure(answer.error());
        if (answer->status == not_found)
            continue;  // no listing has such a card
        if (answer->status != ok)
            return fail(Errc::io, url, fmt::format("the server answers {}", answer->status));
        if (const auto added = add_hcl(m_hcl, answer->body, url); !added)
            return Failure(added.error());
    }
    return {};
}

}  // namespace ocks::verbs
