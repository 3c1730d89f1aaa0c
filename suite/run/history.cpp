// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run/history.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ocks {

std::string boot_id_of(const Inventory& inventory)
{
    const Device* kernel = find_device(inventory, "kernel", "kernel");
    return kernel == nullptr ? "" : std::string{text_of(*kernel, "boot_id").value_or("")};
}

bool is_about(const Record& record, const Step& step)
{
    return record.test == step.test->id && record.kind == step.device.kind && record.device == step.device.name;
}

std::vector<Record> History::take_lost_contacts(const std::string& boot_id)
{
    std::vector<Record> lost;
    for (const Begun& begun : std::exchange(m_before.begun, {})) {
        Record record;
        record.test = begun.test;
        record.kind = begun.kind;
        record.device = begun.device;
        record.attempt = begun.attempt;
        record.started = begun.started;
        const std::string how = begun.boot_id == boot_id ? "the suite was stopped" : "the machine restarted";
        record.verdict = {Outcome::error, "lost-contact", {how + " during the test"}, {}};
        m_before.records.push_back(record);
        lost.push_back(std::move(record));
    }
    return lost;
}

std::vector<Record> History::of(const Step& step) const
{
    std::vector<Record> found;
    std::ranges::copy_if(
        m_before.records, std::back_inserter(found), [&](const Record& each) { return is_about(each, step); });
    return found;
}

bool History::is_to_do(const std::vector<Record>& earlier)
{
    if (earlier.empty())
        return true;
    const auto lost = std::ranges::count(
        earlier, "lost-contact", [](const Record& each) -> const std::string& { return each.verdict.code; });
    const std::string& code = earlier.back().verdict.code;
    return code == "interrupted" || (code == "lost-contact" && lost < 2);
}

bool History::is_suspect(const std::vector<Record>& earlier)
{
    return !earlier.empty() && earlier.back().verdict.code == "lost-contact";
}

}  // namespace ocks
