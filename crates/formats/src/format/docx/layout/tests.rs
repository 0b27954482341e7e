use super::super::super::ooxml::sample::{Sample, WORD};
use crate::reader::read;
use hegao_model::document::layout::{Align, Indent, LineSpacing};
use hegao_model::document::{Document, Limits};

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme='minorEastAsia'/><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>\
     <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
     <w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/><w:pPr><w:ind w:firstLineChars='200' w:firstLine='640'/>\
     <w:spacing w:line='560' w:lineRule='exact'/></w:pPr><w:rPr><w:rFonts w:eastAsia='仿宋_GB2312'/><w:sz w:val='32'/></w:rPr></w:style>\
     <w:style w:type='paragraph' w:styleId='c'><w:basedOn w:val='b'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
     <w:style w:type='character' w:styleId='k'><w:rPr><w:rFonts w:eastAsia='楷体'/></w:rPr></w:style>";

fn laid_out(body: &str) -> Document {
    let theme = "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:minorFont><a:latin typeface='Calibri'/>\
         <a:ea typeface=''/><a:font script='Jpan' typeface='ＭＳ 明朝'/><a:font script='Hans' typeface='等线'/></a:minorFont></a:theme>";
    let footer = format!(
        "<w:ftr {WORD}><w:p><w:r><w:rPr><w:sz w:val='28'/></w:rPr><w:t>— </w:t></w:r><w:r><w:rPr><w:sz w:val='28'/></w:rPr>\
         <w:fldChar w:fldCharType='begin'/></w:r><w:r><w:rPr><w:sz w:val='28'/></w:rPr><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
         <w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
    );
    let reference = "<w:sectPr><w:footerReference w:type='default' r:id='f'/><w:pgSz w:w='11906' w:h='16838'/>\
         <w:pgMar w:top='2098' w:right='1474' w:bottom='1985' w:left='1588' w:gutter='0'/><w:docGrid w:type='linesAndChars' w:linePitch='579' w:charSpace='-849'/></w:sectPr>";
    let sample = Sample::word(&format!("{body}{reference}"))
        .part("word/footer1.xml", footer)
        .relation("word/document.xml", "f", "footer", "footer1.xml", false)
        .beside("styles", "styles.xml", &format!("<w:styles {WORD}>{STYLES}</w:styles>"))
        .beside("theme", "theme/theme1.xml", theme);
    match read("a.docx", sample.zip(), &Limits::default()) {
        Ok(document) => document,
        Err(_) => panic!("not read"),
    }
}

fn said(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn characters_look_as_they_say_or_their_styles_or_the_theme() {
    let document = laid_out(&format!(
        "<w:p>{}</w:p><w:p><w:pPr><w:pStyle w:val='c'/></w:pPr>{}</w:p>\
         <w:p><w:pPr><w:pStyle w:val='b'/></w:pPr><w:r><w:rPr><w:rStyle w:val='k'/></w:rPr><w:t>（一）范围。</w:t></w:r>\
         <w:r><w:rPr><w:color w:val='FF0000'/><w:sz w:val='44'/></w:rPr><w:t>全县各镇都在范围以内。</w:t></w:r></w:p>",
        said("甲乙丙丁"),
        said("关于防汛的通知")
    ));
    let look = |index: usize, range| {
        let form = document.character_form(&document.blocks[index], range).expect("a look");
        (form.font.clone().unwrap_or_default(), form.size, form.colour)
    };
    assert_eq!(look(0, 0..12), ("等线".into(), 21, None));
    assert_eq!(look(1, 0..12), ("仿宋_GB2312".into(), 32, None));
    assert_eq!(look(2, 0..12), ("楷体".into(), 32, None));
    assert_eq!(look(2, 0..51), ("仿宋_GB2312".into(), 44, Some([255, 0, 0])));
    let form = |index: usize| document.paragraph_form(&document.blocks[index]).expect("a form");
    assert_eq!((form(0).align, form(0).first, form(0).line), (Align::Left, Indent::Twips(0), LineSpacing::Unsaid));
    assert_eq!(
        (form(1).align, form(1).first, form(1).line),
        (Align::Center, Indent::Characters(200), LineSpacing::Exact(560))
    );
}

#[test]
fn pages_have_their_measures_their_number_and_their_ends() {
    let document = laid_out(&format!(
        "<w:p>{}</w:p><w:p><w:r><w:br w:type='page'/></w:r>{}</w:p><w:p><w:pPr><w:pageBreakBefore/>\
         <w:pBdr><w:bottom w:val='single' w:color='FF0000'/></w:pBdr></w:pPr>{}</w:p>",
        said("正文一段"),
        said("附件一"),
        said("附件二")
    ));
    let layout = document.layout.as_deref().expect("a layout");
    let [section] = &layout.sections[..] else { panic!("one section") };
    assert_eq!((section.paper, section.margins), ([11_906, 16_838], [2098, 1474, 1985, 1588]));
    assert_eq!((section.line_pitch, section.character_space), (Some(579), Some(-849)));
    let number = layout.page_number.expect("a number");
    assert_eq!((number.size, number.has_dashes), (Some(28), true));
    let at: Vec<u32> = document.running().iter().map(|block| document.laid_out_at(block).expect("a place")).collect();
    let between = |from: u32, to: u32| layout.breaks.iter().filter(|at| (from..to).contains(at)).count();
    assert_eq!((between(0, at[0]), between(at[0], at[1]), between(at[1], at[2])), (0, 1, 1));
    assert_eq!(layout.rules.iter().map(|rule| rule.colour).collect::<Vec<_>>(), [Some([255, 0, 0])]);
}
