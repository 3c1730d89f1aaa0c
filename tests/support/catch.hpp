// SPDX-License-Identifier: GPL-3.0-or-later
/// The only place that knows which Catch2 this is: Debian 12 has 2.13, newer systems have 3.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
// Catch2 2.x cannot skip: the message says so, and the test counts as passed.
#define SKIP(message)                                                                                                  \
    do {                                                                                                               \
        WARN("SKIPPED: " << message);                                                                                  \
        return;                                                                                                        \
    } while (false)
#endif
