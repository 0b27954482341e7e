//! What the words of configuration files and options mean, for those who read Chinese: they stand here for reports and for
//! what the program says of a word that it does not know.

/// What `word` is called in Chinese, if it is a word for readers, genres, severities or languages.
#[must_use]
pub fn meaning(word: &str) -> Option<&'static str> {
    let meaning = match word {
        "public" => "公众",
        "internal" => "内部",
        "official" => "公文",
        "statute" => "法规",
        "speech" => "讲话",
        "list" => "名单",
        "news" => "新闻",
        "contract" => "合同",
        "manual" => "手册",
        "general" => "一般文章",
        "error" => "不能发",
        "warning" => "请核对",
        "note" => "建议",
        "zh" => "中文",
        "en" => "英文",
        _ => return None,
    };
    Some(meaning)
}
