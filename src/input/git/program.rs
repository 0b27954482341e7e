//! The repository as the `git` program reads it: for what libgit2 cannot. Only plumbing is asked, whose output is the same for
//! every user; blobs come from one `git cat-file --batch` that runs as long as the check.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout};

use super::history::Commit;
use super::{Change, Comparison, Found, Kind, Refusal, Stored};
use crate::platform::path_of_bytes;

/// Starts `git` with these arguments in the working directory, standard input and output piped, errors thrown away.
pub type Spawn = Box<dyn Fn(&[&str]) -> io::Result<Child> + Send>;

/// The program, started when it is needed.
pub(super) struct Program {
    spawn: Spawn,
    /// What names the files of the newer version, with the path behind it: `:` is the index.
    newer: String,
    /// The same of the older version, if it is one.
    older: Option<String>,
    batch: Option<Batch>,
}

/// A running `git cat-file --batch`.
struct Batch {
    child: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Program {
    pub(super) fn new(spawn: Spawn) -> Self {
        Self { spawn, newer: ":".to_owned(), older: None, batch: None }
    }

    /// Compares. `None`: there is no such program, or it sees no repository either.
    pub(super) fn open(&mut self, comparison: &Comparison) -> Option<Result<Found, Refusal>> {
        let can_read = matches!(self.run(&["rev-parse", "--git-dir"]), Ok(Some(_)));
        can_read.then(|| self.compare(comparison))
    }

    fn compare(&mut self, comparison: &Comparison) -> Result<Found, Refusal> {
        let changes = match comparison {
            Comparison::Staged => {
                let head = self.line(&["rev-parse", "--verify", "-q", "HEAD^{tree}"]);
                // Before the first commit, everything is new.
                let head = head.or_else(|| self.nothing()).ok_or(Refusal::Unreadable)?;
                self.changes(&["diff-index", "--cached"], &[&head])
            }
            Comparison::Tracked => {
                let nothing = self.nothing().ok_or(Refusal::Unreadable)?;
                self.changes(&["diff-index", "--cached"], &[&nothing])
            }
            Comparison::Trees { from, to } => {
                let (from, to) = (self.id(from, "tree")?, self.id(to, "tree")?);
                self.compare_trees(&from, &to)
            }
            Comparison::Fork { base, tip } => {
                let (from, to) = (self.id(base, "commit")?, self.id(tip, "commit")?);
                let shallow = self.is_shallow();
                let common = self.line(&["merge-base", &from, &to]);
                let common = common.ok_or_else(|| Refusal::NoCommonBase { name: base.clone(), shallow })?;
                self.compare_trees(&common, &to)
            }
        };
        let root = self.line(&["rev-parse", "--show-toplevel"]).map(PathBuf::from);
        Ok(Found { root, changes: changes.ok_or(Refusal::Unreadable)? })
    }

    fn compare_trees(&mut self, from: &str, to: &str) -> Option<Vec<Change>> {
        (self.newer, self.older) = (format!("{to}:"), Some(format!("{from}:")));
        self.changes(&["diff-tree"], &[from, to])
    }

    /// The tree in which nothing is.
    fn nothing(&self) -> Option<String> {
        self.line(&["hash-object", "-t", "tree", "--stdin"])
    }

    /// Runs a comparison; renames are followed where that can be told: a partial clone may lack what it takes.
    fn changes(&self, what: &[&str], sides: &[&str]) -> Option<Vec<Change>> {
        const HOW: [&str; 5] = ["--raw", "-z", "--no-abbrev", "--ignore-submodules=none", "-r"];
        let run = |renames| self.run(&[what, &HOW[..], &[renames], sides].concat()).ok().flatten();
        run("-M").or_else(|| run("--no-renames")).and_then(|raw| parse(&raw))
    }

    /// The commits that lead to `to` and not to `from`, the oldest first.
    pub(super) fn commits(&mut self, from: &str, to: &str) -> Option<Vec<Commit>> {
        self.older = self.id(from, "tree").ok().map(|from| format!("{from}:"));
        let to = self.id(to, "commit").ok()?;
        let not = self.id(from, "commit").ok().map(|from| format!("^{from}"));
        let how = ["rev-list", "--topo-order", "--reverse", "--parents", to.as_str()];
        let list = self.run(&how.into_iter().chain(not.as_deref()).collect::<Vec<_>>()).ok()??;
        let list = String::from_utf8(list).ok()?;
        let commit = |line: &str| {
            let mut ids = line.split(' ').map(str::to_owned);
            Some(Commit { id: ids.next()?, parents: ids.collect() })
        };
        list.lines().map(commit).collect()
    }

    /// What a commit changes against one of its parents, or against nothing.
    pub(super) fn between(&self, parent: Option<&str>, commit: &str) -> Option<Vec<Change>> {
        let parent = parent.map(str::to_owned).or_else(|| self.nothing())?;
        self.changes(&["diff-tree"], &[&parent, commit])
    }

    /// The id of the file at `path` in the older version.
    pub(super) fn before(&self, path: &Path) -> Option<String> {
        let name = format!("{}{}", self.older.as_deref()?, path.to_str()?.replace('\\', "/"));
        self.line(&["rev-parse", "--verify", "-q", &name])
    }

    /// Where it looks for hooks.
    pub(super) fn hooks_folder(&self) -> Option<PathBuf> {
        self.line(&["rev-parse", "--git-path", "hooks"]).map(PathBuf::from)
    }

    /// The id of what is called `name`, which must be, or lead to, a `kind`.
    fn id(&self, name: &str, kind: &str) -> Result<String, Refusal> {
        let id = || self.line(&["rev-parse", "--verify", "-q", &format!("{name}^{{{kind}}}")]);
        // A name that looks like an option is none.
        let found = if name.starts_with('-') { None } else { id() };
        found.ok_or_else(|| Refusal::Unknown { name: name.to_owned(), shallow: self.is_shallow() })
    }

    fn is_shallow(&self) -> bool {
        self.line(&["rev-parse", "--is-shallow-repository"]).is_some_and(|answer| answer == "true")
    }

    /// What a run prints on one line; `None` if it fails or says nothing.
    fn line(&self, args: &[&str]) -> Option<String> {
        let text = String::from_utf8(self.run(args).ok()??).ok()?;
        Some(text.trim_end_matches(['\r', '\n']).to_owned()).filter(|line| !line.is_empty())
    }

    /// What a run prints; `None` if it fails.
    fn run(&self, args: &[&str]) -> io::Result<Option<Vec<u8>>> {
        let output = (self.spawn)(args)?.wait_with_output()?;
        Ok(output.status.success().then_some(output.stdout))
    }

    /// The content of a blob by its id; `None` if it is not there.
    pub(super) fn blob(&mut self, id: &str, limit: u64) -> Option<Stored> {
        if self.batch.is_none() {
            self.batch = Batch::start(&self.spawn);
        }
        let stored = self.batch.as_mut()?.ask(id, limit);
        match stored {
            Ok(stored) => stored,
            // Nothing that it says from here on could be trusted.
            Err(_) => {
                self.batch = None;
                None
            }
        }
    }

    /// The content of the file at `path` in the newer version.
    pub(super) fn file(&mut self, path: &Path, limit: u64) -> Option<Stored> {
        let path = path.to_str()?.replace('\\', "/");
        let is_one_line = !path.contains('\n');
        is_one_line.then(|| self.blob(&format!("{}{path}", self.newer), limit)).flatten()
    }
}

impl Batch {
    fn start(spawn: &Spawn) -> Option<Self> {
        let mut child = spawn(&["cat-file", "--batch"]).ok()?;
        let (requests, replies) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(Self { child, requests, replies })
    }

    /// Asks for one object. The reply is `id type size`, the bytes, and a line end; or the name and `missing`.
    fn ask(&mut self, name: &str, limit: u64) -> io::Result<Option<Stored>> {
        writeln!(self.requests, "{name}")?;
        self.requests.flush()?;
        let mut header = String::new();
        self.replies.read_line(&mut header)?;
        if header.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut fields = header.trim_end().rsplit(' ');
        let Some(size) = fields.next().and_then(|size| size.parse::<u64>().ok()) else { return Ok(None) };
        let is_blob = fields.next() == Some("blob");
        if !is_blob || size > limit {
            io::copy(&mut (&mut self.replies).take(size + 1), &mut io::sink())?;
            return Ok(is_blob.then_some(Stored::TooLarge(size)));
        }
        let mut bytes = Vec::new();
        (&mut self.replies).take(size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size + 1 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.pop();
        Ok(Some(Stored::Bytes(bytes)))
    }
}

impl Drop for Batch {
    /// It ends by itself when its input does; it is not left behind as a zombie.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads `git diff --raw -z`: `:old-mode new-mode old-id new-id status`, then a path, or two for a rename.
/// `None`: it is something else.
fn parse(raw: &[u8]) -> Option<Vec<Change>> {
    let mut fields = raw.split(|&byte| byte == 0);
    let mut changes = Vec::new();
    while let Some(header) = fields.next().filter(|header| !header.is_empty()) {
        let header = std::str::from_utf8(header.strip_prefix(b":")?).ok()?;
        let [old_mode, new_mode, old, new, status] = header.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let mut path = fields.next()?;
        let from = status.starts_with('R').then(|| path_of_bytes(path));
        if status.starts_with(['R', 'C']) {
            path = fields.next()?;
        }
        if path.is_empty() {
            return None;
        }
        let kind = match (status, new_mode) {
            ("D", _) => continue,
            ("U", _) => Kind::Unmerged,
            (_, "120000") => Kind::Link,
            (_, "160000") => Kind::Submodule,
            _ => Kind::File,
        };
        let old = old_mode.starts_with("100").then(|| old.to_owned());
        changes.push(Change { path: path_of_bytes(path), from, old, new: new.to_owned(), kind });
    }
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_output_is_read() {
        let raw = ":000000 100644 0000 aaaa A\0新 文.txt\0:100644 100644 bbbb cccc R087\0旧.txt\0新.txt\0\
            :100644 000000 dddd 0000 D\0去.txt\0:100644 120000 eeee ffff T\0链.txt\0:160000 160000 1111 2222 M\0sub\0\
            :000000 000000 0000 0000 U\0争.txt\0";
        let changes = parse(raw.as_bytes()).unwrap();
        let told = |change: &Change| (change.path.display().to_string(), change.old.clone(), change.new.clone());
        let told: Vec<_> = changes.iter().map(told).collect();
        assert_eq!(told[0], ("新 文.txt".into(), None, "aaaa".into()));
        assert_eq!(told[1], ("新.txt".into(), Some("bbbb".into()), "cccc".into()));
        let kinds: Vec<_> = changes.iter().map(|change| change.kind).collect();
        assert!(kinds == [Kind::File, Kind::File, Kind::Link, Kind::Submodule, Kind::Unmerged]);
        assert!(parse(b"").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_raw_output_is_no_empty_list() {
        assert!(parse(b"fatal: bad object\0").is_none());
        assert!(parse(b":100644 100644 a b M\0").is_none());
        assert!(parse(b":100644 100644 a b R1\0a\0").is_none());
    }
}
