// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/redaction.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "reports/log_name.hpp"
#include "reports/redaction/scrubber.hpp"
#include "reports/redaction/secret_forms.hpp"
#include "reports/redaction/secrets.hpp"

#include <algorithm>
#include <functional>

namespace ocks {
namespace {

/// Replaces by rule first, then by value, in every text that a report is made of.
class Redactor {
public:
    Redactor(const RedactionKey& key, const std::map<std::string, std::string>& known) : m_key(key), m_scrubber(known)
    {
    }

    void redact(Findings& findings)
    {
        for (Device& device : findings.inventory.devices)
            redact_properties(device);
        visit(findings, [this](std::string& text) {
            Scrubber::Scrubbed scrubbed = m_scrubber.scrubbed(text);
            m_replaced += scrubbed.replaced;
            text = std::move(scrubbed.text);
        });
        rename_logs(findings);
    }

    /// Where a secret still stands.
    [[nodiscard]] std::optional<std::string> survivor(Findings& findings) const
    {
        std::optional<std::string> found;
        visit(findings, [&](const std::string& text) {
            const auto offset = m_scrubber.find(text);
            if (offset && !found)
                found = text.substr(0, *offset);
        });
        for (const auto& log : findings.logs) {
            if (m_scrubber.find(log.first))
                found = log.first;
        }
        return found;
    }

    [[nodiscard]] std::uint64_t replaced() const { return m_replaced; }

private:
    void redact_properties(Device& device)
    {
        for (auto& [name, value] : device.properties) {
            auto* text = std::get_if<std::string>(&value);
            if (text == nullptr || is_placeholder(*text))
                continue;
            if (is_secret(name)) {
                *text = replacement_of(name, *text, m_key);
                ++m_replaced;
            } else if (name == "command_line") {
                redact_arguments(*text);
            }
        }
    }

    /// Even those that are too short to be searched for.
    void redact_arguments(std::string& line)
    {
        std::string kept;
        for (const std::string_view argument : split(line, ' ')) {
            const std::string_view value = secret_argument(argument);
            kept += (kept.empty() ? "" : " ") + std::string{argument.substr(0, argument.size() - value.size())};
            if (value.empty())
                continue;
            kept += pseudonym(m_key, "argument", lower_case(value));
            ++m_replaced;
        }
        line = std::move(kept);
    }

    template <class Action>
    static void visit(Findings& findings, Action action)
    {
        for (Device& device : findings.inventory.devices) {
            action(device.name);
            for (auto& property : device.properties) {
                if (auto* text = std::get_if<std::string>(&property.second))
                    action(*text);
            }
        }
        for (Note& note : findings.inventory.notes) {
            action(note.where);
            action(note.why);
        }
        for (Record& record : findings.records)
            visit(record, action);
        for (auto& log : findings.logs)
            action(log.second);
    }

    template <class Action>
    static void visit(Record& record, Action action)
    {
        action(record.device);
        for (auto& parameter : record.parameters)
            action(parameter.second);
        for (Measurement& measurement : record.measured) {
            action(measurement.name);
            if (auto* text = std::get_if<std::string>(&measurement.value))
                action(*text);
        }
        for (auto* texts : {&record.findings, &record.verdict.reasons, &record.verdict.warnings})
            std::ranges::for_each(*texts, action);
    }

    [[nodiscard]] std::string log_name(const std::string& name) const
    {
        const Scrubber::Scrubbed scrubbed = m_scrubber.scrubbed(name);
        return scrubbed.replaced == 0 ? name : as_log_name(scrubbed.text);
    }

    /// A card that is named by its MAC gives its name to its logs.
    void rename_logs(Findings& findings) const
    {
        for (Record& record : findings.records) {
            for (std::string& name : record.logs)
                name = log_name(name);
        }
        Logs renamed;
        for (auto& [path, text] : findings.logs) {
            const std::string prefix = log_path("");
            const bool ours = path.starts_with(prefix);
            renamed[ours ? log_path(log_name(path.substr(prefix.size()))) : path] = std::move(text);
        }
        findings.logs = std::move(renamed);
    }

    const RedactionKey& m_key;
    Scrubber m_scrubber;
    std::uint64_t m_replaced = 0;
};

}  // namespace

Result<Redacted> redacted(Findings findings, const RedactionKey& key, std::span<const std::string> also)
{
    Redactor redactor(key, secrets_of(findings.inventory, key, also));
    redactor.redact(findings);
    if (const auto place = redactor.survivor(findings))
        return fail(Errc::malformed, "redaction", "a secret survived after: " + place->substr(0, 80));
    return Redacted{std::move(findings), {RedactionMode::hmac, key_id(key), redactor.replaced()}};
}

std::vector<Log> listed(const Logs& logs)
{
    std::vector<Log> list;
    for (const auto& [path, text] : logs) {
        const std::size_t folder = path.rfind('/');
        const std::string id = folder == std::string::npos ? path : path.substr(folder + 1);
        list.push_back({id, path, text.size(), sha256(text), false});
    }
    return list;
}

}  // namespace ocks
