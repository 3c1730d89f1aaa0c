// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/note.hpp"

#include "reports/bundle/manifest.hpp"

/// What is read as a note, a key or a manifest has one spelling. Nobody can sign for Peter.
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
    return 0;
}
