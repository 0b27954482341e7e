//! A run that is ended leaves nothing behind.
#![cfg(unix)]

use crate::support;

use support::Desk;
use support::office::Pdf;

/// Processes that `parent` has started.
#[cfg(unix)]
fn children(parent: u32) -> Vec<String> {
    let list = std::process::Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let words = list.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let parent = parent.to_string();
    words.filter(|words| words[1] == parent).map(|words| words[0].to_owned()).collect()
}

/// Whether a process is gone, or waits for nothing but to be taken note of.
#[cfg(unix)]
fn has_ended(process: &str) -> bool {
    let state = std::process::Command::new("ps").args(["-o", "stat=", "-p", process]).output().unwrap();
    state.stdout.is_empty() || state.stdout.starts_with(b"Z")
}

/// Waits for what must come soon.
#[cfg(unix)]
fn soon<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    for _ in 0..100 {
        if let Some(seen) = look() {
            return seen;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("not within five seconds: {what}");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_ended_leaves_nothing_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    let desk = Desk::new();
    desk.file("a.txt", "请抓好落实。\n");
    assert_eq!(desk.run(&["check", "a.txt", "-o", "json=r.json"]).code, 0);
    let before = std::fs::read(desk.path().join("r.json")).unwrap();
    // Takes a reader many times as long as this test.
    let line = "BT /F 16 Tf 1 0 0 1 72 700 Tm <52D552D552D552D552D552D552D552D5> Tj ET\n".repeat(2_000);
    let long = (0..60).fold(Pdf::new("UniGB-UCS2-H"), |pdf, _| pdf.add_page(line.clone()));
    desk.file("long.pdf", long.bytes());
    for (signal, code) in
        [(Signal::INT, Some(130)), (Signal::TERM, Some(143)), (Signal::HUP, Some(129)), (Signal::KILL, None)]
    {
        let mut run = desk.command().args(["check", "long.pdf", "-o", "json=r.json"]).spawn().unwrap();
        let reader = soon("a process that reads", || children(run.id()).pop());
        std::thread::sleep(std::time::Duration::from_millis(300));
        kill_process(Pid::from_child(&run), signal).unwrap();
        assert_eq!(run.wait().unwrap().code(), code, "{signal:?}");
        soon("the end of the process that reads", || has_ended(&reader).then_some(()));
        let mut left: Vec<_> =
            std::fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a.txt", "long.pdf", "r.json"], "{signal:?}");
        assert_eq!(std::fs::read(desk.path().join("r.json")).unwrap(), before);
    }
}
