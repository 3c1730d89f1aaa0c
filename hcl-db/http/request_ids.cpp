// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/request_ids.hpp"

#include <fmt/format.h>
#include <random>

namespace ocks::http {

bool is_request_id(std::string_view text)
{
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !text.empty() && text.size() <= 64 && text.find_first_not_of(allowed) == std::string_view::npos;
}

RequestIds::RequestIds() : m_process(std::random_device{}()) {}

std::string RequestIds::of(std::string_view given)
{
    return is_request_id(given) ? std::string{given} : fmt::format("{:08x}-{:x}", m_process, ++m_count);
}

}  // namespace ocks::http
