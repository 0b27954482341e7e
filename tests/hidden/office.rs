//! Samples of what documents of Word and of Excel have in common: properties, pictures, what is inside and outside.

use std::io::{Cursor, Write as _};

use super::photo::{captioned, photo, png_with};
use super::support::office::Office;
use super::support::planted::said;
use super::{Sample, sample};

const THUMBNAIL: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail";
const LABELS: &str = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels";

/// The samples of files called `name`, each made from a `new` document without anything unseen, or of one `with` a picture
/// that is shown.
pub fn samples(
    name: &'static str,
    new: impl Fn() -> Office,
    with: impl Fn(&'static str, Vec<u8>) -> Office,
) -> Vec<Sample> {
    let of = |what, bytes: Vec<u8>, rule, shown| sample(what, name, bytes, rule, shown);
    let mut samples = properties(&of, &new);
    samples.extend(pictures(&of, &with));
    samples.push(of(
        "没有用到的图片",
        new().part("u", "image", "media/b.jpeg", photo()).bytes(),
        "hidden/unseen-picture",
        "b.jpeg",
    ));
    samples.extend(inside(&of, &new));
    samples.extend(outside(&of, &new));
    samples.extend(archive(&of, &new));
    samples
}

/// Makes a sample of a file.
type Of<'a> = &'a dyn Fn(&'static str, Vec<u8>, &'static str, &'static str) -> Sample;

/// Makes a document.
type New<'a> = &'a dyn Fn() -> Office;

fn properties(of: Of, new: New) -> Vec<Sample> {
    let core = |property: &str| new().core(property).bytes();
    let app = |property: &str| new().app(property).bytes();
    let custom = |name: &str, value: &str| new().custom(name, value).bytes();
    let label = r#"<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{0f1e2d3c}" enabled="1" siteId="{9a8b7c6d}"/></clbl:labelList>"#;
    let title = "关于调整班子的请示";
    vec![
        of("作者", core("<dc:creator>李明</dc:creator>"), "hidden/author", "李*"),
        of("最后修改人", core("<cp:lastModifiedBy>王芳</cp:lastModifiedBy>"), "hidden/author", "王*"),
        of("标题属性", core("<dc:title>关于调整班子的请示</dc:title>"), "hidden/property", title),
        of("主题属性", core("<dc:subject>班子调整</dc:subject>"), "hidden/property", "班子调整"),
        of("关键词", core("<cp:keywords>底价</cp:keywords>"), "hidden/property", "底价"),
        of("备注属性", core("<dc:description>报书记阅</dc:description>"), "hidden/property", "报书记阅"),
        of("类别属性", core("<cp:category>请示</cp:category>"), "hidden/property", "请示"),
        of("状态属性", core("<cp:contentStatus>送审稿</cp:contentStatus>"), "hidden/property", "送审稿"),
        of("单位", app("<Company>示例公司</Company>"), "hidden/company", "示例公司"),
        of("管理者", app("<Manager>李明</Manager>"), "hidden/author", "李*"),
        of("模板属性", app("<Template>C:\\Users\\liming\\红头.dotm</Template>"), "hidden/path", "C:\\****dotm"),
        of(
            "超链接基础",
            app("<HyperlinkBase>\\\\fileserver\\公文\\</HyperlinkBase>"),
            "hidden/path",
            "\\\\f****\\公文\\",
        ),
        of("自定义属性", custom("内部编号", "示例-7"), "hidden/property", "示例-7"),
        of("自定义属性：发件人", custom("_AuthorEmailDisplayName", "李明"), "hidden/author", "李*"),
        of("WPS 版本标识", custom("KSOProductBuildVer", "2052-12.1.0.1"), "hidden/build-id", "2052-12.1.0.1"),
        of("WPS 文件标识", custom("ICV", "0123456789ABCDEF_13"), "hidden/build-id", "0123456789ABCDEF_13"),
        of("敏感度标签（属性）", custom("MSIP_Label_1_Name", "内部"), "hidden/property", "内部"),
        of(
            "敏感度标签",
            new().of_package(LABELS, "docMetadata/LabelInfo.xml", label).bytes(),
            "hidden/property",
            "{0f1e2d3c}",
        ),
        of(
            "缩略图",
            new().of_package(THUMBNAIL, "docProps/thumbnail.jpeg", "\u{1}").bytes(),
            "hidden/thumbnail",
            "docProps/thumbnail.jpeg",
        ),
    ]
}

fn pictures(of: Of, with: &dyn Fn(&'static str, Vec<u8>) -> Office) -> Vec<Sample> {
    let png = |keyword: &str, text: &str| with("media/a.png", png_with(keyword, text)).bytes();
    let with = |picture: Vec<u8>| with("media/a.jpeg", picture).bytes();
    vec![
        of("照片的拍摄地点", with(photo()), "hidden/gps", "****"),
        of("照片的拍摄设备", with(photo()), "hidden/camera", "SL-20"),
        of("照片的作者（XMP）", with(captioned()), "hidden/author", "李*"),
        of("照片的说明（IPTC）", with(captioned()), "hidden/property", "现场照片"),
        of("图片的作者（PNG）", png("Author", "李明"), "hidden/author", "李*"),
        of("图片里附带的数据（PNG）", png("mxfile", "底价八十万元"), "hidden/stored-data", "底价八十万元"),
        of("图片末尾的数据", with([photo(), b"PK\x03\x04".to_vec()].concat()), "hidden/stray-bytes", "4 字节"),
    ]
}

fn inside(of: Of, new: New) -> Vec<Sample> {
    let part = |kind: &str, path: &str, content: &[u8]| new().part("e", kind, path, content).bytes();
    let data = || part("customXml", "../customXml/item1.xml", "<a>示例</a>".as_bytes());
    let object = |stream: &str, bytes: &[u8]| part("oleObject", "embeddings/oleObject1.bin", &compound(stream, bytes));
    let packed = || {
        let [name, path, text] = ["名单.txt", "C:\\Users\\liming\\名单.txt", "底价"].map(said);
        object("\u{1}Ole10Native", &packaged(&name, &path, text.as_bytes()))
    };
    vec![
        of("嵌入的文件", part("package", "embeddings/a.xlsx", b"PK"), "hidden/embedded-file", "a.xlsx"),
        of("打包的文件（OLE）", packed(), "hidden/embedded-file", "名单.txt"),
        of("打包的文件的原路径", packed(), "hidden/path", "C:\\****.txt"),
        of("旧版的对象（OLE）", object("Workbook", b"x"), "hidden/embedded-file", "oleObject1.bin"),
        of("宏", part("vbaProject", "vbaProject.bin", b"\x01"), "hidden/macro", ""),
        of("ActiveX 控件", part("control", "activeX/activeX1.xml", b"<a/>"), "hidden/script", ""),
        of("加载项", part("webextension", "webextensions/webextension1.xml", b"<a/>"), "hidden/script", ""),
        of("自定义 XML", data(), "hidden/stored-data", "示例"),
    ]
}

/// A compound file with one stream.
pub fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    object.create_stream(stream).unwrap().write_all(bytes).unwrap();
    object.flush().unwrap();
    object.into_inner().into_inner()
}

/// What the packager of Windows writes of a file.
fn packaged(name: &str, path: &str, bytes: &[u8]) -> Vec<u8> {
    let counted = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
    let (path, by) = (format!("{path}\0"), counted(format!("{path}\0").as_bytes()));
    counted(&[b"\x02\0", name.as_bytes(), b"\0", path.as_bytes(), b"\0\0\x03\0", &by, &counted(bytes)].concat())
}

fn outside(of: Of, new: New) -> Vec<Sample> {
    let link = |kind: &str, target: &str| new().outside("o", kind, target).bytes();
    vec![
        of("链接到内网的地址", link("hyperlink", "http://192.168.3.7/oa/"), "hidden/path", "htt****/oa/"),
        of("链接到共享文件夹", link("hyperlink", "file:///\\\\fs\\公文\\a.doc"), "hidden/path", "fil****.doc"),
        of("链接的对象", link("oleObject", "file:///D:\\内部\\名单.xlsx"), "hidden/path", "fil****xlsx"),
        of("外部图片", link("image", "https://example.com/a.png"), "hidden/external-link", "https://example.com/a.png"),
    ]
}

fn archive(of: Of, new: New) -> Vec<Sample> {
    let commented = || {
        let mut file = new().bytes();
        let (at, comment) = (file.len() - 2, said("请李明核实abc"));
        file[at..].copy_from_slice(&(comment.len() as u16).to_le_bytes());
        [file, comment.into_bytes()].concat()
    };
    vec![
        of("文件开头的数据", [vec![7; 64], new().bytes()].concat(), "hidden/stray-bytes", "64 字节"),
        of("文件末尾的数据", [new().bytes(), vec![7; 64]].concat(), "hidden/stray-bytes", "64 字节"),
        of("压缩包注释", commented(), "hidden/stray-bytes", "请李明核实abc"),
        of("没有引用的部分", new().member("旧稿.xml", "<a>示例</a>").bytes(), "hidden/earlier-version", "示例"),
        of(
            "回收站里的部分",
            new().member("[trash]/0000.dat", "x").bytes(),
            "hidden/earlier-version",
            "[trash]/0000.dat",
        ),
    ]
}
