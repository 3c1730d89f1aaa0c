// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert inventory`: what is in this machine.

#include "reports/xml/xml.hpp"
#include "suite/verbs/inventory/follow.hpp"
#include "suite/verbs/inventory/view.hpp"
#include "suite/verbs/machine.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {
namespace {

int follow_this_machine(const InventoryOptions& options)
{
    if (options.root != "/")
        return refuse({Errc::malformed, "--root " + options.root, "only this machine can be followed"}, 2);
    if (options.format == "xml")
        return refuse({Errc::malformed, "--format xml", "changes are told as text or json"}, 2);
    const auto ended = follow(options.format == "json");
    return ended ? 0 : refuse(ended.error());
}

}  // namespace

int inventory(const InventoryOptions& options)
{
    if (options.follow)
        return follow_this_machine(options);
    const auto machine = look_at(options.root, options.matrix);
    if (!machine)
        return refuse(machine.error());
    if (options.format == "json")
        fmt::print("{}", to_json(machine->inventory));
    else if (options.format == "xml")
        fmt::print("{}", to_xml(machine->inventory));
    else
        fmt::print("{}", to_text(machine->inventory, terminal_width()));
    return 0;
}

}  // namespace ocks::verbs
