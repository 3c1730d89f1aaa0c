// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/names_excerpt.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

namespace ocks {
namespace {

/// "8086  Intel Corporation", "\ta80a  NVMe PM9A3": four digits and two blanks.
std::optional<unsigned> number_of(std::string_view line)
{
    constexpr std::size_t digits = 4;
    if (line.substr(std::min(digits, line.size()), 2) != "  ")
        return std::nullopt;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + digits, number, 16);
    return error == std::errc{} && end == line.data() + digits ? std::optional{number} : std::nullopt;
}

/// Where in the list a line stands, and whether that is wanted.
class Place {
public:
    explicit Place(const PciNumbers& wanted) : m_wanted(&wanted) {}

    /// True if the line is to be kept.
    bool enter(std::string_view line)
    {
        // A word of its editors, or a subsystem: what holds for the line above holds for it.
        if (line.starts_with('#') || line.starts_with("\t\t"))
            return m_keeps;
        if (!line.starts_with('\t')) {
            const auto vendor = number_of(line);
            const auto found = vendor ? m_wanted->find(*vendor) : m_wanted->end();
            m_devices = found == m_wanted->end() ? nullptr : &found->second;
            m_is_vendor = vendor.has_value();
            return m_keeps = !m_is_vendor || m_devices != nullptr;
        }
        if (!m_is_vendor)
            return m_keeps;  // the parts of a class
        if (m_devices == nullptr)
            return m_keeps = false;
        const auto device = number_of(line.substr(1));
        return m_keeps = !device || m_devices->contains(*device);
    }

private:
    const PciNumbers* m_wanted;
    const std::set<unsigned>* m_devices = nullptr;  ///< of the vendor; null for others than wanted
    bool m_is_vendor = false;
    bool m_keeps = true;
};

}  // namespace

std::string pci_names_excerpt(std::string_view list, const PciNumbers& wanted)
{
    std::string excerpt;
    Place place{wanted};
    bool is_kept = true;
    std::size_t kept_from = 0;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find('\n', at), list.size() - 1) + 1;
        const bool was_kept = std::exchange(is_kept, place.enter(list.substr(at, end - at)));
        if (was_kept && !is_kept)
            excerpt += list.substr(kept_from, at - kept_from);
        if (!was_kept && is_kept)
            kept_from = at;
        at = end;
    }
    if (is_kept)
        excerpt += list.substr(kept_from);
    return excerpt;
}

}  // namespace ocks
