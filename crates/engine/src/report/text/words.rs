//! The words of the text report, in both languages side by side.

use super::super::{DocumentEntry, IdleException, Suppression, label, meaning, reason};
use super::excerpt::shown;
use crate::finding::{Accepted, Finding, Location, Suggestion};
use hegao_model::document::{Gap, GapKind, Place, SkipReason, Spot};
use hegao_rules::finding::{Applicability, Confidence, Severity};
use hegao_rules::rule::Language;

/// The fixed words of one language; sentences with numbers in them are methods.
pub(in crate::report) struct Words {
    language: Language,
    pub colon: &'static str,
    pub open: &'static str,
    pub close: &'static str,
    pub change_to: &'static str,
    pub could_be: &'static str,
    pub choose: &'static str,
    pub nothing: &'static str,
    pub why: &'static str,
    pub source: &'static str,
    pub remedy: &'static str,
    pub evidence: &'static str,
    pub confidence_label: &'static str,
    pub not_whole: &'static str,
}

static ZH: Words = Words {
    language: Language::Zh,
    colon: "：",
    open: "（",
    close: "）",
    change_to: "改为：",
    could_be: "可改为：",
    choose: "可选：",
    nothing: "（删去）",
    why: "为什么：",
    source: "依据：",
    remedy: "怎么办：",
    evidence: "判断过程：",
    confidence_label: "把握：",
    not_whole: "没有读完：",
};

static EN: Words = Words {
    language: Language::En,
    colon: ": ",
    open: " (",
    close: ")",
    change_to: "change to: ",
    could_be: "could be: ",
    choose: "choose: ",
    nothing: "(delete)",
    why: "why: ",
    source: "source: ",
    remedy: "remedy: ",
    evidence: "evidence: ",
    confidence_label: "confidence: ",
    not_whole: "not read whole: ",
};

/// Whether what could stand instead is the mask that the finding shows.
pub(in crate::report) fn suggests_mask(finding: &Finding) -> bool {
    matches!(&finding.suggestions[..], [one] if one.text == finding.matched)
}

impl Words {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    /// Chooses between the languages.
    pub fn either<T>(&self, zh: T, en: T) -> T {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.either("不能发", "must not go out"),
            Severity::Warning => self.either("请核对", "please check"),
            Severity::Note => self.either("建议", "advice"),
        }
    }

    pub fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::High => self.either("高", "high"),
            Confidence::Medium => self.either("中", "medium"),
            Confidence::Low => self.either("低", "low"),
        }
    }

    /// What people call the place, without the column.
    pub fn label(&self, location: &Location) -> String {
        label(location, self.language)
    }

    /// `第96行第14列`; where a format has no lines, the label. A cell is called as its table has it, and its line stands
    /// behind that: pages of content systems have a single one.
    pub fn place(&self, location: &Location) -> String {
        let Some(at) = location.start else { return self.label(location) };
        let line =
            self.either(format!("第{}行第{}列", at.line, at.column), format!("line {}, column {}", at.line, at.column));
        match &location.place {
            Some(Place { spot: Spot::Cell { .. }, .. }) => {
                format!("{}{}{line}{}", self.label(location), self.open, self.close)
            }
            _ => line,
        }
    }

    pub fn gap(&self, kind: GapKind) -> &'static str {
        match kind {
            GapKind::Unreadable => self.either("文件打不开", "the file cannot be opened"),
            GapKind::Undecodable => self.either("有些字节认不出是什么字", "some bytes are in no known encoding"),
            GapKind::Limit => self.either("文件太大，超出了上限", "larger than the limit"),
            GapKind::Unsupported => self.either("还不会读这种格式", "a format that hegao does not read"),
            GapKind::Crashed => self.either("读取时程序出错", "the reader failed"),
            GapKind::Encrypted => self.either("有密码", "it asks for a password"),
            GapKind::Corrupt => self.either("文件已损坏", "the file is damaged"),
            GapKind::Timeout => self.either("读取时间太长", "reading took too long"),
            GapKind::UnmappedGlyphs => self.either("有些字认不出", "some characters cannot be told"),
            GapKind::Scanned => self.either("这一页是图片", "the page is a picture"),
            GapKind::External => self.either("有内容在文件之外", "some content stands outside the file"),
        }
    }

    /// Why a file was skipped.
    pub fn skip(&self, reason: SkipReason) -> &'static str {
        match reason {
            SkipReason::Ignored => self.either(".hegaoignore 中写明不查", "left out by .hegaoignore"),
            SkipReason::Excluded => self.either("配置的 skip 中写明不查", "left out by skip: in the configuration"),
            SkipReason::Link => self.either("链接", "a link"),
            SkipReason::Special => self.either("不是普通文件", "no regular file"),
            SkipReason::LockFile => self.either("打开文档时的临时文件", "the mark of an open document"),
            SkipReason::Own => self.either("核稿自己的文件", "a file of hegao itself"),
            SkipReason::Picture => self.either("图片", "a picture"),
            SkipReason::Media => self.either("音频或视频", "sound or film"),
            SkipReason::Font => self.either("字体", "a font"),
            SkipReason::Program => self.either("程序", "a program"),
            SkipReason::Data => self.either("不是文档", "no document"),
        }
    }

    /// `跳过：图片`.
    pub fn skip_line(&self, reason: SkipReason) -> String {
        format!("{}{}{}", self.either("跳过", "skipped"), self.colon, self.skip(reason))
    }

    /// `没有读完：正文：有些字节认不出是什么字（2 个字节）`.
    pub fn gap_line(&self, gap: &Gap) -> String {
        let part = gap.part.as_deref().filter(|_| gap.kind() != GapKind::Scanned || gap.page.is_some());
        let page = gap.page.filter(|_| !gap.reason.says_page());
        let page = page.map(|number| self.either(format!("第{number}页"), format!("page {number}")));
        let part: String =
            part.map(shown).into_iter().chain(page).map(|part| format!("{part}{}", self.colon)).collect();
        let detail = shown(&reason::sentence(&gap.reason, self.language));
        let what = match detail.is_empty() {
            true => self.gap(gap.kind()).to_owned(),
            // The sentence says what it is: mostly something within a format that is read.
            false if gap.kind() == GapKind::Unsupported => detail,
            false => format!("{}{}{detail}{}", self.gap(gap.kind()), self.open, self.close),
        };
        format!("{}{part}{what}", self.not_whole)
    }

    /// `改为：和` where a program may do it, `可改为：` where a person must look, `可选：A / B` where one must choose.
    pub fn suggestion(&self, suggestions: &[Suggestion]) -> Option<String> {
        let text = |suggestion: &Suggestion| match shown(&suggestion.text) {
            text if text.is_empty() => self.nothing.to_owned(),
            text if text.trim().len() < text.len() => format!("“{text}”"),
            text => text,
        };
        match suggestions {
            [] => None,
            [one] if one.applicability == Applicability::Safe => Some(format!("{}{}", self.change_to, text(one))),
            [one] => Some(format!("{}{}", self.could_be, text(one))),
            several => {
                let texts: Vec<String> = several.iter().map(text).collect();
                Some(format!("{}{}", self.choose, texts.join(" / ")))
            }
        }
    }

    /// What to do: what could stand instead; where that is the mask that the finding shows already, the rule's remedy.
    pub fn advice(&self, finding: &Finding) -> Option<String> {
        match &finding.remedy {
            Some(remedy) if suggests_mask(finding) => Some(format!("{}{}", self.remedy, shown(remedy))),
            _ => self.suggestion(&finding.suggestions),
        }
    }

    /// What is wrong and, where the message does not say it already, what could stand instead, on one line.
    pub fn said(&self, finding: &Finding) -> String {
        let message = shown(&finding.message);
        match (&finding.suggestions[..], self.suggestion(&finding.suggestions)) {
            ([one], _) if !one.text.is_empty() && finding.message.contains(&one.text) => message,
            (_, Some(suggestion)) => format!("{message}{}{suggestion}", self.either("。", ". ")),
            (_, None) => message,
        }
    }

    /// [`Words::said`] for a format that has no room for a place without lines: it goes before the message.
    pub fn told(&self, finding: &Finding) -> String {
        let place = self.label(&finding.location);
        let said = self.said(finding);
        if finding.location.start.is_some() || place.is_empty() {
            said
        } else {
            format!("{}{}{said}", shown(&place), self.colon)
        }
    }

    /// `值班电话（李明，到 2026-12-31）`.
    pub fn accepted(&self, accepted: &Accepted) -> String {
        let until = accepted.until.map(|until| self.either(format!("到 {until}"), format!("until {until}")));
        let by: Vec<String> = accepted.person.as_deref().map(shown).into_iter().chain(until).collect();
        let reason = shown(&accepted.reason);
        match by.is_empty() {
            true => reason,
            false => format!("{reason}{}{}{}", self.open, by.join(self.either("，", ", ")), self.close),
        }
    }

    /// `已放过：第3行第5列 疑似个人手机号 138****8000 等 3 处。理由：值班电话（李明）`.
    pub fn accepted_finding(&self, finding: &Finding, accepted: &Accepted, count: usize) -> String {
        let (place, message) = (shown(&self.place(&finding.location)), shown(&finding.message));
        let more = match count {
            1 => String::new(),
            count => self.either(format!("，共 {count} 处"), format!(", {count} in all")),
        };
        let why = self.accepted(accepted);
        self.either(
            format!("已放过：{place} {message}{more}。理由：{why}"),
            format!("accepted: {place} {message}{more}. Reason: {why}"),
        )
    }

    /// A comment in a document that goes beyond what the trusted version has.
    pub fn brought(&self, suppression: &Suppression) -> String {
        let (rules, reason) = (shown(&suppression.rules.join(", ")), shown(&suppression.reason));
        let fault = suppression.fault.map_or_else(String::new, |fault| {
            self.either(format!("；没有生效：{fault}"), format!("; it does not hold ({fault})"))
        });
        self.either(
            format!("新的放过注释 [{rules}] {reason}{fault}"),
            format!("a new suppression [{rules}] {reason}{fault}"),
        )
    }

    /// What is said of a file that decides, but not as it stands here.
    pub fn overruled(&self) -> &'static str {
        self.either("与信任的版本不一样，这次核对以信任的版本为准", "is not as in the trusted version, which decided")
    }

    /// What the documents are that are called `commit:path`.
    pub fn versions(&self) -> &'static str {
        self.either(
            "写作“提交号:路径”的是中间的提交加入、后来又改掉的内容，会随这些提交一起发出去；请改写这些提交（git rebase -i），或压成一个提交。",
            "“commit:path” is what a commit between added and a later one took out: it goes out with that commit. Rewrite the commits (git rebase -i) or squash them.",
        )
    }

    /// What is said of an exception of the configuration that accepts nothing.
    pub fn idle(&self, exception: &IdleException) -> String {
        let IdleException { line, rule, path, until, is_over, is_changed, .. } = exception;
        let line =
            line.map_or_else(String::new, |line| self.either(format!("第{line}行的"), format!(" (line {line})")));
        let path =
            path.as_deref().map_or_else(String::new, |path| format!("{}{}", self.either("，", ", "), shown(path)));
        match until.filter(|_| *is_over) {
            Some(until) => self.either(
                format!("{line}例外（{rule}{path}）已于 {until} 到期，不再放过；仍要放过，请改 until"),
                format!(
                    "the exception{line} for {rule}{path} ran out on {until}; set a new until if it is still needed"
                ),
            ),
            None if *is_changed => self.either(
                format!("{line}例外（{rule}{path}）对应的文字已经改动，不再放过；请重新核对，这条例外可以删去"),
                format!(
                    "the text that the exception{line} for {rule}{path} speaks of has changed and is accepted no longer; \
                     look at it anew and delete the exception"
                ),
            ),
            None => self.either(
                format!("{line}例外（{rule}{path}）没有用上，可以删去"),
                format!("the exception{line} for {rule}{path} fits nothing and can be deleted"),
            ),
        }
    }

    pub fn many(&self, rule: &str, count: usize) -> String {
        self.either(
            format!("{rule} 在这个文件里有 {count} 处，已全部列出。如果是误报，可以在 hegao.yaml 里调整这条规则。"),
            format!("{rule}: {count} findings in this file, all listed. If they are false alarms, set the rule in hegao.yaml."),
        )
    }

    /// What is known of a file, on one line.
    pub fn facts(&self, entry: &DocumentEntry) -> String {
        let unknown = self.either("不明", "unknown");
        let date = match (&entry.date, entry.date_source) {
            (Some(date), Some(source)) => format!("{date}{}{}{}", self.open, self.date_source(source), self.close),
            (Some(date), None) => date.clone(),
            (None, _) => unknown.to_owned(),
        };
        let genre = match (entry.genre, &entry.doc_type) {
            (Some(genre), Some(doc_type)) => {
                format!("{}{}{}{}", self.genre(genre), self.open, shown(doc_type), self.close)
            }
            (Some(genre), None) => self.genre(genre).to_owned(),
            (None, Some(doc_type)) => shown(doc_type),
            (None, None) => unknown.to_owned(),
        };
        let encoding = entry.encoding.as_deref().unwrap_or(unknown);
        let facts = [
            (self.either("格式", "format"), entry.format.unwrap_or(unknown)),
            (self.either("编码", "encoding"), encoding),
            (self.either("日期", "date"), &date),
            (self.either("读者", "audience"), self.audience(entry.audience)),
            (self.either("体裁", "genre"), &genre),
            (self.either("字数", "characters"), &entry.chars.to_string()),
        ];
        let facts: Vec<String> = facts.iter().map(|(label, fact)| format!("{label}{}{fact}", self.colon)).collect();
        facts.join(self.either("，", ", "))
    }

    fn audience<'a>(&self, name: &'a str) -> &'a str {
        self.either(meaning(name).unwrap_or(name), name)
    }

    fn date_source<'a>(&self, name: &'a str) -> &'a str {
        match name {
            "given" => self.either("指定的", name),
            "signature" => self.either("成文日期", name),
            "front-matter" => self.either("文件属性", name),
            "document-number" => self.either("发文字号", name),
            "today" => self.either("按今天算", name),
            _ => name,
        }
    }

    fn genre<'a>(&self, name: &'a str) -> &'a str {
        self.either(meaning(name).unwrap_or(name), name)
    }
}
