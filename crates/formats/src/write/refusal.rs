//! Why edits are not made.

/// Why edits are not made. Says nothing of what the document says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The document has no such part, or it is not in what is to be written.
    #[error("要改的内容不在这个文件里")]
    NoPart,
    /// It was made of a page, a picture or a stream.
    #[error("这些文字是从页面、图片或内嵌数据里读出来的，不能直接改写")]
    Derived,
    /// Nothing is read there: it is a mark, a tag, an address.
    #[error("第 {at} 个字节处不是文字")]
    NoText {
        /// Its first stored byte.
        at: u64,
    },
    /// What stands there is only shown so: a number as a date, a picture as its words.
    #[error("第 {at} 个字节处的文字不是原样存储的，不能直接改写")]
    Rendered {
        /// Its first stored byte.
        at: u64,
    },
    /// An edit begins or ends within a character, or within what is written as one whole.
    #[error("改动只涉及第 {at} 个字节处一个字符或转义的一半")]
    Half {
        /// Its first stored byte.
        at: u64,
    },
    /// Two edits change the same bytes, and not in the same way.
    #[error("有两处改动在第 {at} 个字节处重叠")]
    Overlap {
        /// Where the second begins.
        at: u64,
    },
    /// The encoding of the file has no such character.
    #[error("文件的编码 {encoding} 里没有要写的字（第 {at} 个字节处）")]
    NotInEncoding {
        /// Its name.
        encoding: String,
        /// Where the text was to stand.
        at: u64,
    },
    /// The bytes are not those that were read.
    #[error("文件在检查之后变过，请重新检查")]
    Stale,
    /// Written so, the document would say something else, or something more.
    #[error("改写后读出来的内容与预期不符，没有改动")]
    ReadsOtherwise,
}
