//! The kinds of records that the reader knows, with their names in [MS-XLSB] 2.3.2.

macro_rules! kinds {
    ($($name:ident = $number:literal,)*) => {
        $(pub(super) const $name: u32 = $number;)*
    };
}

kinds! {
    ROW_HDR = 0,
    CELL_RK = 2,
    CELL_ERROR = 3,
    CELL_REAL = 5,
    CELL_ST = 6,
    CELL_ISST = 7,
    FMLA_STRING = 8,
    FMLA_NUM = 9,
    FMLA_ERROR = 11,
    SST_ITEM = 19,
    NAME = 39,
    FONT = 43,
    FMT = 44,
    FILL = 45,
    XF = 47,
    COL_INFO = 60,
    CELL_R_STRING = 62,
    D_VAL = 64,
    WB_PROP = 153,
    BUNDLE_SH = 156,
    MERGE_CELL = 176,
    BEGIN_HEADER_FOOTER = 479,
    H_LINK = 494,
    FILE_SHARING = 548,
    BEGIN_CELL_XFS = 617,
    END_CELL_XFS = 618,
    COMMENT_AUTHOR = 632,
    BEGIN_COMMENT = 635,
    COMMENT_TEXT = 637,
    ABS_PATH_15 = 2071,
}
