// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert key`: Ed25519 keys that sign bundles, and their public halves.

#include "core/clock.hpp"
#include "core/file.hpp"
#include "reports/redaction/redaction_key.hpp"
#include "reports/signature/key_file.hpp"
#include "reports/signature/passphrase.hpp"
#include "reports/signature/secret_file.hpp"
#include "reports/signature/succession.hpp"
#include "reports/signature/trust.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <chrono>
#include <fmt/format.h>

namespace ocks::verbs {
namespace {

/// Typed twice on a terminal: a slip of the finger would lock the key for ever.
Result<std::string> new_passphrase()
{
    auto first = ask_passphrase("new passphrase");
    auto second = first ? ask_passphrase("the same again") : first;
    if (second && *first != *second)
        return fail(Errc::denied, "passphrase", "these are two different ones");
    return second;
}

Result<void> save(const std::string& path, const SigningKey& key, bool guarded)
{
    if (!guarded)
        return save_key(path, key);
    const auto passphrase = new_passphrase();
    return passphrase ? save_key(path, key, *passphrase) : Failure(passphrase.error());
}

}  // namespace

int key_new(const std::string& name, const std::string& out, bool guarded)
{
    if (!is_key_name(name))
        return refuse({Errc::malformed, "--name " + name, "must not be empty, nor hold a blank or a plus sign"}, 2);
    const auto key = generate_key(name);
    if (!key)
        return refuse(key.error());
    if (const auto saved = save(out, *key, guarded); !saved)
        return refuse(saved.error());
    // The key that hides serial numbers is made beside it: both move together, and neither leaves the vendor.
    if (const auto redaction = load_or_create_redaction_key(out + ".redaction"); !redaction)
        return refuse(redaction.error());
    const auto verifier = verifier_of(*key);
    if (!verifier)
        return refuse(verifier.error());
    fmt::print("{}\n", to_string(*verifier));
    return 0;
}

int key_export(const std::string& path)
{
    const auto key = open_key(path);
    if (!key)
        return refuse(key.error());
    const auto verifier = verifier_of(*key);
    if (!verifier)
        return refuse(verifier.error());
    fmt::print("{}\n", to_string(*verifier));
    return 0;
}

int key_rotate(const std::string& path, const std::string& out, bool guarded)
{
    const auto old_key = open_key(path);
    if (!old_key)
        return refuse(old_key.error());
    const auto new_key = generate_key(old_key->name);
    if (!new_key)
        return refuse(new_key.error());
    const std::string now = to_rfc3339(std::chrono::system_clock::now());
    const auto note = succession_note(*old_key, *new_key, now);
    if (!note)
        return refuse(note.error());
    if (const auto saved = save(out, *new_key, guarded); !saved)
        return refuse(saved.error());
    // Pseudonyms must stay what they were, or nobody could tell that two reports are of one machine.
    if (const auto redaction = read_secret(path + ".redaction"); redaction) {
        if (const auto copied = create_secret(out + ".redaction", *redaction); !copied)
            return refuse(copied.error());
    }
    if (const auto written = write_file(out + ".succession", *note); !written)
        return refuse(written.error());
    auto was = verifier_of(*old_key);
    auto is = verifier_of(*new_key);
    if (!was || !is)
        return refuse(was ? is.error() : was.error());
    was->validity.until = now;
    is->validity.from = now;
    fmt::print("{}\n{}\n", trust_line(*is), trust_line(*was));
    return 0;
}

int key_accept(const std::string& note_path, const std::string& trust_path)
{
    const auto trusted = load_trust(trust_path);
    if (!trusted)
        return refuse(trusted.error());
    const auto note = read_file(note_path, 1U << 20U);
    if (!note)
        return refuse(note.error());
    const auto succession = read_succession(*note, *trusted);
    if (!succession)
        return refuse({succession.error().code, note_path, to_string(succession.error())}, 1);
    fmt::print("{}\n{}\n", trust_line(succession->new_key), trust_line(succession->old_key));
    return 0;
}

}  // namespace ocks::verbs
