// SPDX-License-Identifier: GPL-3.0-or-later
/// What a submission says and what was decided of it, as lists and searches need it. Everything else is read from the
/// report.
#pragma once

#include "core/conclusion.hpp"
#include "core/policy.hpp"
#include "hcl-db/decisions/decision.hpp"
#include "hcl-db/decisions/validity.hpp"
#include "hcl-db/judged.hpp"
#include "hcl-db/lineage/inherited.hpp"
#include "reports/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// One PCI device of a listed machine. The same card in many machines has one `id`.
struct Component {
    std::string address = {};       ///< "0000:3b:00.0"
    std::string id = {};            ///< "8086:10d3"
    std::string subsystem = {};     ///< "8086:a01f"; empty if the device names none
    std::string device_class = {};  ///< six hexadecimal digits
    std::string vendor = {};
    std::string device = {};
    std::string driver = {};          ///< the one that was bound; empty for none
    std::string driver_version = {};  ///< the srcversion of its module; empty for one that has none
    std::string firmware = {};        ///< of what stands behind it: the controller, the port; empty if it does not say
    std::string expected = {};        ///< those the drivers matrix names, comma between them
    std::string cover = {};           ///< "tested", "exempt", "uncovered"; empty if the policy does not ask
    std::string outcome = {};         ///< the worst of the tests on it; empty if none ran

    friend bool operator==(const Component&, const Component&) = default;
};

struct Listing {
    std::string id;
    std::string bundle_sha256;
    std::string report_sha256;
    std::string report_id;
    std::string policy_id;
    std::string policy_version;
    std::string policy_sha256;
    std::string submitter;    ///< the vendor's id: "acme"
    std::string signer;       ///< name of the key that the bundle is signed with
    std::string nonce;        ///< of the ticket that the run was made for; empty without one
    std::string received_at;  ///< UTC, RFC 3339
    std::string vendor;
    std::string product;
    std::string processor;
    std::string architecture;
    std::string kernel_release;
    bool emulated = false;  ///< the machine is a virtual one: it proves the path, not the hardware
    std::string profile;
    bool certifies = false;  ///< a pass of that profile can become a certificate
    Conclusion conclusion;
    std::string tested_at;
    std::string bios;                   ///< version of the firmware that started it
    std::string board;                  ///< fingerprints, see core/identity.hpp: the same board,
    std::string platform;               ///< with the same family of processors,
    std::string configuration;          ///< with the same cards and firmware
    std::vector<Component> components;  ///< by address

    // What its decisions make of it: see decisions/settle.hpp.
    Level level = Level::none;
    Status status = Status::candidate;
    ValidFor valid;
    std::vector<Decision> history;  ///< the oldest first

    // What other builds of the kernel make of it: see lineage/.
    std::vector<Inherited> inherited;  ///< by level and kernel

    friend bool operator==(const Listing&, const Listing&) = default;
};

/// What of a listing follows from its report; who sent it and when, and what was decided, is for the caller to add.
[[nodiscard]] Listing listing_of(const Report& report, const Policy& policy, const Judged& judged);

/// A listing's name for ever: the first 16 digits of its report's SHA-256.
[[nodiscard]] std::string listing_id_of(std::string_view report_sha256);

}  // namespace ocks
