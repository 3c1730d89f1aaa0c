// SPDX-License-Identifier: GPL-3.0-or-later
/// SAS expanders: the switches between a controller and its drives.
///
///   expander-0:0/vendor_id      "LSI"
///   expander-0:0/product_rev    "0e00"
///   expander-0:0/level          "1": steps from the controller
///
/// drivers/scsi/scsi_transport_sas.c in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"vendor_id", "vendor"},
    {"product_id", "model"},
    {"product_rev", "firmware"},
    {"component_vendor_id", "component_vendor"},
    {"level", "level", Form::number},
    {"device/sas_device/sas_address", "sas_address"},
});

}  // namespace

extern constinit const Probe sas_expander{
    .id = "sas_expander",
    .summary = "SAS expanders",
    .directory = "/sys/class/sas_expander",
    .attributes = attributes,
};

}  // namespace ocks::probes
