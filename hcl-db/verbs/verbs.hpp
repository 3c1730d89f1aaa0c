// SPDX-License-Identifier: GPL-3.0-or-later
/// The verbs of ocks-hcl. Each answers with the program's exit status.
#pragma once

#include "core/result.hpp"
#include "hcl-db/ingest.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::verbs {

struct StoreOptions {
    std::string database;
    std::string blobs;  ///< directory; empty for the one beside a SQLite file
};

struct GateOptions {
    std::string trust;
    std::string policies;
    std::string schema;       ///< empty: the one that is built in
    std::string ticket_keys;  ///< verifier keys of our tickets; empty if none are given
    std::string origin;       ///< empty if bundles for any list will do
};

struct ServeOptions {
    StoreOptions store;
    GateOptions gate;
    std::string log_key;   ///< that signs checkpoints; empty for no log
    std::string releases;  ///< directory of their files; empty for none
    std::string matrices;  ///< directory of *.matrix; empty for none
    std::string listen = "127.0.0.1:8080";
    std::string listen_uploads;      ///< address of submissions alone; empty to take them with the pages
    std::string listen_private;      ///< address of /metrics; empty for none
    std::string log_level = "info";  ///< of what is written to standard error
};

struct ExportOptions {
    std::string site;  ///< the directory to be made
    StoreOptions store;
    std::string policies;
    std::string releases;  ///< as for serve
    std::string matrices;
};

struct IngestOptions {
    std::string bundle;
    StoreOptions store;
    GateOptions gate;
};

struct BackupOptions {
    StoreOptions store;
    std::string directory;
};

struct AuditOptions {
    std::string url;
    std::string log_keys;
    std::string maintainers;
    std::string policies;
};

struct TicketOptions {
    std::string vendor;
    std::string key;  ///< called as the list is, which is what a ticket's origin says
    unsigned days = 30;
};

struct DecideOptions {
    std::string listing;
    std::string kind;
    std::string level;
    std::string subject;
    std::string until;
    std::string reason;
    std::vector<std::string> keys;
    std::string maintainers;  ///< their verifier keys; empty if the note is only to be written
    std::string out;
    StoreOptions store;
};

struct RecordOptions {
    std::string note;
    std::string maintainers;
    StoreOptions store;
};

[[nodiscard]] int backup(const BackupOptions& options);
[[nodiscard]] int restore(const BackupOptions& options);
[[nodiscard]] int audit(const AuditOptions& options);
[[nodiscard]] int ticket(const TicketOptions& options);
[[nodiscard]] int decide(const DecideOptions& options);
[[nodiscard]] int cosign_note(const std::string& path, const std::string& key_path);
[[nodiscard]] int record(const RecordOptions& options);
[[nodiscard]] int queue(const StoreOptions& options);
[[nodiscard]] int show(const StoreOptions& options, const std::string& id);
[[nodiscard]] int serve(const ServeOptions& options);
[[nodiscard]] int export_site(const ExportOptions& options);
[[nodiscard]] int ingest(const IngestOptions& options);
[[nodiscard]] int list(const StoreOptions& options);
[[nodiscard]] int fsck(const StoreOptions& options);

[[nodiscard]] Result<Gate> open_gate(const GateOptions& options);

/// Prints "ocks-hcl: what: why" and answers 3.
[[nodiscard]] int could_not(const Error& error);

/// Prints the same line and answers 1: it was looked at, and is refused.
[[nodiscard]] int not_good(const Error& error);

/// Prints one line and a hint, and answers 2.
[[nodiscard]] int wrong_use(std::string_view why);

}  // namespace ocks::verbs
