//! Which property means what, in the information of a PDF file and in XMP, wherever that stands: all that may be of people. What
//! is done with other properties, the reader says: a PDF file has few, a picture has hundreds of settings.

use hegao_model::document::Hidden;
use hegao_model::document::place::Field;

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
pub(crate) fn told(name: &str) -> Option<(Hidden, Field)> {
    Some(match name {
        "Author" | "creator" | "Authors" | "author" | "AuthorsPosition" => (Hidden::Author, Field::Author),
        "LastModifiedBy" | "LastSavedBy" | "Manager" | "contributor" => (Hidden::Author, Field::Editor),
        "OwnerName" | "CameraOwnerName" => (Hidden::Author, Field::CameraOwner),
        "CaptionWriter" => (Hidden::Author, Field::CaptionWriter),
        "PersonInImage" | "personInImage" => (Hidden::Author, Field::PersonShown),
        "Company" | "publisher" | "Organization" => (Hidden::Company, Field::Company),
        "CiTelWork" | "CiEmailWork" => (Hidden::Property, Field::Contact),
        "Title" | "title" | "Headline" | "TransmissionReference" => (Hidden::Property, Field::Title),
        "Subject" => (Hidden::Property, Field::Subject),
        "subject" | "Keywords" | "keywords" => (Hidden::Property, Field::Keywords),
        "description" | "Instructions" => (Hidden::Property, Field::Description),
        "Comments" | "Category" => (Hidden::Property, Field::Comments),
        "rights" => (Hidden::Property, Field::Rights),
        _ => return None,
    })
}
