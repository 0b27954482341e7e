//! Characters that look like another and are not the same to a program: radicals, and the doubles of compatibility.
//!
//! PDF files of several programs, and what is copied from them, have the radical ⼈ (U+2F08) for 人. No search finds such a
//! word. Source of the radicals: `EquivalentUnifiedIdeograph.txt` of the Unicode Character Database; of the doubles: their
//! canonical decompositions in `UnicodeData.txt`.

use std::sync::LazyLock;

/// Of the CJK Radicals Supplement, from U+2E80 on; `·` where there is none.
const SUPPLEMENT: &str = "\
    ·厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵·旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓\
    罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨\
    鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// Of the Kangxi Radicals, from U+2F00 on.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Of the CJK Compatibility Ideographs, from U+F900 on; `·` where the character stands for itself.
const DOUBLES: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓\
    爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北\
    磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊\
    練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
    杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒\
    狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀··塚·晴··凞猪益礼神祥福靖精羽·蘒·諸··逸都···飯飼\
    館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹\
    艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘··並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
    敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈\
    輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/// The first character of each block, and what its characters look like.
static BLOCKS: LazyLock<[(u32, Vec<char>); 3]> = LazyLock::new(|| {
    [(0x2E80, SUPPLEMENT), (0x2F00, KANGXI), (0xF900, DOUBLES)].map(|(first, table)| (first, table.chars().collect()))
});

/// The character that `c` looks like, if `c` is a radical or a double.
///
/// ```
/// use hegao_model::text::look_alike;
/// assert_eq!(['⼈', '⻛', '\u{F9E1}', '人'].map(look_alike), [Some('人'), Some('风'), Some('李'), None]);
/// ```
#[must_use]
pub fn look_alike(c: char) -> Option<char> {
    if !matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}') {
        return None;
    }
    let of = |(first, table): &(u32, Vec<char>)| table.get(u32::from(c).checked_sub(*first)? as usize).copied();
    BLOCKS.iter().find_map(of).filter(|&shown| shown != '·')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_han;

    #[test]
    fn every_one_looks_like_a_character_that_looks_like_no_other() {
        let shown: Vec<char> = ('\u{2E80}'..='\u{FAFF}').filter_map(look_alike).collect();
        assert_eq!(shown.len(), 114 + 214 + 460);
        assert!(shown.iter().all(|&c| is_han(c) && look_alike(c).is_none()));
    }

    #[test]
    fn the_tables_stand_in_their_places() {
        for (c, shown) in [
            ('\u{2E81}', '厂'),
            ('\u{2EF3}', '龟'),
            ('\u{2F00}', '一'),
            ('\u{2F17}', '十'),
            ('\u{2FBC}', '高'),
            ('\u{2FD5}', '龠'),
            ('\u{F9D1}', '六'),
            ('\u{F90A}', '金'),
        ] {
            assert_eq!(look_alike(c), Some(shown));
        }
        assert_eq!(['\u{2E80}', '\u{2E9A}', '\u{FA0E}', '\u{2FE0}'].map(look_alike), [None; 4]);
    }
}
