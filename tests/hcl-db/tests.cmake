# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(hcl-db ocks::hcl-db)
