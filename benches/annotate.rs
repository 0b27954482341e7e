//! How long it takes to write notes into a document, in process and on one core: `cargo bench --bench annotate -- FILE …`. Reading the
//! document and finding what to say are not part of it; packing, and reading back what was written, are: the last column is what one
//! reading takes. The best of 30 counts.
//! `scripts/measure-annotate` holds it against python-docx, which opens and saves the same files.

use std::time::{Duration, Instant};

use hegao::config::Config;
use hegao::document::write::annotate::{Author, annotate};
use hegao::document::{Limits, read};
use hegao::rule::{builtin, builtin_tables};
use hegao::session::{Noting, Options, Session, Source};

fn main() {
    let options = Options::new(jiff::civil::date(2026, 11, 30));
    let session = Session::new(builtin(), builtin_tables(), Config::default(), options).expect("the built-in rules");
    let author = Author { name: "核稿".into(), date: "2026-11-30T16:00:00+08:00".into() };
    let limits = Limits::default();
    for file in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let bytes = std::fs::read(&file).expect("the file can be read");
        let document = read(&file, bytes.clone(), &limits).expect("the document can be read");
        let notes = session.notes(&Source::new(&file, &document), Noting::default()).notes;
        let mut best = Duration::MAX;
        for _ in 0..30 {
            let start = Instant::now();
            let written = annotate(&file, &bytes, &document, &notes, &author, &limits);
            best = best.min(start.elapsed());
            if let Err(refusal) = written {
                println!("{file}\trefused\t{}", refusal.english());
                break;
            }
        }
        let mut reading = Duration::MAX;
        for _ in 0..30 {
            let copy = bytes.clone();
            let start = Instant::now();
            let _ = std::hint::black_box(read(&file, copy, &limits));
            reading = reading.min(start.elapsed());
        }
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        println!("{file}\t{}\t{:.3}\t{:.3}", notes.len(), milliseconds(best), milliseconds(reading));
    }
}
