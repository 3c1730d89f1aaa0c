// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run/crew.hpp"

#include "suite/executor/processes.hpp"

#include <algorithm>
#include <poll.h>
#include <utility>

namespace ocks {

using Clock = std::chrono::steady_clock;

Crew::Crew(std::chrono::milliseconds patience) : m_patience(patience), m_strangers(children())
{
    // What a keeper that was killed leaves behind comes to us.
    become_subreaper();
}

void Crew::start(std::size_t number, const Step& step, const Surface& surface)
{
    auto keeper = Keeper::start(step, surface);
    if (keeper)
        m_keepers.emplace(number, Kept{std::move(*keeper), Clock::now() + surface.deadline + m_patience});
    else
        m_finished.push_back({number, {Failure(keeper.error()), "not-started", {}}});
}

std::vector<std::size_t> Crew::running() const
{
    std::vector<std::size_t> steps;
    steps.reserve(m_keepers.size());
    for (const auto& [step, kept] : m_keepers)
        steps.push_back(step);
    return steps;
}

std::chrono::milliseconds Crew::elapsed(std::size_t step) const
{
    const auto kept = m_keepers.find(step);
    return kept == m_keepers.end()
               ? std::chrono::milliseconds{0}
               : std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - kept->second.keeper.started());
}

void Crew::collect()
{
    bool is_any_lost = false;
    for (auto kept = m_keepers.begin(); kept != m_keepers.end();) {
        auto ended = kept->second.keeper.look();
        if (!ended && Clock::now() >= kept->second.latest)
            ended = kept->second.keeper.give_up();
        if (!ended) {
            ++kept;
            continue;
        }
        is_any_lost = is_any_lost || ended->code == "crashed" || ended->code == "left-over";
        m_finished.push_back({kept->first, std::move(*ended)});
        kept = m_keepers.erase(kept);
    }
    if (!is_any_lost)
        return;
    std::set<pid_t> spared = m_strangers;
    for (const auto& [step, kept] : m_keepers)
        spared.insert(kept.keeper.pid());
    (void)sweep(spared, std::chrono::seconds{5});
}

std::vector<Crew::Finished> Crew::wait(Clock::time_point until, int stop)
{
    for (;;) {
        collect();
        const auto now = Clock::now();
        if (!m_finished.empty() || m_keepers.empty() || now >= until)
            return std::exchange(m_finished, {});
        std::vector<pollfd> files{{stop, POLLIN, 0}};
        auto next = until;
        for (const auto& [step, kept] : m_keepers) {
            next = std::min(next, kept.latest);
            files.push_back({kept.keeper.ended(), POLLIN, 0});
            files.push_back({kept.keeper.said(), POLLIN, 0});
        }
        // Rounded up: the last fraction of a millisecond is not waited for in a circle. Kernels before 5.3 have no
        // pidfd; what a keeper says, it says as its last word.
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(std::max(next - now, Clock::duration{0})).count();
        if (poll(files.data(), files.size(), static_cast<int>(std::min<decltype(left)>(left, 1'000))) > 0 &&
            files.front().revents != 0)
            return std::exchange(m_finished, {});
    }
}

}  // namespace ocks
