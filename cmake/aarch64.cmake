# SPDX-License-Identifier: GPL-3.0-or-later
# Toolchain file: the suite for AArch64 servers, on a host of another architecture. The compiler and its own
# libraries are Debian's cross package; everything else is what kernel/image/userspace.sh prints, given as
# -DOCKS_USERSPACE=DIR or by the environment variable of that name.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)

# Checks of the compiler run this file again, in a project of their own.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES OCKS_USERSPACE)
if(NOT OCKS_USERSPACE)
    set(OCKS_USERSPACE "$ENV{OCKS_USERSPACE}" CACHE PATH "Debian's arm64 packages, unpacked")
endif()
if(NOT IS_DIRECTORY "${OCKS_USERSPACE}/usr/include")
    message(FATAL_ERROR "OCKS_USERSPACE: '${OCKS_USERSPACE}' is not an unpacked userspace; kernel/image/userspace.sh --arch aarch64 prints one")
endif()

set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_SYSROOT "${OCKS_USERSPACE}")
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# pkg-config is the host's; what it reads is not.
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${OCKS_USERSPACE}")
set(ENV{PKG_CONFIG_LIBDIR} "${OCKS_USERSPACE}/usr/lib/aarch64-linux-gnu/pkgconfig:${OCKS_USERSPACE}/usr/share/pkgconfig")
