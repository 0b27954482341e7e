//! The READMEs' console blocks are what the program prints.

use std::path::Path;
use std::process::Command;

#[test]
fn the_blocks_of_the_readmes_are_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut blocks = 0;
    for page in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        for block in text.split("```console\n").skip(1) {
            let block = block.split("```").next().unwrap();
            let (command, rest) = block.strip_prefix("$ hegao ").unwrap().split_once('\n').unwrap();
            let (code, shown) = rest.strip_prefix("? ").unwrap().split_once('\n').unwrap();
            let output = Command::new(env!("CARGO_BIN_EXE_hegao"))
                .args(command.split(' '))
                .current_dir(root)
                .env_remove("CI")
                .env_remove("COLUMNS")
                .output()
                .unwrap();
            assert_eq!(String::from_utf8(output.stdout).unwrap(), shown, "{page}: {command}");
            assert_eq!(output.status.code(), code.parse().ok(), "{page}: {command}");
            blocks += 1;
        }
    }
    assert_eq!(blocks, 2);
}
