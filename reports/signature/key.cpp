// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/key.hpp"

#include "core/text.hpp"
#include "reports/signature/base64.hpp"
#include "reports/xml/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <openssl/sha.h>

namespace ocks {
namespace {

constexpr unsigned char ed25519_type = 1;
constexpr std::string_view private_prefix = "PRIVATE+KEY+";

using Material = std::array<unsigned char, 32>;

struct Named {
    std::string name;
    std::uint32_t id = 0;
    Material material{};
};

std::string encoded(const Material& material)
{
    std::vector<unsigned char> typed{ed25519_type};
    typed.insert(typed.end(), material.begin(), material.end());
    return to_base64(typed);
}

// name+id+base64. The base64 part may hold plus signs of its own, the name may not.
Result<Named> parse_named(std::string_view text, std::string_view what)
{
    const std::string where{what};
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos)
        return fail(Errc::malformed, where, "is not NAME+ID+BASE64");
    const std::string_view name = text.substr(0, first);
    const std::string_view digits = text.substr(first + 1, second - first - 1);
    const auto id = parse_hexadecimal(digits);
    if (!is_key_name(name))
        return fail(Errc::malformed, where, "the name is empty or holds a blank");
    if (!id || digits.size() != 8 || fmt::format("{:08x}", *id) != digits)
        return fail(Errc::malformed, where, "the id is not 8 hexadecimal digits");
    const auto bytes = from_base64(text.substr(second + 1));
    Named named{std::string{name}, static_cast<std::uint32_t>(*id), {}};
    if (!bytes || bytes->size() != named.material.size() + 1 || bytes->front() != ed25519_type)
        return fail(Errc::malformed, where, "is not an Ed25519 key");
    std::copy(bytes->begin() + 1, bytes->end(), named.material.begin());
    return named;
}

}  // namespace

bool is_key_name(std::string_view name)
{
    // U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000 are spaces as well.
    constexpr auto spaces = std::to_array<std::string_view>({"\xC2\x85",
                                                             "\xC2\xA0",
                                                             "\xE1\x9A\x80",
                                                             "\xE2\x80\x80",
                                                             "\xE2\x80\x81",
                                                             "\xE2\x80\x82",
                                                             "\xE2\x80\x83",
                                                             "\xE2\x80\x84",
                                                             "\xE2\x80\x85",
                                                             "\xE2\x80\x86",
                                                             "\xE2\x80\x87",
                                                             "\xE2\x80\x88",
                                                             "\xE2\x80\x89",
                                                             "\xE2\x80\x8A",
                                                             "\xE2\x80\xA8",
                                                             "\xE2\x80\xA9",
                                                             "\xE2\x80\xAF",
                                                             "\xE2\x81\x9F",
                                                             "\xE3\x80\x80"});
    return !name.empty() && name.size() <= 255 && is_one_line(name) &&
           name.find_first_of(" +") == std::string_view::npos &&
           std::ranges::none_of(spaces,
                                [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

std::uint32_t key_id(const VerifierKey& key)
{
    std::string input = key.name + "\n";
    input += static_cast<char>(ed25519_type);
    input.append(key.key.begin(), key.key.end());
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(input.data()), input.size(), digest.data());
    std::uint32_t id = 0;
    for (const unsigned char byte : std::span(digest).first(4))
        id = (id << 8U) | byte;
    return id;
}

std::string to_string(const VerifierKey& key)
{
    return fmt::format("{}+{:08x}+{}", key.name, key_id(key), encoded(key.key));
}

Result<VerifierKey> parse_verifier_key(std::string_view text)
{
    auto named = parse_named(text, "verifier key");
    if (!named)
        return Failure(named.error());
    VerifierKey key{std::move(named->name), named->material};
    if (key_id(key) != named->id)
        return fail(Errc::malformed, "verifier key", "the id is not that of name and key");
    return key;
}

Result<std::string> secret_text(const SigningKey& key)
{
    const auto verifier = verifier_of(key);
    if (!verifier)
        return Failure(verifier.error());
    return fmt::format("{}{}+{:08x}+{}", private_prefix, key.name, key_id(*verifier), encoded(key.seed));
}

Result<SigningKey> parse_signing_key(std::string_view text)
{
    constexpr std::string_view where = "signing key";
    if (!text.starts_with(private_prefix))
        return fail(Errc::malformed, std::string{where}, "does not start with PRIVATE+KEY+");
    auto named = parse_named(text.substr(private_prefix.size()), where);
    if (!named)
        return Failure(named.error());
    SigningKey key{std::move(named->name), named->material};
    const auto verifier = verifier_of(key);
    if (!verifier)
        return Failure(verifier.error());
    if (key_id(*verifier) != named->id)
        return fail(Errc::malformed, std::string{where}, "the id is not that of name and key");
    return key;
}

Result<SigningKey> generate_key(std::string_view name)
{
    if (!is_key_name(name))
        return fail(Errc::malformed, std::string{name}, "a key's name has no blanks and no plus sign");
    const auto seed = ed25519::random_seed();
    if (!seed)
        return Failure(seed.error());
    return SigningKey{std::string{name}, *seed};
}

Result<VerifierKey> verifier_of(const SigningKey& key)
{
    return ed25519::public_key(key.seed).transform([&](const ed25519::PublicKey& public_key) {
        return VerifierKey{key.name, public_key};
    });
}

Result<void> check_validity(const VerifierKey& key, std::string_view time)
{
    const auto refused = [&](std::string why) {
        return fail(Errc::denied, fmt::format("{}+{:08x}", key.name, key_id(key)), std::move(why));
    };
    const Validity& validity = key.validity;
    if (!validity.revoked.empty() && time >= validity.revoked)
        return refused("the key is revoked since " + validity.revoked + ", and this is of " + std::string{time});
    if (!validity.until.empty() && time > validity.until)
        return refused("the key expired on " + validity.until + ", and this is of " + std::string{time});
    if (!validity.from.empty() && time < validity.from)
        return refused("the key is valid from " + validity.from + " on, and this is of " + std::string{time});
    return {};
}

}  // namespace ocks
