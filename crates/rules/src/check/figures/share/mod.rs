//! A rate that is not that of its two figures: 排查隐患126处，整改126处，整改率98%; 计划投资128.5亿元，已完成81.2亿元，占计划的73.2%.

mod among;
mod chain;
mod of;

use super::amount::{Amount, PERCENT};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Shares;

/// The longest word that a rate is one of, in characters.
const WORD: usize = 4;

/// What a share is of.
const WHOLES: [&str; 8] = ["年度", "全年", "总", "全部", "计划", "目标", "任务", "预算"];

/// What the whole that is named belongs to.
const OF: [&str; 6] = ["占全市", "占全县", "占全区", "占全省", "占全镇", "占全部"];

/// How far before a share its whole may stand, in bytes.
const FAR: usize = 300;

impl PageCheck for Shares {
    fn literals(&self) -> Vec<String> {
        let rates = "达为1234567890".chars().map(|behind| format!("率{behind}"));
        let parts =
            "1234567890".chars().map(|behind| format!("占比{behind}")).chain(["占比为", "占比达"].map(str::to_owned));
        let urban = ["城镇化率".to_owned()];
        let of = OF.iter().map(|word| (*word).to_owned());
        let bare = "123456789".chars().map(|behind| format!("占{behind}"));
        rates
            .chain(parts)
            .chain(urban)
            .chain(of)
            .chain(bare)
            .chain(WHOLES.iter().map(|whole| format!("占{whole}")))
            .chain(of::literals())
            .collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let told = match clue.span.of(folded) {
                word if word.starts_with("占比") => among::part(folded, clue.span),
                "城镇化率" => among::urban(folded, clue.span),
                word if OF.contains(&word) => among::named(folded, clue.span),
                word if word.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with('占') => {
                    chain::bare(folded, clue.span)
                }
                word if word.starts_with('的') => of::wrong(folded, clue.span),
                word if word.starts_with('占') => wrong_share(folded, clue.span),
                _ => wrong(folded, clue.span)
                    .or_else(|| among::planned(folded, clue.span))
                    .or_else(|| chain::rated(folded, clue.span)),
            };
            let Some((rate, right)) = told else { continue };
            found(rate.corrected(clue.block(), text, &right));
        }
    }
}

/// The rate at `clue`, and what the two figures before it give, if that is another.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let behind = clue.start() + '率'.len_utf8();
    let start = folded.len() - folded[behind..].trim_start_matches(['达', '为', '到']).len();
    let rate = Amount::at(folded, start).filter(|rate| rate.unit == "%")?;
    let (before, word) = folded[..clue.start()].rsplit_once('，')?;
    let is_word = !word.is_empty() && word.chars().nth(WORD).is_none();
    // 重大隐患7处；已整改397处: what stands before the mark is split into sorts.
    let (first, second) = before.rsplit_once(['，', '、']).filter(|(_, second)| !second.contains('；'))?;
    let part = Amount::ending(second)?;
    let named = before[..part.start + before.len() - second.len()].rsplit(['，', '、']).next()?;
    // 床位80张，入住60人，入住率75%: a bed is for one.
    let is_bed = |whole: &Amount<'_>| word == "入住" && whole.unit == "张" && part.unit == "人";
    let is_of_kind = |whole: &Amount<'_>| whole.unit == part.unit || is_bed(whole);
    let whole = Amount::ending(first).filter(|whole| is_of_kind(whole) && whole.millionths >= part.millionths)?;
    // 应到137人，实到114人，到会率: who has come is at the meeting, at work, at school.
    let is_named = named.contains(word)
        || word == "回收" && named.contains("收回")
        || word.starts_with(['到', '出']) && named.contains("实到");
    // 已整改38个，正在整改4个，整改率
    let is_undone = ["正在", "未", "尚", "待"].iter().any(|word| named.contains(word));
    if !is_word || !is_named || is_undone || whole.millionths == 0 {
        return None;
    }
    judge(rate, &part, &whole, 0)
}

/// The share at `clue` (`占年度计划的73.2%`), and what its two figures give, if that is another: the amount directly before it, and the one
/// that is called as the share says.
fn wrong_share(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let (named, behind) = folded[clue.start() + '占'.len_utf8()..].split_once(|c: char| c.is_ascii_digit())?;
    let rate = Amount::at(folded, folded.len() - behind.len() - 1).filter(|rate| rate.unit == "%")?;
    let name = named.strip_suffix('的').unwrap_or(named).trim_end_matches("投资额");
    let part = Amount::ending(folded[..clue.start()].strip_suffix('，')?)?;
    let is_total = name.starts_with('总') || name.starts_with("全部");
    let is_called =
        |lead: &str| lead.contains(name) || is_total && ["总", "共", "全"].iter().any(|word| lead.contains(word));
    let start = (clue.start().saturating_sub(FAR)..part.start).find(|&at| folded.is_char_boundary(at))?;
    let wholes = Amount::each(folded, start..part.start).filter(|whole| {
        let lead =
            folded[start..whole.start].rsplit(['，', '。', '；', '、', '（', '：', '\n']).next().unwrap_or_default();
        whole.unit == part.unit && is_called(lead)
    });
    let whole = wholes.last().filter(|whole| whole.millionths >= part.millionths && whole.millionths > 0)?;
    let is_name = !name.is_empty() && name.chars().nth(2 * WORD).is_none() && !name.contains(['，', '。', '约', '近']);
    // Both figures may have been rounded.
    let slack = (part.step / 2 * 100 * PERCENT + whole.step / 2 * 100 * PERCENT) / whole.millionths;
    if is_name { judge(rate, &part, &whole, slack) } else { None }
}

/// The rate, and what the figures give, if that is another by more than `slack`, in millionths.
fn judge<'t>(rate: Amount<'t>, part: &Amount<'t>, whole: &Amount<'t>, slack: i128) -> Option<(Amount<'t>, String)> {
    let share = part.millionths * 100 * PERCENT / whole.millionths;
    // A rate may be cut or rounded, by less than its last figure is worth.
    let is_right = (share - rate.millionths).abs() < rate.step + slack;
    let hundredths = (share + PERCENT / 200) / (PERCENT / 100) * (PERCENT / 100);
    (!is_right).then(|| (rate, Amount::written(hundredths)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let start = text.rfind('率').unwrap();
        wrong(text, Span::new(start, start + 6)).map(|(rate, right)| format!("{}≠{right}", &text[rate.start..rate.end]))
    }

    #[test]
    fn a_rate_is_that_of_its_figures() {
        for (text, expected) in [
            ("排查隐患126处，整改126处，整改率98%。", Some("98%≠100")),
            ("排查隐患126处，整改120处，整改率达95.2%。", None),
            ("排查隐患126处，整改120处，整改率95%。", None),
            ("受理投诉30件，办结28件，办结率100%。", Some("100%≠93.33")),
            ("受理投诉30件，走访28户，满意率100%。", None),
            ("应到137人，实到114人，到会率85.8%。", Some("85.8%≠83.21")),
            ("抽检380批次，合格354批次，合格率为89.0%。", Some("89.0%≠93.16")),
            ("床位1560张，入住特困人员612人，入住率为42.3%。", Some("42.3%≠39.23")),
            ("床位1560张，入住特困人员612人，入住率为39.2%。", None),
            ("整改率98%。", None),
            ("隐患428处，其中一般421处、重大7处；已整改397处，整改率92.8%。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_share_is_that_of_what_it_names() {
        for (text, expected) in [
            ("年度计划投资128.5亿元。1—7月，已完成投资81.2亿元，占年度计划的73.2%。", Some("73.2%≠63.19")),
            ("年度计划投资128.5亿元。1—7月，已完成投资81.2亿元，占年度计划的63.2%。", None),
            ("共实施项目86个，其中开工60个，占总数的79.8%。", Some("79.8%≠69.77")),
            ("共实施项目86个，其中开工60个，占总数的69.8%。", None),
            ("年度计划造林1 500亩，已完成1 200亩，占年度计划的85%。", Some("85%≠80")),
            ("投资12.5亿元，完成产值60亿元，占总产值的30%。", None),
            ("已完成81.2亿元，占年度计划的63.2%。", None),
        ] {
            let at = text.find("占年度").or_else(|| text.find("占总")).unwrap();
            let told = wrong_share(text, Span::new(at, at + "占总".len()));
            let told = told.map(|(rate, right)| format!("{}≠{right}", &text[rate.start..rate.end]));
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
