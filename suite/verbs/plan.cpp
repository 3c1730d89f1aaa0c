// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert plan`: what would run, how long, what is missing, what is skipped and why.

#include "suite/verbs/preparation.hpp"
#include "suite/verbs/run/screen.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {

int plan(const PlanOptions& options)
{
    const auto prepared = prepare(options);
    if (!prepared)
        return refuse(prepared.error(), prepared.error().where.starts_with("--") ? 2 : 3);
    if (options.format == "json") {
        fmt::print("{}", to_json(prepared->plan));
        return 0;
    }
    const console::Words words{console::choose_language(options.language)};
    const auto next = advice_for(prepared->plan.settled,
                                 prepared->plan.uncovered,
                                 {prepared->machine.inventory, prepared->policy, options.profile});
    fmt::print("{}{}", to_text(prepared->plan, words), advice_text(next, words));
    return 0;
}

}  // namespace ocks::verbs
