// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/tpm/event_log.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase tpm_log;
}

namespace {

using namespace std::string_literals;

std::string word(std::uint32_t value, unsigned bytes)
{
    std::string text;
    for (unsigned index = 0; index < bytes; ++index)
        text.push_back(static_cast<char>((value >> (8 * index)) & 0xffU));
    return text;
}

/// The first event, in the old format: it names SHA-256 (0x000b) with 32 bytes.
std::string header()
{
    const std::string event =
        "Spec ID Event03\0"s + std::string(8, '\0') + word(1, 4) + word(0x0b, 2) + word(32, 2) + "\0"s;
    return word(0, 4) + word(3, 4) + std::string(20, '\0') + word(static_cast<std::uint32_t>(event.size()), 4) + event;
}

std::string event(std::uint32_t reg, std::uint32_t type, char filling, const std::string& data = "x")
{
    return word(reg, 4) + word(type, 4) + word(1, 4) + word(0x0b, 2) + std::string(32, filling) +
           word(static_cast<std::uint32_t>(data.size()), 4) + data;
}

// sha256sum of 32 zero bytes and 32 times 'A'; of that and 32 times 'B'; of 31 zero bytes, a 3 and 32 times 'A'.
constexpr const char* after_a = "1f1a947c8da51017ff4666fd2d32d58af59ce6a749437971f6a93b30146151e1";
constexpr const char* after_a_b = "1df39855298de81cd59f1255f648ce16dcf31924b3877d2273e9648226e5b950";
constexpr const char* after_locality = "762dfab653f4af40d567183bf233685f9f68ffc6496221639c07509cabf0afe4";
const std::string untouched(64, '0');

Verdict judged(const std::string& log, const std::string& fourth)
{
    const std::string directory = "/sys/class/tpm/tpm0/pcr-sha256/";
    const Tree tree{{"/sys/kernel/security/tpm0/binary_bios_measurements", log},
                    {directory + "0", untouched},
                    {directory + "1", untouched},
                    {directory + "2", untouched},
                    {directory + "3", untouched},
                    {directory + "4", fourth},
                    {directory + "5", untouched},
                    {directory + "6", untouched},
                    {directory + "7", untouched}};
    return Trial{cases::tpm_log, {"tpm", "tpm0", {}}, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("a TPM that holds what the log adds up to passes, in either case of the digits", "[case][tpm.log]")
{
    CHECK(judged(header() + event(4, 13, 'A') + event(4, 13, 'B'), std::string{after_a_b} + "\n").outcome ==
          Outcome::pass);
    std::string upper{after_a};
    std::ranges::transform(
        upper, upper.begin(), [](unsigned char digit) { return static_cast<char>(std::toupper(digit)); });
    CHECK(judged(header() + event(4, 13, 'A'), upper).outcome == Outcome::pass);
}

TEST_CASE("a register that was extended behind the log's back fails by its number", "[case][tpm.log]")
{
    CHECK(judged(header() + event(4, 13, 'A'), after_a_b) ==
          Verdict{Outcome::fail, {}, {"register is 4 holds something else, must be as logged"}, {}});
}

TEST_CASE("a log that is cut short, empty or of another kind is an error", "[case][tpm.log]")
{
    const std::string whole = header() + event(4, 13, 'A');
    for (const std::string& log : {whole.substr(0, whole.size() - 1), header(), "nonsense"s, ""s}) {
        CAPTURE(log.size());
        CHECK(judged(log, after_a).outcome == Outcome::error);
    }
}

TEST_CASE("what is not an action is not extended, but says where register 0 began", "[event_log]")
{
    const std::string locality = event(0, 3, '\0', "StartupLocality\0\3"s);
    CHECK(replay_event_log(header() + locality + event(0, 8, 'A')) == Registers{{0, after_locality}});
    CHECK(replay_event_log(header() + event(0, 3, 'Z') + event(4, 13, 'A')) == Registers{{4, after_a}});
}

TEST_CASE("a digest that the log has not named cannot be passed over", "[event_log]")
{
    CHECK_FALSE(
        replay_event_log(header() + word(4, 4) + word(13, 4) + word(1, 4) + word(0x0c, 2) + std::string(48, 'A')));
}
