#!/usr/bin/env bash
# Surprise: cnloc, which finds province, city and county in Chinese addresses, 100% accurate as its README has it, knows the prefectures by their short names, 海北州 and 黄南州 in Qinghai, 大理州 in Yunnan, 巴州 in Xinjiang, but 海南州, as everyone writes 海南藏族自治州 in Qinghai, is the province of Hainan, 2,000 km away, and has neither city nor county, though
# 共和县 and 贵德县 are nowhere else. 海南藏族自治州贵德县 and 青海省海南州共和县 it reads as they are.
# Seen with cnloc 0.1.7 on 2026-12-03.
source "$(dirname "$0")/start.bash" cnloc==0.1.7
cat > run.py <<'PY'
from importlib.metadata import version

import cnloc

print("cnloc", version("cnloc"))
addresses = ["海北州门源县", "黄南州同仁市", "大理州大理市", "巴州库尔勒市", "海南州共和县", "海南州贵德县", "海南藏族自治州贵德县", "青海省海南州共和县"]
for _, row in cnloc.getlocation(addresses).fillna("-").iterrows():
    print(row["address"], row["province_name"], row["city_name"], row["county_name"])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: counties of Qinghai are in Hainan"
cnloc 0.1.7
海北州门源县 青海省 海北藏族自治州 -
黄南州同仁市 青海省 黄南藏族自治州 同仁市
大理州大理市 云南省 大理白族自治州 大理市
巴州库尔勒市 新疆维吾尔自治区 巴音郭楞蒙古自治州 库尔勒市
海南州共和县 海南省 - -
海南州贵德县 海南省 - -
海南藏族自治州贵德县 青海省 海南藏族自治州 贵德县
青海省海南州共和县 青海省 海南藏族自治州 共和县
END
