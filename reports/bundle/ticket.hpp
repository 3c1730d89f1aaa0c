// SPDX-License-Identifier: GPL-3.0-or-later
/// What an HCL gives a vendor before a run: a number that is used once. A bundle that carries it cannot be
/// submitted a second time, nor be one that was made before. It may be fetched on another computer and carried by file.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// docs/report-format.md has its grammar.
struct Ticket {
    std::string origin;  ///< the HCL that gave it, and the only one that takes it
    std::string vendor;
    std::string nonce;    ///< 128 random bits, 32 hexadecimal digits
    std::string issued;   ///< UTC, RFC 3339
    std::string expires;  ///< the last moment at which a report may be made for it

    friend bool operator==(const Ticket&, const Ticket&) = default;
};

[[nodiscard]] Result<std::string> random_nonce();

[[nodiscard]] std::string to_text(const Ticket& ticket);

/// Accepts only what to_text() writes, byte for byte.
[[nodiscard]] Result<Ticket> parse_ticket(std::string_view text);

/// The signed note that an HCL hands out.
[[nodiscard]] Result<std::string> sign_ticket(const Ticket& ticket, const SigningKey& key);

/// What a bundle must be to be the one that a ticket was given for.
struct TicketUse {
    std::string_view origin;
    std::string_view vendor;
    std::string_view created;  ///< UTC, RFC 3339
};

/// denied, each with its own reason: another origin or vendor, a report made before the ticket or after it expired.
[[nodiscard]] Result<void> check_use(const Ticket& ticket, const TicketUse& use);

/// Whether a number was used before; an HCL asks its store.
using IsUsed = std::function<bool(std::string_view nonce)>;

/// The ticket, if the HCL that it names signed it and is trusted, this is the use that it was given for, and it was not
/// used before.
[[nodiscard]] Result<Ticket>
redeem(std::string_view note, const TicketUse& use, std::span<const VerifierKey> trusted, const IsUsed& is_used);

}  // namespace ocks
