//! Names of persons that are told by where they stand: in a column or behind a label that calls them so.

mod beside_number;
mod in_row;
mod masked_elsewhere;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::PageCheck;

/// Names that a rule looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Persons {
    /// Beside a personal mobile number: in a row of its table, or on the lines below. Of a table it is told once, and all
    /// its names are masked.
    BesideNumber,
    /// In a row of a table that also has a personal number and a home or an illness. Of a table it is told once, and all its
    /// names are masked.
    InRow,
    /// In full, while the document masks the name of someone of that surname elsewhere. Of each name it is told once, and all
    /// its places are masked.
    MaskedElsewhere,
}

/// The commonest surnames of one character that seldom begin another word.
const SURNAMES: &str = "王李刘陈杨赵吴徐孙朱胡郭郑宋唐许韩冯邓曹彭曾萧肖董袁潘蔡蒋余杜叶苏魏吕丁沈姚卢姜崔谭陆汪廖贾韦邹孟熊秦邱江尹薛闫侯龙陶黎贺郝龚邵覃莫樊葛邢耿焦俞柳包舒阮柯纪梅单涂苗冉骆靳柴鲍喻祁蒲滕饶牟艾穆卓吉缪麦褚娄窦戚岑宫费卜冷晏席林张周黄高何罗梁谢范金田石任钟姬程戴康毛史顾段钱汤严伍倪聂章詹庞颜翟殷申易";

impl Persons {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        match self {
            Self::MaskedElsewhere => Box::new(masked_elsewhere::MaskedElsewhere),
            Self::InRow => Box::new(in_row::PersonsInRows),
            Self::BesideNumber => Box::new(beside_number::NamesBesideNumbers),
        }
    }
}
