// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/value.hpp"

namespace ocks::site {

http::Response respond(const Json& value, unsigned status)
{
    return {.status = status,
            .type = "application/json",
            .body = value.dump(2, ' ', false, Json::error_handler_t::replace) + '\n',
            .headers = {{"Vary", "Accept, Accept-Language"}, {"Cache-Control", "public, max-age=60"}}};
}

Json summary_of(const Listing& listing)
{
    Json value;
    value["id"] = listing.id;
    value["url"] = "/listings/" + listing.id;
    value["verdict"] = to_string(listing.conclusion.standing);
    value["reasons"] = listing.conclusion.reasons;
    value["level"] = to_string(listing.level);
    value["status"] = to_string(listing.status);
    value["validFrom"] = listing.valid.from;
    value["validUntil"] = listing.valid.until;
    value["release"] = listing.valid.release;
    value["stream"] = listing.valid.stream;
    value["profile"] = listing.profile;
    value["certifies"] = listing.certifies;
    value["emulated"] = listing.emulated;
    value["vendor"] = listing.vendor;
    value["product"] = listing.product;
    value["processor"] = listing.processor;
    value["architecture"] = listing.architecture;
    value["firmware"] = listing.bios;
    value["kernelRelease"] = listing.kernel_release;
    value["testedAt"] = listing.tested_at;
    value["receivedAt"] = listing.received_at;
    return value;
}

Json component_of(const Component& part)
{
    Json value;
    value["bus"] = "pci";
    value["address"] = part.address;
    value["id"] = part.id;
    value["url"] = "/components/pci/" + part.id;
    value["subsystem"] = part.subsystem;
    value["class"] = part.device_class;
    value["vendor"] = part.vendor;
    value["device"] = part.device;
    value["driver"] = part.driver;
    value["driverVersion"] = part.driver_version;
    value["firmware"] = part.firmware;
    value["expectedDrivers"] = part.expected;
    value["cover"] = part.cover;
    value["outcome"] = part.outcome;
    return value;
}

}  // namespace ocks::site
