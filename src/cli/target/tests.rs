//! A result is where it was meant to be, whole, or nothing has changed.

use std::cell::Cell;

use super::*;
use crate::cli::whole::Unfinished;
use crate::revise::suffixed;

/// A disk whose step number `fails` is the last that it takes; `is_false` spoils what is read there instead.
#[derive(Default)]
struct Failing {
    step: Cell<usize>,
    fails: usize,
    is_false: bool,
}

impl Failing {
    fn at(fails: usize, is_false: bool) -> Self {
        Self { step: Cell::new(0), fails, is_false }
    }

    fn step(&self) -> io::Result<()> {
        self.step.set(self.step.get() + 1);
        if self.step.get() == self.fails && !self.is_false { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    /// What a faulty disk gives back.
    fn spoilt(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        if self.is_false && self.step.get() == self.fails {
            bytes.pop();
        }
        bytes
    }
}

impl Disk for Failing {
    fn begin(&self, place: &Path, like: Option<&Permissions>) -> io::Result<Unfinished> {
        self.step()?;
        System.begin(place, like)
    }

    /// Eight bytes at a time: each may be the last that the disk has room for.
    fn write(&self, file: &mut Unfinished, bytes: &[u8]) -> io::Result<()> {
        for bytes in bytes.chunks(8) {
            self.step()?;
            System.write(file, bytes)?;
        }
        Ok(())
    }

    fn read_back(&self, file: &mut Unfinished) -> io::Result<Vec<u8>> {
        self.step()?;
        System.read_back(file).map(|bytes| self.spoilt(bytes))
    }

    fn read(&self, place: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        System.read(place).map(|bytes| self.spoilt(bytes))
    }

    fn settle(&self, file: Unfinished, over: bool) -> io::Result<()> {
        self.step()?;
        System.settle(file, over)
    }
}

const OLD: &[u8] = "请认真布署各项工作。\n".as_bytes();
const NEW: &[u8] = "请认真部署各项工作。\n".as_bytes();

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("报告.txt"), OLD).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn target(&self, args: &TargetArgs) -> Result<Target, Failure> {
        let source = self.path("报告.txt");
        Target::of(args, &source, &suffixed(&source, "-修改"))
    }

    /// All files with what they hold.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap());
        let mut files: Vec<_> = entries
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap_or_default()))
            .collect();
        files.sort();
        files
    }
}

fn files(files: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
}

fn said(result: Result<impl std::fmt::Debug, Failure>) -> String {
    match result {
        Err(Failure::Message(said)) => said.zh,
        Err(Failure::ClosedPipe(_)) => "closed".to_owned(),
        Ok(done) => format!("{done:?}"),
    }
}

fn in_place() -> TargetArgs {
    TargetArgs { in_place: true, ..TargetArgs::default() }
}

#[test]
fn a_suffix_stands_in_front_of_the_ending() {
    for (file, name) in [
        ("文件/报告.docx", "报告-修改.docx"),
        ("报告", "报告-修改"),
        ("报告.2025.txt", "报告.2025-修改.txt"),
        (".hegao", ".hegao-修改"),
    ] {
        assert_eq!(suffixed(Path::new(file), "-修改"), *name);
    }
}

#[test]
fn a_result_goes_beside_its_source() {
    let desk = Desk::new();
    let target = desk.target(&TargetArgs::default()).ok().unwrap();
    let written = target.write(OLD, NEW, |bytes| {
        assert_eq!(bytes, NEW);
        Ok(())
    });
    let Written { place, sha256 } = written.ok().unwrap();
    assert_eq!((place, sha256.len()), (desk.path("报告-修改.txt"), 64));
    assert_eq!(desk.files(), files(&[("报告-修改.txt", NEW), ("报告.txt", OLD)]));
}

#[test]
fn nothing_is_overwritten_unless_it_is_asked_for() {
    let desk = Desk::new();
    fs::write(desk.path("报告-修改.txt"), "别人的稿子").unwrap();
    let refused = said(desk.target(&TargetArgs::default()));
    assert!(refused.contains("已经存在") && refused.contains("--force"), "{refused}");
    let forced = TargetArgs { force: true, ..TargetArgs::default() };
    desk.target(&forced).ok().unwrap().write(OLD, NEW, |_| Ok(())).ok().unwrap();
    assert_eq!(desk.files(), files(&[("报告-修改.txt", NEW), ("报告.txt", OLD)]));
    // The original is never another file, by whatever name it is called.
    let own = TargetArgs { output: Some(desk.path("./报告.txt")), force: true, in_place: false };
    let refused = said(desk.target(&own));
    assert!(refused.contains("--in-place"), "{refused}");
}

#[test]
fn what_has_come_meanwhile_stays() {
    let desk = Desk::new();
    let target = desk.target(&TargetArgs::default()).ok().unwrap();
    let written = target.write(OLD, NEW, |_| {
        fs::write(desk.path("报告-修改.txt"), "先到").unwrap();
        Ok(())
    });
    assert!(said(written).contains("已经存在"));
    assert_eq!(desk.files(), files(&[("报告-修改.txt", "先到".as_bytes()), ("报告.txt", OLD)]));
    // Somebody saves the original while it is worked on.
    let target = desk.target(&in_place()).ok().unwrap();
    let written = target.write(OLD, NEW, |_| {
        fs::write(desk.path("报告.txt"), "新稿").unwrap();
        Ok(())
    });
    assert!(said(written).contains("改过"));
    assert_eq!(desk.files()[1].1, "新稿".as_bytes());
}

#[test]
fn a_folder_takes_the_result_under_its_own_name() {
    let desk = Desk::new();
    fs::create_dir(desk.path("改好")).unwrap();
    let args = TargetArgs { output: Some(desk.path("改好")), ..TargetArgs::default() };
    let target = desk.target(&args).ok().unwrap();
    target.write(OLD, NEW, |_| Ok(())).ok().unwrap();
    assert_eq!(fs::read(desk.path("改好/报告-修改.txt")).unwrap(), NEW);
    let args = TargetArgs { output: Some(desk.path("没有/a.txt")), ..TargetArgs::default() };
    let refused = said(desk.target(&args).ok().unwrap().write(OLD, NEW, |_| Ok(())));
    assert!(refused.contains("没有这个文件夹"), "{refused}");
}

#[cfg(unix)]
#[test]
fn links_and_what_may_not_be_written_are_left() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    symlink(desk.path("报告.txt"), desk.path("链接.txt")).unwrap();
    let source = desk.path("链接.txt");
    let refused = said(Target::of(&in_place(), &source, OsStr::new("a")));
    assert!(refused.contains("链接"), "{refused}");
    fs::set_permissions(desk.path("报告.txt"), Permissions::from_mode(0o440)).unwrap();
    let refused = said(desk.target(&in_place()));
    assert!(refused.contains("只读"), "{refused}");
    fs::set_permissions(desk.path("报告.txt"), Permissions::from_mode(0o640)).unwrap();
    desk.target(&in_place()).ok().unwrap().write(OLD, NEW, |_| Ok(())).ok().unwrap();
    let mode = fs::metadata(desk.path("报告.txt")).unwrap().permissions().mode();
    assert_eq!((mode & 0o777, fs::read(desk.path("报告.txt")).unwrap()), (0o640, NEW.to_vec()));
}

#[test]
fn what_is_not_as_meant_takes_no_place() {
    for args in [in_place(), TargetArgs::default()] {
        let desk = Desk::new();
        let target = desk.target(&args).ok().unwrap();
        let refused = said(target.write(OLD, NEW, |_| Err(both!("还有一处", "one is left"))));
        assert!(refused.contains("还有一处"), "{refused}");
        assert_eq!(desk.files(), files(&[("报告.txt", OLD)]));
    }
}

/// Lets every step fail, one after another, until a write comes through; then lets every one of them be false.
#[test]
fn whatever_fails_the_old_file_stays() {
    let steps = NEW.len().div_ceil(8) + 5;
    for fails in 1..=steps {
        let desk = Desk::new();
        let target = desk.target(&in_place()).ok().unwrap();
        let disk = Failing::at(fails, false);
        let result = target.write_on(&disk, OLD, NEW, |_| Ok(()));
        assert!(disk.step.get() >= fails, "{fails}");
        assert!(result.is_err(), "{fails}");
        // The last step only looks again at what stands there; where it cannot, the old bytes come back.
        assert_eq!(desk.files(), files(&[("报告.txt", OLD)]), "{fails}");
    }
    let disk = Failing::at(steps + 1, false);
    let desk = Desk::new();
    desk.target(&in_place()).ok().unwrap().write_on(&disk, OLD, NEW, |_| Ok(())).ok().unwrap();
    assert_eq!((disk.step.get(), desk.files()), (steps, files(&[("报告.txt", NEW)])));
    // What the disk gives back is not what it was given: at the reading back, and at the last look.
    for fails in [steps - 3, steps] {
        let desk = Desk::new();
        let disk = Failing::at(fails, true);
        let refused = said(desk.target(&in_place()).ok().unwrap().write_on(&disk, OLD, NEW, |_| Ok(())));
        assert!(refused.contains("读回的内容") && refused.contains("原文件保持不变"), "{refused}");
        assert_eq!(desk.files(), files(&[("报告.txt", OLD)]), "{fails}");
    }
}

#[test]
fn a_new_file_is_whole_or_not_there() {
    let steps = NEW.len().div_ceil(8) + 4;
    for fails in 1..=steps {
        let desk = Desk::new();
        let target = desk.target(&TargetArgs::default()).ok().unwrap();
        let result = target.write_on(&Failing::at(fails, false), OLD, NEW, |_| Ok(()));
        assert!(result.is_err(), "{fails}");
        assert_eq!(desk.files(), files(&[("报告.txt", OLD)]), "{fails}");
    }
}
