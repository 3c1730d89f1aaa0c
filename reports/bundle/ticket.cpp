// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/ticket.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "reports/bundle/manifest.hpp"
#include "reports/signature/note.hpp"
#include "reports/xml/values.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/rand.h>

namespace ocks {
namespace {

constexpr std::string_view first_line = "ocks-ticket/v1";
constexpr std::size_t nonce_bytes = 16;

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "ticket", std::move(why));
}

Failure refused(std::string why)
{
    return fail(Errc::denied, "ticket", std::move(why));
}

bool is_nonce(std::string_view text)
{
    return text.size() == 2 * nonce_bytes && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The one word behind the keyword; empty if the line is another one.
std::string word_of(std::string_view line, std::string_view keyword)
{
    const std::vector<std::string_view> words = split(line, ' ');
    return words.size() == 2 && words[0] == keyword ? std::string{words[1]} : std::string{};
}

}  // namespace

Result<std::string> random_nonce()
{
    std::array<unsigned char, nonce_bytes> bytes{};
    if (RAND_bytes(bytes.data(), nonce_bytes) != 1)
        return fail(Errc::io, "OpenSSL", "has no random numbers");
    return hexadecimal(bytes);
}

std::string to_text(const Ticket& ticket)
{
    return fmt::format("{}\norigin {}\nvendor {}\nnonce {}\nissued {}\nexpires {}\n",
                       first_line,
                       ticket.origin,
                       ticket.vendor,
                       ticket.nonce,
                       ticket.issued,
                       ticket.expires);
}

Result<Ticket> parse_ticket(std::string_view text)
{
    const std::vector<std::string_view> all = lines(text);
    if (all.size() != 6 || all[0] != first_line)
        return malformed("is not six lines of which the first is ocks-ticket/v1");
    Ticket ticket{word_of(all[1], "origin"),
                  word_of(all[2], "vendor"),
                  word_of(all[3], "nonce"),
                  word_of(all[4], "issued"),
                  word_of(all[5], "expires")};
    if (to_text(ticket) != text)
        return malformed("is not spelled as tickets are");
    if (ticket.origin.empty() || ticket.vendor.empty())
        return malformed("names no origin or no vendor");
    if (!is_nonce(ticket.nonce))
        return malformed("the nonce is not 32 hexadecimal digits");
    if (!is_xml_time(ticket.issued) || !is_xml_time(ticket.expires) || ticket.expires < ticket.issued)
        return malformed("the times are no span of time");
    return ticket;
}

Result<std::string> sign_ticket(const Ticket& ticket, const SigningKey& key)
{
    const std::string text = to_text(ticket);
    if (const auto sound = parse_ticket(text); !sound)
        return Failure(sound.error());
    return sign_note(text, key);
}

Result<void> check_use(const Ticket& ticket, const TicketUse& use)
{
    if (ticket.origin != use.origin)
        return refused("it is of " + ticket.origin + ", and the bundle is for " + std::string{use.origin});
    // An HCL may have written down the key's whole name.
    if (vendor_of(ticket.vendor) != vendor_of(use.vendor))
        return refused("it was given to " + ticket.vendor + ", and the bundle is of " + std::string{use.vendor});
    if (use.created < ticket.issued)
        return refused("the report is of " + std::string{use.created} + ", before the ticket was given on " +
                       ticket.issued);
    if (use.created > ticket.expires)
        return refused("it expired on " + ticket.expires + ", before the report was made on " +
                       std::string{use.created});
    return {};
}

Result<Ticket>
redeem(std::string_view note, const TicketUse& use, std::span<const VerifierKey> trusted, const IsUsed& is_used)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    auto ticket = parse_ticket(opened->text);
    if (!ticket)
        return ticket;
    const auto signers = verify_note_at(*opened, trusted, ticket->issued);
    if (!signers)
        return Failure(signers.error());
    if (const auto fits = check_use(*ticket, use); !fits)
        return Failure(fits.error());
    // A vendor is trusted too, and not with this.
    if (std::ranges::find(*signers, ticket->origin) == signers->end())
        return refused("it is signed by " + signers->front() + ", and not by " + ticket->origin);
    if (is_used && is_used(ticket->nonce))
        return refused("it was used before: nonce " + ticket->nonce);
    return ticket;
}

}  // namespace ocks
