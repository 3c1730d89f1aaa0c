// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/key_file.hpp"

#include "core/text.hpp"
#include "reports/signature/base64.hpp"
#include "reports/signature/sealed.hpp"
#include "reports/signature/secret_file.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::string_view prefix = "PROTECTED+KEY+";

}  // namespace

Result<std::string> protected_text(const SigningKey& key, std::string_view passphrase)
{
    const auto verifier = verifier_of(key);
    if (!verifier)
        return Failure(verifier.error());
    const std::string head = fmt::format("{}{}+{:08x}", prefix, key.name, key_id(*verifier));
    return sealed(key.seed, passphrase, head).transform([&](const std::vector<unsigned char>& bytes) {
        return head + "+" + to_base64(bytes);
    });
}

Result<SigningKey> parse_protected_key(std::string_view text, std::string_view passphrase)
{
    const auto malformed = [](std::string why) {
        return fail(Errc::malformed, "protected key", std::move(why));
    };
    if (!text.starts_with(prefix))
        return malformed("does not start with PROTECTED+KEY+");
    const std::size_t name_end = text.find('+', prefix.size());
    const std::size_t head_end = name_end == std::string_view::npos ? name_end : text.find('+', name_end + 1);
    if (head_end == std::string_view::npos)
        return malformed("is not NAME+ID+BASE64");
    const auto bytes = from_base64(text.substr(head_end + 1));
    if (!bytes)
        return malformed("is not base64");
    const auto secret = unsealed(*bytes, passphrase, text.substr(0, head_end));
    if (!secret)
        return Failure(secret.error());
    SigningKey key{std::string{text.substr(prefix.size(), name_end - prefix.size())}, {}};
    if (secret->size() != key.seed.size())
        return malformed("is not an Ed25519 key");
    std::ranges::copy(*secret, key.seed.begin());
    return key;
}

Result<void> save_key(const std::string& path, const SigningKey& key, std::string_view passphrase)
{
    const auto text = passphrase.empty() ? secret_text(key) : protected_text(key, passphrase);
    if (!text)
        return Failure(text.error());
    return create_secret(path, *text + "\n");
}

Result<bool> is_protected_key(const std::string& path)
{
    return read_secret(path).transform([](const std::string& text) { return text.starts_with(prefix); });
}

Result<SigningKey> load_key(const std::string& path, std::string_view passphrase)
{
    const auto text = read_secret(path);
    if (!text)
        return Failure(text.error());
    const bool wants_passphrase = text->starts_with(prefix);
    if (wants_passphrase && passphrase.empty())
        return fail(Errc::denied, path, "is protected by a passphrase");
    auto key = wants_passphrase ? parse_protected_key(trimmed(*text), passphrase) : parse_signing_key(trimmed(*text));
    if (!key)
        return fail(key.error().code, path, key.error().why);
    return key;
}

}  // namespace ocks
