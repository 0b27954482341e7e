//! Tables of documents, through the Arrow C data interface: what comes in is looked at where it lies, what goes out is handed over.

mod input;
mod output;
mod passages;
mod shape;

use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_pyarrow::FromPyArrow;
use arrow_schema::{FieldRef, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::desk::Desk;
pub(crate) use input::Columns;
use input::Rows;

/// A table, for whoever knows the Arrow PyCapsule interface: pyarrow, polars, DuckDB, pandas …
#[pyclass(frozen, module = "hegao._hegao")]
pub(crate) struct Batch(RecordBatch);

#[pymethods]
impl Batch {
    /// The shape of the table.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.schema().as_ref()).map_err(refused)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The table and its shape. Another shape than its own is not made, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let (array, _): (FFI_ArrowArray, _) =
            to_ffi(&StructArray::from(self.0.clone()).into_data()).map_err(refused)?;
        Ok((self.__arrow_c_schema__(py)?, PyCapsule::new_with_value(py, array, c"arrow_array")?))
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }
}

/// Checks each row of a table: a row with what is said of it, in the same order.
pub(crate) fn check(
    py: Python<'_>,
    desk: &Desk,
    table: &Bound<'_, PyAny>,
    columns: &Columns,
    keep: &[String],
) -> PyResult<Batch> {
    let rows = Rows::new(RecordBatch::from_pyarrow_bound(table)?, columns)?;
    py.detach(|| {
        let inspected: Vec<_> = (0..rows.count()).map(|row| rows.inspect(desk, row)).collect();
        with_kept(output::columns(&inspected, desk.language()), &rows, keep)
    })
}

/// The paragraphs of each row of a table, masked, in the same order.
pub(crate) fn passages(
    py: Python<'_>,
    desk: &Desk,
    table: &Bound<'_, PyAny>,
    columns: &Columns,
    keep: &[String],
) -> PyResult<Batch> {
    let rows = Rows::new(RecordBatch::from_pyarrow_bound(table)?, columns)?;
    py.detach(|| with_kept(passages::columns(&rows, desk), &rows, keep))
}

/// A table of these columns, and of those that are kept.
fn with_kept(mut columns: Vec<(FieldRef, ArrayRef)>, rows: &Rows, keep: &[String]) -> PyResult<Batch> {
    for name in keep {
        columns.push(rows.kept(name)?);
    }
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map(Batch).map_err(refused)
}

/// What Arrow says is wrong with a table.
fn refused(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
