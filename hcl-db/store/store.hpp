// SPDX-License-Identifier: GPL-3.0-or-later
/// The system of record: what was submitted and what it says. Lists are read from an Index made of it.
#pragma once

#include "hcl-db/listing.hpp"
#include "hcl-db/store/blobs.hpp"
#include "hcl-db/store/database.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ocks {

/// What a submitter gets, and gets again for the same bytes.
struct Receipt {
    std::string listing_id;
    std::string bundle_sha256;
    std::string report_sha256;
    std::string received_at;

    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// A submission that passed every check. The listing holds all that the database keeps of it.
struct Submission {
    Listing listing;
    std::string bundle;
    std::string report;
    std::string policy;
};

struct Added {
    Receipt receipt;
};

struct Known {
    Receipt receipt;
};

/// Another bundle has brought this report, or another report has this id.
struct Conflict {
    std::string why;
};

/// By listing, the oldest first.
using Decisions = std::map<std::string, std::vector<Decision>, std::less<>>;

using Admission = std::variant<Added, Known, Conflict>;

/// May be used from several threads; each call is a transaction of its own.
class Store {
public:
    Store(std::unique_ptr<Database> database, Blobs blobs);

    /// The blobs are on the disk before the rows are, so that a row never points to nothing.
    [[nodiscard]] Result<Admission> add(const Submission& submission);

    /// absent if these bytes were never admitted.
    [[nodiscard]] Result<Receipt> receipt_of(std::string_view bundle_sha256);

    /// All of them, by id; reasons and components included. What was decided is told by decisions().
    [[nodiscard]] Result<std::vector<Listing>> listings();

    [[nodiscard]] Result<Listing> listing(std::string_view id);

    /// Checks that it may follow what was decided before, and keeps it. The signatures are the caller's to have
    /// checked.
    [[nodiscard]] Result<void> record(const Decision& decision, std::string_view note);

    [[nodiscard]] Result<Decisions> decisions();
    [[nodiscard]] Result<std::vector<Decision>> decisions_on(std::string_view listing_id);

    /// The signed note of a decision, by its name.
    [[nodiscard]] Result<std::string> decision_note(std::string_view sha256);

    /// The log: how many entries it has, those from a place on, and the place of the one about a subject: a listing's
    /// id, a decision's name. absent if there is none.
    [[nodiscard]] Result<std::uint64_t> log_size();
    [[nodiscard]] Result<std::vector<std::string>> log_entries(std::uint64_t first, std::uint64_t count);
    [[nodiscard]] Result<std::uint64_t> log_place(std::string_view kind, std::string_view subject);

    /// What was signed for the largest log so far; empty before the first.
    [[nodiscard]] Result<std::string> last_checkpoint();
    [[nodiscard]] Result<void> keep_checkpoint(std::uint64_t size, std::string_view note);

    /// Grows with every change, on whichever node or process it was made.
    [[nodiscard]] Result<std::int64_t> change_seq();

    [[nodiscard]] const Blobs& blobs() const { return m_blobs; }

private:
    [[nodiscard]] Result<Admission> settle(const Submission& submission);
    [[nodiscard]] Result<Admission> settled_by_rows(const Listing& listing);
    [[nodiscard]] Result<void> insert(const Submission& submission);
    [[nodiscard]] Result<void> insert_listing(const Listing& listing);
    [[nodiscard]] Result<std::string> conflict_of(const Listing& listing);
    [[nodiscard]] Result<Receipt> find_receipt(std::string_view bundle_sha256);
    /// A change, and its entry in the log, in the transaction that is under way.
    [[nodiscard]] Result<void>
    append(std::string_view kind, std::string_view subject, std::string_view at, std::string_view entry);
    [[nodiscard]] Result<Decisions> find_decisions(std::string_view listing_id);  ///< empty for all

    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
    Blobs m_blobs;
};

/// A SQLite file, with its blobs in the directory `blobs` beside it unless another one is named; or a server,
/// "postgresql://…", whose blobs lie in that directory.
[[nodiscard]] Result<std::unique_ptr<Store>>
open_store(const std::string& address, bool create, const std::string& blobs = {});

}  // namespace ocks
