// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run/verdict.hpp"

#include "core/errc.hpp"
#include "core/judge.hpp"

#include <utility>

namespace ocks {
namespace {

/// As reports have always called it.
std::string code_of(const Error& error)
{
    return error.code == Errc::absent ? "not-found" : std::string{to_string(error.code)};
}

}  // namespace

Verdict verdict_of(const Ended& ended, const Record& record, const Policy& policy)
{
    if (ended.measured)
        return judge(record.measured, criteria_of(policy, record.test));
    std::string reason = to_string(ended.measured.error());
    Verdict health = judge(record.measured, policy.health);
    if (health.outcome == Outcome::fail) {
        health.reasons.push_back(std::move(reason));
        return health;
    }
    return {Outcome::error, ended.code.empty() ? code_of(ended.measured.error()) : ended.code, {std::move(reason)}, {}};
}

}  // namespace ocks
