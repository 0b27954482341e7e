//! The last character of a word written twice at the end of a clause, whatever the word: 批示示。, 信息报送不够及时时。
//!
//! The second copy must have no reading: with the character before it the first is a common word, the two are none, and behind them stands a mark, the
//! end, or a character that begins no word with it. So 施工工期, 应当当庭 and 县县通 are left alone. The characters that did stand so in 24 million of
//! official and office text, since they are words by themselves, and those of 热乎乎 and of given names are taken out.

use super::words::is_whole;
use crate::check::lexicon::is_word;
use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use hegao_model::text::{Folded, Span, is_han};

/// Bytes of a Han character; those that are longer are rare, and stand in names.
const HAN: usize = 3;

/// What may stand behind the second copy and leave it none: it begins no word with a noun before it.
const BEHIND: &str = "和与及或也都均而但由向至该其被把将从是";

/// Words of one character that stand behind a word which ends with them: 立法法, 扩建建（构）筑物, 目的的, 工作作; and 十五五.
const ALONE: &str = "的了着过法建反以次作部站席灾为院产生地国流项考市县村镇乡省州区局厅校馆队水划铐任在有说看写做用打开中大小老青男女上下内外前后左右\
    一二三四五六七八九十百千万亿零〇两年月日号时分元";

/// The doubled part of adjectives: 热乎乎, 冷清清, 稳当当.
const VIVID: &str = "乎洋甸彤油悄呵眯晶赳荡飘灿清晃悠巴秃挺腾淋绵邦匆冲答茫压落垮呱呼茸漉森飕裸生狠单登哄糟烘蜜丝喷滋辣滚溜蒙盈汪展刷当稳静绒闪爽亮麻颤昂朗脆沉团梆喳丁盼哗摇啦津济霍皑粼翼忡茵铃";

/// Second characters of given names that are doubled: 高洁洁.
const GIVEN: &str = "欣婷媛芳玲姗佳冰菲惠莎佩娜彬蕊莘楠贝琪浩丹薇莹蓓倩菁萌瑶威丫龙俊苗璟思甜希翔晴郎杉茜林琳福攀飞忙琴艳辰岱淼妍婧潇颖涛贺优雯锐滢乐晓柔祺洁圆明华红丽燕英平文强军\
    刚勇磊敏兰蓉雪雨露霞云星宁安宝娟凤梅梦露双全伟健康阳光春秋冬夏江海洋波兵斌毛东元欢超凯娇荣勤";

/// Finds them. The word goes in place of the three characters.
pub(super) fn find(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    for (index, block) in page.each_block() {
        // Nearly all paragraphs are done with by this.
        if !block.text.survey().twins || block.facts.zone == Some(Zone::Quotation) {
            continue;
        }
        let folded = block.text.folded();
        for span in doubled(folded).filter(|span| is_slip(folded, *span) && is_whole(&block.text, *span)) {
            let word = folded[span.start()..span.end() - HAN].to_owned();
            let spotted = Spotted::new(index, block.text.to_source(span));
            found(Spotted { suggestions: vec![word], ..spotted });
        }
    }
}

/// All three Han characters of which the last two are the same.
fn doubled(folded: &str) -> impl Iterator<Item = Span<Folded>> {
    let bytes = folded.as_bytes();
    let is_lead = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, 0xE4..=0xE9));
    (HAN..bytes.len().saturating_sub(HAN)).filter_map(move |at| {
        let is_twice = is_lead(at) && bytes[at..].get(..HAN) == bytes[at + HAN..].get(..HAN);
        (is_twice && is_lead(at - HAN)).then(|| Span::new(at - HAN, at + 2 * HAN))
    })
}

/// Whether the last of the three characters at `span` has no reading.
fn is_slip(folded: &str, span: Span<Folded>) -> bool {
    let mut chars = span.of(folded).chars();
    let (Some(first), Some(last)) = (chars.next(), chars.next()) else { return false };
    let before = folded[..span.start()].chars().next_back();
    let behind = folded[span.end()..].chars().next();
    // 新建建（构）筑物.
    let ends = behind.is_none_or(|c| !is_han(c) && !"（(".contains(c) || BEHIND.contains(c) && !is_word(last, c));
    ends && first != last
        && behind != Some(last)
        // 一项项, 每项项: told one by one; 老老实实.
        && !"一每".contains(first)
        && before != Some(first)
        && !is_word(last, last)
        && is_word(first, last)
        && ![ALONE, VIVID, GIVEN].iter().any(|of| of.contains(last))
}
