//! The names of reigns from the Tang on, with their years (the table of 《中国历史纪年表》). Names that several states had long apart
//! from each other (上元, 永兴, 建武) are left out, and so are those of less than a year.

/// A name of years, from its first to its last.
pub(super) struct Era {
    pub(super) name: &'static str,
    first: u32,
    last: u32,
    /// The first and the last year of another reign of the name.
    other: Option<(u32, u32)>,
}

impl Era {
    /// The years in figures that its year of this number may be.
    pub(super) fn year(&self, ordinal: u32) -> impl Iterator<Item = u32> {
        let spans = [Some((self.first, self.last)), self.other];
        spans.into_iter().flatten().filter_map(move |(first, last)| {
            let year = (first + ordinal).checked_sub(1)?;
            (ordinal > 0 && year <= last).then_some(year)
        })
    }

    /// Whether a year in figures may have been meant for one of it.
    pub(super) fn is_near(&self, year: u32) -> bool {
        (self.first.saturating_sub(200)..self.last + 200).contains(&year)
    }

    /// How many years it had.
    pub(super) fn years(&self) -> u32 {
        self.last - self.first + 1
    }
}

const fn era(name: &'static str, first: u32, last: u32) -> Era {
    Era { name, first, last, other: None }
}

pub(super) const ERAS: [Era; 126] = [
    era("武德", 618, 626),
    era("贞观", 627, 649),
    era("永徽", 650, 655),
    era("显庆", 656, 661),
    era("龙朔", 661, 663),
    era("麟德", 664, 665),
    era("乾封", 666, 668),
    era("总章", 668, 670),
    era("咸亨", 670, 674),
    era("仪凤", 676, 679),
    era("垂拱", 685, 688),
    era("圣历", 698, 700),
    era("神龙", 705, 707),
    era("景龙", 707, 710),
    era("景云", 710, 712),
    era("开元", 713, 741),
    era("天宝", 742, 756),
    era("至德", 756, 758),
    era("乾元", 758, 760),
    era("广德", 763, 764),
    era("大历", 766, 779),
    era("建中", 780, 783),
    era("贞元", 785, 805),
    era("元和", 806, 820),
    era("长庆", 821, 824),
    era("宝历", 825, 827),
    era("大和", 827, 835),
    era("开成", 836, 840),
    era("会昌", 841, 846),
    era("大中", 847, 860),
    era("咸通", 860, 874),
    era("乾符", 874, 879),
    era("中和", 881, 885),
    era("光启", 885, 888),
    era("乾宁", 894, 898),
    era("光化", 898, 901),
    era("天复", 901, 904),
    era("建隆", 960, 963),
    Era { other: Some((919, 924)), ..era("乾德", 963, 968) },
    era("开宝", 968, 976),
    era("太平兴国", 976, 984),
    era("雍熙", 984, 987),
    era("端拱", 988, 989),
    era("淳化", 990, 994),
    era("至道", 995, 997),
    era("咸平", 998, 1003),
    era("景德", 1004, 1007),
    era("大中祥符", 1008, 1016),
    Era { other: Some((1178, 1211)), ..era("天禧", 1017, 1021) },
    era("天圣", 1023, 1032),
    era("明道", 1032, 1033),
    era("景祐", 1034, 1038),
    era("宝元", 1038, 1040),
    era("康定", 1040, 1041),
    era("庆历", 1041, 1048),
    era("皇祐", 1049, 1054),
    era("至和", 1054, 1056),
    era("嘉祐", 1056, 1063),
    era("治平", 1064, 1067),
    era("熙宁", 1068, 1077),
    era("元丰", 1078, 1085),
    era("元祐", 1086, 1094),
    era("绍圣", 1094, 1098),
    era("元符", 1098, 1100),
    era("崇宁", 1102, 1106),
    era("大观", 1107, 1110),
    era("政和", 1111, 1118),
    era("宣和", 1119, 1125),
    era("靖康", 1126, 1127),
    era("建炎", 1127, 1130),
    Era { other: Some((1151, 1163)), ..era("绍兴", 1131, 1162) },
    era("隆兴", 1163, 1164),
    Era { other: Some((1068, 1069)), ..era("乾道", 1165, 1173) },
    era("淳熙", 1174, 1189),
    era("绍熙", 1190, 1194),
    era("庆元", 1195, 1200),
    era("嘉泰", 1201, 1204),
    era("开禧", 1205, 1207),
    era("嘉定", 1208, 1224),
    era("宝庆", 1225, 1227),
    era("绍定", 1228, 1233),
    era("端平", 1234, 1236),
    era("嘉熙", 1237, 1240),
    era("淳祐", 1241, 1252),
    era("宝祐", 1253, 1258),
    era("景定", 1260, 1264),
    era("咸淳", 1265, 1274),
    era("德祐", 1275, 1276),
    era("中统", 1260, 1264),
    Era { other: Some((1335, 1340)), ..era("至元", 1264, 1294) },
    era("元贞", 1295, 1297),
    Era { other: Some((1135, 1139)), ..era("大德", 1297, 1307) },
    era("至大", 1308, 1311),
    era("皇庆", 1312, 1313),
    era("延祐", 1314, 1320),
    era("至治", 1321, 1323),
    era("泰定", 1324, 1328),
    era("至顺", 1330, 1333),
    era("元统", 1333, 1335),
    era("至正", 1341, 1370),
    era("洪武", 1368, 1398),
    era("建文", 1399, 1402),
    era("永乐", 1403, 1424),
    era("洪熙", 1425, 1425),
    era("宣德", 1426, 1435),
    era("正统", 1436, 1449),
    era("景泰", 1450, 1457),
    Era { other: Some((1328, 1328)), ..era("天顺", 1457, 1464) },
    era("成化", 1465, 1487),
    era("弘治", 1488, 1505),
    era("正德", 1506, 1521),
    era("嘉靖", 1522, 1566),
    era("隆庆", 1567, 1572),
    era("万历", 1573, 1620),
    era("天启", 1621, 1627),
    era("崇祯", 1628, 1644),
    era("顺治", 1644, 1661),
    era("康熙", 1662, 1722),
    era("雍正", 1723, 1735),
    era("乾隆", 1736, 1795),
    era("嘉庆", 1796, 1820),
    era("道光", 1821, 1850),
    era("咸丰", 1851, 1861),
    era("同治", 1862, 1874),
    era("光绪", 1875, 1908),
    era("宣统", 1909, 1912),
];
