// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/countersign.hpp"

#include "reports/bundle/bundle.hpp"
#include "reports/bundle/tar.hpp"
#include "reports/xml/xml.hpp"

#include <algorithm>

namespace ocks {
namespace {

Result<void> check_sound(const Bundle& bundle)
{
    const auto report = from_xml(bundle.report_xml);
    if (!report)
        return Failure(report.error());
    if (const auto found = contradictions(*report); !found.empty())
        return fail(Errc::malformed, "report.xml", found.front());
    return {};
}

Result<void> check_new(const SignedNote& note, const SigningKey& key)
{
    const auto own = verifier_of(key);
    if (!own)
        return Failure(own.error());
    const auto is_own = [&](const NoteSignature& each) {
        return each.name == own->name && each.id == key_id(*own);
    };
    if (std::ranges::any_of(note.signatures, is_own))
        return fail(Errc::denied, "manifest.note", "this key has signed it already");
    return {};
}

}  // namespace

Result<std::string> countersigned(std::string_view bundle, const SigningKey& key)
{
    const auto opened = unpack(bundle);
    if (!opened)
        return Failure(opened.error());
    if (const auto sound = check_sound(*opened); !sound)
        return Failure(sound.error());
    if (const auto fresh = check_new(opened->note, key); !fresh)
        return Failure(fresh.error());
    const auto signature = sign_note(opened->note.text, key);
    auto files = read_tar(bundle, most_logs + 3);
    if (!signature || !files)
        return Failure(signature ? files.error() : signature.error());
    // What sign_note() gives is the text, a blank line and the one line that is wanted.
    files->front().content.append(*signature, opened->note.text.size() + 1);
    if (files->front().content.size() > largest_manifest)
        return fail(Errc::malformed, "manifest.note", "is larger than 256 KiB");
    return write_tar(*files);
}

}  // namespace ocks
