// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include "kernel/model/model_store.hpp"
#include "kernel/session/fault_round.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

using namespace ocks;

namespace {

Setup setup_of(const std::string& name)
{
    const auto model = load_model(name);
    REQUIRE(model);
    Setup setup{.model = *model,
                .kernel = {},
                .initial_disk = {},
                .drives = {},
                .kernel_words = model->kernel_words,
                .guest_files = {},
                .reactions = {}};
    for (const ModelDisk& disk : model->disks)
        setup.drives.push_back(
            {.disk = disk, .path = "/w/" + disk.id, .unreadable_sectors = {}, .forgetful_sectors = {}});
    return setup;
}

std::string refusal(const std::string& model, std::string_view fault)
{
    Setup setup = setup_of(model);
    const auto applied = apply_fault(setup, fault);
    return applied ? "" : to_string(applied.error());
}

}  // namespace

TEST_CASE("every fault can strike the bench, and changes it")
{
    for (const Fault* fault : all_faults()) {
        CAPTURE(fault->id);
        const Setup before = setup_of(std::string{fault->bench});
        Setup after = before;
        REQUIRE(apply_fault(after, fault->id));
        CHECK_FALSE(after == before);
        CHECK_FALSE(fault->summary.empty());
        CHECK_FALSE(fault->evidence.empty());
    }
}

TEST_CASE("several faults strike one machine, and one that is not known stops all")
{
    Setup setup = setup_of(std::string{fault_bench});
    REQUIRE(apply_fault(setup, "missing-module:nvme+lost-memory"));
    CHECK(setup.kernel_words.size() == setup_of(std::string{fault_bench}).kernel_words.size() + 2);
    CHECK(find_fault("missing-module:nvme") != nullptr);
    CHECK(find_fault("missing-module+nmi") == nullptr);
    CHECK(refusal("fault-bench", "nmi+gremlin") == "fault gremlin: no such fault; --list names them");
}

TEST_CASE("faults that mean different things have different verdicts")
{
    std::set<std::string_view> verdicts;
    for (const Fault* fault : all_faults()) {
        CAPTURE(fault->id);
        // Two kinds of drives, one kind of error.
        if (!fault->verdict.empty() && fault->id != "raid-read-error")
            CHECK(verdicts.insert(fault->verdict).second);
    }
    CHECK_FALSE(verdicts.contains("good"));
}

TEST_CASE("a round takes the faults of its bench, and those that a boot can show")
{
    const auto of_secure_boot = judgeable_faults("secure-boot", {});
    REQUIRE(of_secure_boot.size() == 2);
    CHECK(of_secure_boot.back()->id == "unsigned-kernel");
    CHECK(judgeable_faults(fault_bench, "nmi").size() == 1);
    CHECK(judgeable_faults("secure-boot", "nmi").empty());
    CHECK(judgeable_faults({}, "killed-worker").empty());
}

TEST_CASE("a machine that lacks what a fault strikes is refused in one clause")
{
    CHECK(refusal("minimal", "aer-fatal") == "model minimal: has no device pcie-root-port");
    CHECK(refusal("minimal", "nvme-unplug") == "model minimal: has no device nvme");
    CHECK(refusal("minimal", "watchdog-expiry") == "model minimal: has no device i6300esb");
    CHECK(refusal("minimal", "slow-disk") == "model minimal: has no such nvme drive");
    CHECK(refusal("minimal", "blank-disk") == "model minimal: has no such drive with data");
    CHECK(refusal("fault-bench", "nvme-unplug:drive9") == "model fault-bench: has no device nvme with the id drive9");
    CHECK(refusal("minimal", "unsigned-kernel") == "model minimal: does not enforce secure boot");
    CHECK(refusal("minimal", "refused-module") == "model minimal: does not lock its kernel down");
    CHECK(refusal("minimal", "panic").empty());
    CHECK(refusal("minimal", "earthquake") == "fault earthquake: no such fault; --list names them");
    Setup arm = setup_of("minimal");
    arm.model.architecture = "aarch64";
    CHECK(apply_fault(arm, "machine-check").error().why == "is not x86_64, and the fault strikes only that");
}

TEST_CASE("an error is injected when the hook of the fault begins")
{
    Setup setup = setup_of("fault-bench");
    REQUIRE(apply_fault(setup, "aer-nonfatal"));
    CHECK(setup.guest_files.contains("/ocks/hooks/aer-nonfatal"));
    CHECK(setup.reactions ==
          std::vector<Reaction>{{.mark = "hook aer-nonfatal",
                                 .commands = {{"human-monitor-command",
                                               R"({"command-line":"pcie_aer_inject_error slot1 COMP_TIME"})"}}}});
}

TEST_CASE("a drive is put back with the properties that it had, when the machine says that it is gone")
{
    Setup setup = setup_of("fault-bench");
    REQUIRE(apply_fault(setup, "nvme-replug"));
    REQUIRE(setup.reactions.size() == 2);
    CHECK(setup.reactions[0].commands == std::vector<MonitorCommand>{{"device_del", R"({"id":"drive0"})"}});
    CHECK(setup.reactions[1].mark == "DEVICE_DELETED drive0");
    CHECK(
        setup.reactions[1].commands ==
        std::vector<MonitorCommand>{
            {"device_add", R"({"bus":"slot1","drive":"nvme0","driver":"nvme","id":"drive0","serial":"EXN1000001"})"}});
}

TEST_CASE("drives that are slow or cannot be written become nodes of QEMU's block layer")
{
    Setup slow = setup_of("fault-bench");
    REQUIRE(apply_fault(slow, "slow-disk"));
    auto arguments = qemu_arguments(slow);
    CHECK(std::ranges::find(arguments, "throttle-group,id=throttle-nvme0,x-bps-total=524288") != arguments.end());
    Setup unwritable = setup_of("fault-bench");
    REQUIRE(apply_fault(unwritable, "nvme-write-error"));
    arguments = qemu_arguments(unwritable);
    CHECK(std::ranges::any_of(arguments, [](const std::string& argument) {
        return argument.find(R"("iotype":"write")") != std::string::npos;
    }));
    Setup bare = setup_of("fault-bench");
    REQUIRE(apply_fault(bare, "missing-initramfs"));
    arguments = qemu_arguments(bare);
    CHECK(std::ranges::find(arguments, "-initrd") == arguments.end());
}

TEST_CASE("a round of faults says in one line what was declared and what was judged")
{
    FaultResult result{.fault = "nmi",
                       .declared = "nmi-unknown",
                       .judged = {"nmi-unknown", "line 4"},
                       .duration = std::chrono::milliseconds{1250},
                       .refusal = {}};
    CHECK(is_right(result));
    CHECK(to_line(result) == "ok     nmi                nmi-unknown  1.2 s  line 4");
    result.judged = {"good", ""};
    CHECK_FALSE(is_right(result));
    CHECK(to_line(result).starts_with("WRONG  nmi                good instead of nmi-unknown"));
    result.refusal = "model m: has no NMI";
    CHECK_FALSE(is_right(result));
    CHECK(to_line(result) == "left   nmi                model m: has no NMI");
}
