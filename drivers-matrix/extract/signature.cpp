// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/signature.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <openssl/cms.h>
#include <openssl/x509.h>

namespace ocks {
namespace {

// include/linux/module_signature.h: the message, then struct module_signature, then this line.
constexpr std::string_view trailer = "~Module signature appended~\n";
constexpr std::size_t header_bytes = 12;
constexpr std::size_t length_bytes = 4;  ///< the header's last member, big-endian

struct Free {
    void operator()(CMS_ContentInfo* message) const { CMS_ContentInfo_free(message); }
};

/// The bytes of the message; empty if there is none.
std::string_view message_of(std::string_view file)
{
    if (!file.ends_with(trailer) || file.size() < trailer.size() + header_bytes)
        return {};
    file.remove_suffix(trailer.size());
    std::uint32_t length = 0;
    for (const char byte : file.substr(file.size() - length_bytes))
        length = (length << 8U) | static_cast<unsigned char>(byte);
    file.remove_suffix(header_bytes);
    return length > file.size() ? std::string_view{} : file.substr(file.size() - length);
}

}  // namespace

std::string signer_of(std::string_view module_file)
{
    const auto bytes = message_of(module_file);
    // OpenSSL takes bytes as unsigned char.
    const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT(*-reinterpret-cast)
    const std::unique_ptr<CMS_ContentInfo, Free> message{
        bytes.empty() ? nullptr : d2i_CMS_ContentInfo(nullptr, &start, static_cast<long>(bytes.size()))};
    auto* const signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) < 1)
        return {};
    X509_NAME* issuer = nullptr;
    if (CMS_SignerInfo_get0_signer_id(sk_CMS_SignerInfo_value(signers, 0), nullptr, &issuer, nullptr) != 1 ||
        issuer == nullptr)
        return {};
    std::array<char, 256> name{};
    if (X509_NAME_get_text_by_NID(issuer, NID_commonName, name.data(), static_cast<int>(name.size())) <= 0)
        return {};
    return name.data();
}

}  // namespace ocks
