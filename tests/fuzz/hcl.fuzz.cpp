// SPDX-License-Identifier: GPL-3.0-or-later
/// Whatever is taken for an HCL can be asked for every card that it names.
#include "drivers-matrix/check/hcl.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    ocks::Hcl hcl;
    (void)ocks::add_hcl(hcl, {reinterpret_cast<const char*>(data), size}, "fuzz");
    for (const auto& [id, proofs] : hcl) {
        if (id.size() != 9 || proofs.empty())
            __builtin_trap();
        const auto& proof = proofs.front();
        (void)ocks::standing_of(hcl, id, proof.subsystem, proof.kernel, proof.architecture);
    }
    return 0;
}
