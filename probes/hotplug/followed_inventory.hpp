// SPDX-License-Identifier: GPL-3.0-or-later
/// An inventory that is kept true by asking again only those probes that an event concerns.
///
/// Which these are nobody has to write down: a probe follows a subsystem if it has listed its devices.
#pragma once

#include "core/result.hpp"
#include "probes/probe.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ocks {

class FollowedInventory {
public:
    /// Observes all of the machine.
    [[nodiscard]] static Result<FollowedInventory> open(const std::string& root, std::span<const Probe* const> probes);

    [[nodiscard]] const Inventory& inventory() const { return m_inventory; }

    /// How many probes were asked again.
    std::size_t update(const std::set<std::string>& subsystems);

private:
    struct Part {
        const Probe* probe = nullptr;
        Inventory found = {};
        std::set<std::string> listed = {};  ///< directories
    };
    struct Listening {
        std::set<std::string>* listed = nullptr;
    };
    FollowedInventory(Sysroot root, std::unique_ptr<Listening> listening);
    void observe_part(Part& part);
    void join();

    std::unique_ptr<Listening> m_listening;  ///< the witness of the root knows where it is
    Sysroot m_root;
    std::vector<Part> m_parts = {};
    Inventory m_inventory = {};
};

}  // namespace ocks
