// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/ticket.hpp"

#include "core/clock.hpp"
#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/signature/note.hpp"

namespace ocks::verbs {

Result<CarriedTicket>
carried_ticket(const std::string& path, std::string_view vendor, std::chrono::system_clock::time_point now)
{
    if (path.empty())
        return CarriedTicket{};
    auto note = read_file(path, largest_ticket);
    if (!note)
        return Failure(note.error());
    const auto opened = parse_note(*note);
    if (!opened)
        return fail(opened.error().code, path, opened.error().why);
    const auto ticket = parse_ticket(opened->text);
    if (!ticket)
        return fail(ticket.error().code, path, ticket.error().why);
    if (const auto fits = check_use(*ticket, {ticket->origin, vendor, to_rfc3339(now)}); !fits)
        return fail(fits.error().code, path, fits.error().why);
    return CarriedTicket{ticket->origin, std::move(*note)};
}

}  // namespace ocks::verbs
