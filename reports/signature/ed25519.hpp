// SPDX-License-Identifier: GPL-3.0-or-later
/// Ed25519 signatures (RFC 8032), by OpenSSL.
#pragma once

#include "core/result.hpp"

#include <array>
#include <span>
#include <string_view>

namespace ocks::ed25519 {

using Seed = std::array<unsigned char, 32>;
using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

/// From the kernel's random numbers.
[[nodiscard]] Result<Seed> random_seed();

[[nodiscard]] Result<PublicKey> public_key(const Seed& seed);

[[nodiscard]] Result<Signature> sign(const Seed& seed, std::string_view message);

[[nodiscard]] bool is_valid(const PublicKey& key, std::string_view message, std::span<const unsigned char> signature);

}  // namespace ocks::ed25519
