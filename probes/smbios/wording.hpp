// SPDX-License-Identifier: GPL-3.0-or-later
/// The enumerations of SMBIOS in dmidecode's words, which operators know.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ocks::smbios {

struct Word {
    std::uint16_t code = 0;
    std::string_view text = {};
};

using Wording = std::span<const Word>;  ///< ascending by code

/// Empty if the specification has no such code.
[[nodiscard]] std::string_view words_for(std::uint64_t code, Wording wording);

[[nodiscard]] Wording board_types();
[[nodiscard]] Wording chassis_types();
[[nodiscard]] Wording processor_types();
[[nodiscard]] Wording processor_states();
[[nodiscard]] Wording processor_families();
[[nodiscard]] Wording array_locations();
[[nodiscard]] Wording array_uses();
[[nodiscard]] Wording error_corrections();
[[nodiscard]] Wording form_factors();
[[nodiscard]] Wording memory_types();
[[nodiscard]] Wording memory_technologies();
[[nodiscard]] Wording slot_types();

}  // namespace ocks::smbios
