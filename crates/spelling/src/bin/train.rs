//! Trains the model of `typo/spelling`, and prints how good it is. `docs/typo-model.md` has the commands.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use hegao_spelling::checker::{Checker, Tier};
use hegao_spelling::confusions::Confusions;
use hegao_spelling::count::Packing;
use hegao_spelling::own::{Archive, Own};
use hegao_spelling::symbols::{Symbol, each_clause};
use hegao_spelling::train::boost::Rows;
use hegao_spelling::train::build::{self, Base, Trees};
use hegao_spelling::train::characters::Characters;
use hegao_spelling::train::corpus::{self, Document, Shingles, Use};
use hegao_spelling::train::evaluate::{self, Score};
use hegao_spelling::train::lone::{Learned, Typed};
use hegao_spelling::train::losses::Losses;
use hegao_spelling::train::noise::Noise;
use hegao_spelling::train::rows::{self, Pair};

/// How the language model is packed.
const PACKING: Packing = Packing { least: [1, 1, 2, 4], rows: 2560 };
/// The scores from which the shipped model tells an edit: for review, and to block. `docs/typo-model.md` has what they cost and give.
const THRESHOLDS: [f32; 2] = [1.5, 4.5];
/// The scores for which figures are printed.
const GRID: [f32; 14] = [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0];
/// Nothing is told.
const NOTHING: [f32; 2] = [f32::MAX, f32::MAX];
/// What a confirmed pair counts beside a slip that was made.
const CONFIRMED: f32 = 2.0;
/// Into how many parts the pairs are put.
const FOLDS: usize = 5;

fn main() -> io::Result<()> {
    let arguments = Arguments::new();
    match env::args().nth(1).as_deref() {
        Some("ship") => ship(&arguments),
        Some("figures") => figures(&arguments),
        Some("measure") => measure(&arguments),
        Some("losses") => losses(&arguments),
        _ => Err(io::Error::other("say: ship, figures, measure or losses")),
    }
}

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

    /// The sets of pairs.
    fn sets(&self) -> io::Result<Vec<(&'static str, Vec<Pair>)>> {
        ["odw", "law"].into_iter().map(|name| Ok((name, rows::pairs(&self.read(name)?)))).collect()
    }
}

/// What is trained from.
struct Data {
    official: Vec<Document>,
    office: Vec<Document>,
    /// Text of no office: what chance brings together elsewhere.
    general: Vec<Document>,
    components: String,
    words: String,
    start: Instant,
}

impl Data {
    fn read(arguments: &Arguments) -> io::Result<Self> {
        let start = Instant::now();
        Ok(Self {
            official: corpus::documents(Path::new(arguments.get("official")?))?,
            office: corpus::documents(Path::new(arguments.get("office")?))?,
            general: corpus::documents(Path::new(arguments.get("general")?))?,
            components: arguments.read("components")?,
            words: arguments.read("words")?,
            start,
        })
    }

    fn of(&self, wanted: Use) -> [Vec<&Document>; 3] {
        [
            self.official.iter().filter(|document| corpus::official_use(document) == wanted).collect(),
            self.office.iter().filter(|document| corpus::office_use(document) == wanted).collect(),
            self.general.iter().filter(|document| corpus::office_use(document) == wanted).collect(),
        ]
    }

    fn say(&self, what: &str) {
        eprintln!("{:7.1} s  {what}", self.start.elapsed().as_secs_f64());
    }

    /// The language model of the official text of some uses, without the sentences that share a passage with `pairs`.
    fn base(&self, uses: &[Use], without: &Shingles, more: &[Pair]) -> (Base, Characters) {
        let counted = self.official.iter().filter(|document| uses.contains(&corpus::official_use(document)));
        let mut gather = build::gather(counted, without);
        more.iter().for_each(|pair| gather.add(&pair.right, without));
        let counts = build::counts(&gather.clauses);
        let characters = Characters::new(&self.components, &self.words, counts, PACKING.rows);
        let base = Base::new(&gather.clauses, &characters, PACKING);
        let (symbols, left_out, kept) = (gather.clauses.len(), gather.left_out, base.kept);
        self.say(&format!("{symbols} symbols, {left_out} clauses left out, n-grams {kept:?}"));
        base.sizes().for_each(|(section, size)| self.say(&format!("{section:?}: {size} bytes")));
        (base, characters)
    }

    /// What the ranker learns from slips that are made in text that was not counted.
    fn made(&self, base: &Base, characters: &Characters) -> Rows {
        let file = base.file(&build::known(&[]), &Trees::default(), NOTHING);
        let (checker, noise) = (checker(&file), Noise::new(characters));
        let mut made = Rows::default();
        for document in self.of(Use::Rank)[..2].iter().flatten() {
            rows::of_document(&checker, document, &noise, &mut made);
        }
        self.say(&format!("{} rows", made.right.len()));
        made
    }

    /// The trees of all rankers; `trees` has those of the ranker of all edits.
    fn with_lone(&self, base: &Base, characters: &Characters, known: &[Vec<Symbol>], trees: Trees) -> Trees {
        let file = base.file(known, &trees, NOTHING);
        let (checker, counts) = (checker(&file), &characters.counts);
        let typed = Typed::new(Confusions::new(&file).expect("a whole file"), counts);
        let mut learned = Learned::default();
        for document in self.of(Use::Rank).iter().flatten() {
            learned.add(&checker, document, &typed, counts);
        }
        for rows in [&learned.pairs, &learned.halves] {
            let right = rows.right.iter().filter(|right| **right).count();
            self.say(&format!("{} rows of lone characters, {right} of them right", rows.right.len()));
        }
        Trees { lone: Some(build::trees(&learned.pairs)), halves: Some(build::trees(&learned.halves)), ..trees }
    }

    /// The trees of both rankers, that made slips and confirmed pairs teach.
    fn trees(&self, base: &Base, characters: &Characters, made: &Rows, pairs: &[Pair]) -> Trees {
        let known = build::known(pairs);
        let mut learned = made.clone();
        let file = base.file(&known, &Trees::default(), NOTHING);
        pairs.iter().for_each(|pair| rows::of_pair(&checker(&file), pair, CONFIRMED, &mut learned));
        let trees = Trees { all: Some(build::trees(&learned)), ..Trees::default() };
        self.say("trees");
        self.with_lone(base, characters, &known, trees)
    }
}

fn checker(file: &[u8]) -> Checker<'_> {
    Checker::new(file).expect("a whole file")
}

/// Trains the model that is shipped. The ranker learns from text that was not counted, which is counted afterwards.
fn ship(arguments: &Arguments) -> io::Result<()> {
    let data = Data::read(arguments)?;
    let pairs: Vec<Pair> = arguments.sets()?.into_iter().flat_map(|(_, pairs)| pairs).collect();
    let mut passages = Shingles::default();
    pairs.iter().for_each(|pair| passages.add(&pair.right));
    let (base, characters) = data.base(&[Use::Count], &passages, &[]);
    let trees = data.trees(&base, &characters, &data.made(&base, &characters), &pairs);
    let (base, _) = data.base(&[Use::Count, Use::Rank, Use::Tune], &Shingles::default(), &pairs);
    fs::write(arguments.get("out")?, base.file(&build::known(&pairs), &trees, THRESHOLDS))
}

/// The pairs that a fold does not test, without those that share a passage with one that it tests.
fn learned(sets: &[(&str, Vec<Pair>)], fold: usize) -> Vec<Pair> {
    let mut learned = Vec::new();
    for (_, pairs) in sets {
        let mut tested = Shingles::default();
        pairs.iter().skip(fold).step_by(FOLDS).for_each(|pair| tested.add(&pair.right));
        for (_, pair) in pairs.iter().enumerate().filter(|(index, _)| index % FOLDS != fold) {
            let mut shares = false;
            each_clause(&pair.right, |clause| shares |= tested.meets(&clause.symbols));
            if !shares {
                learned.push(pair.clone());
            }
        }
    }
    learned
}

/// Prints one table: precision, recall and F1 on pairs by folds, and false alarms on text that was not counted.
fn figures(arguments: &Arguments) -> io::Result<()> {
    let (data, sets) = (Data::read(arguments)?, arguments.sets()?);
    let mut passages = Shingles::default();
    sets.iter().flat_map(|(_, pairs)| pairs).for_each(|pair| passages.add(&pair.right));
    let (base, characters) = data.base(&[Use::Count], &passages, &[]);
    let made = data.made(&base, &characters);
    let mut scores: HashMap<(&str, usize), Score> = HashMap::new();
    let mut rates = Vec::new();
    for fold in 0..arguments.get("folds").map_or(FOLDS, |folds| folds.parse().unwrap_or(FOLDS)) {
        let pairs = learned(&sets, fold);
        let (known, trees) = (build::known(&pairs), data.trees(&base, &characters, &made, &pairs));
        let mut archive = Archive::default();
        pairs.iter().for_each(|pair| archive.add([pair.right.as_str()]));
        let own = archive.file();
        if let (0, Ok(path)) = (fold, arguments.get("fold")) {
            fs::write(path, base.file(&known, &trees, THRESHOLDS))?;
            fs::write(arguments.get("own")?, &own)?;
        }
        let own = Own::new(&own).expect("a whole file");
        data.say(&format!("fold {fold}, {} pairs", pairs.len()));
        for (index, &least) in GRID.iter().enumerate() {
            let file = base.file(&known, &trees, [least, f32::MAX]);
            let checker = checker(&file).with_own(own, false);
            for (name, pairs) in &sets {
                for pair in pairs.iter().skip(fold).step_by(FOLDS) {
                    scores.entry((name, index)).or_default().add(&evaluate::score(&checker, pair, Tier::Review));
                }
            }
        }
        if fold == 0 {
            let file = base.file(&known, &trees, [GRID[0], f32::MAX]);
            rates = data.of(Use::Measure).iter().map(|documents| alarms(&checker(&file), documents)).collect();
        }
    }
    for (name, _) in &sets {
        println!("{name}: score | sentence P R F1 | character P R F1 | harmed || false alarms official, office");
        for (index, least) in GRID.iter().enumerate() {
            println!(
                "{least:4.1} | {} || {:6.2} {:6.2}",
                scores[&(*name, index)].line(),
                rates[0][index],
                rates[1][index]
            );
        }
    }
    Ok(())
}

/// Prints where the wrong characters of the first fold are lost, by the model that `figures` wrote.
fn losses(arguments: &Arguments) -> io::Result<()> {
    let (sets, file, own) = (arguments.sets()?, fs::read(arguments.get("fold")?)?, fs::read(arguments.get("own")?)?);
    let checker = checker(&file).with_own(Own::new(&own).expect("a whole file"), false);
    for (name, pairs) in &sets {
        let mut losses = Losses::default();
        pairs.iter().step_by(FOLDS).for_each(|pair| losses.add(&checker, pair));
        let all = losses.all();
        println!("{name}: {all} wrong characters");
        for (stage, lost) in &losses.stages {
            println!("{:5.1} % {:4}  {stage}", 100.0 * lost.len() as f64 / all as f64, lost.len());
            if arguments.get("show").is_ok() {
                lost.iter().for_each(|line| println!("      {line}"));
            }
        }
    }
    Ok(())
}

/// How many alarms in 100,000 characters there are from each score of the grid on.
fn alarms(checker: &Checker<'_>, documents: &[&Document]) -> Vec<f64> {
    let (alarms, characters) = evaluate::alarms(checker, documents);
    let from = |least: &f32| alarms.iter().filter(|(_, suspect)| suspect.score >= *least).count();
    GRID.iter().map(|least| from(least) as f64 * 1e5 / characters.max(1) as f64).collect()
}

/// Lists what a model's file says of text that was kept out of it, and how fast.
fn measure(arguments: &Arguments) -> io::Result<()> {
    let (data, file) = (Data::read(arguments)?, fs::read(arguments.get("out")?)?);
    for (name, documents) in ["official", "office", "general"].iter().zip(data.of(Use::Measure)) {
        let now = seconds();
        let (alarms, characters) = evaluate::alarms(&checker(&file), &documents);
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let speed = bytes as f64 / 1e6 / (seconds() - now);
        let blocked = alarms.iter().filter(|(_, suspect)| suspect.tier == Tier::Block).count();
        let rate = |count: usize| count as f64 * 1e5 / characters.max(1) as f64;
        println!(
            "{name}: block {:.2}, all {:.2} in 100,000 characters of {characters}; {speed:.2} MB/s",
            rate(blocked),
            rate(alarms.len())
        );
        alarms.iter().for_each(|(line, suspect)| println!("{name}\t{:?}\t{line}", suspect.tier));
    }
    Ok(())
}

/// The seconds of processor time that this program has taken, where the system tells; else 0.
fn seconds() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(1).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}
