// SPDX-License-Identifier: GPL-3.0-or-later
/// Objects and modules are foreign bytes: whatever they hold, each symbol is tried as a table of every kind of bus.
#include "drivers-matrix/extract/driver_names.hpp"
#include "drivers-matrix/extract/ids/tables.hpp"
#include "drivers-matrix/extract/signature.hpp"
#include "drivers-matrix/extract/sources.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    (void)ocks::signer_of(bytes);
    const auto object = ocks::ElfObject::parse(bytes, "fuzz.o");
    if (!object)
        return 0;
    (void)ocks::parse_modinfo(object->section(".modinfo"));
    (void)ocks::parse_builtin_modinfo(object->section(".modinfo"));
    std::size_t tried = 0;
    for (const auto& symbol : object->symbols()) {
        if (++tried > 64)
            break;
        for (const auto* const bus :
             {"pci", "acpi", "usb", "of", "input", "dmi", "platform", "hid", "mei", "unknown"}) {
            (void)ocks::driver_names(*object, bus, symbol.name, "module");
            if (const auto content = object->bytes_of(symbol))
                (void)ocks::aliases_of_table(bus, *content);
        }
    }
    return 0;
}
