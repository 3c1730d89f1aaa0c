// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/sealed.hpp"

#include <array>
#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace ocks {
namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t head_size = salt_size + nonce_size + tag_size;

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;
using Bytes = std::vector<unsigned char>;
using Key = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// RFC 7914, with one of the settings of OWASP's password storage cheat sheet (N 2^15, r 8, p 3): each guess takes
/// 32 MiB and a few tenths of a second.
bool derive(std::string_view passphrase, std::span<const unsigned char> salt, Key& key)
{
    constexpr std::uint64_t cost = 1U << 15U;
    constexpr std::uint64_t most_memory = 64U << 20U;
    return EVP_PBE_scrypt(passphrase.data(),
                          passphrase.size(),
                          salt.data(),
                          salt.size(),
                          cost,
                          8,
                          3,
                          most_memory,
                          key.data(),
                          key.size()) == 1;
}

}  // namespace

Result<Bytes> sealed(std::span<const unsigned char> secret, std::string_view passphrase, std::string_view context)
{
    Bytes bytes(head_size + secret.size());
    const std::span<unsigned char> all(bytes);
    Key key{};
    if (RAND_bytes(bytes.data(), salt_size + nonce_size) != 1 || !derive(passphrase, all.first(salt_size), key))
        return fail(Errc::io, "OpenSSL", "cannot make a key of the passphrase");
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool done =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), &bytes[salt_size]) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes_of(context), static_cast<int>(context.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), &bytes[head_size], &size, secret.data(), static_cast<int>(secret.size())) ==
            1 &&
        EVP_EncryptFinal_ex(cipher.get(), bytes.data() + bytes.size(), &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, &bytes[salt_size + nonce_size]) == 1;
    if (!done)
        return fail(Errc::io, "OpenSSL", "cannot encrypt");
    return bytes;
}

Result<Bytes> unsealed(std::span<const unsigned char> bytes, std::string_view passphrase, std::string_view context)
{
    if (bytes.size() <= head_size)
        return fail(Errc::malformed, "key", "is too short");
    Key key{};
    if (!derive(passphrase, bytes.first(salt_size), key))
        return fail(Errc::io, "OpenSSL", "cannot make a key of the passphrase");
    const auto nonce = bytes.subspan(salt_size, nonce_size);
    std::array<unsigned char, tag_size> tag{};
    std::copy_n(bytes.begin() + salt_size + nonce_size, tag_size, tag.begin());
    const auto encrypted = bytes.subspan(head_size);
    Bytes secret(encrypted.size());
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool done =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data()) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes_of(context), static_cast<int>(context.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), secret.data(), &size, encrypted.data(), static_cast<int>(encrypted.size())) ==
            1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), secret.data() + secret.size(), &size) == 1;
    if (!done)
        return fail(Errc::denied, "key", "this is not its passphrase, or the file was changed");
    return secret;
}

}  // namespace ocks
