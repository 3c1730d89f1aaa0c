// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/hcl_source.hpp"

#include "core/file.hpp"
#include "suite/verbs/http.hpp"

#include <fmt/format.h>

namespace ocks::verbs {
namespace {

constexpr long ok = 200;
constexpr long not_found = 404;

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

Result<HclSource> HclSource::open(const std::string& place, Runner& runner)
{
    HclSource source{runner};
    if (is_url(place) && !has_path(place)) {
        source.m_base = place.ends_with('/') ? place.substr(0, place.size() - 1) : place;
        return source;
    }
    std::string text;
    if (is_url(place)) {
        auto answers = http_get(runner, {place});
        if (!answers)
            return Failure(answers.error());
        if (answers->front().status != ok)
            return fail(Errc::io, place, fmt::format("the server answers {}", answers->front().status));
        text = std::move(answers->front().body);
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
    std::vector<std::string> urls;
    for (const auto& subject : candidate.subjects) {
        if (!subject.id.empty() && m_asked.insert(subject.id).second)
            urls.push_back(m_base + "/api/v1/components/pci/" + subject.id);
    }
    const auto answers = http_get(*m_runner, urls);
    if (!answers)
        return Failure(answers.error());
    for (std::size_t index = 0; index < urls.size(); ++index) {
        const auto& [status, body] = answers->at(index);
        if (status == not_found)
            continue;  // no listing has such a card
        if (status != ok)
            return fail(Errc::io, urls[index], fmt::format("the server answers {}", status));
        if (const auto added = add_hcl(m_hcl, body, urls[index]); !added)
            return Failure(added.error());
    }
    return {};
}

}  // namespace ocks::verbs
