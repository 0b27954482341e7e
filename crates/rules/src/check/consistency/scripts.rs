//! A sentence in traditional characters in a paper that is written in simplified ones: it was pasted from elsewhere.
//!
//! Titles and quotations keep their script; a document that is written in traditional characters, or cites them throughout,
//! decides for itself.

use std::collections::BTreeMap;

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::Zone;
use hegao_model::text::{Span, is_han};

/// Words that are written so in traditional characters alone, and that most sentences have one of.
pub(super) const WORDS: [&str; 60] = [
    "這個", "這些", "這樣", "我們", "他們", "你們", "時間", "時候", "國家", "問題", "關於", "對於", "應當", "進行",
    "實現", "發展", "經濟", "開展", "組織", "單位", "會議", "學習", "學生", "說明", "請於", "為了", "認為", "與會",
    "還有", "沒有", "辦理", "辦公", "報告", "資料", "資訊", "電話", "聯繫", "聯絡", "項目", "專業", "業務", "產業",
    "企業", "農業", "環境", "衛生", "醫療", "規定", "機構", "機關", "領導", "責任", "負責", "處理", "個人", "參與",
    "參加", "網絡", "設備", "過程",
];

/// Characters that are not written so in simplified script; beside a word, what proves a sentence.
const CHARACTERS: &str = "這個們來時國會說對學開關為與還過從後問長點無實現發經務動業產質項條議該請辦報應當種類電話號員區縣鎮鄉進總統計設備護領導責負處參網絡聯繫衛醫環規機構專農資訊單組織沒認題於習標準審結運輸難選擇強調閱讀寫書館廳財權證據戶營額數庫測試驗";

/// The fewest such characters in a sentence.
const FEWEST: usize = 5;

/// Of so many blocks, one may be pasted.
const SHARE: usize = 4;

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    // The first clue of each block.
    let mut blocks: BTreeMap<usize, usize> = BTreeMap::new();
    for clue in clues {
        blocks.entry(clue.block()).or_insert(clue.span.start());
    }
    if blocks.len() * SHARE > page.blocks.len() {
        return Vec::new();
    }
    let found = page.each(blocks).filter_map(|(index, at)| {
        let block = &page.blocks[index];
        let folded = block.text.folded();
        let stop = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
        let start =
            folded[..at].rfind(stop).map_or(0, |end| end + folded[end..].chars().next().map_or(0, char::len_utf8));
        let end = folded[at..].find(stop).map_or(folded.len(), |end| at + end);
        let sentence = &folded[start..end];
        let quoted = sentence.contains(['「', '『', '《', '“']) || block.facts.zone == Some(Zone::Quotation);
        let own = sentence.chars().filter(|&c| CHARACTERS.contains(c)).count();
        let proved = own >= FEWEST && own * 8 >= sentence.chars().filter(|&c| is_han(c)).count();
        let span = block.text.to_source(Span::new(start, end));
        (proved && !quoted).then(|| Spotted::new(index, span))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_told_from_its_simplified_form() {
        for word in WORDS {
            assert!(word.chars().any(|c| CHARACTERS.contains(c)), "{word}");
        }
        let simplified =
            "这个们来时国会说对学开关为与还过从后问长点无实现发经务动业产质项条议该请办报应当种类电话号员区县镇乡";
        assert!(simplified.chars().all(|c| !CHARACTERS.contains(c)));
    }
}
