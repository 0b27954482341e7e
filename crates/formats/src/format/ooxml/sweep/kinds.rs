//! What the names in a part say of what stands there: whether it is a measure, and what people call the place.

use hegao_model::document::Thing;

/// Attributes and elements that ECMA-376 and its extensions type as lengths, coordinates, points of a path or figures, and whose values can be as
/// long as someone's number. All others are shorter (`xsd:int` has ten digits), or may be text.
const MEASURES: [&str; 4] = [
    // ST_Coordinate and ST_PositiveCoordinate: up to 27273042316900 EMU.
    "cx cy x y z dx dy dz tx ty w h b l r t rad dist blurRad contourW extrusionH viewportSz posOffset colOff rowOff fromColOff \
     fromRowOff toColOff toRowOff",
    // Formulas, paths and points of DrawingML, VML and InkML.
    "fmla path coordsize coordorigin adj points from to control1 control2 limo textboxrect connectlocs connectangles \
     wrapcoords eqn dashstyle trace mapping Anchor",
    // Double figures of sheets and charts, numbers of revisions.
    "minValue maxValue maxRev minRev rev refreshedDate ht geoData",
    // The make of a font (ST_Panose).
    "panose",
];

/// Attributes that are measures in some elements and text in others.
const MEASURES_OF: [(&str, &str); 4] = [("path", "v"), ("n", "v"), ("panose1", "val"), ("cnfStyle", "val")];

/// Whether the attribute of this element in this part, or the element itself if that is empty, is a measure. Data that people
/// bring along has words of its own.
pub(super) fn is_measure(part: &str, element: &str, attribute: &str) -> bool {
    let name = if attribute.is_empty() { element } else { attribute };
    // The sets of letters that the names of cells and runs are short for hold text.
    let is_text = attribute.is_empty() && matches!(name, "t" | "r" | "h" | "w" | "l" | "b" | "x" | "y" | "from" | "to");
    let is_own = part.starts_with("customXml/");
    !is_own
        && (!is_text && MEASURES.iter().any(|names| names.split(' ').any(|one| one == name))
            || MEASURES_OF.contains(&(element, attribute)))
}

/// What people call the place of an attribute of this element in the part `name`, or of what the element says; an element is called `!` for a
/// comment.
pub(super) fn thing(name: &str, element: &str, attribute: &str) -> Thing {
    match (element, attribute) {
        ("!", _) => Thing::SourceComment,
        ("Relationship" | "Override" | "Default", _) => Thing::PartName,
        ("style" | "name" | "aliases" | "cellStyle" | "tableStyle", _) if name.contains("tyles") => Thing::StyleName,
        ("alias" | "tag" | "dataBinding" | "listItem", _) => Thing::ControlName,
        ("docPr" | "cNvPr" | "shape" | "group" | "rect" | "line" | "imagedata", _) => Thing::ShapeName,
        ("attr" | "smartTag" | "smartTagType", _) => Thing::SmartTag,
        ("default" | "entryMacro" | "exitMacro" | "name" | "helpText" | "statusText", _) => Thing::FormField,
        ("lvlText" | "start", _) => Thing::ListNumber,
        ("instrText" | "delInstrText" | "fldSimple" | "fldData", _) => Thing::Field,
        _ => Thing::OtherPartData,
    }
}
