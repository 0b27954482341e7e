#!/usr/bin/env bash
# Surprise: china-citizen-id, which parses Chinese identity numbers in Rust, looks the six digits of the place up in the list of the year of birth, and has lists of 1980 and later: of everyone who was born in 1979 or before, and of children born in the last years it knows no district, no town and no province, though
# 11 has been Beijing all the time, and the number is valid to it, with no error. The digits say where one was registered, not where one was born (GB 11643-1999, 地址码): of a child born in 2020 and registered in 330113, a district since 2021, it knows the town alone. idcard has all of them.
# Seen with china-citizen-id 0.0.1 and idcard 0.3.0 on 2026-12-02. Needs cargo (Rust 1.85+).
source "$(dirname "$0")/start-cargo.bash" china-citizen-id=0.0.1 idcard=0.3.0
cat > src/main.rs <<'RS'
fn main() {
    for number in std::env::args().skip(1) {
        let parsed = china_citizen_id::parse_v2(&number).unwrap();
        let region = parsed.region();
        println!("{number} {:?} {:?} {:?}, idcard: {:?}", region.province, region.city, region.district, idcard::Identity::new(&number).region().unwrap());
    }
}
RS
numbers=$(PYTHONPATH=$here python3 -c 'import identity; [print(identity.number(place + day + "001")) for place, day in [("110105", "19491231"), ("110105", "19791231"), ("110105", "19800101"), ("110105", "20200101"), ("330113", "20200101"), ("110105", "20250101")]]')
{
  cargo run --quiet -- $numbers
  cargo tree --quiet --depth 1 --prefix none | tail -n +2
} | tee out
diff out - <<'END' && echo "as found: nobody over 45 is from anywhere"
110105194912310011 None None None, idcard: "北京市朝阳区"
110105197912310015 None None None, idcard: "北京市朝阳区"
110105198001010016 Some("北京市") None Some("朝阳区"), idcard: "北京市朝阳区"
110105202001010015 Some("北京市") None Some("朝阳区"), idcard: "北京市朝阳区"
330113202001010016 Some("浙江省") Some("杭州市") None, idcard: "浙江省杭州市临平区"
110105202501010011 None None None, idcard: "北京市朝阳区"
china-citizen-id v0.0.1
idcard v0.3.0
END
