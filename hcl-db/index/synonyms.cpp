// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/synonyms.hpp"

#include <array>

namespace ocks {

std::span<const Synonym> synonyms()
{
    // English as in SMBIOS tables and in pci.ids.
    static constexpr auto table = std::to_array<Synonym>({
        {"中兴", "zte"},
        {"中科曙光", "sugon"},
        {"信步", "seavo"},
        {"光纤通道", "fibre channel"},
        {"兆芯", "zhaoxin"},
        {"华为", "huawei"},
        {"华三", "h3c"},
        {"博通", "broadcom"},
        {"同方", "tongfang"},
        {"宁畅", "nettrix"},
        {"宝德", "powerleader"},
        {"富士通", "fujitsu"},
        {"希捷", "seagate"},
        {"惠普", "hewlett packard"},
        {"惠普", "hpe"},
        {"慧与", "hpe"},
        {"慧与", "hewlett packard"},
        {"戴尔", "dell"},
        {"忆联", "union memory"},
        {"忆恒创源", "memblaze"},
        {"新华三", "h3c"},
        {"昆仑", "kunlun"},
        {"显卡", "graphics"},
        {"曙光", "sugon"},
        {"泰山", "taishan"},
        {"浪潮", "inspur"},
        {"海光", "hygon"},
        {"海力士", "hynix"},
        {"海思", "hisilicon"},
        {"网卡", "ethernet"},
        {"美光", "micron"},
        {"联想", "lenovo"},
        {"英伟达", "nvidia"},
        {"英特尔", "intel"},
        {"西部数据", "western digital"},
        {"超云", "supercloud"},
        {"超微", "super micro"},
        {"超微", "supermicro"},
        {"超聚变", "xfusion"},
        {"超威", "amd"},
        {"迈络思", "mellanox"},
        {"铠侠", "kioxia"},
        {"长城", "greatwall"},
        {"阵列卡", "raid"},
        {"飞腾", "phytium"},
        {"鲲鹏", "kunpeng"},
        {"龙芯", "loongson"},
        {"三星", "samsung"},
        {"技嘉", "gigabyte"},
        {"华硕", "asus"},
        {"加速卡", "accelerator"},
        {"固态硬盘", "nvme"},
    });
    return table;
}

std::vector<std::string_view> names_of(std::string_view word)
{
    std::vector<std::string_view> names{word};
    for (const Synonym& each : synonyms()) {
        if (each.chinese == word)
            names.push_back(each.english);
        else if (each.english == word)
            names.push_back(each.chinese);
    }
    return names;
}

}  // namespace ocks
