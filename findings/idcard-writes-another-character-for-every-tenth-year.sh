#!/usr/bin/env bash
# Surprise: idcard, which checks Chinese identity numbers in Rust and tells the traditional year of birth from them, has 任 (a family name, "to be in office") for 壬, the ninth of the ten stems by which years are counted (干支): who was born in 1982 is of 任戌 and in 2022 of 任寅, a year that no calendar and no
# search knows, and so is every tenth year. The other nine stems are right. tyme4rs has 壬戌.
# Seen with idcard 0.3.0 and tyme4rs 1.5.0 on 2026-12-02. Needs cargo (Rust 1.85+).
source "$(dirname "$0")/start-cargo.bash" idcard=0.3.0 tyme4rs=1.5.0
cat > src/main.rs <<'RS'
use tyme4rs::tyme::lunar::LunarYear;
use tyme4rs::tyme::Culture;

fn main() {
    let mut wrong = vec![];
    for year in 1900..2026 {
        let ours = idcard::chinese_era(year as u32).unwrap_or_default();
        let theirs = LunarYear::from_year(year).get_sixty_cycle().get_name();
        if ours != theirs {
            wrong.push(format!("{year} {ours} {theirs}"));
        }
    }
    println!("{} of 126 years are others: {}", wrong.len(), wrong.join(", "));
    println!("{:?}", idcard::Identity::new("110105198210010012").chinese_era());
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -n +2
} | tee out
diff out - <<'END' && echo "as found: nobody was born in 壬戌"
13 of 126 years are others: 1902 任寅 壬寅, 1912 任子 壬子, 1922 任戌 壬戌, 1932 任申 壬申, 1942 任午 壬午, 1952 任辰 壬辰, 1962 任寅 壬寅, 1972 任子 壬子, 1982 任戌 壬戌, 1992 任申 壬申, 2002 任午 壬午, 2012 任辰 壬辰, 2022 任寅 壬寅
Some("任戌")
idcard v0.3.0
tyme4rs v1.5.0
END
