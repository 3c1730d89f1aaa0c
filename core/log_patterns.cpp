// SPDX-License-Identifier: GPL-3.0-or-later
/// The table of what a kernel log may say, written from the kernel's own sources (6.12, and the wordings of
/// older releases). The first pattern that a message matches decides, so the particular stand before the general.
#include "core/kernel_log.hpp"

#include <array>

namespace ocks {
namespace {

constexpr auto fatal = Severity::fatal;
constexpr auto degraded = Severity::degraded;
constexpr auto note = Severity::note;

/// Reports in which the processor stopped at an instruction; what follows in the same report only repeats it.
constexpr std::string_view exceptions = "page-fault,general-protection,kernel-bug,double-fault,divide-error,oops";
/// Reports that are printed by way of WARN(): its own line says nothing new.
constexpr std::string_view warned = "refcount,nic-timeout,debug-objects,list-corruption,usercopy,stack";

constexpr auto patterns = std::to_array<LogPattern>({
    // The sanitizers; the line of ranges below explains an exception that was already reported.
    {"kasan", fatal, "BUG: KASAN: ", "", "", "mm/kasan/report.c"},
    {"page-fault", fatal, "KASAN: * in range [", "", exceptions, "mm/kasan/report.c"},
    {"kfence", fatal, "BUG: KFENCE: ", "", "", "mm/kfence/report.c"},
    {"kmsan", fatal, "BUG: KMSAN: ", "", "", "mm/kmsan/report.c"},
    {"kcsan", degraded, "BUG: KCSAN: ", "", "", "kernel/kcsan/report.c"},
    {"ubsan", fatal, "UBSAN: ", "UBSAN", "", "lib/ubsan.c"},
    {"memory-leak", degraded, "BUG: memory leak", "memory leak", "memory-leak", "a reader of debugfs kmemleak"},
    {"memory-leak", degraded, "kmemleak: % new suspected memory leaks", "", "", "mm/kmemleak.c"},

    // What the hardware reports. A panic may be the last line of such a report.
    {"machine-check", fatal, "Kernel panic - not syncing: *achine check", "", "machine-check", "mce/core.c"},
    {"machine-check", fatal, "mce: *CPU %: Machine Check", "machine check", "machine-check", "mce/core.c"},
    {"machine-check", fatal, "mce: *Uncorrected hardware memory error", "", "machine-check", "mce/core.c"},
    {"machine-check", fatal, "Machine check: ", "", "machine-check", "arch/x86/kernel/cpu/mce/core.c"},
    {"hardware-error", fatal, "[Hardware Error]: event severity: fatal", "", "", "drivers/firmware/efi/cper.c"},
    {"hardware-error", fatal, "[Hardware Error]: event severity: recoverable", "", "", "drivers/firmware/efi/cper.c"},
    {"hardware-error", fatal, "Kernel panic - not syncing: Fatal hardware error", "", "hardware-error", "ghes.c"},
    {"corrected-error", note, "[Hardware Error]: event severity: corrected", "", "", "drivers/firmware/efi/cper.c"},
    {"corrected-error", note, "[Hardware Error]: Corrected error", "", "", "mce/amd.c, drivers/edac"},
    {"machine-check-logged",
     note,
     "mce: [Hardware Error]: Machine check events logged",
     "",
     "machine-check",
     "mce/core.c"},
    {"memory-failure", degraded, "Memory failure: 0x*: recovery action", "", "", "mm/memory-failure.c"},
    {"edac-uncorrected", fatal, "EDAC MC%: % UE ", "", "", "drivers/edac/edac_mc.c"},
    {"corrected-error", note, "EDAC MC%: % CE ", "", "", "drivers/edac/edac_mc.c"},
    {"aer-fatal", fatal, "AER: *(Fatal) error", "", "aer-fatal", "drivers/pci/pcie/aer.c"},
    {"aer-fatal", fatal, "PCIe Bus Error: severity=*(Fatal)", "", "aer-fatal", "drivers/pci/pcie/aer.c"},
    {"aer-nonfatal", degraded, "AER: *(Non-Fatal) error", "", "aer-nonfatal", "drivers/pci/pcie/aer.c"},
    {"aer-nonfatal", degraded, "PCIe Bus Error: severity=*(Non-Fatal)", "", "aer-nonfatal", "drivers/pci/pcie/aer.c"},
    {"aer-unrecovered", fatal, "AER: device recovery failed", "", "aer-fatal", "drivers/pci/pcie/err.c"},
    {"nmi-hardware", fatal, "NMI: PCI system error (SERR)", "", "", "arch/x86/kernel/nmi.c"},
    {"nmi-hardware", fatal, "NMI: IOCK error", "", "", "arch/x86/kernel/nmi.c"},
    {"nmi-unknown", degraded, "NMI received for unknown reason", "", "", "arch/x86/kernel/nmi.c"},
    {"iommu-fault", degraded, "DMAR: [*] Request device [", "", "iommu-fault", "drivers/iommu/intel/dmar.c"},
    {"iommu-fault", degraded, "DMAR: DRHD: handling fault status", "", "", "drivers/iommu/intel/dmar.c"},
    {"iommu-fault", degraded, "AMD-Vi: Event logged [", "", "", "drivers/iommu/amd/iommu.c"},
    {"iommu-fault", degraded, "arm-smmu-v3 *: event 0x", "", "iommu-fault", "arm-smmu-v3.c"},
    {"thermal", degraded, "temperature above threshold", "", "", "arch/x86/kernel/cpu/mce/therm_throt.c"},
    {"irq-unclaimed", degraded, "irq %: nobody cared", "", "", "kernel/irq/spurious.c"},
    {"irq-mismatch", degraded, "Flags mismatch irq %", "", "", "kernel/irq/manage.c"},

    // No way to userspace.
    {"initramfs-broken", fatal, "Initramfs unpacking failed: ", "", "", "init/initramfs.c"},
    {"no-root", fatal, "Unable to mount root fs", "", "no-root", "init/do_mounts.c"},
    {"no-root", fatal, "VFS: Cannot open root device", "", "", "init/do_mounts.c"},
    {"no-init", fatal, "No working init found", "", "no-init", "init/main.c"},
    {"no-init", fatal, "Kernel panic - not syncing: Requested init", "", "no-init", "init/main.c"},
    {"no-init", fatal, "Failed to execute /init (error", "", "", "init/main.c"},
    {"killed-init", fatal, "Attempted to kill init!", "", "", "kernel/exit.c"},

    // Time that does not pass.
    {"rcu-stall", fatal, "rcu*detected*stall", "RCU stall", "", "kernel/rcu/tree_stall.h"},
    {"rcu-stall", fatal, "rcu*kthread starved for", "RCU stall", "rcu-stall", "kernel/rcu/tree_stall.h"},
    {"rcu-stall", fatal, "rcu*kthread timer wakeup didn't happen", "RCU stall", "rcu-stall", "tree_stall.h"},
    {"soft-lockup", fatal, "soft lockup - CPU#%", "soft lockup", "", "kernel/watchdog.c"},
    {"hard-lockup", fatal, "*ard LOCKUP on cpu", "hard lockup", "", "kernel/watchdog.c"},
    {"workqueue-lockup", fatal, "BUG: workqueue lockup - pool", "", "", "kernel/workqueue.c"},
    {"hung-task", fatal, "task *blocked for more than % seconds", "hung task", "", "kernel/hung_task.c"},
    {"hung-task", fatal, "task *can't die for more than % seconds", "hung task", "", "kernel/hung_task.c"},

    // Locks.
    {"lockdep", fatal, "possible circular locking dependency", "possible circular locking", "", "lockdep.c"},
    {"lockdep", fatal, "possible recursive locking", "possible recursive locking", "", "lockdep.c"},
    {"lockdep", fatal, "inconsistent lock state", "inconsistent lock state", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "possible irq lock inversion", "possible irq lock inversion", "", "lockdep.c"},
    {"lockdep", fatal, "-unsafe lock order detected", "unsafe lock order", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "bad unlock balance detected", "bad unlock balance", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "held lock freed!", "held lock freed", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "*ested lock was not taken", "nested lock was not taken", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "lock held when returning to user space", "", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "*nvalid wait context", "invalid wait context", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "suspicious RCU usage", "suspicious RCU usage", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "trying to register non-static key", "non-static lock key", "", "kernel/locking/lockdep.c"},
    {"lockdep", fatal, "DEBUG_LOCKS_WARN_ON(", "lock debugging", "", "include/linux/debug_locks.h"},
    {"lockdep", fatal, "WARNING: CPU: % PID: % at kernel/locking/lockdep.c", "locking bug", "lockdep", "lockdep.c"},
    {"spinlock", fatal, "BUG: spinlock ", "spinlock", "", "kernel/locking/spinlock_debug.c"},
    {"atomic-sleep",
     fatal,
     "BUG: sleeping function called from invalid context",
     "sleep in atomic context",
     "",
     "core.c"},
    {"atomic-sleep", fatal, "BUG: scheduling while atomic", "scheduling while atomic", "", "kernel/sched/core.c"},
    {"preemptible",
     fatal,
     "BUG: using *in preemptible",
     "per-CPU access in preemptible code",
     "",
     "smp_processor_id.c"},

    // Memory that is not what it should be.
    {"refcount", fatal, "refcount_t: ", "", "", "lib/refcount.c"},
    {"list-corruption", fatal, "list_add corruption", "list corruption", "", "lib/list_debug.c"},
    {"list-corruption", fatal, "list_del corruption", "list corruption", "", "lib/list_debug.c"},
    {"debug-objects", degraded, "ODEBUG: ", "ODEBUG", "", "lib/debugobjects.c"},
    {"usercopy", fatal, "usercopy: Kernel memory ", "bad usercopy", "", "mm/usercopy.c"},
    {"usercopy", fatal, "usercopy: kernel memory ", "bad usercopy", "", "mm/usercopy.c, before 4.16"},
    {"usercopy", fatal, "Bad or missing usercopy whitelist?", "bad usercopy", "", "mm/usercopy.c"},
    {"stack", fatal, "stack-protector: Kernel stack is corrupted", "corrupted stack", "", "kernel/panic.c"},
    {"stack", fatal, "corrupted stack end detected inside scheduler", "corrupted stack", "", "kernel/sched/core.c"},
    {"stack", fatal, "Thread overran stack", "", exceptions, "mm/fault.c"},
    {"stack", fatal, "stack guard page was hit", "stack overflow", "", "arch/x86/kernel/traps.c"},
    {"stack", fatal, "kernel stack overflow", "stack overflow", "stack", "arch/*/kernel/traps.c"},
    {"vfs", fatal, "VFS: Close: file count is ", "", "", "fs/open.c"},
    {"vfs", fatal, "VFS: Busy inodes after unmount", "", "", "fs/super.c"},

    // Exceptions; the more particular name of one stands before "Oops:".
    {"page-fault", fatal, "*nable to handle page fault", "page fault", "", "arch/x86/mm/fault.c"},
    {"page-fault", fatal, "BUG: kernel NULL pointer dereference", "page fault", "", "arch/x86/mm/fault.c"},
    {"page-fault", fatal, "*nable to handle kernel", "page fault", "", "arch/*/mm/fault.c"},
    {"page-fault", fatal, "kernel tried to execute *-protected page", "", exceptions, "arch/x86/mm/fault.c"},
    {"general-protection", fatal, "general protection fault*[#%]", "general protection fault", "", "traps.c"},
    {"double-fault", fatal, "PANIC: double fault", "double fault", "", "arch/x86/kernel/traps.c"},
    {"double-fault", fatal, "double fault: 0*[#%]", "double fault", "double-fault,stack", "arch/x86/kernel/traps.c"},
    {"divide-error", fatal, "divide error: 0*[#%]", "divide error", "", "arch/x86/kernel/traps.c"},
    {"divide-error", fatal, "divide_error: 0*[#%]", "divide error", "", "arch/x86/kernel/traps.c"},
    {"kernel-bug", fatal, "kernel BUG at ", "kernel BUG", "usercopy,list-corruption", "lib/bug.c"},
    {"kernel-bug", fatal, "Oops - BUG", "kernel BUG", "kernel-bug,usercopy,list-corruption", "arm64/kernel/traps.c"},
    {"oops",
     fatal,
     "invalid opcode: 0*[#%]",
     "invalid opcode",
     "kernel-bug,usercopy,list-corruption,spinlock",
     "traps.c"},
    {"oops", fatal, "^Internal error: ", "internal error", exceptions, "arch/arm64/kernel/traps.c"},
    {"oops", fatal, "Oops: ", "oops", exceptions, "arch/*/mm/fault.c, arch/x86/kernel/dumpstack.c"},
    {"oops", fatal, "Oops - ", "oops", exceptions, "arch/arm/kernel/traps.c"},
    {"oops", fatal, ": 0*[#%]", "exception", exceptions, "arch/x86/kernel/dumpstack.c"},
    {"oops", fatal, "^Unhandled fault: ", "unhandled fault", "", "arch/*/mm/fault.c"},
    {"oops", fatal, "Unhandled prefetch abort", "prefetch abort", "", "arch/arm/mm/fault.c"},
    {"oops", fatal, "^Alignment trap: not handling", "alignment trap", "", "arch/arm/mm/alignment.c"},
    {"oops", fatal, "^Bad mode in ", "bad mode", "", "arch/arm64/kernel/traps.c"},
    {"serror", fatal, "SError Interrupt on CPU%", "SError", "", "arch/arm64/kernel/traps.c"},
    {"serror", fatal, "synchronous external abort", "external abort", exceptions, "arch/arm64/mm/fault.c"},

    // The general kinds of trouble.
    {"panic", fatal, "Kernel panic - not syncing: Fatal exception", "", exceptions, "arch/*/kernel"},
    {"panic", fatal, "Kernel panic - not syncing", "", "", "kernel/panic.c"},
    {"bug", fatal, "BUG: ", "", "", "lib/, mm/, kernel/"},
    {"warning", degraded, "WARNING: CPU: % PID: ", "WARNING", warned, "kernel/panic.c"},
    {"warning", degraded, "WARNING: at ", "WARNING", warned, "kernel/panic.c"},
    {"warning", degraded, "^WARNING: ", "", "", "many"},

    // Memory that ends.
    {"oom", degraded, "invoked oom-killer", "", "", "mm/oom_kill.c"},
    {"oom", degraded, "Out of memory: Killed process", "", "oom", "mm/oom_kill.c"},
    {"oom", degraded, "*emory cgroup out of memory: Killed process", "", "oom", "mm/oom_kill.c"},
    {"oom", degraded, "page allocation failure: order", "", "", "mm/page_alloc.c"},

    // Drives.
    {"read-error", degraded, " error, dev *op 0x*:(READ", "", "", "block/blk-core.c"},
    {"write-error", degraded, " error, dev *op 0x*:(", "", "", "block/blk-core.c"},
    {"io-error", degraded, "I/O error, dev ", "", "", "block/blk-core.c"},
    {"io-error", degraded, "critical * error, dev ", "", "", "block/blk-core.c"},
    {"io-error", degraded, "Buffer I/O error on dev", "", "read-error,write-error,io-error", "fs/buffer.c"},
    {"file-system", degraded, "EXT4-fs error (device", "", "", "fs/ext4/super.c"},
    {"file-system", degraded, "XFS (*Corruption", "", "", "fs/xfs/xfs_error.c"},
    {"file-system", degraded, "XFS (*etadata I/O error", "", "", "fs/xfs/xfs_buf.c"},
    {"file-system", degraded, "BTRFS error (device", "", "", "fs/btrfs/messages.c"},
    {"nvme-reset", degraded, "nvme nvme%: *frozen state error detected", "", "aer-fatal", "drivers/nvme/host/pci.c"},
    {"nvme-reset", degraded, "nvme nvme%: *I/O *timeout", "", "", "drivers/nvme/host/pci.c"},
    {"nvme-reset", degraded, "nvme nvme%: *controller is down", "", "device-removed", "drivers/nvme/host/pci.c"},
    {"nvme-reset", degraded, "nvme nvme%: *resetting controller", "", "nvme-reset", "drivers/nvme/host/pci.c"},
    {"nvme-reset", degraded, "nvme nvme%: *Device not ready", "", "nvme-reset,device-removed", "host/core.c"},
    {"nvme-reset", degraded, "nvme nvme%: *after probe failure", "", "nvme-reset", "drivers/nvme/host/pci.c"},
    {"ata-error", degraded, "ata%*: exception Emask", "", "", "drivers/ata/libata-eh.c"},
    {"ata-error", degraded, "ata%*: hard resetting link", "", "ata-error", "drivers/ata/libata-eh.c"},
    {"scsi-abort", degraded, "task abort", "", "scsi-abort", "drivers/scsi/mpt3sas"},
    {"scsi-abort", degraded, "attempting task reset", "", "scsi-abort", "drivers/scsi/mpt3sas"},
    {"scsi-abort", degraded, "attempting target reset", "", "scsi-abort", "drivers/scsi/mpt3sas"},
    {"scsi-abort", degraded, "attempting host reset", "", "scsi-abort", "drivers/scsi/mpt3sas"},
    {"scsi-abort", degraded, "megaraid_sas *FW*ault", "", "scsi-abort", "drivers/scsi/megaraid"},
    {"scsi-abort", degraded, "megaraid_sas *timed out", "", "scsi-abort", "drivers/scsi/megaraid"},

    // Devices that come, go, or never begin to work.
    {"device-removed", degraded, "pciehp: Slot(*): *Link Down", "", "device-removed,aer-fatal", "pciehp_ctrl.c"},
    {"device-removed", degraded, "pciehp: Slot(*): *Card not present", "", "device-removed", "pciehp_ctrl.c"},
    {"device-removed",
     degraded,
     "pciehp: Slot(*): *owering off due to button press",
     "",
     "device-removed",
     "pciehp_ctrl.c"},
    {"device-removed",
     degraded,
     "pciehp: Slot(*): Button press: will power off",
     "",
     "device-removed",
     "pciehp_ctrl.c"},
    {"device-added", note, "pciehp: Slot(*): *Card present", "", "device-added", "drivers/pci/hotplug/pciehp_ctrl.c"},
    {"device-added", note, "pciehp: Slot(*): *Link Up", "", "device-added", "drivers/pci/hotplug/pciehp_ctrl.c"},
    {"nic-timeout", degraded, "NETDEV WATCHDOG: ", "", "", "net/sched/sch_generic.c"},
    {"link-down", note, "Link is Down", "", "", "drivers/net/ethernet"},
    {"deferred-probe", degraded, "deferred probe pending", "", "", "drivers/base/dd.c"},
    {"probe-failed", degraded, "probe of * failed with error", "", "", "drivers/base/dd.c"},
    {"probe-failed", degraded, "probe with driver * failed with error", "", "", "drivers/base/dd.c"},
    {"initcall-failed", degraded, "initcall *returned with preemption imbalance", "", "", "init/main.c"},
    {"initcall-failed", degraded, "initcall *returned with disabled interrupts", "", "", "init/main.c"},
    {"sysfs-duplicate", degraded, "sysfs: cannot create duplicate filename", "", "", "fs/sysfs/dir.c"},
    {"firmware-missing", degraded, "Direct firmware load for *failed with error", "", "", "firmware_loader/main.c"},
    {"firmware-missing", degraded, "firmware: failed to load ", "", "", "Debian's firmware_loader"},
    {"firmware-bug", degraded, "[Firmware Bug]: ", "", "", "include/linux/printk.h: FW_BUG"},
    {"firmware-bug", degraded, "ACPI BIOS Error (bug): ", "", "", "drivers/acpi/acpica/utxferror.c"},
    {"kernel-refused",
     fatal,
     "BdsDxe: failed to load Boot*: Access Denied",
     "the firmware refused to start it",
     "",
     "EDK2"},
    {"firmware-note", note, "[Firmware Warn]: ", "", "", "include/linux/printk.h: FW_WARN"},
    {"firmware-note", note, "[Firmware Info]: ", "", "", "include/linux/printk.h: FW_INFO"},

    // What is loaded.
    {"module-signature", degraded, "module verification failed", "", "", "kernel/module/main.c"},
    {"module-signature", degraded, "Loading of *module is rejected", "", "", "kernel/module/signing.c"},
    {"module-signature", degraded, "Loading of module with * is rejected", "", "", "kernel/module/signing.c"},
    {"lockdown",
     degraded,
     "Lockdown: *is restricted; see man kernel_lockdown.7",
     "",
     "",
     "security/lockdown/lockdown.c"},
    {"taint", degraded, "taints kernel", "", "", "kernel/module/main.c"},
    {"taint", degraded, "loading out-of-tree module taints", "", "", "kernel/module/main.c"},
    {"clock", note, "as unstable because the skew is too large", "", "", "kernel/time/clocksource.c"},
    {"watchdog-running", note, "watchdog did not stop!", "", "", "drivers/watchdog/watchdog_dev.c"},
});

}  // namespace

std::span<const LogPattern> log_patterns()
{
    return patterns;
}

}  // namespace ocks
