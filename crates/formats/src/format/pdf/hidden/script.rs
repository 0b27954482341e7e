//! Scripts.

use hayro_syntax::object::{Dict, Object};

use super::super::string::text_string;
use super::{Notes, is_name};
use hegao_model::document::{Hidden, Thing};

/// The script of an action.
pub(super) fn action(dict: &Dict<'_>, notes: &mut Notes) {
    if !is_name(dict, "S", b"JavaScript") && !dict.contains_key("JS") {
        return;
    }
    let script = match dict.get::<Object<'_>>("JS") {
        Some(Object::String(script)) => text_string(script.as_bytes()),
        Some(Object::Stream(script)) => script.decoded_data().map(|data| text_string(&data)).unwrap_or_default(),
        _ => return,
    };
    notes.add("scripts", Hidden::Script, &script, Thing::Script);
}
