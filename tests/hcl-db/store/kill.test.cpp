// SPDX-License-Identifier: GPL-3.0-or-later
/// A receipt is a promise: whatever was acknowledged is there after the process was killed at any moment.
#include "hcl-db/log/log.hpp"
#include "hcl-db/store/store.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/hcl-db/store/conformance.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;
using namespace ocks::testing;

namespace {

/// Adds without end, and says the number of each as soon as add() has answered.
[[noreturn]] void add_for_ever(const std::string& path, unsigned round, int acknowledge)
{
    const auto store = open_store(path, false).value();
    for (unsigned number = 0;; ++number) {
        const auto added = store->add(submission(std::to_string(round) + "-" + std::to_string(number)));
        if (!added || write(acknowledge, &number, sizeof number) != sizeof number)
            _exit(1);
    }
}

/// How many were acknowledged before the kill, which comes some way into the one after `least`.
unsigned kill_after(const std::string& path, unsigned round, unsigned least, unsigned further)
{
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    const pid_t child = fork();
    if (child == 0)
        add_for_ever(path, round, pipe_ends[1]);
    close(pipe_ends[1]);
    unsigned acknowledged = 0;
    unsigned number = 0;
    // Counted and not slept: the kill is to fall into the work itself, wherever that is by then.
    while (acknowledged < least && read(pipe_ends[0], &number, sizeof number) == sizeof number)
        ++acknowledged;
    std::minstd_rand turns{further};
    for (unsigned turn = 0; turn < further; ++turn)
        turns.discard(1);
    // Looked at, so that the loop is not left out.
    REQUIRE(turns() > 0);
    kill(child, SIGKILL);
    while (read(pipe_ends[0], &number, sizeof number) == sizeof number)
        ++acknowledged;
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    return acknowledged;
}

}  // namespace

TEST_CASE("what was acknowledged survives kill -9 at any moment")
{
    Shelf shelf;
    shelf.store.reset();
    const std::string path = (shelf.directory / "hcl.sqlite").string();
    const SigningKey key = generate_key("hcl.test/log").value();
    std::mt19937 random{std::random_device{}()};
    std::size_t all = 0;
    for (unsigned round = 0; round < 8; ++round) {
        const unsigned least = std::uniform_int_distribution{0U, 2U}(random);
        const unsigned further = std::uniform_int_distribution{0U, 20'000'000U}(random);
        INFO("round " << round << ", killed " << further << " turns after acknowledgement " << least);
        const unsigned acknowledged = kill_after(path, round, least, further);
        const auto store = open_store(path, false).value();
        for (unsigned number = 0; number < acknowledged; ++number) {
            const Submission sent = submission(std::to_string(round) + "-" + std::to_string(number));
            CHECK(store->listing(sent.listing.id).value() == sent.listing);
            CHECK(store->blobs().get(sent.listing.bundle_sha256).value() == sent.bundle);
        }
        // One more may have been committed, and not been told.
        const std::size_t now = store->listings().value().size();
        CHECK(now >= all + acknowledged);
        CHECK(now <= all + acknowledged + 1);
        CHECK(store->log_size().value() == now);
        // The past that was signed in the last round is still the log's.
        const auto log = log::Log::open(*store, key);
        REQUIRE(log);
        CHECK((*log)->checkpoint().value().starts_with("hcl.test/log\n" + std::to_string(now) + "\n"));
        all = now;
    }
}
