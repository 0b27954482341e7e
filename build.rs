//! Checks the built-in rules and packs them, so that the program parses no YAML when it starts.
//!
//! The same crate checks the built-in rules here and users' rules in the program.
#![allow(clippy::exit)]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use hegao_rules::check::{NumberList, Tables};
use hegao_rules::rule::{self, Examples, Options, Rule, load};

/// What is packed, each into a file of its own: the program reads only what a command needs.
#[derive(Default)]
struct Packed {
    rules: Vec<Rule>,
    examples: Vec<(String, Examples, String)>,
    sources: Vec<(String, String)>,
    lists: Vec<(String, NumberList)>,
    tables: Tables,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rules");
    let dir = Path::new("rules");
    let packed = if dir.is_dir() { read(dir)? } else { Packed::default() };
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let rules = pack(&out.join("rules.bin"), &packed.rules)?;
    pack(&out.join("examples.bin"), &packed.examples)?;
    pack(&out.join("sources.bin"), &packed.sources)?;
    pack(&out.join("lists.bin"), &packed.lists)?;
    let facts = pack(&out.join("facts.bin"), &packed.tables)?;
    let version: String =
        Sha256::digest([rules, facts].concat()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo:rustc-env=HEGAO_RULES_VERSION={version}");
    Ok(())
}

/// Checks and reads the rules and lists of `dir`; ends the build with everything that is wrong with them.
fn read(dir: &Path) -> Result<Packed, Box<dyn Error>> {
    let options = Options { strict: true, ..Options::default() };
    let tables = rule::dated::load_tables(&dir.join("facts"));
    let (loaded, lists, tables) = match (load::load_dirs(&[dir], &options), load::load_lists(dir), tables) {
        (Ok(loaded), Ok(lists), Ok(tables)) => (loaded, lists, tables),
        (loaded, lists, tables) => {
            let problems = [loaded.err(), lists.err(), tables.err()].into_iter().flatten().flatten();
            let shown: BTreeSet<String> = problems.map(|problem| problem.to_string()).collect();
            eprintln!("{} problem(s) in the built-in rules:", shown.len());
            shown.iter().for_each(|problem| eprintln!("{problem}"));
            std::process::exit(1);
        }
    };
    let mut packed = Packed { lists, tables, ..Packed::default() };
    for one in loaded {
        let id = one.rule.id.clone();
        packed.sources.push((id.clone(), std::fs::read_to_string(&one.path)?));
        packed.examples.push((id, one.examples, one.path.display().to_string().replace('\\', "/")));
        packed.rules.push(one.rule);
    }
    Ok(packed)
}

fn pack(path: &Path, what: &impl Serialize) -> Result<Vec<u8>, Box<dyn Error>> {
    let bytes = postcard::to_allocvec(what)?;
    std::fs::write(path, &bytes)?;
    Ok(bytes)
}
