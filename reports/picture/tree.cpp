// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/tree.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace ocks {
namespace {

bool is_bridge(const Device& device)
{
    return text_of(device, "class").value_or("").starts_with("0604");
}

/// Storage, network, display, sound, processing, USB: what somebody plugs in or looks for. The rest of a chipset
/// is a hundred functions on a large server; it is shown when something is wrong with it.
bool is_of_interest(const Device& device)
{
    constexpr auto classes =
        std::to_array<std::string_view>({"01", "02", "03", "04", "0b", "0c03", "0c06", "0d", "10", "12"});
    const std::string_view code = text_of(device, "class").value_or("");
    return std::ranges::any_of(classes, [&](std::string_view each) { return code.starts_with(each); });
}

constexpr unsigned deepest = 32;  // of a report that a stranger sent; a machine has five bridges in a row at most

class Forest {
public:
    explicit Forest(const Report& report) : m_marks(marks_of(report))
    {
        for (const Device& device : report.inventory.devices) {
            if (device.kind == "pci")
                m_functions.emplace(device.name, &device);
            if (device.kind == "numa")
                m_nodes.push_back(&device);
        }
        for (const auto& [address, device] : m_functions) {
            m_children[known_parent(*device)].push_back(device);
            if (const auto physical = text_of(*device, "physical_function"))
                ++m_virtual[std::string{*physical}];
        }
        for (auto& [parent, children] : m_children)
            std::ranges::sort(children, {}, &Device::name);
    }

    std::vector<Panel> panels()
    {
        std::vector<Panel> panels;
        for (const Device* node : m_nodes)
            panels.push_back({number_of_node(*node), {}, 0});
        std::ranges::sort(panels, {}, &Panel::node);
        panels.push_back({});
        for (const Device* root : m_children[{}])
            grow(*root, panel_for(panels, *root), 0, 0);
        for (const auto& [address, device] : m_functions)
            panels.back().folded += m_seen.contains(address) || text_of(*device, "physical_function") ? 0U : 1U;
        // A panel of its own for nothing but folded functions says less than a line on the first one.
        if (panels.back().branches.empty() && panels.size() > 1) {
            panels.front().folded += panels.back().folded;
            panels.pop_back();
        }
        if (panels.back().branches.empty() && panels.back().folded == 0 && !panels.back().node)
            panels.pop_back();
        return panels;
    }

private:
    /// "node12" is 12.
    static std::optional<std::uint64_t> number_of_node(const Device& node)
    {
        const auto number =
            parse_unsigned(std::string_view{node.name}.substr(std::min<std::size_t>(4, node.name.size())));
        return number ? std::optional{*number} : std::nullopt;
    }

    /// Empty for what has no bridge above it in this inventory.
    [[nodiscard]] std::string known_parent(const Device& device) const
    {
        const std::string parent{text_of(device, "parent").value_or("")};
        return parent != device.name && m_functions.contains(parent) ? parent : std::string{};
    }

    [[nodiscard]] Mark mark(const Device& device) const
    {
        const auto found = m_marks.find(device.name);
        return found == m_marks.end() ? Mark{} : found->second;
    }

    /// A function says where it is, or else something behind it does.
    [[nodiscard]] std::optional<std::uint64_t> node_of(const Device& device, unsigned depth = 0) const
    {
        if (const auto node = number_of(device, "numa_node"))
            return node;
        const auto children = m_children.find(device.name);
        if (children == m_children.end() || depth == deepest)
            return std::nullopt;
        for (const Device* child : children->second) {
            if (const auto node = node_of(*child, depth + 1))
                return node;
        }
        return std::nullopt;
    }

    Panel& panel_for(std::vector<Panel>& panels, const Device& root) const
    {
        // A machine with one node has nothing to say about nodes, and its devices say nothing.
        if (m_nodes.size() == 1)
            return panels.front();
        const auto found = std::ranges::find(panels, node_of(root), &Panel::node);
        return found == panels.end() ? panels.back() : *found;
    }

    void grow(const Device& device, Panel& panel, unsigned depth, std::size_t parent)
    {
        if (m_seen.contains(device.name) || text_of(device, "physical_function"))
            return;
        m_seen.insert(device.name);
        const std::size_t place = panel.branches.size();
        const auto virtual_functions = m_virtual.find(device.name);
        panel.branches.push_back({&device,
                                  depth,
                                  parent,
                                  is_bridge(device),
                                  virtual_functions == m_virtual.end() ? 0 : virtual_functions->second,
                                  mark(device)});
        const auto children = m_children.find(device.name);
        if (children != m_children.end() && depth < deepest) {
            for (const Device* child : children->second)
                grow(*child, panel, depth + 1, place);
        }
        const bool bare = panel.branches.size() == place + 1;
        if (bare && !is_of_interest(device) && !panel.branches.back().mark.is_bad()) {
            panel.branches.pop_back();
            ++panel.folded;
        }
    }

    Marks m_marks;
    std::map<std::string, const Device*, std::less<>> m_functions;
    std::map<std::string, std::vector<const Device*>, std::less<>> m_children;
    std::map<std::string, std::size_t, std::less<>> m_virtual;
    std::vector<const Device*> m_nodes;
    std::set<std::string, std::less<>> m_seen;
};

}  // namespace

std::vector<Panel> panels_of(const Report& report)
{
    return Forest(report).panels();
}

}  // namespace ocks
