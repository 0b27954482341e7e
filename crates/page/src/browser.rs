//! The desk as the page's worker sees it, through wasm-bindgen.

use hegao::language::Said;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Desk, Made, Run};

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some moment: the browser's `performance.now()`.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// A file that was made, or why there is none.
#[wasm_bindgen]
pub struct File(Made);

#[wasm_bindgen]
impl File {
    /// What it is to be called.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// What is said of it.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn said(&self) -> String {
        self.0.said.clone()
    }

    /// What is stored in it. Can be taken once.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        self.0.bytes.take()
    }
}

/// [`Desk`] and [`Run`]; an error is what is said of it, in Chinese.
#[wasm_bindgen]
pub struct Engine {
    desk: Desk,
    run: Run,
    settings: String,
}

fn failed(said: Said) -> String {
    said.zh
}

#[wasm_bindgen]
impl Engine {
    /// See [`Desk::new`].
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<Engine, String> {
        let desk = Desk::new(settings, now).map_err(failed)?;
        Ok(Self { desk, run: Run::default(), settings: settings.to_owned() })
    }

    /// The version of the rules.
    #[must_use]
    pub fn rules(&self) -> String {
        hegao::rule::RULES_VERSION.to_owned()
    }

    /// See [`Desk::largest`].
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.desk.largest() as f64
    }

    /// See [`Desk::check`].
    pub fn check(&self, name: &str, bytes: &[u8], decided: &str, met: bool) -> Result<String, String> {
        self.desk.check(name, bytes, decided, met).map_err(failed)
    }

    /// See [`Desk::unread`].
    #[must_use]
    pub fn unread(&self, name: &str, why: &str, size: f64) -> String {
        self.desk.unread(name, why, size as u64)
    }

    /// See [`Desk::annotate`].
    pub fn annotate(&self, name: &str, bytes: &[u8], decided: &str, tracks: bool, now: &str) -> Result<File, String> {
        self.desk.annotate(name, bytes, decided, tracks, now).map(File).map_err(failed)
    }

    /// See [`Desk::fix`].
    pub fn fix(&self, name: &str, bytes: &[u8], decided: &str, wanted: &str) -> Result<File, String> {
        self.desk.fix(name, bytes, decided, wanted).map(File).map_err(failed)
    }

    /// See [`Desk::redact`].
    pub fn redact(&self, name: &str, bytes: &[u8], cleans: bool) -> Result<File, String> {
        self.desk.redact(name, bytes, cleans).map(File).map_err(failed)
    }

    /// Begins a report.
    pub fn begin(&mut self) {
        self.run = Run::default();
    }

    /// See [`Desk::add`].
    pub fn add(&mut self, name: &str, bytes: &[u8], decided: &str, met: bool) -> Result<(), String> {
        self.desk.add(&mut self.run, name, bytes, decided, met).map_err(failed)
    }

    /// See [`Desk::add_unread`].
    pub fn add_unread(&mut self, name: &str, why: &str, size: f64) {
        self.desk.add_unread(&mut self.run, name, why, size as u64);
    }

    /// See [`Desk::report`].
    pub fn report(&self, form: &str, now: &str) -> Result<Vec<u8>, String> {
        self.desk.report(&self.run, form, &self.settings, now).map_err(failed)
    }
}
