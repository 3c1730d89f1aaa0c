// SPDX-License-Identifier: GPL-3.0-or-later
/// Answers that were made already, for as long as the index is the same. What is asked most is kept longest.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace ocks::site {

class Cache {
public:
    explicit Cache(std::size_t most_bytes) : m_most_bytes(most_bytes) {}

    /// Null if it has none for this index.
    [[nodiscard]] std::shared_ptr<const http::Response> find(const std::shared_ptr<const Index>& index,
                                                             const std::string& key);
    void keep(const std::shared_ptr<const Index>& index,
              const std::string& key,
              std::shared_ptr<const http::Response> response);

private:
    struct Kept {
        std::string key;
        std::shared_ptr<const http::Response> response;
    };
    void forget_another(const std::shared_ptr<const Index>& index);

    const std::size_t m_most_bytes;
    std::mutex m_mutex;
    std::shared_ptr<const Index> m_index;  ///< that all answers are of
    std::list<Kept> m_kept;                ///< the last asked for first
    std::unordered_map<std::string, std::list<Kept>::iterator> m_by_key;
    std::size_t m_bytes = 0;
};

}  // namespace ocks::site
