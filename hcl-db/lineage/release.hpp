// SPDX-License-Identifier: GPL-3.0-or-later
/// The OCKS releases that an HCL knows: which kernel is of which, and which derives from which.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Release {
    std::string name;    ///< "ocks-2611-enterprise"
    std::string level;   ///< "L1", "L2", "L3"
    std::string parent;  ///< of an L2 or L3
    std::string suffix;  ///< what `uname -r` ends in behind its first dash: "2611.1.0.ocks.l2"

    friend bool operator==(const Release&, const Release&) = default;
};

class Releases {
public:
    Releases() = default;
    explicit Releases(std::vector<Release> releases);

    [[nodiscard]] const std::vector<Release>& all() const { return m_releases; }

    /// Null if there is none.
    [[nodiscard]] const Release* find(std::string_view name) const;

    /// Whose kernel says this `uname -r`; null if it is of none. "6.12.8-2611.1.0.ocks" and later builds of the
    /// same stream, as "6.12.9-2611.2.0.ocks", are of one release.
    [[nodiscard]] const Release* of_kernel(std::string_view kernel) const;

    /// From the release itself to its L1.
    [[nodiscard]] std::vector<const Release*> lineage(std::string_view name) const;

    /// Those that derive from it, directly or not, by level and name.
    [[nodiscard]] std::vector<const Release*> derived(std::string_view name) const;

private:
    std::vector<Release> m_releases;  ///< by level and name
};

/// "6.12-2611" of "6.12.117-2611.1.0.ocks.l2"; empty if it is no OCKS kernel's.
[[nodiscard]] std::string stream_of(std::string_view kernel);

/// One file of kernel/releases; of its keys only those that matter here are looked at.
[[nodiscard]] Result<Release> parse_release(std::string_view text, std::string_view name);

/// Every *.toml of a directory. malformed if a parent is not there, or is its own ancestor.
[[nodiscard]] Result<Releases> load_releases(const std::string& directory);

}  // namespace ocks
