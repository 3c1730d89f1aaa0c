// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/ed25519.hpp"

#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace ocks::ed25519 {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Key private_key(const Seed& seed)
{
    return Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
}

}  // namespace

Result<Seed> random_seed()
{
    Seed seed{};
    if (RAND_priv_bytes(seed.data(), static_cast<int>(seed.size())) != 1)
        return fail(Errc::io, "OpenSSL", "has no random numbers");
    return seed;
}

Result<PublicKey> public_key(const Seed& seed)
{
    const Key key = private_key(seed);
    PublicKey result{};
    std::size_t size = result.size();
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), result.data(), &size) != 1 || size != result.size())
        return fail(Errc::io, "OpenSSL", "cannot make an Ed25519 key");
    return result;
}

Result<Signature> sign(const Seed& seed, std::string_view message)
{
    const Key key = private_key(seed);
    const Context context(EVP_MD_CTX_new());
    Signature signature{};
    std::size_t size = signature.size();
    if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(message), message.size()) != 1 ||
        size != signature.size())
        return fail(Errc::io, "OpenSSL", "cannot make an Ed25519 signature");
    return signature;
}

bool is_valid(const PublicKey& public_key, std::string_view message, std::span<const unsigned char> signature)
{
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.data(), public_key.size()));
    const Context context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes_of(message), message.size()) == 1;
}

}  // namespace ocks::ed25519
