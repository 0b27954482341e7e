//! Text to measure on: invented official prose, the same on every run.

/// About `bytes` bytes of prose, a paragraph a line, with a few faults in it.
pub fn prose(bytes: usize) -> String {
    const CLAUSES: [&str; 12] = [
        "坚持以人民为中心的发展思想，着力保障和改善民生",
        "健全基层治理体系，推动资源、服务、管理向基层下沉",
        "依法依规办理群众来信来访，做到件件有着落、事事有回音",
        "加强财政资金管理，确保专款专用",
        "会议要求，各部门要压实责任、细化措施、按期完成",
        "全年共办理各类事项1234件，同比增长13.8%",
        "第 一 条 为了规范管理，制定本办法",
        "根据《中华人民共和国预算法》等法律法规的规定",
        "完善应急预案，定期组织演练，提升处置能力",
        "（一）提高思想认识，（二）明确工作分工",
        "推进政务公开，及时回应社会关切",
        "严格执行中央八项规定及其实施细则精神",
    ];
    let mut text = String::with_capacity(bytes + 1024);
    let mut state = 7u64; // a small generator keeps the text free of a period that caches could learn
    while text.len() < bytes {
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(CLAUSES[(state >> 33) as usize % CLAUSES.len()]);
            text.push('，');
        }
        text.push_str(if state.is_multiple_of(97) {
            "请各单位布署落实。联系电话：13800138000。\n"
        } else {
            "请各单位抓好落实。\n"
        });
    }
    text
}
