// SPDX-License-Identifier: GPL-3.0-or-later
/// A whole list from its log and its blobs: what a backup is, how one engine's store becomes another's, and how rows
/// are made again that a newer program wants otherwise.
#pragma once

#include "core/result.hpp"
#include "hcl-db/derive.hpp"
#include "hcl-db/store/store.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace ocks {

/// Writes the log and every blob that it names into a directory: `log`, entry by entry, and `blobs/`. What is there
/// already is left, so that the next backup into the same directory costs what is new. Answers with how many entries it
/// has.
[[nodiscard]] Result<std::size_t> back_up(Store& from, const std::string& directory);

/// The other way, into a store that must be empty. Every listing is derived and every decision followed again; in the
/// end the log is byte for byte that of the backup.
[[nodiscard]] Result<std::size_t> restore(const std::string& directory, Store& into);

/// The submission that an entry is about, made again from blobs.
[[nodiscard]] Result<Submission> resubmission(const log::SubmissionEntry& entry, const Blobs& blobs);

}  // namespace ocks
