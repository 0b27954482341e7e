//! The words that clap puts around ours, in Chinese: who reads `--help` need not read English.

/// Headings and sentences of clap, each with what stands there instead. Ours are Chinese and hold none of them.
const WORDS: [(&str, &str); 16] = [
    ("Usage:", "用法："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Possible values:", "可用的值："),
    ("[possible values: ", "[可用的值："),
    ("[default: ", "[默认："),
    // The same where a line ends behind them.
    ("[possible values:", "[可用的值："),
    ("[default:", "[默认："),
    ("[OPTIONS]", "[选项]"),
    ("[COMMAND]", "[命令]"),
    ("<COMMAND>", "<命令>"),
    ("Print this message or the help of the given subcommand(s)", "显示用法；hegao help 命令 显示那个命令的用法"),
    ("Print help (see a summary with '-h')", "显示用法（-h 只显示摘要）"),
    ("Print help (see more with '--help')", "显示用法（--help 更详细）"),
    ("Print version", "显示版本"),
];

/// A page of help in Chinese.
pub(super) fn in_chinese(page: &str) -> String {
    let page = WORDS.iter().fold(page.to_owned(), |page, (english, chinese)| page.replace(english, chinese));
    let page = page.replace("Print help", "显示用法");
    // Chinese has no space behind a colon, nor where a comment of ours goes on in its next line.
    let page = page
        .split_once(USAGE)
        .map_or_else(|| page.clone(), |(before, behind)| format!("{before}{USAGE}{}", behind.replacen(' ', "", 1)));
    let chars: Vec<char> = page.chars().collect();
    let is_joint = |at: usize| {
        chars[at] == ' ' && at > 0 && is_wide(chars[at - 1]) && chars.get(at + 1).is_some_and(|next| is_wide(*next))
    };
    chars.iter().enumerate().filter(|(at, _)| !is_joint(*at)).map(|(_, c)| c).collect()
}

/// What stands in front of how a command is called.
const USAGE: &str = "用法：";

/// Whether it is written as wide as Han: such a character, or a mark of Chinese.
fn is_wide(c: char) -> bool {
    crate::text::is_han(c) || matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '（' | '）' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Args;
    use super::in_chinese;

    #[test]
    fn every_page_is_chinese() {
        fn look(command: &mut clap::Command) {
            for page in [command.render_help(), command.render_long_help()] {
                let page = in_chinese(&page.to_string());
                for word in
                    ["Usage", "Options", "Print", "Commands", "Arguments", "ossible values", "COMMAND", "default:"]
                {
                    assert!(!page.contains(word), "{page}");
                }
                assert!(page.contains("用法：hegao") && page.contains("选项："), "{page}");
                assert!(!page.contains("。 ") && !page.contains("； "), "{page}");
            }
            command.get_subcommands_mut().filter(|command| command.get_name() != "help").for_each(look);
        }
        let mut command = Args::command();
        command.build();
        look(&mut command);
    }
}
