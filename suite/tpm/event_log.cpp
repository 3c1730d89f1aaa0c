// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/tpm/event_log.hpp"

#include "core/digest.hpp"

#include <span>

namespace ocks {
namespace {

constexpr std::uint32_t no_action = 3;
constexpr std::uint16_t sha256_algorithm = 0x000b;
constexpr std::size_t sha256_bytes = 32;
constexpr std::size_t sha1_bytes = 20;
constexpr std::string_view signature{"Spec ID Event03\0", 16};
constexpr std::string_view startup_locality{"StartupLocality\0", 16};

/// Takes little-endian numbers and runs of bytes off the front of a text, for as long as it reaches.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] bool is_whole() const { return m_whole; }
    [[nodiscard]] bool is_empty() const { return m_rest.empty(); }

    std::string_view take(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_whole = false;
            return {};
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    std::uint32_t number(std::size_t bytes)
    {
        std::uint32_t value = 0;
        unsigned shift = 0;
        for (const char byte : take(bytes)) {
            value |= std::uint32_t{static_cast<unsigned char>(byte)} << shift;
            shift += 8;
        }
        return value;
    }

private:
    std::string_view m_rest;
    bool m_whole = true;
};

using DigestSizes = std::map<std::uint16_t, std::uint16_t>;

std::string bytes_of(std::string_view digits)
{
    const auto value = [](char digit) {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    };
    std::string bytes;
    for (std::size_t index = 0; index + 1 < digits.size(); index += 2)
        bytes.push_back(static_cast<char>(value(digits[index]) * 16 + value(digits[index + 1])));
    return bytes;
}

Result<DigestSizes> read_header(Reader& log)
{
    log.take(4);  // the register, which is 0
    const std::uint32_t type = log.number(4);
    log.take(sha1_bytes);
    Reader event{log.take(log.number(4))};
    if (!log.is_whole() || type != no_action || event.take(signature.size()) != signature)
        return fail(Errc::malformed, "the event log", "does not begin with the names of its digests");
    event.take(8);  // platform class, version, size of integers
    DigestSizes sizes;
    for (std::uint32_t left = event.number(4); left > 0 && event.is_whole(); --left) {
        const auto algorithm = static_cast<std::uint16_t>(event.number(2));
        sizes[algorithm] = static_cast<std::uint16_t>(event.number(2));
    }
    const auto ours = sizes.find(sha256_algorithm);
    if (!event.is_whole() || ours == sizes.end() || ours->second != sha256_bytes)
        return fail(Errc::malformed, "the event log", "has no SHA-256 digests");
    return sizes;
}

struct Event {
    std::uint32_t reg = 0;
    std::uint32_t type = 0;
    std::string_view digest;  ///< SHA-256
    std::string_view data;
};

Result<Event> read_event(Reader& log, const DigestSizes& sizes)
{
    Event event{.reg = log.number(4), .type = log.number(4), .digest = {}, .data = {}};
    for (std::uint32_t left = log.number(4); left > 0 && log.is_whole(); --left) {
        const auto algorithm = static_cast<std::uint16_t>(log.number(2));
        const auto size = sizes.find(algorithm);
        if (size == sizes.end())
            return fail(Errc::malformed, "the event log", "uses a digest that it has not named");
        const std::string_view digest = log.take(size->second);
        if (algorithm == sha256_algorithm)
            event.digest = digest;
    }
    event.data = log.take(log.number(4));
    if (!log.is_whole() || (event.type != no_action && event.digest.size() != sha256_bytes))
        return fail(Errc::malformed, "the event log", "ends in the middle of an event");
    return event;
}

}  // namespace

Result<Registers> replay_event_log(std::string_view log)
{
    Reader reader{log};
    const auto sizes = read_header(reader);
    if (!sizes)
        return Failure(sizes.error());
    std::map<std::uint32_t, std::string> contents;
    std::string first(sha256_bytes, '\0');  // register 0 begins with the locality that the machine started in
    while (!reader.is_empty()) {
        const auto event = read_event(reader, *sizes);
        if (!event)
            return Failure(event.error());
        if (event->type == no_action) {
            if (event->data.size() == startup_locality.size() + 1 && event->data.starts_with(startup_locality))
                first.back() = event->data.back();
            continue;
        }
        const auto at = contents.try_emplace(event->reg, event->reg == 0 ? first : std::string(sha256_bytes, '\0'));
        at.first->second = bytes_of(sha256(at.first->second + std::string{event->digest}));
    }
    Registers registers;
    for (const auto& [reg, content] : contents) {
        const std::span bytes{reinterpret_cast<const unsigned char*>(content.data()), content.size()};
        registers.emplace(reg, hexadecimal(bytes));
    }
    return registers;
}

}  // namespace ocks
