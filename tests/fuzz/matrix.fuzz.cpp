// SPDX-License-Identifier: GPL-3.0-or-later
/// A matrix that is accepted can be read whole and asked anything. The checksum is added here: it cannot be guessed.
#include "drivers-matrix/file/matrix_file.hpp"

#include <openssl/sha.h>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    std::string bytes{reinterpret_cast<const char*>(data), size};
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(data, size, reinterpret_cast<unsigned char*>(digest.data()));
    bytes += digest;
    const auto view = ocks::MatrixView::parse(bytes, "fuzz.matrix");
    if (!view)
        return 0;
    const auto matrix = view->matrix();
    for (const auto* alias :
         {"pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00", "acpi:PNP0C0B:PNP0C0A:", "aaaa"}) {
        for (const auto found : view->lookup(alias)) {
            if (found >= matrix.entries.size())
                __builtin_trap();
        }
    }
    for (const auto& module : matrix.modules)
        (void)view->find_module(module.name);
    (void)view->left_out("x");
    return 0;
}
