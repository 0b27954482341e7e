//! As what something unseen stands beside the text to which it belongs.

use hegao_model::document::{Hidden, Role};

/// As what an aside of a paragraph, a cell or a shape stands there.
pub(crate) fn role(hidden: Hidden) -> Role {
    match hidden {
        Hidden::Deleted => Role::Deleted,
        Hidden::Inserted => Role::Inserted,
        Hidden::Reformatted => Role::Reformatted,
        Hidden::HiddenText => Role::Hidden,
        Hidden::WhiteText => Role::White,
        Hidden::TinyText => Role::Tiny,
        Hidden::FieldCode => Role::FieldCode,
        Hidden::AltText => Role::AltText,
        Hidden::Choice => Role::FormChoices,
        Hidden::OffPage => Role::OffPage,
        Hidden::CroppedPicture => Role::CroppedPicture,
        Hidden::UnshownPicture => Role::UnshownPicture,
        Hidden::LinkTarget => Role::LinkTarget,
        Hidden::Path => Role::LinkPath,
        Hidden::Author => Role::Author,
        Hidden::EarlierVersion => Role::EarlierVersion,
        _ => Role::Unseen,
    }
}
