// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/schema.hpp"
#include "reports/signature/trust.hpp"

#include <cstdio>
#include <utility>

namespace ocks::verbs {
namespace {

Result<SchemaGate> open_schema(const std::string& path)
{
    if (path.empty())
        return SchemaGate::compile(report_schema(), "report.xsd");
    const auto text = read_file(path, 4U << 20U);
    if (!text)
        return Failure(text.error());
    return SchemaGate::compile(*text, path);
}

}  // namespace

Result<Gate> open_gate(const GateOptions& options)
{
    auto trusted = load_trust(options.trust);
    if (!trusted)
        return Failure(trusted.error());
    auto policies = load_policies(options.policies);
    if (!policies)
        return Failure(policies.error());
    auto schema = open_schema(options.schema);
    if (!schema)
        return Failure(schema.error());
    auto tickets = options.ticket_keys.empty() ? Result<std::vector<VerifierKey>>{} : load_trust(options.ticket_keys);
    if (!tickets)
        return Failure(tickets.error());
    return Gate{.trusted = *std::move(trusted),
                .policies = *std::move(policies),
                .schema = *std::move(schema),
                .ticket_keys = *std::move(tickets),
                .origin = options.origin};
}

int could_not(const Error& error)
{
    std::fputs(("ocks-hcl: " + to_string(error) + "\n").c_str(), stderr);
    return 3;
}

int not_good(const Error& error)
{
    std::fputs(("ocks-hcl: " + to_string(error) + "\n").c_str(), stderr);
    return 1;
}

int wrong_use(std::string_view why)
{
    std::fputs(("ocks-hcl: " + std::string{why} + " (see ocks-hcl --help)\n").c_str(), stderr);
    return 2;
}

}  // namespace ocks::verbs
