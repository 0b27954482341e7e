//! The rows of a table as documents. Nothing of it is copied before a reader takes the bytes of one.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, FieldRef};
use hegao::document::{Gap, Reason};
use hegao::session::Beside;
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;

use crate::checker::beside;
use crate::desk::{Content, Desk, Inspected, Shown, UNNAMED};

/// The names of the columns: content, path, audience, date.
pub(crate) type Columns = (String, Option<String>, Option<String>, Option<String>);

/// The rows of a table.
pub(super) struct Rows {
    batch: RecordBatch,
    content: ArrayRef,
    path: Option<ArrayRef>,
    audience: Option<ArrayRef>,
    date: Option<ArrayRef>,
}

impl Rows {
    pub(super) fn new(batch: RecordBatch, (content, path, audience, date): &Columns) -> PyResult<Self> {
        let (_, content) = column(&batch, content)?;
        if bytes(&content, None).is_none() {
            return Err(wrong(&content, "content", "binary or string, large or view"));
        }
        let texts = |name: &Option<String>, key: &str| -> PyResult<Option<ArrayRef>> {
            let Some(name) = name else { return Ok(None) };
            let (_, texts) = column(&batch, name)?;
            if is_text(texts.data_type()) { Ok(Some(texts)) } else { Err(wrong(&texts, key, "string")) }
        };
        let (path, audience, date) = (texts(path, "path")?, texts(audience, "audience")?, texts(date, "date")?);
        Ok(Self { content, path, audience, date, batch })
    }

    pub(super) fn count(&self) -> usize {
        self.batch.num_rows()
    }

    /// A column as it is.
    pub(super) fn kept(&self, name: &str) -> PyResult<(FieldRef, ArrayRef)> {
        column(&self.batch, name)
    }

    /// What the document of a row is called.
    pub(super) fn path(&self, row: usize) -> &str {
        self.path.as_ref().and_then(|path| text(path, row)).unwrap_or(UNNAMED)
    }

    /// What is stored in a row.
    pub(super) fn content(&self, row: usize) -> Content<'_> {
        let bytes = bytes(&self.content, Some(row)).flatten();
        bytes.map_or_else(|| Content::Missing(Gap::of_file(Reason::RecordContent)), Content::Bytes)
    }

    /// What is said beside the document of a row, or what is wrong with that.
    pub(super) fn beside(&self, row: usize) -> Result<Beside, Gap> {
        let said = |column: &Option<ArrayRef>| column.as_ref().and_then(|column| text(column, row)).map(str::to_owned);
        beside(said(&self.audience).as_deref(), said(&self.date).as_deref())
    }

    pub(super) fn show(&self, desk: &Desk, row: usize) -> Shown {
        desk.show(self.path(row), self.content(row))
    }

    pub(super) fn inspect(&self, desk: &Desk, row: usize) -> Inspected {
        match self.beside(row) {
            Ok(said) => desk.inspect(self.path(row), self.content(row), said),
            Err(gap) => desk.inspect(self.path(row), Content::Missing(gap), Beside::default()),
        }
    }
}

fn column(batch: &RecordBatch, name: &str) -> PyResult<(FieldRef, ArrayRef)> {
    let schema = batch.schema();
    let index = schema.index_of(name).map_err(|_| {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        PyKeyError::new_err(format!("no column {name:?}; there are {}", names.join(", ")))
    })?;
    Ok((schema.fields()[index].clone(), batch.column(index).clone()))
}

fn wrong(array: &ArrayRef, key: &str, wanted: &str) -> PyErr {
    PyTypeError::new_err(format!("{key}: a column of {} where {wanted} is wanted", array.data_type()))
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null)
}

/// The text in a row of a column of texts.
fn text(array: &ArrayRef, row: usize) -> Option<&str> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(array.as_string_view().value(row)),
        _ => None,
    }
}

/// The bytes in a row, if one is asked for and has some. `None`: the column has none.
fn bytes(array: &ArrayRef, row: Option<usize>) -> Option<Option<&[u8]>> {
    let row = row.filter(|row| !array.is_null(*row));
    match array.data_type() {
        DataType::Binary => Some(row.map(|row| array.as_binary::<i32>().value(row))),
        DataType::LargeBinary => Some(row.map(|row| array.as_binary::<i64>().value(row))),
        DataType::BinaryView => Some(row.map(|row| array.as_binary_view().value(row))),
        kind if is_text(kind) => Some(row.and_then(|row| text(array, row)).map(str::as_bytes)),
        _ => None,
    }
}
