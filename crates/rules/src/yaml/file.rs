//! Reading what a person configures: regular files of a bounded size, and nothing else. Opening a pipe would wait for
//! whoever writes it, and a device has no end.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The bytes of the file at `path`.
///
/// # Errors
/// Why it is not read, in Chinese: it is no regular file, or larger than `limit` bytes, or the system refuses.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let unreadable = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::PermissionDenied => "没有读取的权限".to_owned(),
        _ => format!("读不出：{error}"),
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err("这是文件夹，不是文件".to_owned());
    }
    if !metadata.is_file() {
        return Err("这不是普通文件（管道、设备等），没有读；请换成普通文件".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(format!("文件大于 {} MB，请拆分", limit >> 20));
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
        assert_eq!(read(&file, 2 << 20).unwrap_err(), "文件大于 2 MB，请拆分");
        assert_eq!(read(folder.path(), 9).unwrap_err(), "这是文件夹，不是文件");
        assert_eq!(read(&folder.path().join("b"), 9).unwrap_err(), "没有这个文件");
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_not_read() {
        assert!(read(Path::new("/dev/zero"), 9).unwrap_err().contains("不是普通文件"));
    }
}
