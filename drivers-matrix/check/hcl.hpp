// SPDX-License-Identifier: GPL-3.0-or-later
/// What a hardware compatibility list says of cards: the JSON that `ocks-hcl` serves, as documents or as an export.
#pragma once

#include "core/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// A card in a machine that was tested.
struct Proof {
    std::string subsystem = {};  ///< "8086:a01f"; empty if the card names none
    std::string driver = {};
    std::string kernel = {};  ///< `uname -r`
    std::string architecture = {};
    std::string listing = {};  ///< its id
    std::string product = {};
    bool tested = false;     ///< a test ran on this card
    bool passed = false;     ///< and the worst of them is a pass
    bool certified = false;  ///< the machine passed a profile that certifies, on hardware

    friend bool operator==(const Proof&, const Proof&) = default;
};

/// By id, "8086:10d3".
using Hcl = std::map<std::string, std::vector<Proof>, std::less<>>;

/// One JSON document, or one a line: listings as /api/v1/listings/ID has them, cards as /api/v1/components/pci/ID,
/// arrays of either. Adds to `hcl`. malformed: "name:line: why" or "name: why".
[[nodiscard]] Result<void> add_hcl(Hcl& hcl, std::string_view text, std::string_view name);

enum class CardStanding {
    certified,  ///< the card on this board, with a kernel of this stream
    failed,     ///< its test failed with a kernel of this stream
    tested,     ///< it passed on another board or with another kernel, or in a machine that is not certified
    unknown     ///< no listing has tested it
};

struct Judgement {
    CardStanding standing = CardStanding::unknown;
    Proof proof = {};  ///< the one that decides

    friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// `subsystem` is empty if it is not known, as in the text of lspci. A card counts as the same if it and its board are:
/// what another maker put on a board of his own is another product.
[[nodiscard]] Judgement standing_of(const Hcl& hcl,
                                    std::string_view id,
                                    std::string_view subsystem,
                                    std::string_view kernel,
                                    std::string_view architecture);

/// "6.12-2611" of "6.12.117-2611.1.0.ocks": a certificate holds for later builds of its stream. The release as it is,
/// if it has no such form.
[[nodiscard]] std::string kernel_stream(std::string_view release);

}  // namespace ocks
