// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/port_pair.hpp"

#include "suite/network/port_worker.hpp"

#include <algorithm>
#include <net/if.h>
#include <poll.h>

namespace ocks {
namespace {

using std::chrono::seconds;

// RFC 2544 keeps 198.18.0.0/15 for measuring; nobody routes it, and it never leaves the two namespaces.
constexpr const char* one_address = "198.18.0.1";
constexpr const char* other_address = "198.18.0.2";

std::uint64_t grown(std::uint64_t before, std::uint64_t after)
{
    return after - std::min(before, after);
}

Result<Flow> flow(const PortWorker& from, const PortWorker& to, const PairOrder& order)
{
    const seconds patience = order.time + seconds{30};
    const auto listening = to.ask({PortTask::listen, order.seed, 0}, seconds{10});
    if (!listening)
        return Failure(listening.error());
    if (listening->error != 0)
        return fail(Errc::io, order.other, "cannot listen");
    const auto before = from.ask({PortTask::look, 0, 0}, seconds{10});
    if (!before)
        return Failure(before.error());
    const auto waiting = to.tell({PortTask::receive, order.seed, 15});
    if (!waiting)
        return Failure(waiting.error());
    const auto sent = from.ask({PortTask::send, order.seed, order.time.count()}, patience);
    const auto received = to.answer(patience);
    if (!sent)
        return Failure(sent.error());
    if (!received)
        return Failure(received.error());
    return Flow{sent->transfer,
                received->transfer,
                grown(before->bytes.sent, sent->bytes.sent),
                grown(listening->bytes.received, received->bytes.received)};
}

Result<PairReport> converse(const PortWorker& one, const PortWorker& other, const PairOrder& order)
{
    const PortCommand start{PortTask::start, 0, order.carrier.count()};
    // Both at once: a link takes two ends that are up.
    const auto told = one.tell(start);
    const auto far = other.ask(start, order.carrier + seconds{5});
    const auto near = told ? one.answer(order.carrier + seconds{5}) : Failure(told.error());
    for (const auto* answer : {&near, &far}) {
        if (!*answer)
            return Failure(answer->error());
        if ((*answer)->error != 0)
            return fail(Errc::io, order.one + " and " + order.other, "cannot be set up");
    }
    PairReport report{near->carrier && far->carrier, {}};
    if (!report.carrier)
        return report;
    for (const auto& [from, to] : {std::pair{&one, &other}, std::pair{&other, &one}}) {
        const auto one_way = flow(*from, *to, order);
        if (!one_way)
            return Failure(one_way.error());
        report.flows.push_back(*one_way);
    }
    return report;
}

Result<PairReport> run_between(const PairOrder& order)
{
    const auto one = PortWorker::begin(order.one, one_address, other_address);
    if (!one)
        return Failure(one.error());
    const auto other = PortWorker::begin(order.other, other_address, one_address);
    if (!other)
        return Failure(other.error());
    if (const auto moved = move_port(order.one, one->process()); !moved)
        return Failure(moved.error());
    if (const auto moved = move_port(order.other, other->process()); !moved)
        return Failure(moved.error());
    auto report = converse(*one, *other, order);
    // If this fails, the end of the processes has the same effect a moment later.
    (void)one->ask({PortTask::finish, 0, 0}, seconds{10});
    (void)other->ask({PortTask::finish, 0, 0}, seconds{10});
    return report;
}

}  // namespace

void bring_home(const std::string& port, bool was_up, std::chrono::milliseconds deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    // The kernel cleans a namespace up when it finds the time.
    while (if_nametoindex(port.c_str()) == 0 && std::chrono::steady_clock::now() < until)
        (void)poll(nullptr, 0, 20);
    if (was_up)
        (void)set_up(port, true);
}

Result<PairReport> run_traffic(const PairOrder& order)
{
    const auto one_up = is_up(order.one);
    const auto other_up = is_up(order.other);
    if (!one_up)
        return Failure(one_up.error());
    if (!other_up)
        return Failure(other_up.error());
    auto report = run_between(order);
    bring_home(order.one, *one_up, std::chrono::seconds{5});
    bring_home(order.other, *other_up, std::chrono::seconds{5});
    return report;
}

}  // namespace ocks
