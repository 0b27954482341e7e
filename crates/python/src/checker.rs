//! The checker as Python sees it.

use std::path::{Path, PathBuf};

use hegao::document::{Gap, Reason};
use hegao::facts::{Audience, DateInterval};
use hegao::language::Said;
use hegao::report::reason::sentence;
use hegao::session::Beside;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::arrow::{self, Batch, Columns};
use crate::desk::{Content, Desk, TextBlock, UNNAMED};
use crate::settings::Settings;

pyo3::import_exception!(hegao._errors, SettingsError);
pyo3::import_exception!(hegao._errors, RedactionError);

/// A document: its name, its bytes or where they lie, who will read it, its date.
type Item = (Option<String>, Option<PyBackedBytes>, Option<PathBuf>, Option<String>, Option<String>);

/// What was not examined: kind, part, bytes, detail, reason, as in `gaps` of the report.
type GapFields = (&'static str, Option<String>, Option<(u64, u64)>, String, &'static str);

/// Rules that are ready. May be used from many threads.
#[pyclass(frozen, module = "hegao._hegao")]
pub(crate) struct Checker(Desk);

#[pymethods]
impl Checker {
    /// A checker of these settings, an object of JSON.
    #[new]
    fn new(py: Python<'_>, settings: &str) -> PyResult<Self> {
        py.detach(|| {
            let settings = Settings::read(settings).map_err(|said| SettingsError::new_err(said.zh))?;
            let language = settings.language();
            let desk = settings.desk();
            desk.map(Self).map_err(|said| SettingsError::new_err(said.in_language(language).to_owned()))
        })
    }

    /// The files and folders that decide.
    fn files(&self) -> Vec<PathBuf> {
        self.0.files.clone()
    }

    /// Checks documents one after another, and gives a line of JSON for each.
    fn check<'py>(&self, py: Python<'py>, items: Vec<Item>) -> Vec<Bound<'py, PyBytes>> {
        let lines = py.detach(|| items.iter().map(|item| self.line(item)).collect::<Vec<_>>());
        lines.iter().map(|line| PyBytes::new(py, line)).collect()
    }

    /// The paragraphs of a document, each with its place and whether it is hidden, and what was not read.
    fn text(&self, py: Python<'_>, item: Item) -> (Vec<TextBlock>, Vec<GapFields>) {
        let (blocks, gaps) = py.detach(|| self.0.text(&self.called(&item), content(&item)));
        (blocks, gaps.iter().map(|gap| self.fields(gap)).collect())
    }

    /// The text without the values in it.
    fn redact(&self, py: Python<'_>, text: &str) -> PyResult<String> {
        py.detach(|| self.0.redacted(text))
            .map_err(|said: Said| RedactionError::new_err(said.in_language(self.0.language()).to_owned()))
    }

    /// Checks the documents of a table; `keep` are columns that the new table has as they are.
    fn check_table(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        columns: Columns,
        keep: Vec<String>,
    ) -> PyResult<Batch> {
        arrow::check(py, &self.0, table, &columns, &keep)
    }

    /// The paragraphs of the documents of a table, masked.
    fn passages(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        columns: Columns,
        keep: Vec<String>,
    ) -> PyResult<Batch> {
        arrow::passages(py, &self.0, table, &columns, &keep)
    }
}

impl Checker {
    fn line(&self, item: &Item) -> Vec<u8> {
        let path = self.called(item);
        let (content, said) = match beside(item.3.as_deref(), item.4.as_deref()) {
            Ok(said) => (content(item), said),
            Err(gap) => (Content::Missing(gap), Beside::default()),
        };
        self.0.line(1, &self.0.inspect(&path, content, said))
    }

    fn called(&self, (name, _, path, ..): &Item) -> String {
        let named = name.as_ref().map(Path::new).or(path.as_deref());
        named.map_or_else(|| UNNAMED.to_owned(), |path| self.0.called(path))
    }

    fn fields(&self, gap: &Gap) -> GapFields {
        let bytes = gap.bytes.as_ref().map(|bytes| (bytes.start, bytes.end));
        let part = gap.name().map(std::borrow::Cow::into_owned);
        (gap.kind().name(), part, bytes, sentence(&gap.reason, self.0.language()), gap.reason.name())
    }
}

fn content<'a>((_, bytes, path, ..): &'a Item) -> Content<'a> {
    match (bytes, path) {
        (Some(bytes), _) => Content::Bytes(bytes),
        (None, Some(path)) => Content::File(path),
        (None, None) => Content::Missing(Gap::of_file(Reason::RecordContent)),
    }
}

/// What is said beside a document, or what is wrong with it.
pub(crate) fn beside(audience: Option<&str>, date: Option<&str>) -> Result<Beside, Gap> {
    let wrong = |key: &'static str| Gap::of_file(Reason::RecordValue { key: key.into() });
    let read = |word: &str| serde_json::from_value::<Audience>(word.into()).map_err(|_| wrong("audience"));
    let audience = audience.map(read).transpose()?;
    let date = date.map(DateInterval::parse).transpose().map_err(|_| wrong("date"))?;
    Ok(Beside { audience, date })
}
