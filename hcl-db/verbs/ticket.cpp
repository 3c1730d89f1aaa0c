// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-hcl ticket`: what a vendor makes his run for, so that it cannot be one of before, or be sent twice.

#include "reports/bundle/ticket.hpp"

#include "core/clock.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/signature/passphrase.hpp"

#include <chrono>
#include <cstdio>

namespace ocks::verbs {

int ticket(const TicketOptions& options)
{
    const auto key = open_key(options.key);
    if (!key)
        return could_not(key.error());
    const auto nonce = random_nonce();
    if (!nonce)
        return could_not(nonce.error());
    const auto now = std::chrono::system_clock::now();
    const auto note = sign_ticket({.origin = key->name,
                                   .vendor = options.vendor,
                                   .nonce = *nonce,
                                   .issued = to_rfc3339(now),
                                   .expires = to_rfc3339(now + std::chrono::hours{24} * options.days)},
                                  *key);
    if (!note)
        return could_not(note.error());
    std::fputs(note->c_str(), stdout);
    return 0;
}

}  // namespace ocks::verbs
