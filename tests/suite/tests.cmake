# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(suite ocks::suite ocks_verbs)
