//! Which property means what, in the information of a PDF file and in XMP, wherever that stands: all that may be of people. What
//! is done with other properties, the reader says: a PDF file has few, a picture has hundreds of settings.

use hegao_model::document::Hidden;

/// Elements of XMP that only say how values are listed.
const LISTS: [&str; 5] = ["li", "Seq", "Bag", "Alt", "Description"];

/// The property whose value stands within the elements `path`, outermost first; `None` if that says what programs did, or what
/// properties mean.
pub(crate) fn name<S: AsRef<str>>(path: &[S]) -> Option<&str> {
    let mut names = path.iter().map(AsRef::as_ref);
    if names.clone().any(|name| matches!(name, "History" | "schemas")) {
        return None;
    }
    names.rfind(|name| !LISTS.contains(name))
}

/// What the property `name` is, if it tells of people, of the house or of the document.
pub(crate) fn told(name: &str) -> Option<(Hidden, &'static str)> {
    Some(match name {
        "Author" | "creator" | "Authors" | "author" | "AuthorsPosition" => (Hidden::Author, "作者"),
        "LastModifiedBy" | "LastSavedBy" | "Manager" | "contributor" => (Hidden::Author, "修改人"),
        "OwnerName" | "CameraOwnerName" => (Hidden::Author, "相机主人"),
        "CaptionWriter" => (Hidden::Author, "说明的作者"),
        "PersonInImage" | "personInImage" => (Hidden::Author, "图中的人"),
        "Company" | "publisher" | "Organization" => (Hidden::Company, "单位"),
        "CiTelWork" | "CiEmailWork" => (Hidden::Property, "联系方式"),
        "Title" | "title" | "Headline" | "TransmissionReference" => (Hidden::Property, "标题"),
        "Subject" => (Hidden::Property, "主题"),
        "subject" | "Keywords" | "keywords" => (Hidden::Property, "关键词"),
        "description" | "Instructions" => (Hidden::Property, "说明"),
        "Comments" | "Category" => (Hidden::Property, "备注"),
        "rights" => (Hidden::Property, "版权"),
        _ => return None,
    })
}
