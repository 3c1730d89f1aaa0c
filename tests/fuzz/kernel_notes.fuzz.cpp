// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel hands out in bytes of its own: ELF notes, packed options, and the list of who signed its modules.
#include "probes/byte_count.hpp"
#include "probes/kernel/build_id.hpp"
#include "probes/kernel/config.hpp"
#include "probes/kernel/module_signer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto build_id = ocks::build_id_of_notes(bytes); build_id && build_id->size() > 2 * size)
        __builtin_trap();
    (void)ocks::parse_byte_count(bytes);
    (void)ocks::parse_module_signers(bytes);
    (void)ocks::unpack_gzip(bytes);
    return 0;
}
