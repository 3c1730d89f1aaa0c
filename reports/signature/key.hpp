// SPDX-License-Identifier: GPL-3.0-or-later
/// Names that can sign, and the names that are believed. The text forms are those of C2SP signed notes, so
/// that keys move between our programs and others that speak the same format.
#pragma once

#include "core/result.hpp"
#include "reports/signature/ed25519.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// When a key may sign; UTC, RFC 3339, empty where there is no bound.
struct Validity {
    std::string from = {};
    std::string until = {};    ///< it expires: what was signed before stays good
    std::string revoked = {};  ///< since when somebody else may have had it

    friend bool operator==(const Validity&, const Validity&) = default;
};

/// Somebody who may sign: "hcl.opencloudos.example/vendors/acme+c74f20a3+AQ…".
struct VerifierKey {
    std::string name;
    ed25519::PublicKey key{};
    Validity validity = {};

    friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

struct SigningKey {
    std::string name;
    ed25519::Seed seed{};

    friend bool operator==(const SigningKey&, const SigningKey&) = default;
};

/// First four bytes of SHA-256(name, newline, signature type 1, public key).
[[nodiscard]] std::uint32_t key_id(const VerifierKey& key);

/// Not empty, no blanks, no plus sign, valid UTF-8.
[[nodiscard]] bool is_key_name(std::string_view name);

/// denied, with the reason, if the key was not to sign at that time.
[[nodiscard]] Result<void> check_validity(const VerifierKey& key, std::string_view time);

/// The key alone, without its validity.
[[nodiscard]] std::string to_string(const VerifierKey& key);
[[nodiscard]] Result<VerifierKey> parse_verifier_key(std::string_view text);

/// "PRIVATE+KEY+name+id+base64": a secret; print it nowhere but into a key file.
[[nodiscard]] Result<std::string> secret_text(const SigningKey& key);
[[nodiscard]] Result<SigningKey> parse_signing_key(std::string_view text);

[[nodiscard]] Result<SigningKey> generate_key(std::string_view name);
[[nodiscard]] Result<VerifierKey> verifier_of(const SigningKey& key);

}  // namespace ocks
