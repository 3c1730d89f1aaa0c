# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(drivers-matrix ocks::drivers-matrix)
