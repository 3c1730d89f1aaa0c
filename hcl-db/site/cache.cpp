// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/cache.hpp"

namespace ocks::site {
namespace {

/// One large export is no reason to forget a hundred pages.
constexpr std::size_t largest_part = 8;

std::size_t size_of(const std::string& key, const http::Response& response)
{
    constexpr std::size_t overhead = 512;
    return key.size() * 2 + response.body.size() + overhead;
}

}  // namespace

void Cache::forget_another(const std::shared_ptr<const Index>& index)
{
    if (m_index == index)
        return;
    m_by_key.clear();
    m_kept.clear();
    m_bytes = 0;
    m_index = index;
}

std::shared_ptr<const http::Response> Cache::find(const std::shared_ptr<const Index>& index, const std::string& key)
{
    const std::lock_guard lock{m_mutex};
    forget_another(index);
    const auto found = m_by_key.find(key);
    if (found == m_by_key.end())
        return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, found->second);
    return found->second->response;
}

void Cache::keep(const std::shared_ptr<const Index>& index,
                 const std::string& key,
                 std::shared_ptr<const http::Response> response)
{
    const std::size_t size = size_of(key, *response);
    if (size > m_most_bytes / largest_part)
        return;
    const std::lock_guard lock{m_mutex};
    // The answer was made of an index that may be the last one by now; then it is nobody's.
    if (m_index != index || m_by_key.contains(key))
        return;
    m_kept.push_front({.key = key, .response = std::move(response)});
    m_by_key.emplace(key, m_kept.begin());
    m_bytes += size;
    while (m_bytes > m_most_bytes) {
        m_bytes -= size_of(m_kept.back().key, *m_kept.back().response);
        m_by_key.erase(m_kept.back().key);
        m_kept.pop_back();
    }
}

}  // namespace ocks::site
