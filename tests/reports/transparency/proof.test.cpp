// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/proof.hpp"

#include "reports/signature/note.hpp"
#include "reports/transparency/entry.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::log;

namespace {

const SigningKey& log_key()
{
    static const SigningKey key = generate_key("hcl.test/log").value();
    return key;
}

std::vector<VerifierKey> trusted()
{
    return {verifier_of(log_key()).value()};
}

Proof proof_of_two(Tree& tree)
{
    for (const std::string_view entry : {"zero", "one", "two", "three", "four"})
        tree.append(leaf_hash(entry));
    return {.extra = "received 2026-02-11T12:00:00Z",
            .index = 2,
            .hashes = tree.inclusion(2, 5),
            .checkpoint = sign_checkpoint({"hcl.test/log", 5, tree.root(5)}, log_key()).value()};
}

}  // namespace

TEST_CASE("a checkpoint is three lines, and the specification's own example is one")
{
    const auto parsed = parse_checkpoint("example.com/behind-the-sofa\n20852163\n"
                                         "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    REQUIRE(parsed);
    CHECK(parsed->origin == "example.com/behind-the-sofa");
    CHECK(parsed->size == 20852163);
    CHECK(to_text(*parsed) == "example.com/behind-the-sofa\n20852163\n"
                              "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    CHECK(parse_checkpoint(to_text(*parsed) + "an extension\n").value() == *parsed);
    CHECK_FALSE(parse_checkpoint(""));
    CHECK_FALSE(parse_checkpoint("o\n5\n"));
    CHECK_FALSE(parse_checkpoint("o\n05\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"));
    CHECK_FALSE(parse_checkpoint("o\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n"));
    CHECK_FALSE(parse_checkpoint("o\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"));
}

TEST_CASE("a proof stands alone, and comes back as it went")
{
    Tree tree;
    const Proof proof = proof_of_two(tree);
    const std::string text = to_text(proof);
    CHECK(text.starts_with("c2sp.org/tlog-proof@v1\nextra cmVjZWl2ZWQgMjAyNi0wMi0xMVQxMjowMDowMFo=\nindex 2\n"));
    CHECK(parse_proof(text).value() == proof);
    const Checkpoint checkpoint = verify_proof(parse_proof(text).value(), "two", trusted()).value();
    CHECK(checkpoint == Checkpoint{"hcl.test/log", 5, tree.root(5)});

    Proof first = proof;
    first.extra.clear();
    first.index = 0;
    first.hashes.clear();
    CHECK(parse_proof(to_text(first)).value() == first);
}

TEST_CASE("a proof proves what it is about, and by a log that is trusted")
{
    Tree tree;
    const Proof proof = proof_of_two(tree);
    CHECK(verify_proof(proof, "three", trusted()).error().code == Errc::denied);
    Proof moved = proof;
    moved.index = 3;
    CHECK_FALSE(verify_proof(moved, "two", trusted()));
    const std::vector<VerifierKey> others{verifier_of(generate_key("hcl.test/log").value()).value()};
    CHECK(verify_proof(proof, "two", others).error().code == Errc::denied);
    Proof forged = proof;
    forged.checkpoint.replace(forged.checkpoint.find("\n5\n"), 3, "\n6\n");
    CHECK_FALSE(verify_proof(forged, "two", trusted()));
}

TEST_CASE("a text that is no proof is refused")
{
    Tree tree;
    const std::string good = to_text(proof_of_two(tree));
    CHECK_FALSE(parse_proof(""));
    CHECK_FALSE(parse_proof("c2sp.org/tlog-proof@v1\nindex 0\n"));
    CHECK_FALSE(parse_proof("c2sp.org/tlog-proof@v2\n" + good.substr(good.find('\n') + 1)));
    std::string padded = good;
    padded.replace(padded.find("index 2"), 7, "index 02");
    CHECK_FALSE(parse_proof(padded));
    std::string no_index = good;
    no_index.erase(no_index.find("index 2\n"), 8);
    CHECK_FALSE(parse_proof(no_index));
}

TEST_CASE("what is logged of a submission has one spelling")
{
    const SubmissionEntry entry{
        std::string(64, 'b'), 1234, std::string(64, 'a'), "acme", "hcl.test/vendors/acme", "2026-02-11T12:00:00Z"};
    const std::string text = to_text(entry);
    CHECK(parse_submission_entry(text).value() == entry);
    CHECK(kind_of(text) == "submission");
    CHECK(note_of(text).empty());
    CHECK_FALSE(parse_submission_entry(text + "more x\n"));
    CHECK_FALSE(parse_submission_entry(text.substr(1)));
    std::string zero = text;
    zero.replace(zero.find("bytes 1234"), 10, "bytes 01234");
    CHECK_FALSE(parse_submission_entry(zero));

    const std::string note = "ocks-decision/v1\nkind reject\n\nsignature\n";
    CHECK(kind_of(note_entry("decision", note)) == "decision");
    CHECK(note_of(note_entry("decision", note)) == note);
    CHECK(kind_of("something else").empty());
}
