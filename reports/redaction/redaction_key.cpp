// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/redaction_key.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "reports/signature/secret_file.hpp"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <span>

namespace ocks {
namespace {

constexpr std::string_view prefix = "redacted:hmac:";
constexpr std::string_view file_prefix = "ocks-redaction-key/v1 ";
constexpr std::size_t id_digits = 8;
constexpr std::size_t name_digits = 32;

bool is_hexadecimal(std::string_view text)
{
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<RedactionKey> parse_key(std::string_view text, const std::string& path)
{
    const std::string_view line = trimmed(text);
    if (!line.starts_with(file_prefix))
        return fail(Errc::malformed, path, "is no redaction key");
    const std::string_view digits = line.substr(file_prefix.size());
    RedactionKey key;
    if (digits.size() != key.bytes.size() * 2 || !is_hexadecimal(digits))
        return fail(Errc::malformed, path, "is not 64 hexadecimal digits");
    for (std::size_t index = 0; index < key.bytes.size(); ++index)
        key.bytes.at(index) = static_cast<unsigned char>(parse_hexadecimal(digits.substr(index * 2, 2)).value_or(0));
    return key;
}

Result<RedactionKey> create_key(const std::string& path)
{
    RedactionKey key;
    if (RAND_priv_bytes(key.bytes.data(), static_cast<int>(key.bytes.size())) != 1)
        return fail(Errc::io, "OpenSSL", "has no random numbers");
    const auto written = create_secret(path, std::string{file_prefix} + hexadecimal(key.bytes) + "\n");
    if (!written)
        return Failure(written.error());
    return key;
}

}  // namespace

std::string key_id(const RedactionKey& key)
{
    return sha256("ocks-redaction-key\n" + std::string{key.bytes.begin(), key.bytes.end()}).substr(0, id_digits);
}

std::string pseudonym(const RedactionKey& key, std::string_view field, std::string_view value)
{
    std::string message{field};
    message += '\0';
    message += value;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    HMAC(EVP_sha256(),
         key.bytes.data(),
         static_cast<int>(key.bytes.size()),
         reinterpret_cast<const unsigned char*>(message.data()),
         message.size(),
         digest.data(),
         &size);
    return std::string{prefix} + key_id(key) + ":" + hexadecimal(std::span(digest).first(name_digits / 2));
}

std::size_t pseudonym_length(std::string_view text)
{
    constexpr std::size_t length = prefix.size() + id_digits + 1 + name_digits;
    if (!text.starts_with(prefix) || text.size() < length)
        return 0;
    const std::string_view rest = text.substr(prefix.size(), id_digits + 1 + name_digits);
    const bool sound = rest[id_digits] == ':' && is_hexadecimal(rest.substr(0, id_digits)) &&
                       is_hexadecimal(rest.substr(id_digits + 1));
    return sound ? length : 0;
}

Result<RedactionKey> load_or_create_redaction_key(const std::string& path)
{
    const auto text = read_secret(path);
    if (text)
        return parse_key(*text, path);
    return text.error().code == Errc::absent ? create_key(path) : Failure(text.error());
}

}  // namespace ocks
