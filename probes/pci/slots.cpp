// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/slots.hpp"

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/path.hpp"

namespace ocks {

Slots slots_of(const Sysroot& root, std::vector<Note>& notes)
{
    Slots slots;
    for (const std::string& name : entries(root, slot_directory, "pci", notes)) {
        // On POWER there is a directory `control`, which is no slot and has no address.
        const auto address = root.read(below(std::string{slot_directory}, name) + "/address");
        if (address)
            slots.emplace(trimmed(*address), name);
        else if (address.error().code != Errc::absent)
            notes.push_back({"pci", address.error().where, address.error().why});
    }
    return slots;
}

std::optional<std::string> slot_of(const Slots& slots, std::string_view function)
{
    const std::string_view device = function.substr(0, function.rfind('.'));
    // A slot for a whole bus has no device number: "0000:3b".
    for (const std::string_view address : {device, device.substr(0, device.rfind(':'))}) {
        if (const auto found = slots.find(address); found != slots.end())
            return found->second;
    }
    return std::nullopt;
}

}  // namespace ocks
