//! The rows. A format stands in front of those that its marks would also fit: an OpenDocument file is an archive too.

use super::Mark::{Bytes, Member, Mime, Mimetype, Root, Stream, Text, Types};
use super::Then::{Gap, Read, Skip};
use super::{Advice, Known, Mark, Then};
use crate::document::{Format, SkipReason};

const fn row(
    id: &'static str,
    (zh, en): (&'static str, &'static str),
    extensions: &'static [&'static str],
    marks: &'static [Mark],
    then: Then,
) -> Known {
    Known { id, zh, en, extensions, marks, then }
}

const WORD: Then = Gap(Advice::Word);
const SHEET: Then = Gap(Advice::Sheet);
const PAGE: Then = Gap(Advice::Page);
const MAIL: Then = Gap(Advice::Mail);
const ARCHIVE: Then = Gap(Advice::Archive);
const BASE: Then = Gap(Advice::Base);
const PICTURE: Then = Skip(SkipReason::Picture);
const MEDIA: Then = Skip(SkipReason::Media);
const FONT: Then = Skip(SkipReason::Font);
const PROGRAM: Then = Skip(SkipReason::Program);
const DATA: Then = Skip(SkipReason::Data);

/// What source code, settings and data for programs are called. They are text, of which only private data and hidden
/// characters are looked for.
#[rustfmt::skip]
pub const CODE: &[&str] = &[
    "rs", "py", "pyi", "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "java", "kt", "kts", "scala", "groovy", "gradle", "c", "h",
    "cc", "cpp", "cxx", "hpp", "hh", "cs", "m", "mm", "go", "rb", "php", "pl", "pm", "swift", "lua", "r", "jl", "dart", "hs",
    "ml", "ex", "exs", "erl", "clj", "fs", "vb", "pas", "asm", "s", "sh", "bash", "zsh", "fish", "ps1", "psm1", "bat", "cmd",
    "css", "scss", "sass", "less", "cmake", "mk", "proto", "thrift", "graphql", "wat", "snap", "svg", "map", "lock", "patch",
    "diff", "json", "jsonl", "ndjson", "json5", "jsonc", "geojson", "ipynb", "yaml", "yml", "toml", "ini", "cfg", "conf",
    "properties", "env", "xml", "xsd", "xsl", "xslt", "plist", "sql", "po", "gitignore", "gitattributes", "gitmodules",
    "hegaoignore", "dockerignore", "npmignore", "editorconfig", "mailmap",
];

/// Every format that hegao knows.
#[rustfmt::skip]
pub static KNOWN: &[Known] = &[
    // What is read.
    row("docx", ("Word 文档", "Word"), &["docx", "docm", "dotx", "dotm"], &[Types, Member("word/document.xml")], Read(Format::Docx)),
    row("xlsx", ("Excel 工作簿", "Excel"), &["xlsx", "xlsm", "xltx", "xltm"], &[Types, Member("xl/workbook.xml")], Read(Format::Xlsx)),
    row("pptx", ("演示文稿（.pptx）", "PowerPoint"), &["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"], &[Types, Member("ppt/")], Read(Format::Pptx)),
    row("odt", ("OpenDocument 文档（.odt）", "OpenDocument text"), &["odt", "ott"], &[Mimetype("opendocument.text")], Read(Format::Odt)),
    row("odp", ("OpenDocument 演示文稿（.odp）", "OpenDocument presentation"), &["odp", "otp"], &[Mimetype("opendocument.presentation")], Read(Format::Odp)),
    row("odg", ("OpenDocument 绘图（.odg）", "OpenDocument drawing"), &["odg", "otg"], &[Mimetype("opendocument.graphics")], Read(Format::Odp)),
    row("ods", ("OpenDocument 表格（.ods）", "OpenDocument spreadsheet"), &["ods", "ots"], &[Mimetype("opendocument.spreadsheet")], Read(Format::Ods)),
    row("fodt", ("单个 XML 的 OpenDocument 文档（.fodt）", "flat OpenDocument text"), &["fodt"], &[Root("vnd.oasis.opendocument.text")], Read(Format::Odt)),
    row("fodp", ("单个 XML 的 OpenDocument 演示文稿、绘图（.fodp、.fodg）", "flat OpenDocument presentation, drawing"), &["fodp", "fodg"], &[Root("vnd.oasis.opendocument.presentation"), Root("vnd.oasis.opendocument.graphics")], Read(Format::Odp)),
    row("fods", ("单个 XML 的 OpenDocument 表格（.fods）", "flat OpenDocument spreadsheet"), &["fods"], &[Root("vnd.oasis.opendocument.spreadsheet")], Read(Format::Ods)),
    row("rtf", ("RTF 文件", "RTF"), &["rtf"], &[Bytes(0, b"{\\rtf")], Read(Format::Rtf)),
    row("flat-opc", ("单个 XML 的 Word 文档", "Word in one XML file"), &[], &[Root("schemas.microsoft.com/office/2006/xmlPackage")], Read(Format::WordXml)),
    row("word-2003", ("单个 XML 的 Word 文档（2003）", "Word 2003 XML"), &[], &[Root("schemas.microsoft.com/office/word/2003/wordml")], Read(Format::WordXml)),
    row("sheet-xml", ("单个 XML 的 Excel 工作簿（2003）", "Excel 2003 XML"), &[], &[Root("urn:schemas-microsoft-com:office:spreadsheet")], Read(Format::SheetXml)),
    row("pdf", ("PDF 文件", "PDF"), &["pdf"], &[Bytes(0, b"%PDF-")], Read(Format::Pdf)),
    row("html", ("网页", "web page"), &["html", "htm", "xhtml", "shtml"], &[Text], Read(Format::Html)),
    row("markdown", ("Markdown", "Markdown"), &["md", "markdown"], &[Text], Read(Format::Markdown)),
    row("csv", ("表格文本", "table"), &["csv", "tsv"], &[Text], Read(Format::Csv)),
    row("mail", ("邮件或单个文件的网页（.eml、.mht）", "mail, web archive (MIME)"), &["eml", "mht", "mhtml", "mbox"], &[Mime], Read(Format::Mail)),
    row("text", ("文本", "text"), &["txt", "text"], &[Text], Read(Format::Text)),
    // Documents that are not read yet.
    row("xlsb", ("二进制工作簿（.xlsb）", "binary workbook"), &["xlsb"], &[Types, Member("xl/workbook.bin")], Read(Format::Xlsb)),
    row("visio", ("Visio 图", "Visio"), &["vsdx", "vsdm", "vsd"], &[Types, Member("visio/"), Stream("VisioDocument")], PAGE),
    row("odf", ("OpenDocument 文件（.odf、.odb 等）", "other OpenDocument files"), &["odf", "odb", "odc", "odi", "odm"], &[Mimetype("opendocument")], PAGE),
    row("flat-odf", ("其他单个 XML 的 OpenDocument 文件", "other flat OpenDocument files"), &[], &[Root("urn:oasis:names:tc:opendocument")], PAGE),
    row("epub", ("电子书（.epub）", "EPUB"), &["epub"], &[Mimetype("epub"), Member("META-INF/container.xml")], PAGE),
    row("ofd", ("OFD 版式文件", "OFD"), &["ofd"], &[Member("OFD.xml")], Read(Format::Ofd)),
    row("uof", ("标文通文件（.uof）", "UOF"), &["uof", "uot", "uos", "uop"], &[Root("schemas.uof.org"), Member("uof.xml"), Member("_meta/meta.xml")], WORD),
    row("iwork", ("iWork 文稿（.pages、.numbers、.key）", "iWork"), &["pages", "numbers", "key"], &[Member("Index/Document.iwa"), Member("Index.zip"), Member("index.apxl")], PAGE),
    row("hwpx", ("韩文文档（.hwpx）", "HWP (ZIP)"), &["hwpx"], &[Mimetype("hwp+zip")], PAGE),
    row("xps", ("XPS 版式文件", "XPS"), &["xps", "oxps"], &[Member("FixedDocumentSequence.fdseq"), Member("FixedDocSeq.fdseq")], PAGE),
    row("msg", ("Outlook 邮件（.msg）", "Outlook message"), &["msg", "oft"], &[Stream("__properties_version1.0")], Read(Format::Mail)),
    row("doc", ("旧版 Word 文档（.doc）", "Word 97–2003"), &["doc", "dot"], &[Stream("WordDocument")], Read(Format::Doc)),
    row("word-dos", ("Word 95 以前的文档", "Word before 95"), &[], &[Bytes(0, b"\xDB\xA5-\0"), Bytes(0, b"1\xBE\0\0")], WORD),
    row("word-95", ("Word 6.0 或 Word 95 的文档", "Word 6.0 or 95"), &[], &[], WORD),
    row("xls", ("旧版 Excel 工作簿（.xls）", "Excel 5.0–2003"), &["xls", "xlt", "xla"], &[Stream("Workbook"), Stream("Book"), Bytes(0, b"\x09\x08\x10\0\0\x06")], Read(Format::Xls)),
    row("excel-4", ("Excel 4.0 以前的工作簿", "Excel before 5.0"), &[], &[Bytes(0, b"\x09\x04\x06\0"), Bytes(0, b"\x09\x02\x06\0"), Bytes(0, b"\x09\0\x04\0")], SHEET),
    row("ppt", ("旧版演示文稿（.ppt）", "PowerPoint 97–2003"), &["ppt", "pps", "pot"], &[Stream("PowerPoint Document")], Read(Format::Ppt)),
    row("wps", ("WPS 文字文档（.wps）", "WPS Writer"), &["wps", "wpt"], &[], Read(Format::Doc)),
    row("works", ("Microsoft Works 的文档（.wps）", "Microsoft Works"), &[], &[Stream("MatOST"), Stream("MN0")], WORD),
    row("et", ("WPS 表格（.et）", "WPS Spreadsheets"), &["et", "ett"], &[], Read(Format::Xls)),
    row("dps", ("WPS 演示文稿（.dps）", "WPS Presentation"), &["dps", "dpt"], &[], Read(Format::Ppt)),
    row("hwp", ("韩文文档（.hwp）", "HWP"), &["hwp"], &[Stream("HwpSummaryInformation"), Bytes(0, b"HWP Document File")], PAGE),
    row("pub", ("Publisher 出版物（.pub）", "Publisher"), &["pub"], &[Stream("Quill")], PAGE),
    row("mpp", ("Project 项目（.mpp）", "Project"), &["mpp"], &[Stream("   114"), Stream("   112")], PAGE),
    row("wordperfect", ("WordPerfect 文档", "WordPerfect"), &["wpd"], &[Bytes(0, b"\xFFWPC")], WORD),
    row("tnef", ("Outlook 附件包（winmail.dat）", "TNEF"), &["tnef"], &[Bytes(0, b"\x78\x9F\x3E\x22")], MAIL),
    row("pst", ("Outlook 数据文件（.pst、.ost）", "Outlook data"), &["pst", "ost"], &[Bytes(0, b"!BDN")], MAIL),
    row("onenote", ("OneNote 笔记（.one）", "OneNote"), &["one", "onetoc2", "onepkg"], &[Bytes(0, b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"), Bytes(0, b"\xA1\x2F\xFF\x43\xD9\xEF\x76\x4C")], PAGE),
    row("caj", ("知网文献（.caj、.kdh、.nh）", "CAJ"), &["caj", "kdh", "nh", "teb"], &[Bytes(0, b"CAJ\0"), Bytes(0, b"HN\0\0"), Bytes(0, b"KDH "), Bytes(0, b"TEB\0")], PAGE),
    row("ceb", ("方正版式文件（.ceb）", "Founder CEB"), &["ceb", "cebx"], &[Bytes(0, b"Founder CEB")], PAGE),
    row("sep", ("书生版式文件（.sep、.gd、.gw）", "Sursen"), &["sep", "gd", "gw", "s2", "s72", "s92"], &[], PAGE),
    row("djvu", ("DjVu 文件", "DjVu"), &["djvu", "djv"], &[Bytes(0, b"AT&TFORM")], PAGE),
    row("mobi", ("电子书（.mobi、.azw）", "Mobipocket"), &["mobi", "azw", "azw3"], &[Bytes(60, b"BOOKMOBI")], PAGE),
    row("chm", ("编译的帮助（.chm）", "compiled help"), &["chm"], &[Bytes(0, b"ITSF")], PAGE),
    row("postscript", ("PostScript 文件（.ps）", "PostScript"), &["ps"], &[Bytes(0, b"%!PS"), Bytes(0, b"\x04%!PS")], PAGE),
    row("access", ("Access 数据库（.mdb、.accdb）", "Access"), &["mdb", "accdb"], &[Bytes(4, b"Standard Jet DB"), Bytes(4, b"Standard ACE DB")], BASE),
    row("sqlite", ("SQLite 数据库", "SQLite"), &["sqlite", "sqlite3", "db3"], &[Bytes(0, b"SQLite format 3\0")], BASE),
    row("dbf", ("dBASE 数据表（.dbf）", "dBASE"), &["dbf"], &[], BASE),
    row("parquet", ("Parquet 数据表", "Parquet"), &["parquet"], &[Bytes(0, b"PAR1")], BASE),
    row("utf-32", ("UTF-32 的文本", "text in UTF-32"), &[], &[Bytes(0, b"\xFF\xFE\0\0"), Bytes(0, b"\0\0\xFE\xFF")], WORD),
    row("thumbnails", ("缩略图的缓存（Thumbs.db）", "thumbnails (Thumbs.db)"), &[], &[Stream("Catalog")], PICTURE),
    row("compound", ("旧版 Office 或 WPS 文件", "other compound files"), &[], &[Bytes(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")], WORD),
    // Programs in an archive, then archives.
    row("jar", ("Java 程序（.jar）", "Java archive"), &["jar", "war", "ear", "aar"], &[Member("META-INF/MANIFEST.MF")], PROGRAM),
    row("apk", ("安卓应用（.apk）", "Android application"), &["apk", "aab"], &[Member("AndroidManifest.xml"), Member("classes.dex")], PROGRAM),
    row("wheel", ("Python 包（.whl）", "Python wheel"), &["whl", "egg", "xpi", "crx", "ipa"], &[], PROGRAM),
    row("zip", ("压缩包", "ZIP archive"), &["zip", "zipx"], &[Bytes(0, b"PK\x03\x04"), Bytes(0, b"PK\x05\x06")], Read(Format::Zip)),
    row("rar", ("压缩包（.rar）", "RAR archive"), &["rar"], &[Bytes(0, b"Rar!\x1A\x07")], ARCHIVE),
    row("7z", ("压缩包（.7z）", "7-Zip archive"), &["7z"], &[Bytes(0, b"7z\xBC\xAF\x27\x1C")], ARCHIVE),
    row("gzip", ("压缩包（.gz）", "gzip"), &["gz", "tgz"], &[Bytes(0, b"\x1F\x8B")], ARCHIVE),
    row("bzip2", ("压缩包（.bz2）", "bzip2"), &["bz2", "tbz2"], &[Bytes(4, b"1AY&SY")], ARCHIVE),
    row("xz", ("压缩包（.xz）", "xz"), &["xz", "txz"], &[Bytes(0, b"\xFD7zXZ\0")], ARCHIVE),
    row("zstd", ("压缩包（.zst）", "Zstandard"), &["zst"], &[Bytes(0, b"\x28\xB5\x2F\xFD")], ARCHIVE),
    row("lz4", ("压缩包（.lz4）", "LZ4"), &["lz4"], &[Bytes(0, b"\x04\x22\x4D\x18")], ARCHIVE),
    row("compress", ("压缩包（.Z）", "compress"), &["z"], &[Bytes(0, b"\x1F\x9D")], ARCHIVE),
    row("tar", ("压缩包（.tar）", "tar archive"), &["tar"], &[Bytes(257, b"ustar")], ARCHIVE),
    row("cab", ("压缩包（.cab）", "cabinet"), &["cab"], &[Bytes(0, b"MSCF")], ARCHIVE),
    row("arj", ("压缩包（.arj、.lzh）", "ARJ, LHA"), &["arj", "lzh", "lha"], &[Bytes(0, b"\x60\xEA"), Bytes(2, b"-lh5-"), Bytes(2, b"-lh0-")], ARCHIVE),
    row("iso", ("光盘映像（.iso）", "disc image"), &["iso", "dmg", "vhd", "vhdx", "vmdk"], &[Bytes(32769, b"CD001")], ARCHIVE),
    // No documents.
    row("png", ("PNG 图片", "PNG"), &["png", "apng"], &[Bytes(0, b"\x89PNG")], PICTURE),
    row("jpeg", ("JPEG 图片", "JPEG"), &["jpg", "jpeg", "jfif"], &[Bytes(0, b"\xFF\xD8\xFF")], PICTURE),
    row("gif", ("GIF 图片", "GIF"), &["gif"], &[Bytes(0, b"GIF87a"), Bytes(0, b"GIF89a")], PICTURE),
    row("bmp", ("BMP 图片", "BMP"), &["bmp", "dib"], &[], PICTURE),
    row("tiff", ("TIFF 图片", "TIFF"), &["tif", "tiff"], &[Bytes(0, b"II*\0"), Bytes(0, b"MM\0*")], PICTURE),
    row("webp", ("WebP 图片", "WebP"), &["webp"], &[Bytes(8, b"WEBP")], PICTURE),
    row("icon", ("图标", "icon"), &["ico", "cur", "icns"], &[Bytes(0, b"\0\0\x01\0"), Bytes(0, b"\0\0\x02\0"), Bytes(0, b"icns")], PICTURE),
    row("heic", ("HEIC 图片", "HEIC, AVIF"), &["heic", "heif", "avif"], &[Bytes(4, b"ftyphei"), Bytes(4, b"ftypmif1"), Bytes(4, b"ftypavif")], PICTURE),
    row("metafile", ("图元文件", "metafile"), &["emf", "wmf"], &[Bytes(40, b" EMF"), Bytes(0, b"\xD7\xCD\xC6\x9A")], PICTURE),
    row("photoshop", ("Photoshop 图片", "Photoshop"), &["psd", "psb"], &[Bytes(0, b"8BPS")], PICTURE),
    row("jpeg2000", ("JPEG 2000 图片", "JPEG 2000, XL"), &["jp2", "jpx", "j2k", "jxl"], &[Bytes(4, b"jP  "), Bytes(0, b"\xFF\x4F\xFF\x51"), Bytes(0, b"\0\0\0\x0CJXL ")], PICTURE),
    row("raster", ("图片", "other pictures"), &["tga", "pcx", "dds", "ktx", "xcf", "exr", "hdr", "cr2", "nef", "arw", "dng"], &[Bytes(0, b"gimp xcf"), Bytes(0, b"DDS ")], PICTURE),
    row("video", ("视频", "video"), &["mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "flv", "mpg", "mpeg", "3gp", "mts", "m2ts", "rm", "rmvb", "vob"], &[Bytes(4, b"ftyp"), Bytes(4, b"moov"), Bytes(4, b"mdat"), Bytes(8, b"AVI "), Bytes(0, b"\x1A\x45\xDF\xA3"), Bytes(0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11"), Bytes(0, b"FLV\x01"), Bytes(0, b"\0\0\x01\xBA"), Bytes(0, b".RMF")], MEDIA),
    row("audio", ("音频", "audio"), &["mp3", "wav", "ogg", "oga", "opus", "flac", "m4a", "aac", "wma", "amr", "mid", "midi", "aiff", "ape"], &[Bytes(0, b"ID3"), Bytes(8, b"WAVE"), Bytes(0, b"OggS"), Bytes(0, b"fLaC"), Bytes(0, b"#!AMR"), Bytes(0, b"MThd"), Bytes(0, b"\xFF\xFB"), Bytes(8, b"AIFF")], MEDIA),
    row("font", ("字体", "font"), &["ttf", "otf", "ttc", "woff", "woff2", "eot", "pfb"], &[Bytes(0, b"\0\x01\0\0\0"), Bytes(0, b"OTTO"), Bytes(0, b"ttcf"), Bytes(0, b"wOFF"), Bytes(0, b"wOF2"), Bytes(34, b"LP\0\0\0\0")], FONT),
    row("program", ("程序", "program"), &["exe", "dll", "so", "dylib", "o", "a", "lib", "obj", "class", "pyc", "pyo", "wasm", "dex", "msi", "msp", "sys", "com", "pdb", "rlib", "rmeta", "node", "deb", "rpm"], &[Bytes(0, b"MZ"), Bytes(0, b"\x7FELF"), Bytes(0, b"\xFE\xED\xFA\xCE"), Bytes(0, b"\xFE\xED\xFA\xCF"), Bytes(0, b"\xCE\xFA\xED\xFE"), Bytes(0, b"\xCF\xFA\xED\xFE"), Bytes(0, b"\xCA\xFE\xBA\xBE"), Bytes(0, b"\0asm"), Bytes(0, b"dex\n"), Bytes(0, b"!<arch>\n"), Bytes(0, b"\xED\xAB\xEE\xDB")], PROGRAM),
    row("git", ("git 的数据", "git's own data"), &["pack", "idx"], &[Bytes(0, b"PACK\0\0\0"), Bytes(0, b"DIRC\0\0\0"), Bytes(0, b"\xFFtOc")], DATA),
];
