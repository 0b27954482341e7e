//! The XML namespaces that readers tell apart.
//!
//! A prefix means nothing: `<x:p>` is a paragraph if `x` is bound to the right name. Strict Office Open XML has names of
//! its own for the same things; they are the same here.

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ns {
    /// No namespace: attributes without a prefix.
    None,
    /// `w`: a word processor's document.
    Word,
    /// `x`: a workbook.
    Sheet,
    /// `p`: a presentation.
    Presentation,
    /// `r`: references to relationships.
    Relations,
    /// `mc`: alternatives for older programs.
    Compatibility,
    /// `a`: what drawings are made of.
    Drawing,
    /// `wp`: where a drawing stands in a document.
    WordDrawing,
    /// `wps`: shapes with text.
    WordShape,
    /// `v`: the older drawings.
    Vml,
    /// `o`: attributes of those.
    Office,
    /// `m`: formulas.
    Math,
    /// `c`: charts.
    Chart,
    /// `w14`, `w15` …: what later versions of Word added.
    WordLater,
    /// `x14`, `x15` …: what later versions of Excel added.
    SheetLater,
    /// `p14`, `p188` …: what later versions of PowerPoint added.
    PresentationLater,
    /// `office`: the frame of an OpenDocument file.
    OdfOffice,
    /// `text`: paragraphs, fields, notes, changes.
    OdfText,
    /// `table`: tables and sheets.
    OdfTable,
    /// `style`: looks and pages.
    OdfStyle,
    /// `fo`: properties of looks.
    OdfFo,
    /// `draw`: frames, shapes, pages of drawings.
    OdfDraw,
    /// `svg`: what is said of them.
    OdfSvg,
    /// `presentation`: slides and their notes.
    OdfPresentation,
    /// `meta`: properties.
    OdfMeta,
    /// `config`: settings.
    OdfConfig,
    /// `form`: controls.
    OdfForm,
    /// `manifest`: what a package holds.
    OdfManifest,
    /// `number`: how values are shown.
    OdfNumber,
    /// `xlink`: where something leads.
    XLink,
    /// `ss`: a workbook of Excel 2003 in a single XML file.
    SheetXml,
    /// Types of the parts of a package.
    ContentTypes,
    /// Relationships of a part.
    PackageRelations,
    /// `cp`, `dc`, `dcterms`: core properties.
    Core,
    /// Properties that the program adds.
    Extended,
    /// Properties that people and offices add.
    Custom,
    /// `vt`: values of those.
    Variant,
    /// Labels of sensitivity.
    Label,
    /// Any other.
    Other,
}

impl Ns {
    /// The namespace with this name.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.trim();
        if let Some(rest) = name.strip_prefix("http://schemas.openxmlformats.org/") {
            return Self::of_standard(&rest.replacen("/2006", "", 1));
        }
        if let Some(rest) = name.strip_prefix("http://purl.oclc.org/ooxml/") {
            return Self::of_standard(rest);
        }
        if let Some(rest) = name.strip_prefix("http://schemas.microsoft.com/office/") {
            return Self::of_microsoft(rest);
        }
        if let Some(rest) = name.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
            return Self::of_open_document(rest);
        }
        match name {
            "" => Self::None,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "urn:schemas-microsoft-com:office:office" => Self::Office,
            "urn:schemas-microsoft-com:office:spreadsheet" => Self::SheetXml,
            "http://www.w3.org/1999/xlink" => Self::XLink,
            "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" => Self::Core,
            _ => Self::Other,
        }
    }

    /// What follows the names' common beginning, without the year.
    fn of_standard(rest: &str) -> Self {
        match rest {
            "wordprocessingml/main" => Self::Word,
            "spreadsheetml/main" => Self::Sheet,
            "presentationml/main" => Self::Presentation,
            "officeDocument/relationships" => Self::Relations,
            "markup-compatibility" => Self::Compatibility,
            "drawingml/main" => Self::Drawing,
            "drawingml/wordprocessingDrawing" => Self::WordDrawing,
            "drawingml/chart" => Self::Chart,
            "officeDocument/math" => Self::Math,
            "package/content-types" => Self::ContentTypes,
            "package/relationships" => Self::PackageRelations,
            "package/metadata/core-properties" => Self::Core,
            "officeDocument/extended-properties" | "officeDocument/extendedProperties" => Self::Extended,
            "officeDocument/custom-properties" | "officeDocument/customProperties" => Self::Custom,
            "officeDocument/docPropsVTypes" => Self::Variant,
            _ => Self::Other,
        }
    }

    /// What follows the names' common beginning: a word and a version.
    fn of_open_document(rest: &str) -> Self {
        match rest.rsplit_once(':').map_or(rest, |(word, _)| word) {
            "office" => Self::OdfOffice,
            "text" => Self::OdfText,
            "table" => Self::OdfTable,
            "style" => Self::OdfStyle,
            "xsl-fo-compatible" => Self::OdfFo,
            "drawing" => Self::OdfDraw,
            "svg-compatible" => Self::OdfSvg,
            "presentation" => Self::OdfPresentation,
            "meta" => Self::OdfMeta,
            "config" => Self::OdfConfig,
            "form" => Self::OdfForm,
            "manifest" => Self::OdfManifest,
            "datastyle" => Self::OdfNumber,
            _ => Self::Other,
        }
    }

    fn of_microsoft(rest: &str) -> Self {
        match rest {
            "word/2010/wordprocessingShape" => Self::WordShape,
            "2020/mipLabelMetadata" => Self::Label,
            _ if rest.starts_with("word/") => Self::WordLater,
            _ if rest.starts_with("powerpoint/") => Self::PresentationLater,
            _ if rest.starts_with("spreadsheetml/") || rest.starts_with("excel/") => Self::SheetLater,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_and_transitional_names_are_the_same() {
        for (name, expected) in [
            ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::Word),
            ("http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::Word),
            ("http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::Relations),
            ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Ns::Extended),
            ("http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::Compatibility),
            ("http://schemas.openxmlformats.org/package/2006/content-types", Ns::ContentTypes),
            ("http://schemas.microsoft.com/office/word/2010/wordml", Ns::WordLater),
            ("http://purl.oclc.org/ooxml/presentationml/main", Ns::Presentation),
            ("http://schemas.microsoft.com/office/powerpoint/2010/main", Ns::PresentationLater),
            ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments", Ns::SheetLater),
            ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", Ns::OdfText),
            ("urn:example", Ns::Other),
            ("", Ns::None),
        ] {
            assert_eq!(Ns::of(name), expected, "{name}");
        }
    }
}
