// SPDX-License-Identifier: GPL-3.0-or-later
/// One name for a request in the record of every program that it came through.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace ocks::http {

/// What a proxy may call a request: at most 64 letters, digits, dots, underscores and hyphens.
[[nodiscard]] bool is_request_id(std::string_view text);

/// "0f3a91c4-2a": no two alike in one process, and hardly in two.
class RequestIds {
public:
    RequestIds();
    explicit RequestIds(std::uint32_t process) : m_process(process) {}

    /// The name that it came with, if it is one; else a new one.
    [[nodiscard]] std::string of(std::string_view given);

private:
    std::uint32_t m_process;
    std::atomic<std::uint64_t> m_count{0};
};

}  // namespace ocks::http
