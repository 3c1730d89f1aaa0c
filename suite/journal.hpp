// SPDX-License-Identifier: GPL-3.0-or-later
/// What a run has done so far, on disk before and after every step: JSON lines, appended and synced. A power cut can
/// tear the last line and nothing else.
#pragma once

#include "core/descriptor.hpp"
#include "core/inventory.hpp"
#include "core/record.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// A run may only be resumed on the same machine, by the same policy and profile.
struct RunIdentity {
    std::string policy_sha256;
    std::string profile;
    std::string inventory_sha256;  ///< of what does not change from boot to boot

    friend bool operator==(const RunIdentity&, const RunIdentity&) = default;
};

[[nodiscard]] RunIdentity
identity_of(const std::string& policy_sha256, const std::string& profile, const Inventory& inventory);

/// A step that began and has no end: the suite or the machine stopped during it.
struct Begun {
    std::string test;
    std::string kind;
    std::string device;
    unsigned attempt = 1;
    std::string started;
    std::string boot_id;

    friend bool operator==(const Begun&, const Begun&) = default;
};

struct JournalContent {
    RunIdentity identity;
    std::vector<Record> records;  ///< in the order in which they ended
    std::vector<Begun> begun;     ///< in the order in which they began; several steps may run at a time
    std::size_t whole_bytes = 0;  ///< without a torn last line

    friend bool operator==(const JournalContent&, const JournalContent&) = default;
};

/// A last line without its end is left out: it was being written when the power went. Any other line that is not
/// understood is malformed, for then this is no journal of ours.
[[nodiscard]] Result<JournalContent> parse_journal(std::string_view text);

/// The power went before the first line was whole: nothing has been recorded, and the run may begin anew.
[[nodiscard]] bool is_cut_in_first_line(std::string_view text, const RunIdentity& identity);

class Journal {
public:
    /// denied if there is one already: a run that was cut off is resumed, or its directory removed by hand.
    [[nodiscard]] static Result<Journal> create(const std::string& path, const RunIdentity& identity);

    /// Appends to what parse_journal() understood, and cuts off what it did not.
    [[nodiscard]] static Result<Journal> resume(const std::string& path, std::size_t whole_bytes);

    [[nodiscard]] Result<void> begin(const Begun& step);
    [[nodiscard]] Result<void> end(const Record& record);

private:
    Journal(Descriptor file, std::string path) : m_file(std::move(file)), m_path(std::move(path)) {}
    [[nodiscard]] Result<void> append(std::string line);

    Descriptor m_file;
    std::string m_path;
};

}  // namespace ocks
