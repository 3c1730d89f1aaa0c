// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/snapshot.hpp"

#include "core/text.hpp"

#include <deque>

namespace ocks {

void Snapshot::record(Access access, std::string_view path, Answer answer)
{
    m_answers.emplace(Asked{std::string{path}, access}, std::move(answer));
}

const Answer* Snapshot::find(Access access, std::string_view path) const
{
    const auto found = m_answers.find(Asked{std::string{path}, access});
    return found == m_answers.end() ? nullptr : &found->second;
}

/// As the kernel walks a path, with the snapshot as its root: no link leads above it.
Result<std::string> Snapshot::resolved(Access access, std::string_view path) const
{
    constexpr unsigned most_links = 40;  // as Linux, path_resolution(7)
    std::deque<std::string> ahead;
    for (const std::string_view part : split(path, '/'))
        ahead.emplace_back(part);
    std::string walked;
    unsigned links = 0;
    while (!ahead.empty()) {
        const std::string part = std::move(ahead.front());
        ahead.pop_front();
        if (part.empty() || part == ".")
            continue;
        if (part == "..") {
            walked.erase(walked.empty() ? 0 : walked.rfind('/'));
            continue;
        }
        std::string next = walked;
        next.append("/").append(part);
        const bool is_last = ahead.empty();
        const Answer* const link = is_last && access == Access::link ? nullptr : find(Access::link, next);
        if (link == nullptr || !*link) {
            walked = std::move(next);
            continue;
        }
        if (++links > most_links)
            return fail(Errc::io, std::string{path}, "too many levels of symbolic links");
        const std::string& target = link->value().front();
        if (target.starts_with('/'))
            walked.clear();
        const auto parts = split(target, '/');
        ahead.insert(ahead.begin(), parts.begin(), parts.end());
    }
    return walked;
}

Answer Snapshot::answer(Access access, std::string_view path) const
{
    if (const Answer* const exact = find(access, path))
        return *exact;
    const auto place = resolved(access, path);
    if (!place)
        return Failure(place.error());
    if (const Answer* const found = find(access, *place))
        return *found;
    return fail(Errc::absent, std::string{path}, std::string{not_asked});
}

}  // namespace ocks
