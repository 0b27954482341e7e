//! Reading what a person configures: regular files of a bounded size, and nothing else. Opening a pipe would wait for
//! whoever writes it, and a device has no end.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::language::{Said, both};

/// The bytes of the file at `path`.
///
/// # Errors
/// Why it is not read: it is no regular file, or larger than `limit` bytes, or the system refuses.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Said> {
    let unreadable = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => both!("没有这个文件", "no such file"),
        ErrorKind::PermissionDenied => both!("没有读取的权限", "no permission to read it"),
        _ => both!("读不出：{error}", "it cannot be read: {error}"),
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(both!("这是文件夹，不是文件", "this is a folder, not a file"));
    }
    if !metadata.is_file() {
        return Err(both!(
            "这不是普通文件（管道、设备等），没有读；请换成普通文件",
            "this is no regular file (a pipe, a device …) and was not read; put a regular file there"
        ));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        let megabytes = limit >> 20;
        return Err(both!(
            "文件大于 {megabytes} MB，请拆分",
            "the file is larger than {megabytes} MB; please split it"
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_of_a_bounded_size_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        fs::write(&file, vec![b'a'; 3 << 20]).unwrap();
        assert_eq!(read(&file, 3 << 20).unwrap().len(), 3 << 20);
        assert_eq!(read(&file, 2 << 20).unwrap_err().zh, "文件大于 2 MB，请拆分");
        assert_eq!(read(folder.path(), 9).unwrap_err().zh, "这是文件夹，不是文件");
        assert_eq!(read(&folder.path().join("b"), 9).unwrap_err().zh, "没有这个文件");
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_not_read() {
        assert!(read(Path::new("/dev/zero"), 9).unwrap_err().zh.contains("不是普通文件"));
    }
}
