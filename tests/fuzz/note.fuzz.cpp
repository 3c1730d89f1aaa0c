// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/note.hpp"

#include "reports/bundle/manifest.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/signature/succession.hpp"
#include "reports/signature/trust.hpp"

#include <string>

/// What is read as a note, a key, a manifest or a ticket has one spelling, and what trust file is read is written
/// line by line as one that is read the same. Nobody can sign for Peter, give his key away, or redeem a ticket of his.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    using namespace ocks;
    static const auto peter =
        parse_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").value();
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto note = parse_note(bytes);
    if (note && verify_note(*note, {&peter, 1}) && !note->text.starts_with("If you think cryptography"))
        __builtin_trap();
    const auto key = parse_verifier_key(bytes);
    if (key && to_string(*key) != bytes)
        __builtin_trap();
    const auto manifest = parse_manifest(bytes);
    if (manifest && to_text(*manifest) != bytes)
        __builtin_trap();
    const auto ticket = parse_ticket(bytes);
    if (ticket && to_text(*ticket) != bytes)
        __builtin_trap();
    if (redeem(bytes, {"hcl.example", "acme", "2026-01-01T00:00:00Z"}, {&peter, 1}, {}) ||
        read_succession(bytes, {&peter, 1}))
        __builtin_trap();
    if (const auto trust = parse_trust(bytes, "trust")) {
        std::string written;
        for (const VerifierKey& each : *trust)
            written += trust_line(each) + "\n";
        if (parse_trust(written, "trust") != trust)
            __builtin_trap();
    }
    return 0;
}
