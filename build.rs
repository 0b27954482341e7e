//! Checks the built-in rules and packs them, so that the program parses no YAML when it starts.
//!
//! The rooms that read rules are included as modules under their own names: the same code checks the built-in rules here
//! and users' rules in the program.
#![allow(dead_code, unused_imports, missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::exit)]

use std::error::Error;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

#[path = "src/check/mod.rs"]
mod check;
#[path = "src/document/kind.rs"]
mod document;
#[path = "src/facts/mod.rs"]
mod facts;
#[path = "src/finding/mod.rs"]
mod finding;
#[path = "src/rule/packing.rs"]
mod rule;
#[path = "src/text/mod.rs"]
mod text;

use rule::{Examples, Options, Rule, load};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rules");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let dir = Path::new("rules");
    let (loaded, lists) = if dir.is_dir() {
        let options = Options { strict: true, ..Options::default() };
        (load::load_dirs(&[dir], &options), load::load_lists(dir))
    } else {
        (Ok(Vec::new()), Ok(Vec::new()))
    };
    let (loaded, lists) = match (loaded, lists) {
        (Ok(loaded), Ok(lists)) => (loaded, lists),
        (loaded, lists) => {
            let mut problems: Vec<String> = [loaded.err(), lists.err()]
                .into_iter()
                .flatten()
                .flatten()
                .map(|problem| format!("\n{problem}"))
                .collect();
            problems.dedup();
            eprintln!("{} problem(s) in the built-in rules:{}", problems.len(), problems.concat());
            std::process::exit(1);
        }
    };

    let (mut rules, mut examples, mut sources): (Vec<Rule>, Vec<(String, Examples, String)>, Vec<(String, String)>) =
        (Vec::new(), Vec::new(), Vec::new());
    for one in loaded {
        let id = one.rule.id.clone();
        sources.push((id.clone(), std::fs::read_to_string(&one.path)?));
        examples.push((id, one.examples, one.path.display().to_string().replace('\\', "/")));
        rules.push(one.rule);
    }
    let packed = pack(&out.join("rules.bin"), &rules)?;
    pack(&out.join("examples.bin"), &examples)?;
    pack(&out.join("sources.bin"), &sources)?;
    pack(&out.join("lists.bin"), &lists)?;
    let version: String = Sha256::digest(&packed).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo:rustc-env=HEGAO_RULES_VERSION={version}");
    Ok(())
}

fn pack(path: &Path, what: &impl Serialize) -> Result<Vec<u8>, Box<dyn Error>> {
    let bytes = postcard::to_allocvec(what)?;
    std::fs::write(path, &bytes)?;
    Ok(bytes)
}
