// SPDX-License-Identifier: GPL-3.0-or-later
/// What an earlier run of the same plan has recorded, and what is left to do.
#pragma once

#include "core/inventory.hpp"
#include "core/record.hpp"
#include "suite/journal.hpp"
#include "suite/plan.hpp"

#include <string>
#include <vector>

namespace ocks {

class History {
public:
    explicit History(JournalContent before) : m_before(std::move(before)) {}

    /// The suite or the machine stopped in the middle of these steps: each is a result of its own, and is added.
    [[nodiscard]] std::vector<Record> take_lost_contacts(const std::string& boot_id);

    /// In the order of the attempts.
    [[nodiscard]] std::vector<Record> of(const Step& step) const;

    /// What the operator stopped is done again; what took the machine down is done again once.
    [[nodiscard]] static bool is_to_do(const std::vector<Record>& earlier);

    /// What took the machine down does so alone the next time: then it is known which of several it was.
    [[nodiscard]] static bool is_suspect(const std::vector<Record>& earlier);

private:
    JournalContent m_before;
};

/// Of the kernel that runs; empty if it is not known.
[[nodiscard]] std::string boot_id_of(const Inventory& inventory);

[[nodiscard]] bool is_about(const Record& record, const Step& step);

}  // namespace ocks
