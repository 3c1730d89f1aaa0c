// SPDX-License-Identifier: GPL-3.0-or-later
/// What one machine answered to the questions that the probes put to it: each file that was read, each directory
/// that was listed, each link that was followed, and how it ended.
#pragma once

#include "core/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ocks {

enum class Access { list, read, link };

/// The content of a file and the target of a link are one text; the names in a directory are many, sorted.
using Answer = Result<std::vector<std::string>>;

struct Asked {
    std::string path = {};
    Access access = Access::read;

    friend bool operator==(const Asked&, const Asked&) = default;
    friend bool operator<(const Asked& a, const Asked& b)
    {
        return std::tie(a.path, a.access) < std::tie(b.path, b.access);
    }
};

class Snapshot {
public:
    /// The first answer counts: a counter that is read twice has one value in a snapshot.
    void record(Access access, std::string_view path, Answer answer);

    /// As it was recorded; or that of the path to which recorded links lead. What was not asked is absent, and
    /// says so in the words of not_asked: then nobody knows whether the machine has it.
    [[nodiscard]] Answer answer(Access access, std::string_view path) const;

    [[nodiscard]] const std::map<Asked, Answer>& answers() const { return m_answers; }

    static constexpr std::string_view not_asked = "was not asked when the snapshot was taken";

    friend bool operator==(const Snapshot&, const Snapshot&) = default;

private:
    [[nodiscard]] const Answer* find(Access access, std::string_view path) const;
    [[nodiscard]] Result<std::string> resolved(Access access, std::string_view path) const;

    std::map<Asked, Answer> m_answers;
};

}  // namespace ocks
