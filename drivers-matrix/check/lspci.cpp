// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/lspci.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace ocks {
namespace {

/// What is gathered of one device; ids in lower-case digits, '?' for what the text does not tell.
struct Draft {
    std::string slot = {};
    std::string device_class = {};
    std::string interface = "??";
    std::string vendor = {};
    std::string device = {};
    std::string subsystem_vendor = "0000";
    std::string subsystem_device = "0000";
};

std::optional<std::string> code(std::string_view text, std::size_t digits)
{
    if (text.size() != digits || !parse_hexadecimal(text))
        return std::nullopt;
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char digit) {
        return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    });
    return lower;
}

std::string upper_case(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char digit) {
        return digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
    });
    return text;
}

bool set_id(Draft& draft, std::string_view text)
{
    const auto vendor = code(text.substr(0, text.find(':')), 4);
    const auto device =
        text.find(':') == std::string_view::npos ? std::nullopt : code(text.substr(text.find(':') + 1), 4);
    if (!vendor || !device)
        return false;
    draft.vendor = *vendor;
    draft.device = *device;
    return true;
}

Claimant subject_of(const Draft& draft)
{
    const auto device_class = (draft.device_class.empty() ? std::string{"????"} : draft.device_class) + draft.interface;
    return {.name = draft.slot.empty() ? draft.vendor + ":" + draft.device : draft.slot,
            .modalias = fmt::format("pci:v0000{}d0000{}sv0000{}sd0000{}bc{}sc{}i{}",
                                    upper_case(draft.vendor),
                                    upper_case(draft.device),
                                    upper_case(draft.subsystem_vendor),
                                    upper_case(draft.subsystem_device),
                                    upper_case(device_class.substr(0, 2)),
                                    upper_case(device_class.substr(2, 2)),
                                    upper_case(device_class.substr(4, 2))),
            .device_class = device_class,
            .id = draft.vendor + ":" + draft.device};
}

/// The last "[…]" of a text: names may hold brackets as well.
std::string_view last_brackets(std::string_view text)
{
    const auto end = text.rfind(']');
    const auto begin = text.rfind('[', end);
    if (end == std::string_view::npos || begin == std::string_view::npos)
        return {};
    return text.substr(begin + 1, end - begin - 1);
}

/// "3b:00.0" or "0000:3b:00.0" at the start of a line.
bool is_slot(std::string_view word)
{
    const auto parts = split(word, ':');
    return (parts.size() == 2 || parts.size() == 3) && parts.back().size() == 4 && parts.back()[2] == '.' &&
           std::ranges::all_of(word, [](char character) {
               return character == ':' || character == '.' ||
                      parse_hexadecimal(std::string_view{&character, 1}).has_value();
           });
}

class Parser {
public:
    explicit Parser(std::string_view name) : m_name(name) {}

    Result<Candidate> parse(std::string_view text)
    {
        for (const auto line : lines(text)) {
            ++m_line;
            if (const auto why = take(line); !why.empty())
                return fail(Errc::malformed, fmt::format("{}:{}", m_name, m_line), std::string{why});
        }
        if (const auto why = finish(); !why.empty())
            return fail(Errc::malformed, fmt::format("{}:{}", m_name, m_line), std::string{why});
        if (m_candidate.subjects.empty())
            return fail(Errc::malformed, std::string{m_name}, "no device is in it");
        return std::move(m_candidate);
    }

private:
    /// Why the line is wrong; empty if it is not.
    std::string_view take(std::string_view line)
    {
        if (line.find('\0') != std::string_view::npos)
            return "not a text";
        if (trimmed(line).empty())
            return finish();
        if (line.front() == '\t' || line.front() == ' ' || line.front() == '#')
            return {};
        const auto tab = line.find(":\t");
        if (tab != std::string_view::npos)
            return take_field(line.substr(0, tab), trimmed(line.substr(tab + 1)));
        return take_line(trimmed(line));
    }

    std::string_view take_field(std::string_view key, std::string_view value)
    {
        if (key == "Slot") {
            if (const auto why = finish(); !why.empty())
                return why;
            m_draft = Draft{.slot = std::string{value}};
            return {};
        }
        if (!m_draft)
            return "a field before \"Slot:\"";
        const auto text = value.ends_with(']') ? last_brackets(value) : value;
        const bool is_id = key == "Vendor" || key == "Device" || key == "SVendor" || key == "SDevice" || key == "Class";
        const auto digits = code(text, key == "ProgIf" ? 2 : 4);
        if (!digits)
            return is_id ? "no number in this field; lspci -vmmn writes them" : std::string_view{};
        if (key == "Class")
            m_draft->device_class = *digits;
        else if (key == "ProgIf")
            m_draft->interface = *digits;
        else if (key == "Vendor")
            m_draft->vendor = *digits;
        else if (key == "Device")
            m_draft->device = *digits;
        else if (key == "SVendor")
            m_draft->subsystem_vendor = *digits;
        else if (key == "SDevice")
            m_draft->subsystem_device = *digits;
        return {};
    }

    std::string_view take_line(std::string_view line)
    {
        if (line.starts_with("pci:")) {
            const auto alias = parse_pci_alias(line);
            if (!alias)
                return "not the modalias of a PCI device";
            m_candidate.subjects.push_back({.name = alias->id,
                                            .modalias = std::string{line},
                                            .device_class = alias->device_class,
                                            .id = alias->id});
            return {};
        }
        const auto word = line.substr(0, line.find(' '));
        if (is_slot(word))
            return take_device(word, trimmed(line.substr(word.size())));
        Draft draft;
        if (!set_id(draft, line))
            return "neither a device of lspci -nn, -n or -vmmn, nor an id as 8086:10d3";
        m_candidate.subjects.push_back(subject_of(draft));
        return {};
    }

    /// `rest` is what stands behind the slot.
    std::string_view take_device(std::string_view slot, std::string_view rest)
    {
        Draft draft;
        draft.slot = slot;
        // The class ends at the first ": ", the ids stand before "(rev 01)".
        if (const auto revision = rest.rfind(" (rev "); revision != std::string_view::npos)
            rest = rest.substr(0, revision);
        if (const auto interface = rest.rfind(" (prog-if "); interface != std::string_view::npos) {
            draft.interface = code(rest.substr(interface + 10, 2), 2).value_or("??");
            rest = rest.substr(0, interface);
        }
        const auto gap = rest.find(": ");
        if (gap == std::string_view::npos)
            return "no class in this line";
        const auto of_class = rest.substr(0, gap);
        const auto of_device = rest.substr(gap + 2);
        const bool named = of_class.ends_with(']');
        const auto device_class = code(named ? last_brackets(of_class) : of_class, 4);
        if (!device_class || !set_id(draft, named ? last_brackets(of_device) : of_device))
            return "no numbers in this line; lspci -nn writes them";
        draft.device_class = *device_class;
        m_candidate.subjects.push_back(subject_of(draft));
        return {};
    }

    /// The end of a device of -vmm.
    std::string_view finish()
    {
        if (!m_draft)
            return {};
        if (m_draft->vendor.empty() || m_draft->device.empty())
            return "a device without vendor and device";
        m_candidate.subjects.push_back(subject_of(*m_draft));
        m_draft.reset();
        return {};
    }

    std::string_view m_name;
    std::size_t m_line = 0;
    std::optional<Draft> m_draft;
    Candidate m_candidate;
};

}  // namespace

Result<Candidate> parse_lspci(std::string_view text, std::string_view name)
{
    return Parser{name}.parse(text);
}

}  // namespace ocks
