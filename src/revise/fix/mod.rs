//! A copy of a document in which what can be mended is mended, round after round ([`Fixing`]).

mod rounds;
mod wants;

use crate::document::{Document, Format};
use crate::language::{Said, both};
use crate::session::Fixables;

pub use rounds::{Change, Fixed, Fixing, Left, Made, Origins, Stage, Why};
pub use wants::{Number, Wants};

use super::{Front, why};
use crate::document::write::Refusal;

/// What stands behind the name of a file that was fixed.
pub const SUFFIX: &str = "-修改";

/// What counts in a document, with what could be written there; `None`: nothing is said of it.
pub fn fixables(front: &impl Front, path: &str, document: &Document) -> Option<Fixables> {
    front.asked(path, document, false, |source| front.session().fixables(source))
}

/// Why nothing can be written into files of a format.
#[must_use]
pub fn no_writer(format: Format) -> Said {
    match format {
        Format::Pdf => both!(
            "PDF 的正文不能改写；请改导出它的原稿（Word 等）后重新导出，或用 hegao annotate 在 PDF 上标出问题",
            "the text of a PDF file cannot be rewritten: change the original that it was made from and export it anew, or \
             mark the findings in it with hegao annotate"
        ),
        Format::Pptx | Format::Ppt | Format::Odp => why(&Refusal::Slides),
        _ => why(&Refusal::Format),
    }
}
