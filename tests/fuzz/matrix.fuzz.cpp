// SPDX-License-Identifier: GPL-3.0-or-later
/// A matrix that is accepted is written back byte for byte. The last line is added here: a checksum cannot be guessed.
#include "core/digest.hpp"
#include "drivers-matrix/format.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    std::string text{reinterpret_cast<const char*>(data), size};
    if (!text.ends_with('\n'))
        return 0;
    text += "end\t" + ocks::sha256(text) + "\n";
    const auto matrix = ocks::parse_matrix(text, "fuzz.matrix");
    if (!matrix)
        return 0;
    const auto again = ocks::parse_matrix(ocks::to_text(*matrix), "again.matrix");
    if (!again || *again != *matrix)
        __builtin_trap();
    return 0;
}
