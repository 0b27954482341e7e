//! The readers, one file or folder for each format.

pub(crate) mod csv_file;
#[cfg(feature = "office")]
pub(crate) mod doc;
#[cfg(feature = "office")]
pub(crate) mod docx;
#[cfg(feature = "office")]
pub(crate) mod flat_opc;
pub(crate) mod html;
pub(crate) mod mail;
pub(crate) mod markdown;
mod noted;
#[cfg(feature = "office")]
pub(crate) mod odf;
#[cfg(all(feature = "office", feature = "pdf"))]
pub(crate) mod ofd;
#[cfg(feature = "office")]
pub(crate) mod ooxml;
#[cfg(feature = "pdf")]
pub(crate) mod pdf;
pub(crate) mod picture;
#[cfg(feature = "office")]
pub(crate) mod ppt;
#[cfg(feature = "office")]
pub(crate) mod pptx;
pub(crate) mod recognised;
#[cfg(feature = "office")]
pub(crate) mod rtf;
#[cfg(feature = "office")]
pub(crate) mod sheet_xml;
#[cfg(feature = "office")]
pub(crate) mod spreadsheet;
pub(crate) mod text_file;
#[cfg(feature = "office")]
pub(crate) mod word_2003;
pub(crate) mod written;
#[cfg(feature = "office")]
pub(crate) mod xls;
#[cfg(feature = "office")]
pub(crate) mod xlsx;
#[cfg(feature = "office")]
pub(crate) mod zip_archive;
