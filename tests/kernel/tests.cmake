# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(kernel ocks::kernel nlohmann_json::nlohmann_json)
