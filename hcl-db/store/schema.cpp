// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/schema.hpp"

#include <array>

namespace ocks {
namespace {

/// Keys are natural or hashes of content, never counted by the engine: what is here can be rebuilt
/// anywhere from the blobs, and a sharded engine needs no common counter.
constexpr std::string_view first = R"sql(
CREATE TABLE policy (
    policy_sha256   TEXT PRIMARY KEY,
    id              TEXT NOT NULL,
    version         TEXT NOT NULL
) STRICT;

CREATE TABLE submission (
    bundle_sha256   TEXT PRIMARY KEY,
    bytes           INTEGER NOT NULL,
    report_sha256   TEXT NOT NULL UNIQUE,
    report_id       TEXT NOT NULL UNIQUE,
    listing_id      TEXT NOT NULL UNIQUE,
    policy_sha256   TEXT NOT NULL REFERENCES policy (policy_sha256),
    signer          TEXT NOT NULL,
    received_at     TEXT NOT NULL
) STRICT;

CREATE TABLE listing (
    listing_id      TEXT PRIMARY KEY REFERENCES submission (listing_id),
    vendor          TEXT NOT NULL,
    product         TEXT NOT NULL,
    processor       TEXT NOT NULL,
    architecture    TEXT NOT NULL,
    kernel_release  TEXT NOT NULL,
    emulated        INTEGER NOT NULL CHECK (emulated IN (0, 1)),
    profile         TEXT NOT NULL,
    certifies       INTEGER NOT NULL CHECK (certifies IN (0, 1)),
    standing        TEXT NOT NULL CHECK (standing IN ('pass', 'incomplete', 'fail')),
    tested_at       TEXT NOT NULL
) STRICT;

CREATE TABLE listing_reason (
    listing_id      TEXT NOT NULL REFERENCES listing (listing_id),
    position        INTEGER NOT NULL,
    reason          TEXT NOT NULL,
    PRIMARY KEY (listing_id, position)
) STRICT;

CREATE TABLE listing_component (
    listing_id      TEXT NOT NULL REFERENCES listing (listing_id),
    address         TEXT NOT NULL,
    component_id    TEXT NOT NULL,
    subsystem_id    TEXT NOT NULL,
    class           TEXT NOT NULL,
    vendor_name     TEXT NOT NULL,
    device_name     TEXT NOT NULL,
    driver          TEXT NOT NULL,
    expected        TEXT NOT NULL,
    cover           TEXT NOT NULL,
    outcome         TEXT NOT NULL,
    PRIMARY KEY (listing_id, address)
) STRICT;
CREATE INDEX listing_component_by_id ON listing_component (component_id, listing_id);

CREATE TABLE change (
    seq             INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL,
    subject         TEXT NOT NULL,
    at              TEXT NOT NULL
) STRICT;
)sql";

/// What a listing says of the machine's identity, and what a decision is held against. Rows of before are empty there,
/// until `ocks-hcl rebuild` computes them again.
constexpr std::string_view second = R"sql(
ALTER TABLE submission ADD COLUMN submitter TEXT NOT NULL DEFAULT '';
ALTER TABLE submission ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX submission_by_nonce ON submission (nonce) WHERE nonce <> '';
ALTER TABLE listing ADD COLUMN bios TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN board TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN platform TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN configuration TEXT NOT NULL DEFAULT '';
ALTER TABLE listing_component ADD COLUMN driver_version TEXT NOT NULL DEFAULT '';
ALTER TABLE listing_component ADD COLUMN firmware TEXT NOT NULL DEFAULT '';

CREATE TABLE decision (
    decision_sha256 TEXT PRIMARY KEY,
    listing_id      TEXT NOT NULL REFERENCES submission (listing_id),
    previous        TEXT NOT NULL,
    made            TEXT NOT NULL,
    note            TEXT NOT NULL,
    UNIQUE (listing_id, previous)
) STRICT;
)sql";

/// The transparency log. An entry's place is given to it in the transaction that makes it, so the order
/// of the log is the order in which things became true.
constexpr std::string_view third = R"sql(
CREATE TABLE log_entry (
    place           INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL,
    subject         TEXT NOT NULL,
    entry           TEXT NOT NULL,
    UNIQUE (kind, subject)
) STRICT;

CREATE TABLE checkpoint (
    size            INTEGER PRIMARY KEY,
    note            TEXT NOT NULL
) STRICT;
)sql";

constexpr auto steps = std::to_array<std::string_view>({first, second, third});

void replace_all(std::string& text, std::string_view word, std::string_view by)
{
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
        text.replace(at, word.size(), by);
}

}  // namespace

std::span<const std::string_view> schema_steps()
{
    return steps;
}

std::string in_postgres(std::string_view step)
{
    std::string text{step};
    replace_all(text, ") STRICT;", ");");
    replace_all(text, " INTEGER ", " BIGINT ");
    return text;
}

}  // namespace ocks
