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

/// Somebody who may sign: "hcl.opencloudos.example/vendors/acme+c74f20a3+AQ…".
struct VerifierKey {
    std::string name;
    ed25519::PublicKey key{};

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

[[nodiscard]] std::string to_string(const VerifierKey& key);
[[nodiscard]] Result<VerifierKey> parse_verifier_key(std::string_view text);

/// "PRIVATE+KEY+name+id+base64": a secret; print it nowhere but into a key file.
[[nodiscard]] Result<std::string> secret_text(const SigningKey& key);
[[nodiscard]] Result<SigningKey> parse_signing_key(std::string_view text);

[[nodiscard]] Result<SigningKey> generate_key(std::string_view name);
[[nodiscard]] Result<VerifierKey> verifier_of(const SigningKey& key);

/// A new file of mode 0600; refuses to write over one that is there.
[[nodiscard]] Result<void> save_key(const std::string& path, const SigningKey& key);

/// denied if anybody but the owner may read or write the file.
[[nodiscard]] Result<SigningKey> load_key(const std::string& path);

/// One verifier key a line; blank lines and lines that start with '#' are comments. No key may stand twice.
[[nodiscard]] Result<std::vector<VerifierKey>> parse_trust(std::string_view text, std::string_view name);
[[nodiscard]] Result<std::vector<VerifierKey>> load_trust(const std::string& path);

}  // namespace ocks
