// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/capture/scrub.hpp"

#include "core/snapshot/text.hpp"
#include "core/text.hpp"
#include "probes/privacy/format.hpp"
#include "probes/privacy/names.hpp"
#include "reports/redaction/secret_forms.hpp"
#include "suite/verbs/capture/secrets.hpp"
#include "suite/verbs/capture/shapes.hpp"

#include <algorithm>
#include <optional>

namespace ocks::verbs {
namespace {

ShapeRules rules_of(std::string_view path)
{
    return {.uuids = !privacy::has_public_uuids(path), .addresses = !privacy::has_versions(path)};
}

bool is_in_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_';
}

/// Where a host's name stands alone. It may be any short word, and is looked for in no part of another.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from)
{
    for (auto at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_in_word(text[at - 1])) && (end == text.size() || !is_in_word(text[end])))
            return at;
    }
    return std::string_view::npos;
}

void learn_bytes(Secrets& secrets, const privacy::Format& format, std::string_view content)
{
    for (const auto& [offset, length, field] : format.places(content)) {
        const std::string_view value = trimmed(content.substr(offset, length));
        if (is_text(value))
            secrets.learn(field, value);
    }
}

/// "E:ID_SERIAL_SHORT=S4YNNE0N800103" and "HID_UNIQ=…".
void learn_lines(Secrets& secrets, std::string_view content)
{
    for (std::string_view line : lines(content)) {
        if (line.starts_with("E:"))
            line.remove_prefix(2);
        const auto sign = line.find('=');
        if (const auto field = privacy::private_field_of_key(line.substr(0, sign));
            field && sign != std::string_view::npos)
            secrets.learn(*field, line.substr(sign + 1));
    }
}

/// What the snapshot itself says by the places where it says it.
void learn_snapshot(Secrets& secrets, const Snapshot& snapshot)
{
    for (const auto& [asked, answer] : snapshot.answers()) {
        if (asked.access != Access::read || !answer)
            continue;
        const std::string& content = answer->front();
        if (const auto* const format = privacy::format_of(asked.path))
            learn_bytes(secrets, *format, content);
        else if (!is_text(content))
            continue;
        else if (const auto field = privacy::private_field_of(asked.path))
            secrets.learn(*field, content);
        else
            learn_lines(secrets, content);
    }
}

class Scrub {
public:
    Scrub(const Secrets& secrets, std::string_view host)
        : m_secrets(secrets), m_in_texts(secrets.in_texts()), m_in_bytes(secrets.in_bytes()), m_host(lower_case(host))
    {
    }

    Scrubbed run(const Snapshot& snapshot)
    {
        for (const auto& [asked, answer] : snapshot.answers()) {
            const std::string path = without_names(asked.path, rules_of(asked.path));
            Answer told = answer ? answer_of(asked, *answer) : Answer{Failure(answer.error())};
            if (!told)
                told = fail(told.error().code, path, told.error().why);
            if (told != answer || path != asked.path)
                ++m_result.replaced;
            m_result.snapshot.record(asked.access, path, std::move(told));
        }
        return std::move(m_result);
    }

    /// Where a value still stands, or what looks like one.
    [[nodiscard]] std::optional<std::string> survivor(const Snapshot& snapshot) const
    {
        for (const auto& [asked, answer] : snapshot.answers()) {
            if (tells(asked.path, asked.path) || (!answer && tells(answer.error().why, asked.path)))
                return asked.path;
            for (const std::string& text : answer.value_or(std::vector<std::string>{})) {
                const bool told = is_text(text) ? tells(text, asked.path) : m_in_bytes.find(text).has_value();
                if (told)
                    return asked.path;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool tells(std::string_view text, std::string_view path) const
    {
        return m_in_texts.find(text).has_value() || !shapes_in(text, rules_of(path)).empty();
    }

    Answer answer_of(const Asked& asked, const std::vector<std::string>& texts)
    {
        if (asked.access == Access::read)
            return content_of(asked.path, texts.front());
        std::vector<std::string> told;
        told.reserve(texts.size());
        for (const std::string& text : texts)
            told.push_back(without_names(text, rules_of(asked.path)));
        // Pseudonyms have an order of their own.
        std::ranges::sort(told);
        return told;
    }

    Answer content_of(const std::string& path, const std::string& content)
    {
        if (const auto* const format = privacy::format_of(path))
            return std::vector{bytes_of(*format, content)};
        if (!is_text(content)) {
            m_result.withheld.push_back(path);
            return fail(Errc::denied, path, "withheld from the snapshot: bytes of a form that is not known");
        }
        if (const auto field = privacy::private_field_of(path)) {
            const std::string_view value = trimmed(content);
            if (is_placeholder(value))
                return std::vector{content};
            const auto place = content.find(value);
            return std::vector{content.substr(0, place) + m_secrets.replacement(*field, value) +
                               content.substr(place + value.size())};
        }
        return std::vector{without_host(without_names(content, rules_of(path)))};
    }

    [[nodiscard]] std::string bytes_of(const privacy::Format& format, std::string content) const
    {
        for (const auto& [offset, length, field] : format.places(content))
            content.replace(offset, length, m_secrets.fitted(field, std::string_view{content}.substr(offset, length)));
        content = m_in_bytes.scrubbed(content).text;
        if (format.seal != nullptr)
            format.seal(content);
        return content;
    }

    [[nodiscard]] std::string without_names(std::string_view text, const ShapeRules& rules) const
    {
        const std::string known = m_in_texts.scrubbed(text).text;
        std::string result;
        std::size_t done = 0;
        for (const auto& [offset, length, field] : shapes_in(known, rules)) {
            result += known.substr(done, offset - done);
            result += m_secrets.replacement(field, std::string_view{known}.substr(offset, length));
            done = offset + length;
        }
        return result + known.substr(done);
    }

    [[nodiscard]] std::string without_host(std::string text) const
    {
        if (m_host.empty())
            return text;
        const std::string pseudonym = m_secrets.replacement("hostname", m_host);
        std::size_t from = 0;
        for (std::size_t at = 0; (at = find_word(lower_case(text), m_host, from)) != std::string::npos;) {
            text.replace(at, m_host.size(), pseudonym);
            from = at + pseudonym.size();
        }
        return text;
    }

    const Secrets& m_secrets;
    Scrubber m_in_texts;
    Scrubber m_in_bytes;
    std::string m_host;
    Scrubbed m_result = {};
};

}  // namespace

Result<Scrubbed>
scrubbed(const Snapshot& snapshot, const Inventory& inventory, const RedactionKey& key, const std::string& host)
{
    Secrets secrets(key);
    learn_snapshot(secrets, snapshot);
    if (auto learned = secrets.learn(inventory); !learned)
        return Failure(learned.error());
    Scrub scrub(secrets, host);
    Scrubbed result = scrub.run(snapshot);
    if (const auto place = scrub.survivor(result.snapshot))
        return fail(Errc::malformed, *place, "would tell a serial number, an address or a name; nothing was written");
    return result;
}

}  // namespace ocks::verbs
