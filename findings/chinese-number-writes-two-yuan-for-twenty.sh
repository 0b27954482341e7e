#!/usr/bin/env bash
# Surprise: chinese-number, which makes Chinese numerals of numbers in Rust, writes the places behind the point of a floating number as money, 角 and 分 (tenths and hundredths of a yuan), and what is before it without 元: of 20.1 yuan it makes 二十一角, which is twenty-one tenths, 2.10 yuan, to everyone who reads it, of 1234.56
# 壹仟贰佰叁拾肆伍角陆分 and of 1000.05 壹仟伍分. A measure is money as well: 3.14 is 三一角四分. Nothing says that there was a 元. cn2an has 贰拾元壹角.
# Seen with chinese-number 0.8.2 and cn2an 0.5.24 on 2026-12-02. Needs cargo as well.
source "$(dirname "$0")/start.bash" cn2an==0.5.24
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "sums"
version = "0.1.0"
edition = "2021"

[dependencies]
chinese-number = "=0.8.2"
TOML
cat > src/main.rs <<'RS'
use chinese_number::*;

fn main() {
    for sum in [20.1, 110.2, 1234.56, 1000.05, 3.14, 0.5] {
        let lower = sum.to_chinese(ChineseVariant::Simple, ChineseCase::Lower, ChineseCountMethod::TenThousand).unwrap();
        let upper = sum.to_chinese(ChineseVariant::Simple, ChineseCase::Upper, ChineseCountMethod::TenThousand).unwrap();
        println!("{sum} {lower} {upper}");
    }
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -1
  venv/bin/python -c 'import cn2an; print("cn2an", cn2an.an2cn("20.1", "rmb"), cn2an.an2cn("1234.56", "rmb"))'
} | tee out
diff out - <<'END' && echo "as found: twenty yuan and one jiao are twenty-one jiao"
20.1 二十一角 贰拾壹角
110.2 一百一十二角 壹佰壹拾贰角
1234.56 一千二百三十四五角六分 壹仟贰佰叁拾肆伍角陆分
1000.05 一千五分 壹仟伍分
3.14 三一角四分 叁壹角肆分
0.5 五角 伍角
chinese-number v0.8.2
cn2an 贰拾元壹角 壹仟贰佰叁拾肆元伍角陆分
END
