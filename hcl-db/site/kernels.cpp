// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/kernels.hpp"

namespace ocks::site {
namespace {

/// Eight capital digits, as %08X prints them.
std::string long_word(std::string_view digits)
{
    std::string word(digits.size() < 8 ? 8 - digits.size() : 0, '0');
    for (const char digit : digits)
        word += digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
    return word;
}

std::string_view before(std::string_view pair)
{
    return pair.substr(0, pair.find(':'));
}

std::string_view behind(std::string_view pair)
{
    const std::size_t colon = pair.find(':');
    return colon == std::string_view::npos ? std::string_view{} : pair.substr(colon + 1);
}

}  // namespace

std::string kernel_title(const MatrixView& matrix)
{
    return std::string{matrix.release()} + " " + std::string{matrix.architecture()};
}

std::vector<const MatrixView*> matrices_of(std::span<const MatrixView* const> matrices, std::string_view release)
{
    std::vector<const MatrixView*> found;
    for (const MatrixView* matrix : matrices) {
        if (matrix->release() == release)
            found.push_back(matrix);
    }
    return found;
}

std::string alias_of(std::string_view id, std::string_view subsystem, std::string_view device_class)
{
    std::string_view digits = device_class;
    if (digits.size() != 6)
        digits = "000000";
    std::string alias = "pci:v" + long_word(before(id)) + "d" + long_word(behind(id));
    alias += "sv" + long_word(before(subsystem)) + "sd" + long_word(behind(subsystem));
    const std::string upper = long_word(digits).substr(2);
    return alias + "bc" + upper.substr(0, 2) + "sc" + upper.substr(2, 2) + "i" + upper.substr(4, 2);
}

}  // namespace ocks::site
