//! Columns made of what is said, one value a row.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Int32Array, Int64Array, ListArray, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, FieldRef};

/// A column with its name.
pub(super) type Column = (FieldRef, ArrayRef);

fn column(name: &str, is_nullable: bool, array: ArrayRef) -> Column {
    (Arc::new(Field::new(name, array.data_type().clone(), is_nullable)), array)
}

/// Texts, each of which is there.
pub(super) fn texts<S: AsRef<str>>(name: &str, values: impl IntoIterator<Item = S>) -> Column {
    column(name, false, Arc::new(StringArray::from_iter_values(values)))
}

/// Texts.
pub(super) fn optional_texts<S: AsRef<str>>(name: &str, values: impl IntoIterator<Item = Option<S>>) -> Column {
    column(name, true, Arc::new(values.into_iter().collect::<StringArray>()))
}

/// Counts, each of which is there.
pub(super) fn counts(name: &str, values: impl IntoIterator<Item = usize>) -> Column {
    let values = values.into_iter().map(|value| i32::try_from(value).unwrap_or(i32::MAX));
    column(name, false, Arc::new(Int32Array::from_iter_values(values)))
}

/// Numbers: of bytes, characters, lines.
pub(super) fn numbers(name: &str, values: impl IntoIterator<Item = Option<u64>>) -> Column {
    let values = values.into_iter().map(|value| value.and_then(|value| i64::try_from(value).ok()));
    column(name, true, Arc::new(values.collect::<Int64Array>()))
}

/// A list in each row: `lengths` long, of things with these columns.
pub(super) fn lists(name: &str, lengths: impl IntoIterator<Item = usize>, columns: Vec<Column>) -> Column {
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    nested(name, lengths, Arc::new(StructArray::new(fields.into(), arrays, None)))
}

/// A list of texts in each row.
pub(super) fn text_lists<'a>(name: &str, rows: impl IntoIterator<Item = Vec<&'a str>>) -> Column {
    let rows: Vec<_> = rows.into_iter().collect();
    let values = StringArray::from_iter_values(rows.iter().flatten());
    nested(name, rows.iter().map(Vec::len), Arc::new(values))
}

fn nested(name: &str, lengths: impl IntoIterator<Item = usize>, values: ArrayRef) -> Column {
    let item = Arc::new(Field::new("element", values.data_type().clone(), false));
    let array = ListArray::new(item, OffsetBuffer::from_lengths(lengths), values, None);
    debug_assert!(matches!(array.data_type(), DataType::List(_)));
    column(name, false, Arc::new(array))
}
