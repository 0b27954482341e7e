//! What people read of a gap: the sentences of all reasons, in both languages side by side. Each says what was not
//! examined and what to do about it. No other file has such a sentence.

mod words;

use super::in_words;
use hegao_model::document::Reason;
use hegao_model::document::budget::Bound;
use hegao_rules::rule::Language;
use words::count;

/// What was not examined, and what to do, in one sentence.
#[must_use]
pub fn sentence(reason: &Reason, language: Language) -> String {
    Tongue(language).reason(reason)
}

/// One language.
#[derive(Clone, Copy)]
struct Tongue(Language);

/// A table of sentences: a pattern, then Chinese and English.
macro_rules! sentences {
    ($tongue:ident, $of:expr; $($pattern:pat => $zh:literal, $en:literal $(, $name:ident = $value:expr)*;)+) => {
        match $of {
            $($pattern => {
                $(let $name = $value;)*
                match $tongue.0 { Language::Zh => format!($zh), Language::En => format!($en) }
            })+
        }
    };
}

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "tables, a row a reason")]
impl Tongue {
    fn reason(self, reason: &Reason) -> String {
        use Reason as R;
        sentences! { self, reason;
            // Files and folders.
            R::NoPermission => "没有读取权限，没有检查；请检查文件权限，或以有权限的用户运行",
                "no permission to read it, not checked; check the permissions of the file, or run hegao as a user who has them";
            R::Vanished => "文件在检查时已经不在，没有检查；请确认后重新运行",
                "the file was gone when it was to be read, not checked; make sure that it is there, and run again";
            R::DanglingLink => "这是一个链接，它指向的文件不存在，没有检查；请检查原来的文件",
                "a link that leads nowhere: the file that it names does not exist, not checked; check the original";
            R::Busy => "文件正被其他程序占用，没有检查；请关闭那个程序后重新运行",
                "another program holds the file, not checked; close that program and run again";
            R::NoMemory => "内存不足，没有检查；请关闭其他程序后重新运行",
                "the system is out of memory, not checked; close other programs and run again";
            R::ReadFailed => "读取失败，没有检查；请确认文件没有损坏、没有被其他程序打开，磁盘或网络驱动器正常",
                "reading failed, not checked; make sure that the file is not damaged or open in another program, and that the disk or network drive works";
            R::Unlisted => "不能列出这个文件夹，没有检查；请检查文件夹是否完好", "the folder cannot be listed, not checked; see whether it is intact";
            R::SpecialIgnoreFile => "这里的 .hegaoignore 或 .gitignore 不是普通文件（是管道或设备），没有检查；请删去它，或换成普通文件",
                ".hegaoignore or .gitignore is no regular file here (a pipe or a device), not checked; delete it, or put a regular file in its place";
            R::SpecialFile => "这不是普通文件，没有检查", "no regular file, not checked";
            R::LfsPointer => "这里只有 Git LFS 指针，不是内容，没有检查；请先 git lfs pull，再按文件名检查",
                "a pointer of Git LFS and not the content, not checked; run git lfs pull, then check the file by its name";
            R::TooLarge { size, limit } => "{has}超过上限 {limit}，没有检查；请拆分后再查，或在配置中调高上限",
                "{has}more than the limit of {limit}, not checked; split it, or raise the limit in the configuration",
                has = self.has(*size), limit = self.size(*limit);
            R::NotInRepository => "git 仓库中没有这份文件的内容（部分克隆？），没有检查；核稿从不下载，请先运行 git fetch --refetch --no-filter 再查",
                "the git repository does not have the content of the file (a partial clone?), not checked; hegao never downloads: run git fetch --refetch --no-filter, then check again";
            R::Unchanged => "不在要检查的改动中，没有检查", "not among the changes to be checked, not checked";
            R::Submodule => "这是子模块，内容在另一个仓库中，没有检查；请在那个仓库中检查，或把它写进 .hegaoignore",
                "a submodule, whose content is in another repository, not checked; check it there, or list it in .hegaoignore";
            R::Unmerged => "这份文件有未解决的合并冲突，没有检查；请解决冲突、git add 后再查",
                "the file has a merge conflict, not checked; resolve it and git add the file, then check again";
            R::TooManyVersions => "这个范围里文件的版本太多，从这个提交起没有检查；请分段检查：hegao check --history --diff 旧..中",
                "too many versions of files in this range, not checked from this commit on; check the range in pieces: hegao check --history --diff OLD..MIDDLE";

            // The program.
            R::Memory => "读取和核对所需的内存超过上限，没有检查；请拆分后再查，或在配置中调高 limits.memory",
                "reading and checking it takes more memory than the limit, not checked; split it, or raise limits.memory in the configuration";
            R::ReadingMemory => "读取所需的内存超过上限，没有检查；请拆分后再查，或在配置中调高 limits.memory",
                "reading it takes more memory than the limit, not checked; split it, or raise limits.memory in the configuration";
            R::ReadingTime { seconds } => "读了 {seconds} 秒还没有读完，没有检查；请拆分后再查，或在配置中调高 limits.seconds",
                "not read after {time}, not checked; split it, or raise limits.seconds in the configuration", time = count(*seconds, "second");
            R::ReadingCut { seconds } => "读了 {seconds} 秒还没有读完，后面的没有检查；请拆分后再查，或在配置中调高 limits.seconds",
                "not read to its end after {time}, the rest was not checked; split it, or raise limits.seconds in the configuration", time = count(*seconds, "second");
            R::CheckingTime { seconds } => "核对了 {seconds} 秒还没有完，后面的没有检查；请拆分后再查，或在配置中调高 limits.seconds",
                "checking did not end within {time}, the rest was not checked; split it, or raise limits.seconds in the configuration", time = count(*seconds, "second");
            R::ReaderNotStarted => "不能启动读取进程，没有检查；请检查程序文件是否完好、能否运行",
                "the process that reads could not be started, not checked; see whether the program file is intact and may be run";
            R::ReaderEnded => "读取时程序中止，没有检查：文件已损坏，或所需内存超过上限；请用原来的软件打开后另存再查，或在配置中调高 limits.memory",
                "the process that reads broke off, not checked: the file is damaged, or takes more memory than the limit; open it in its own program and save it anew, or raise limits.memory in the configuration";
            R::Failed => "程序内部出错，这份文件没有核对；请报告这个问题，不要附文件内容",
                "an error in hegao itself, the file was not checked; please report it, without the content of the file";

            // Records of a stream.
            R::RecordSyntax { column } => "这一行不是一个 JSON 对象（第 {column} 个字节起读不懂），没有检查；请检查写记录的程序，一条记录写成一行 JSON",
                "the line is no JSON object (it cannot be read from byte {column} on), not checked; see to the program that writes the records: each is one line of JSON";
            R::RecordKey { key } => "记录里的“{key}”认不出，或者写了两次，没有检查；可用的有 name、text、base64、audience、date，各写一次",
                "the record has a key “{key}”, which is unknown or stands twice, not checked; its keys are name, text, base64, audience and date, each once";
            R::RecordValue { key } => "记录里 {key} 的值不能用，没有检查；name、text 是文字，base64 是编码后的内容，audience 是 public 或 internal，date 如 2025-01-08",
                "the value of {key} in the record cannot be used, not checked; name and text are strings, base64 is encoded content, audience is public or internal, date is like 2025-01-08";
            R::RecordContent => "记录里没有内容，或者有两份，没有检查；text 和 base64 请写一个，也只写一个",
                "the record has no content, or two, not checked; write either text or base64";

            // What a file is.
            R::Unread { format } => "这是{name}，还不会读，没有检查；{advice}；不必查的写进 .hegaoignore",
                "hegao does not read this format yet ({name}), not checked; {advice}; list what need not be checked in .hegaoignore",
                name = self.format(format), advice = self.advice(format);
            R::NoDocument => "这不是文档文件，没有检查；如果它是文档，请另存为 .docx、.pdf 或 UTF-8 的 .txt 再查",
                "no document, not checked; if it is one, save it as .docx, .pdf or .txt in UTF-8 and check that";
            R::Empty { size } => "文件是空的（{size} 字节），没有可以检查的内容；请重新下载，或向发来的人再要一份",
                "the file is empty ({bytes}), there is nothing to check; download it anew, or ask its sender for another copy", bytes = count(*size, "byte");
            R::Misnamed { format } => "名字说它是{name}，内容却不是，没有检查；可能下载时出错，请打开看看，重新下载，或按内容改名后再查",
                "its name says that its format is {name}, its content does not agree, not checked; perhaps the download failed: open it, download it anew, or name it by its content",
                name = self.format(format);
            R::HalfText => "像是文字，又夹有不是文字的字节，没有检查；请另存为 UTF-8 的 .txt 再查",
                "it looks like text, with bytes that are none, not checked; save it as .txt in UTF-8 and check that";
            R::EncryptedFile => "文件已加密，没有检查；请用 Word 或 WPS 打开，去掉密码后再查",
                "the file is encrypted, not checked; open it in Word or WPS and take the password off, then check again";
            R::UndecodableText { bytes, encoding } => "有 {bytes} 个字节不能按 {encoding} 解码，这一处没有检查；请核对原文，改正后另存为 UTF-8 再查",
                "{amount} cannot be decoded as {encoding}, not checked there; compare with the original, correct it, and save it in UTF-8",
                amount = count(*bytes, "byte"), encoding = self.encoding(encoding);

            // Containers and XML.
            R::DamagedContainer => "文件不完整或已损坏，打不开，没有检查；请用做它的软件（如 Word、Excel、WPS）打开修复，另存为 .docx、.xlsx 或 .pptx 再查",
                "the file is not whole or damaged and cannot be opened, not checked; have the program it was made with (Word, Excel, WPS) repair it, save it as .docx, .xlsx or .pptx, and check that";
            R::UnlistedParts => "文件里有目录没有列出的部件，没有检查：文件不完整，或存有旧的内容；请用 Word 或 WPS 打开另存后再查",
                "the file has parts that its directory does not list, not checked: it is not whole, or keeps old content; open it in Word or WPS and save it anew";
            R::AmbiguousParts => "压缩包的目录有重名、越界或前后不一致的部件，各程序看到的内容可能不同，没有全部检查；请用 Word 或 WPS 打开，另存后再查",
                "parts in the directory of the archive share a name, lead outside or contradict each other, so that programs may see different content; not all was checked; open it in Word or WPS and save it anew";
            R::DamagedPart => "已损坏，解不开，没有检查；请用 Word 或 WPS 打开修复、另存后再查",
                "damaged, cannot be unpacked, not checked; have Word or WPS repair it, save it anew, and check that";
            R::MissingPart => "文档引用了它，文件里却没有，没有检查；请用 Word 或 WPS 打开修复、另存后再查",
                "the document refers to it, and the file does not have it, not checked; have Word or WPS repair it, save it anew, and check that";
            R::EncryptedPart => "已加密，没有检查；请去掉密码后再查", "encrypted, not checked; take the password off, then check again";
            R::OddlyPacked => "用了办公软件不用的压缩方法，没有检查；请用 Word 或 WPS 打开，另存后再查",
                "packed in a way that office programs do not use, not checked; open it in Word or WPS and save it anew";
            R::UndecodablePart { bytes } => "有 {bytes} 个字节不能解码，这一处没有检查；请用 Word 或 WPS 打开另存后再查",
                "{amount} cannot be decoded, not checked there; open it in Word or WPS and save it anew", amount = count(*bytes, "byte");
            R::OtherEncoding { encoding } => "声明的编码与内容不符，已按 {encoding} 检查；请用 Word 或 WPS 打开，另存后再查",
                "its content is not in the encoding that it states, checked as {encoding}; open it in Word or WPS and save it anew";
            R::Doctype => "含有 DOCTYPE 声明，为安全起见没有检查；正常的办公文档没有它",
                "it has a DOCTYPE, not checked for safety's sake; a sound office document has none";
            R::BrokenXml => "内容已损坏，这一处起没有检查；请用 Word 或 WPS 打开修复后再查",
                "the content is damaged, not checked from there on; have Word or WPS repair it, then check again";
            R::CutXml => "内容不完整，后面的已丢失；请用 Word 或 WPS 打开修复后再查",
                "the content is not whole, the rest is lost; have Word or WPS repair it, then check again";
            R::EmbeddedFile => "这是文档里的内嵌文件，没有检查；请取出来单独检查，或把它改成图片",
                "a file within the document, not checked; take it out and check it by itself, or make a picture of it";
            R::MergedPage => "正文中并入了一个单文件网页（.mht），没有检查；请用 Word 打开，另存后再查",
                "the text takes in a web page (.mht), not checked; open it in Word and save it anew";
            R::PictureProperties => "图片的说明（XMP 或 SVG）损坏，后面的没有检查；请重新插入这张图片后再查",
                "the description of a picture (XMP or SVG) is damaged, the rest of it was not checked; insert the picture anew, then check again";

            // Office documents.
            R::External { what } => "有内容存放在文件之外（{what}），没有检查；请把它放进文档，或删去后再查",
                "some content stands outside the file ({what}), not checked; put it into the document, or delete it, then check again", what = self.outside(*what);
            R::Queries => "Power Query 的查询读不出来，没有检查；请用 Excel 打开，另存后再查",
                "the queries of Power Query cannot be read, not checked; open it in Excel and save it anew";
            R::DataModel => "工作簿里有数据模型（Power Pivot），没有检查；不要的请在 Excel 里删去，再另存",
                "the workbook has a data model (Power Pivot), not checked; if it is not wanted, delete it in Excel and save the workbook anew";
            R::NoSheets => "工作簿里没有找到工作表，没有检查；请用 Excel 或 WPS 打开修复、另存后再查",
                "no sheet was found in the workbook, not checked; have Excel or WPS repair it, save it anew, and check that";
            R::NoSheet => "内容不是工作表，没有检查；请用 Excel 或 WPS 打开，另存后再查",
                "the content is no sheet, not checked; open it in Excel or WPS and save it anew";
            R::LostStrings => "有单元格的文字在共享字符串里找不到，没有检查；请用 Excel 或 WPS 打开修复、另存后再查",
                "the text of some cells is not among the shared strings, not checked; have Excel or WPS repair it, save it anew, and check that";
            R::NoResults { sheet, cells } => "工作表“{sheet}”有公式没有存结果，{cells}，打开后显示的内容没有检查；请用 Excel 或 WPS 打开、保存后再查",
                "formulas without a stored result in the sheet “{sheet}”, {cells}: what they show was not checked; open it in Excel or WPS, save it, and check that", cells = self.cells(cells);
            R::NumberFormat { sheet, cells } => "工作表“{sheet}”有单元格的数字格式认不出，{cells}，已按存的数检查，显示的内容没有检查；请把格式改为常规后再查",
                "an unknown number format in the sheet “{sheet}”, {cells}: checked as stored, but not as shown; set the format to General, then check again", cells = self.cells(cells);

            // Pages that are pictures.
            R::ScannedPage { page, percent } => "第{page}页是图片（扫描件{share}），没有检查；请先做文字识别（如 --ocr），或查原文",
                "page {page} is a picture (a scan{share}), not checked; have its text recognised first (with --ocr, say), or check the original", share = self.share(*percent);
            R::RecognitionFailed { page } => "第{page}页是图片（扫描件），--ocr 的程序没有给出文字，没有检查；请单独运行它看看，或查原文",
                "page {page} is a picture (a scan), and the program of --ocr gave no text, not checked; run it by itself to see why, or check the original";
            R::ScannedPicture { picture } => "第{picture}张图片占了一页，页上几乎没有文字（扫描件），没有检查；请先做文字识别（如 --ocr），或查原文",
                "picture {picture} takes a page with hardly any text (a scan), not checked; have its text recognised first (with --ocr, say), or check the original";
            R::ScannedSheet { sheet } => "工作表“{sheet}”上有整页的图片（扫描件），没有检查；请先做文字识别，或查原文",
                "a picture fills the sheet “{sheet}” (a scan), not checked; have its text recognised first, or check the original";
            R::CutFile => "文件不完整，后面的内容没有检查；请用 Word 或 WPS 打开修复、另存后再查",
                "the file is cut off, what follows was not checked; open it in Word or WPS, save it anew, and check that";
            R::ScannedSlide { slide } => "第{slide}张幻灯片是整页的图片（扫描件），没有检查；请先做文字识别，或查原文",
                "slide {slide} is a picture (a scan), not checked; have its text recognised first, or check the original";
            R::Pictures { count } => "里面只有图片（{count} 张），图里的字没有检查；请对照原件核对，或换成有文字的文件",
                "there is nothing in it but pictures ({amount}), the words in them were not checked; compare with the original, or use a file with text", amount = count;
            R::ScannedHeader => "正文几乎没有文字，页眉或页脚里是整页的图片（扫描件），没有检查；请先做文字识别，或查原文",
                "hardly any text, and a picture of the whole page in the header or footer (a scan), not checked; have its text recognised first, or check the original";
            R::ScannedWebPage => "这一页几乎没有文字，内容是图片（扫描件），没有检查；请先做文字识别，或查原文",
                "hardly any text on this page, its content is a picture (a scan), not checked; have its text recognised first, or check the original";
            R::DrawnPage { page } => "第{page}页的字已转成图形，没有检查；请先做文字识别，或查原文",
                "the letters of page {page} are drawings, not checked; have them recognised first, or check the original";
            R::DrawnWebPage => "这一页的字已转成图形（svg），没有检查；请先做文字识别，或查原文",
                "the letters of this page are drawings (svg), not checked; have them recognised first, or check the original";

            // Web pages.
            R::ShownFiles { element } => "这个网页里显示着别的文件（{element}），没有检查；请把那些文件也拿来检查",
                "the page shows other files ({element}), not checked; check those files too";
            R::Frames => "这个网页由框架（frame）拼成，框架里的网页是别的文件，没有检查；请把那些文件也拿来检查",
                "the page is made of frames, and the pages in them are other files, not checked; check those files too";
            R::Scripts => "这个网页打开后才由脚本写出内容，没有检查；请在浏览器里打开，另存为网页或 PDF 后再查",
                "scripts write this page when it is opened, not checked; open it in a browser, save it as a web page or PDF, and check that";
            R::CutTag => "网页在一个标签中间断了，断处的内容没有检查；请核对文件是否完整，重新保存后再查",
                "the page breaks off within a tag, not checked there; see whether the file is whole, save it anew, and check that";

            // Mail.
            R::CutMail => "邮件的这一部分不完整，缺了的没有检查；请从邮箱里重新导出后再查",
                "this part of the message is not whole, what is missing was not checked; export the message anew from the mailbox, then check again";
            R::MailEncoding { encoding } => "这一部分用了不认识的编码（{encoding}），没有检查；请用邮件程序打开，另存为 .txt 或 .html 再查",
                "this part is written in a way that hegao does not read ({encoding}), not checked; open it in a mail program and save it as .txt or .html";

            // Letters.
            R::UnmappedLetters { place, places, letters } => "{place}{many}有 {letters} 个字没有说明是什么字（私用区字符或乱码），没有检查；请换用普通字体、重新输入这些字，或对照原文",
                "{place}{many}: nothing says which characters {amount} are (private-use characters or garbled text), not checked; use a common font and type them anew, or compare with the original",
                place = in_words(place, self.0), many = self.many(*places), amount = count(*letters as u64, "letter");
            R::UnmappedFont { page, letters, percent } => "第{page}页有 {letters} 个字（约 {percent}%）的字体没有说明是什么字，这一页不能可靠检查；请从原文重新导出 PDF，或查原来的 .docx",
                "on page {page} the font of {amount} (about {percent}%) does not say which characters they are, so the page cannot be checked reliably; export the PDF anew from the original, or check the original .docx",
                amount = count(*letters as u64, "letter");
            R::UnreadCodes { page } => "第{page}页有文字的编码不在字体的编码表里，其后的字可能读错，这一页不能可靠检查；请从原文重新导出 PDF，或查原来的 .docx",
                "a text on page {page} has codes that the map of its font does not have, and what follows may be misread, so the page cannot be checked reliably; export the PDF anew from the original, or check the original .docx";
            R::UnreadFont { page } => "第{page}页用的字体读不出来，这些字没有检查；请从原文重新导出 PDF，或查原来的 .docx",
                "a font of page {page} cannot be read, its letters were not checked; export the PDF anew from the original, or check the original .docx";

            // PDF files.
            R::PdfPassword => "打开这个 PDF 要密码，没有检查；请去掉密码另存后再查",
                "the PDF asks for a password, not checked; save it without one, and check that";
            R::PdfEncryption => "这个 PDF 的加密方式不认识，没有检查；请去掉加密另存后再查",
                "the PDF is encrypted in an unknown way, not checked; save it without encryption, and check that";
            R::PdfUnreadable => "PDF 文件损坏，读不出页面，没有检查；请重新导出后再查",
                "the PDF is damaged, no page can be read, not checked; export it anew, and check that";
            R::PdfUnpacked { limit } => "解压后超过 {limit} MB，没有检查；请确认文件来源，另存为较小的 PDF 再查，或调高 limits 的上限",
                "more than {limit} MB when unpacked, not checked; make sure where it comes from, save it as a smaller PDF, or raise the bound under limits", limit = limit >> 20;
            R::PdfPages { pages, limit } => "共 {pages} 页，只检查了前 {limit} 页；请分成几个文件再查",
                "only the first {limit} of {pages} pages were checked; split it into several files";
            R::PdfParagraphs { limit } => "超过 {limit} 段，后面的没有检查；请分成几个文件再查",
                "more than {limit} paragraphs, the rest was not checked; split it into several files";
            R::PdfDamage { places } => "文件里有 {places} 处数据损坏，读出的内容可能不全；请重新导出后再查",
                "data of the file are damaged in {amount}, what was read may not be all; export it anew, and check that", amount = count(*places as u64, "place");
            R::PdfNoPage => "文件没有一页，读出的内容可能不全；请重新导出后再查",
                "the file has no page, what was read may not be all; export it anew, and check that";
            R::PdfPageList => "页面的目录损坏，读出的内容可能不全；请重新导出后再查",
                "the list of pages is damaged, what was read may not be all; export it anew, and check that";
            R::PdfLostPages { expected, found } => "文件应有 {expected} 页，只读出 {found} 页，读出的内容可能不全；请重新导出后再查",
                "only {found} of {expected} pages were found, what was read may not be all; export it anew, and check that";
            R::PdfNoEnd => "文件没有结尾，可能只传了一部分，读出的内容可能不全；请重新导出后再查",
                "the file has no end, perhaps only a part of it was sent, what was read may not be all; export it anew, and check that";
            R::PdfUnfinished => "文件末尾有一次没有写完的修改，读出的内容可能不全；请重新导出后再查",
                "a change at the end of the file was not written to its end, what was read may not be all; export it anew, and check that";
            R::PdfIndex => "文件的对象索引（交叉引用表）损坏，是重新拼出来的，读出的内容可能不全；请重新导出后再查",
                "the index of objects (cross-reference table) is damaged and was put together anew, what was read may not be all; export it anew, and check that";
            R::PdfMissingObjects { count: missing, first } => "文件里缺 {missing} 个对象（如 {first} 号），读出的内容可能不全；请重新导出后再查",
                "the file lacks {amount} (such as number {first}), what was read may not be all; export it anew, and check that", amount = count(*missing as u64, "object");
            R::PdfPage { page } => "第{page}页的内容损坏，读出的可能不全；请重新导出后再查",
                "the content of page {page} is damaged, what was read may not be all; export it anew, and check that";
            R::PdfPagePart { page } => "第{page}页用到的图形或批注在文件里没有，或者损坏，没有检查；请重新导出后再查",
                "a drawing or annotation of page {page} is damaged or not in the file, not checked; export it anew, and check that";
            R::PdfPageCut { page } => "第{page}页的内容太多，没有全部检查；请分成几页再查",
                "page {page} has too much content, not all was checked; split it into several pages";
            R::PdfHidden => "批注、属性等隐藏的内容太多，没有全部检查；请另存为新文件再查",
                "too much hidden content, such as annotations and properties, not all was checked; save it as a new file, and check that";
            R::PdfDamagedNotes { count: places } => "文件里有 {places} 处属性或表单数据损坏，没有全部检查；请另存为新文件再查",
                "properties or form data are damaged in {amount}, not all was checked; save it as a new file, and check that", amount = count(*places as u64, "place");
            R::PdfAttachments { count: files } => "PDF 里有 {files} 个附件的内容没有检查；请取出附件单独查，或删去",
                "the content of {amount} in the PDF was not checked; take them out and check them by themselves, or delete them", amount = count(*files as u64, "attachment");
            R::PdfRemovedPages => "文件里留有已删去的页，没有检查；请另存为新文件再查",
                "pages that were removed are still in the file, not checked; save it as a new file, and check that";
            R::PdfLostState => "有一个历史版本的结尾损坏，那个版本没有检查；请另存为新文件再查",
                "the end of an earlier version is damaged, that version was not checked; save it as a new file, and check that";
            R::PdfEarlier { state, kind } => "{state}的内容{why}，没有全部检查；请另存为新文件再查",
                "the content of {state} {why}, not all was checked; save it as a new file, and check that", state = self.state(*state), why = self.why(*kind);
            R::Beyond { bound, most } => "{bound}", "{bound}", bound = self.bound(*bound, *most);
        }
    }

    /// What lies beyond a bound that reaches so far.
    fn bound(self, bound: Bound, most: u64) -> String {
        use Bound as B;
        let most = bound.row().amount(most, self.bytes());
        sentences! { self, bound;
            B::Unpacked => "解开的内容合计超过上限 {most}，后面的没有检查；请拆分文档，或在配置中调高上限",
                "the content is more than {most} in all when unpacked, the rest was not checked; split the document, or raise the limit in the configuration";
            B::Part => "解开后超过 {most}，没有检查；请拆分文档后再查",
                "more than {most} when unpacked, not checked; split the document, then check again";
            B::Ratio => "解开后是压缩时的 {most} 倍以上，没有检查；正常的办公文档不会这样，请核对来源，或另存后再查",
                "more than {most} times as large unpacked as packed, not checked; a sound office document never is: make sure where it comes from, or save it anew";
            B::Text => "文件超过上限 {most}，没有检查；请拆分后再查，或在配置中调高上限",
                "the file is larger than the limit of {most}, not checked; split it, or raise the limit in the configuration";
            B::File => "文件超过上限 {most}，没有检查；请拆分后再查，或在配置中调高上限",
                "the file is larger than the limit of {most}, not checked; split it, or raise the limit in the configuration";
            B::Entries => "压缩包内的部件超过 {most} 个，没有检查；正常的办公文档不会有这么多，请核对来源，或另存后再查",
                "more than {most} parts in the archive, not checked; a sound office document never has so many: make sure where it comes from, or save it anew";
            B::Depth => "元素嵌套超过 {most} 层，这一处起没有检查；请用 Word、Excel 或 WPS 打开另存后再查",
                "more than {most} elements inside each other, not checked from there on; open it in Word, Excel or WPS and save it anew";
            B::Pages => "只检查了前 {most} 页；请分成几个文件再查", "only the first {most} pages were checked; split it into several files";
            B::Blocks => "段落和单元格超过 {most} 个，后面的没有检查；请拆分后再查",
                "more than {most} paragraphs and cells, the rest was not checked; split it, then check again";
            B::Rows => "单元格超过 {most} 个，后面的没有检查；请拆分工作簿后再查",
                "more than {most} cells, the rest was not checked; split the workbook, then check again";
            B::OpenElements => "网页的标签套了 {most} 层以上，更里面的文字是否隐藏没有检查；请重新保存网页后再查",
                "more than {most} tags of the page inside each other, whether text further in is hidden was not checked; save the page anew, then check again";
            B::Reach => "网页有标签在 {most} 层以外才结束，那里的文字是否隐藏没有检查；请重新保存网页后再查",
                "a tag of the page ends more than {most} levels further out, whether text there is hidden was not checked; save the page anew, then check again";
            B::Selectors => "网页的样式超过 {most} 条，文字是否因此隐藏没有检查；请删去用不到的样式后再查",
                "more than {most} styles of the page, whether they hide text was not checked; delete styles that are not used, then check again";
            B::Spans => "表格同时有 {most} 个以上的单元格跨行，后面的列是什么没有检查；请拆开这些单元格后再查",
                "more than {most} cells of a table span rows at once, what the columns behind them are was not checked; split these cells, then check again";
            B::PictureText => "图片里附带的一段文字超过 {most}，后面的没有检查；请另存图片、去掉附带信息后再查",
                "a text within a picture is more than {most}, the rest of it was not checked; save the picture anew without what is attached to it";
            B::PackedText => "图片里附带的一段文字解开后超过 {most}，后面的没有检查；请另存图片、去掉附带信息后再查",
                "a text within a picture is more than {most} when unpacked, the rest of it was not checked; save the picture anew without what is attached to it";
            B::PictureTexts => "图片里附带的文字超过 {most} 处，后面的没有检查；请另存图片、去掉附带信息后再查",
                "more than {most} texts within pictures, the rest was not checked; save the pictures anew without what is attached to them";
            B::PictureBytes => "图片里附带的文字合计超过 {most}，后面的没有检查；请另存图片、去掉附带信息后再查",
                "the texts within pictures are more than {most} in all, the rest was not checked; save the pictures anew without what is attached to them";
            B::PictureEvents => "图片的附带信息超过 {most} 项，后面的没有检查；请另存图片、去掉附带信息后再查",
                "more than {most} items attached to a picture, the rest was not checked; save the picture anew without what is attached to it";
            B::Bindings => "XML 的命名空间前缀超过 {most} 个，这一处起没有检查；请用 Word、Excel 或 WPS 打开另存后再查",
                "more than {most} prefixes of XML namespaces, not checked from there on; open it in Word, Excel or WPS and save it anew";
            B::Columns => "一行的单元格或列的定义超过 {most} 个，后面的没有检查；请用 Excel 或 WPS 打开，另存后再查",
                "more than {most} cells or definitions of columns in a row, the rest was not checked; open it in Excel or WPS and save it anew";
            B::CellText => "单元格里的文字合计超过 {most}，后面的没有检查；请拆分工作簿，或在配置中调高 unpacked-size",
                "the text in cells is more than {most} in all, the rest was not checked; split the workbook, or raise unpacked-size in the configuration";
            B::Merged => "合并的单元格超过 {most} 个，后面的单元格是否被遮住没有检查；请拆分工作簿后再查",
                "more than {most} merged cells, whether cells after those are covered was not checked; split the workbook, then check again";
            B::MergedRow => "一行里合并的单元格超过 {most} 个，其余单元格是否被遮住没有检查；请拆分工作簿后再查",
                "more than {most} merged cells in a row, whether the other cells are covered was not checked; split the workbook, then check again";
            B::Tables => "工作表里的表格超过 {most} 个，后面各表的列名没有检查；请拆分工作簿后再查",
                "more than {most} tables in a sheet, the names of columns in the others were not checked; split the workbook, then check again";
            B::Invisible => "看不见的字符超过 {most} 处，后面各处没有检查；请删去这些字符后再查",
                "invisible characters in more than {most} places, the other places were not checked; delete these characters, then check again";
            B::Foreign => "编码与全文不同的地方超过 {most} 处，后面各处没有检查；请把全文另存为 UTF-8 后再查",
                "another encoding than the rest in more than {most} places, the other places were not checked; save all of the text in UTF-8, then check again";
            B::Fields => "域套了 {most} 层以上，更里面的域代码没有检查；请用 Word 或 WPS 打开，更新域后另存再查",
                "more than {most} fields inside each other, the codes of fields further in were not checked; open it in Word or WPS, update the fields, and save it anew";
            B::Paths => "内嵌对象或查询里的路径超过 {most} 个，后面的没有检查；请删去对象或查询后再查",
                "more than {most} paths in an embedded object or query, the rest was not checked; delete the object or query, then check again";
            B::Objects => "PDF 文件内的对象超过 {most} 个，没有检查；请另存为较小的 PDF 再查",
                "more than {most} objects in the PDF, not checked; save it as a smaller PDF, and check that";
            B::PageOperations => "一页要画的内容超过 {most}，没有检查；请分成几页，或重新导出后再查",
                "more than {most} to draw on a page, not checked; split the page, or export it anew";
            B::Operations => "各页要画的内容合计超过 {most}，后面的没有检查；请分成几个文件再查",
                "more than {most} to draw on all pages, the rest was not checked; split it into several files";
            B::Glyphs => "各页的字超过 {most} 个，后面的没有检查；请分成几个文件再查",
                "more than {most} letters on all pages, the rest was not checked; split it into several files";
            B::Revisions => "PDF 文件里的历史版本超过 {most} 个，更早的没有检查；请另存为新文件再查",
                "more than {most} earlier versions in the PDF, those before them were not checked; save it as a new file, and check that";
            B::LeftOver => "PDF 文件里删去的页或不再使用的内容超过 {most} 处，后面的没有检查；请另存为新文件再查",
                "removed pages or content that is not used any more in more than {most} places of the PDF, the rest was not checked; save it as a new file, and check that";
            B::Nesting => "文件里又有文件，套了 {most} 层以上，更里面的没有检查；请取出来单独检查",
                "more than {most} files inside each other, what is further in was not checked; take it out and check it by itself";
            B::MailDepth => "邮件的各部分套了 {most} 层以上，更里面的没有检查；正常的邮件不会这样，请核对来源",
                "more than {most} parts of the message inside each other, what is further in was not checked; a sound message never has so many: make sure where it comes from";
            B::MailParts => "邮件的部分合计超过 {most} 个，后面的没有检查；请把邮箱分成几个文件再查",
                "more than {most} parts of messages in the file, the rest was not checked; split the mailbox into several files";
            B::Embedded => "文档里的内嵌文件超过 {most} 个，后面的没有检查；请取出来单独检查",
                "more than {most} files within the document, the rest was not checked; take them out and check them by themselves";
        }
    }
}

#[cfg(test)]
mod tests;
