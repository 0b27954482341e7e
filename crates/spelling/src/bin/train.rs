//! Trains the model of `typo/spelling`, and prints how good it is. `docs/typo-model.md` has the commands.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use hegao_spelling::checker::{Checker, Tier};
use hegao_spelling::count::Packing;
use hegao_spelling::train::boost::Rows;
use hegao_spelling::train::build::{self, Base};
use hegao_spelling::train::characters::Characters;
use hegao_spelling::train::corpus::{self, Document, Shingles, Use};
use hegao_spelling::train::evaluate::{self, Score};
use hegao_spelling::train::noise::Noise;
use hegao_spelling::train::rows::{self, Pair};

/// Arguments: `--name value`.
struct Arguments(HashMap<String, String>);

impl Arguments {
    fn new() -> Self {
        let all: Vec<String> = env::args().skip(2).collect();
        Self(all.chunks_exact(2).map(|pair| (pair[0].trim_start_matches('-').to_owned(), pair[1].clone())).collect())
    }

    fn get(&self, name: &str) -> io::Result<&str> {
        self.0.get(name).map(String::as_str).ok_or_else(|| io::Error::other(format!("--{name} is missing")))
    }

    fn read(&self, name: &str) -> io::Result<String> {
        let path = self.get(name)?;
        fs::read_to_string(path).map_err(|error| io::Error::other(format!("{path}: {error}")))
    }
}

struct Data {
    official: Vec<Document>,
    office: Vec<Document>,
    components: String,
    words: String,
}

impl Data {
    fn read(arguments: &Arguments) -> io::Result<Self> {
        Ok(Self {
            official: corpus::documents(Path::new(arguments.get("official")?))?,
            office: corpus::documents(Path::new(arguments.get("office")?))?,
            components: arguments.read("components")?,
            words: arguments.read("words")?,
        })
    }

    fn of(&self, wanted: Use) -> [Vec<&Document>; 2] {
        [
            self.official.iter().filter(|document| corpus::official_use(document) == wanted).collect(),
            self.office.iter().filter(|document| corpus::office_use(document) == wanted).collect(),
        ]
    }
}

const PACKING: Packing = Packing { least: [1, 1, 2, 2], rows: 2560 };
const ALL: [f32; 2] = [f32::MAX, f32::MAX];

fn main() -> io::Result<()> {
    let arguments = Arguments::new();
    match env::args().nth(1).as_deref() {
        Some("figures") => figures(&arguments),
        Some("explain") => explain(&arguments),
        Some("speed") => speed(&arguments),
        _ => Err(io::Error::other("say: figures or speed")),
    }
}

fn say(start: Instant, what: &str) {
    eprintln!("{:7.1} s  {what}", start.elapsed().as_secs_f64());
}

fn figures(arguments: &Arguments) -> io::Result<()> {
    let start = Instant::now();
    let data = Data::read(arguments)?;
    let sets: Vec<(&str, Vec<Pair>)> =
        ["odw", "law"].iter().map(|&name| Ok((name, rows::pairs(&arguments.read(name)?)))).collect::<io::Result<_>>()?;
    let mut tested = Shingles::default();
    sets.iter().flat_map(|(_, pairs)| pairs).for_each(|pair| tested.add(&pair.right));
    say(start, "read");
    let counted = data.of(Use::Count);
    let gather = build::gather(counted[0].iter().copied(), &tested);
    let characters = Characters::new(&data.components, &data.words, build::counts(&gather.clauses), PACKING.rows);
    say(start, &format!("{} symbols, {} clauses left out", gather.clauses.len(), gather.left_out));
    let base = Base::new(&gather.clauses, &characters, PACKING);
    say(start, &format!("n-grams {:?}, sections {:?}", base.kept, base.sizes().collect::<Vec<_>>()));
    let none = build::known(&[]);
    let file = base.file(&none, None, ALL);
    let checker = Checker::new(&file).expect("a whole file");
    let noise = Noise::new(&characters);
    let mut synthetic = Rows::default();
    for document in data.of(Use::Rank).iter().flatten() {
        rows::of_document(&checker, document, &noise, &mut synthetic);
    }
    let right = synthetic.right.iter().filter(|right| **right).count();
    say(start, &format!("{} rows, {right} right", synthetic.right.len()));
    let grid = [-2.0f32, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0];
    let mut scores: HashMap<(&str, usize), Score> = HashMap::new();
    let mut clean = vec![[0usize; 2]; grid.len()];
    let mut sizes = [0; 2];
    let folds: usize = arguments.get("folds").map_or(5, |folds| folds.parse().unwrap_or(5));
    for fold in 0..folds {
        let mut learned = synthetic.clone();
        let is_tested = |index: usize| index % 5 == fold;
        let mut known = Vec::new();
        for (_, pairs) in &sets {
            let mut test = Shingles::default();
            let tested = pairs.iter().enumerate().filter(|(index, _)| is_tested(*index));
            tested.for_each(|(_, pair)| test.add(&pair.right));
            for (_, pair) in pairs.iter().enumerate().filter(|(index, _)| !is_tested(*index)) {
                let mut shares = false;
                hegao_spelling::symbols::each_clause(&pair.right, |clause| shares |= test.meets(&clause.symbols));
                if !shares {
                    known.push(pair.clone());
                }
            }
        }
        let table = build::known(&known);
        let file = base.file(&table, None, ALL);
        let checker = Checker::new(&file).expect("a whole file");
        known.iter().for_each(|pair| rows::of_pair(&checker, pair, 2.0, &mut learned));
        let trees = build::trees(&learned);
        say(start, &format!("fold {fold}: {} pairs, {} rows", known.len(), learned.right.len()));
        for (index, &least) in grid.iter().enumerate() {
            let file = base.file(&table, Some(&trees), [least, f32::MAX]);
            let checker = Checker::new(&file).expect("a whole file");
            for (name, pairs) in &sets {
                for (_, pair) in pairs.iter().enumerate().filter(|(index, _)| is_tested(*index)) {
                    scores.entry((name, index)).or_default().add(&evaluate::score(&checker, pair, Tier::Review));
                }
            }
        }
        if fold == 0 {
            let file = base.file(&table, Some(&trees), [grid[0], f32::MAX]);
            let checker = Checker::new(&file).expect("a whole file");
            let mut lines = Vec::new();
            for (which, documents) in data.of(Use::Measure).iter().enumerate() {
                let now = seconds();
                let (alarms, characters) = evaluate::alarms(&checker, documents);
                let speed = documents.iter().map(|document| document.text.len()).sum::<usize>() as f64 / 1e6 / (seconds() - now);
                say(start, &format!("{characters} clean characters, {speed:.2} MB/s"));
                sizes[which] = characters;
                for (line, suspect) in alarms {
                    for (index, &least) in grid.iter().enumerate() {
                        clean[index][which] += usize::from(suspect.score >= least);
                    }
                    lines.push((suspect.score, line));
                }
            }
            lines.sort_by(|a, b| b.0.total_cmp(&a.0));
            let text: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
            fs::write(arguments.get("alarms").unwrap_or("/tmp/alarms.tsv"), text.join("\n"))?;
            fs::write("/tmp/spelling-fold0.bin", &file)?;
        }
    }
    for (name, _) in &sets {
        println!("{name}: score | sentence P R F1 | character P R F1 | harmed || false alarms official, office");
        for (index, least) in grid.iter().enumerate() {
            let rate = |which: usize| clean[index][which] as f64 * 1e5 / sizes[which].max(1) as f64;
            println!("{least:4.1} | {} || {:6.2} {:6.2}", scores[&(*name, index)].line(), rate(0), rate(1));
        }
    }
    Ok(())
}

fn speed(arguments: &Arguments) -> io::Result<()> {
    let file = fs::read(arguments.get("model")?)?;
    let checker = Checker::new(&file).expect("a whole file");
    for folder in ["official", "office"] {
        let documents = corpus::documents(Path::new(arguments.get(folder)?))?;
        let wanted: Vec<_> = documents.iter().filter(|document| match folder {
            "official" => corpus::official_use(document) == Use::Measure,
            _ => corpus::office_use(document) == Use::Measure,
        }).collect();
        let now = seconds();
        let (alarms, characters) = evaluate::alarms(&checker, &wanted);
        let bytes: usize = wanted.iter().map(|document| document.text.len()).sum();
        println!("{folder}: {} in {characters} characters, {:.2} MB/s", alarms.len(), bytes as f64 / 1e6 / (seconds() - now));
    }
    Ok(())
}

fn explain(arguments: &Arguments) -> io::Result<()> {
    let file = fs::read(arguments.get("model")?)?;
    let checker = Checker::new(&file).expect("a whole file");
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (index, pair) in rows::pairs(&arguments.read("odw")?).iter().enumerate() {
        if index % 5 != 0 || pair.wrong == pair.right {
            continue;
        }
        let repeats = evaluate::repeats(&pair.wrong);
        let mut wrong = Vec::new();
        let mut right = Vec::new();
        hegao_spelling::symbols::each_clause(&pair.wrong, |clause| wrong.push(clause.symbols.clone()));
        hegao_spelling::symbols::each_clause(&pair.right, |clause| right.push(clause.symbols.clone()));
        for (wrong, right) in wrong.iter().zip(&right) {
            if wrong.len() != right.len() { continue; }
            for at in (0..wrong.len()).filter(|&at| wrong[at] != right[at]) {
                let (why, value) = checker.explain(wrong, at, right, &repeats);
                *counts.entry(why).or_default() += 1;
                let text = |symbols: &[u16]| symbols[at.saturating_sub(4)..symbols.len().min(at + 5)].iter().map(|&s| hegao_spelling::symbols::character(s).unwrap_or('_')).collect::<String>();
                println!("{why}\t{value:.1}\t{}\t{}", text(wrong), text(right));
            }
        }
    }
    println!("{counts:?}");
    Ok(())
}

/// The seconds of processor time that this program has taken, where the system tells; else 0.
fn seconds() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(1).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}
