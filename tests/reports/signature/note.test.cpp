// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors: golang.org/x/mod/sumdb/note's tests, and the example of c2sp.org/signed-note.
#include "reports/signature/note.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

const std::string peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string peter_secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const std::string text = "If you think cryptography is the answer to your problem,\n"
                         "then you don't know what your problem is.\n";
const std::string peter_line =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string enoch_line =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

std::vector<VerifierKey> keys(std::initializer_list<std::string> texts)
{
    std::vector<VerifierKey> all;
    for (const std::string& each : texts)
        all.push_back(parse_verifier_key(each).value());
    return all;
}

Result<std::vector<std::string>> opened(const std::string& bytes, const std::vector<VerifierKey>& trusted)
{
    return parse_note(bytes).and_then([&](const SignedNote& note) { return verify_note(note, trusted); });
}

}  // namespace

TEST_CASE("signing with Go's test key makes Go's note byte for byte")
{
    const auto key = parse_signing_key(peter_secret);
    REQUIRE(key);
    CHECK(sign_note(text, *key) == text + "\n" + peter_line);
}

TEST_CASE("a note names the trusted keys that signed it, and passes over the others")
{
    const std::string note = text + "\n" + peter_line + enoch_line;
    CHECK(opened(note, keys({peter})) == std::vector<std::string>{"PeterNeumann"});
    CHECK(opened(note, keys({enoch, peter})) == std::vector<std::string>{"PeterNeumann", "EnochRoot"});
    CHECK(opened(note, {}).error().code == Errc::denied);
    CHECK(parse_note(note)->text == text);
}

TEST_CASE("the note of the specification's example is read")
{
    const auto note = parse_note("Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\n"
                                 "ed è subito sera.\n\n— quasimodo.example/salvatore "
                                 "NnugSzTjtVAewIS+Z/iJhUPeFDkO/"
                                 "5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n");
    REQUIRE(note);
    CHECK(note->text.ends_with("\n\ned è subito sera.\n"));
    CHECK(note->signatures.at(0).id == 0x367ba04b);
}

TEST_CASE("a wrong signature of a trusted key is not passed over, even beside a good one")
{
    std::string changed = text + "\n" + peter_line + enoch_line;
    changed[3] = 'Y';
    CHECK(opened(changed, keys({peter})).error().code == Errc::malformed);
    std::string half = peter_line;
    half.replace(30, 1, half[30] == 'A' ? "B" : "A");
    CHECK_FALSE(opened(text + "\n" + enoch_line + half, keys({enoch, peter})));
}

TEST_CASE("what is not spelled as notes are is refused")
{
    const std::string good = text + "\n" + peter_line;
    for (const std::string& bad : {text,
                                   text + "\n",
                                   good.substr(0, good.size() - 1),
                                   "\x01" + good,
                                   "\xff" + good,
                                   text + "\n— Bad Name " + peter_line.substr(17),
                                   good + "Unexpected line.\n",
                                   good + "\n",
                                   text + "\n— PeterNeumann x08go/ZJ====\n",
                                   text + "\n- PeterNeumann " + peter_line.substr(17),
                                   std::string{}}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_note(bad));
    }
    std::string many = text + "\n";
    for (int count = 0; count < 101; ++count)
        many += peter_line;
    CHECK_FALSE(parse_note(many));
}

TEST_CASE("no part and no neighbour of a key's text is a key")
{
    const auto check_all = [](const std::string& whole, const auto& parse) {
        REQUIRE(parse(whole));
        for (std::size_t first = 0; first < whole.size(); ++first) {
            for (std::size_t last = first + 1; last <= whole.size(); ++last)
                CHECK((last - first == whole.size() || !parse(whole.substr(first, last - first))));
            std::string changed = whole;
            ++changed[first];
            CHECK(!parse(changed));
        }
    };
    check_all(peter, parse_verifier_key);
    check_all(peter_secret, parse_signing_key);
    CHECK_FALSE(parse_verifier_key("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="));
    CHECK_FALSE(parse_verifier_key("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
}
