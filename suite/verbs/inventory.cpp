// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert inventory`: what is in this machine.

#include "suite/verbs/inventory_view.hpp"
#include "suite/verbs/machine.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {

int inventory(const InventoryOptions& options)
{
    const auto machine = look_at(options.root, options.matrix);
    if (!machine)
        return refuse(machine.error());
    fmt::print("{}", options.format == "json" ? to_json(machine->inventory) : to_text(machine->inventory));
    return 0;
}

}  // namespace ocks::verbs
