"""Typos, words that stand twice, and phrases that say a thing twice."""
import collections
import csv
import os
import re

from .paper import HAN, kind

RULES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "rules")
# Characters that are taken for each other by their shape or sound, from general knowledge.
ALIKE = """己已 末未 人入 侯候 竟竞 帐账 戴带 象像 作做 在再 即既 划画 练炼 坐座 辨辩 徙徒 拔拨 崇祟 析折 概慨 挡档 赔陪 厉励历 遗遣 幅副 撒撤 晴睛 壁璧
暮幕墓 稍梢 博搏 蓝篮 导到 权全 建健 必毕 型形 成诚 以已 由有 报抱 检捡 按安 待代 分份 决绝 供共 提题 保报 情请清 受授 利力 现限 况祝 交文 育肓 政正
施师 理里 质置 管官 措错 经径 需须 级极 记纪 度渡 反返 究竞 服复 据拒 部步 署暑 署属 项顶 治冶 士土 千干 刀力 大太 日目 小少 田由 贷货 场扬 拆折""".split()
FREQUENT = 12  # times that a pair of characters stands in the papers to be taken for a word
EDGE = 2  # times that it stands at the beginning, and at the end, of what stands between two marks
GRAMMAR = set("的了和是在将为与或及不一二三四五六七八九十第条款章有也就都而其之以于对由")


class Words:
    """Pairs of characters in all papers, and which of them are words: by their number, and because they begin and end clauses."""

    def __init__(self, papers):
        self.pairs, first, last = collections.Counter(), collections.Counter(), collections.Counter()
        for paper in papers:
            for run in re.findall(HAN + "{2,}", paper.text):
                self.pairs.update(run[at:at + 2] for at in range(len(run) - 1))
                first[run[:2]] += 1
                last[run[-2:]] += 1
        self.known = {pair for pair, count in self.pairs.items() if count >= FREQUENT and first[pair] >= EDGE and last[pair] >= EDGE
                      and not GRAMMAR & set(pair)}
        self.twins = collections.defaultdict(set)
        for group in ALIKE:
            for one in group:
                self.twins[one] |= set(group) - {one}

    def spoilt(self, pair):
        """Forms of a frequent pair with one character for another that is like it, which stand nowhere in the papers."""
        if pair not in self.known:
            return []
        forms = [twin + pair[1] for twin in sorted(self.twins[pair[0]])] + [pair[0] + twin for twin in sorted(self.twins[pair[1]])]
        return [form for form in forms if not self.pairs[form]]


WORDS = []  # one, of all papers


def rows(path):
    with open(os.path.join(RULES, path), encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["right"]]


def fits_row(row, text, start, end):
    """Whether the guards of a row of the rules let it be told here."""
    before, after = row.get("unless-before"), row.get("unless-after")
    return not (before and re.search(f"(?:{before})$", text[max(start - 12, 0):start])
                or after and re.match(after, text[end:end + 12]))


def swap_row(paper, random, table, count=400):
    """Puts the wrong form of some row in place of its right one, where the paper has it."""
    table = random.sample(table, min(count, len(table)))
    for start, end in paper.paragraphs(random):
        text = paper.text[start:end]
        for row in table:
            at = text.find(row["right"])
            if at >= 0 and fits_row(row, text, at, at + len(row["right"])):
                return paper.add(start + at, start + at + len(row["right"]), f"«{row['wrong']}»")
    return False


@kind("typo", "list")
def _(paper, random):
    return swap_row(paper, random, rows("typo/wrong-word.csv") + rows("typo/confused-word.csv"))


@kind("typo that makes no word", "list")
def _(paper, random):
    return swap_row(paper, random, rows("typo/non-word.csv"))


def swap_pair(paper, random, spoil):
    for start, end in paper.paragraphs(random):
        pairs = [(at, forms) for at in range(end - start - 1) if (forms := spoil(paper.text[start + at:start + at + 2]))]
        if pairs:
            at, forms = random.choice(pairs)
            return paper.add(start + at, start + at + 2, f"«{random.choice(forms)}»")
    return False


@kind("typo of shape or sound that makes no word")
def _(paper, random):
    return swap_pair(paper, random, WORDS[0].spoilt)


@kind("characters of a word reversed")
def _(paper, random):
    words = WORDS[0]
    return swap_pair(paper, random, lambda pair: [pair[::-1]] if pair in words.known and not words.pairs[pair[::-1]] else [])


@kind("word in the place of another")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "请«登陆»网上办事大厅申报。", "«截止»2024年底，共办理事项三百余件。", "群众«反应»的问题得到解决。", "切实维护群众的合法«权力»。", "各单位«必需»按时报送材料。",
        "现发布招聘«启示»如下。", "新生«报道»时间另行通知。", "«既使»遇到困难，也要按期完成。", "该机构属于非«盈利»组织。", "以便更好«的»开展工作。", "会议«记要»已经印发。",
        "各单位«互相推委»的现象必须纠正。", "要«再接再励»，争取更大成绩。", "各项工作«按步就班»推进。", "«做为»主管部门，要履行职责。", "请各单位认真«贯彻执形»。", "工程已«峻工»验收。",
        "加强«从员»人员培训。", "落实各项«布署»。", "«由其»要注意防火。"]))


@kind("name of an organ in one place otherwise", is_rare=True)
def _(paper, random):
    found = re.findall("(?:^|[，。、；由经向报与和（])(" + HAN + "{3,8}(?:委员会|办公室|管理局|研究院|学院|公司|中心|大学))", paper.text)
    for organ in sorted(set(found), key=lambda organ: -paper.text.count(organ)):
        spoilt = [(at, WORDS[0].twins[organ[at]]) for at in range(len(organ) - 2) if WORDS[0].twins[organ[at]]]
        if paper.text.count(organ) < 4 or not spoilt:
            continue
        at, twins = random.choice(spoilt)
        wrong = organ[:at] + random.choice(sorted(twins)) + organ[at + 1:]
        if wrong not in paper.text and paper.swap(random, organ, lambda _: f"«{wrong}»"):
            return True
    return False


@kind("function word twice")
def _(paper, random):
    return paper.swap(random, f"(?<={HAN})[的和在与将对了是](?={HAN})", lambda match: f"«{match[0] * 2}»")


@kind("word twice in a row")
def _(paper, random):
    known = WORDS[0].known
    # Behind 的 stands a noun: verbs may be said twice (研究研究).
    return paper.swap(random, f"(?<=的){HAN}{{2}}(?=[，。；、])", lambda match: f"«{match[0] * 2}»", lambda match: match[0] in known)


@kind("item of a series twice")
def _(paper, random):
    return paper.swap(random, f"(?<=[、，])({HAN}{{4,8}})、(?={HAN}{{4,8}}[、等])", lambda match: f"«{match[0]}{match[0]}»")


@kind("passage that stands twice", is_rare=True)
def _(paper, random):
    if paper.is_statute():  # which repeat themselves by nature
        return False
    long = re.finditer(f"(?<=。){HAN}[^。\n]{{34,90}}。", paper.text)
    fit = [match.span() for match in long if paper.text.count(match[0]) == 1 and paper.is_free(*match.span())]
    if not fit:
        return False
    first = random.choice(fit)
    paper.touch(*first)  # the second in reading order is told, whichever that is
    if not paper.sentence(random, f"«{paper.text[slice(*first)]}»"):
        paper.edits.pop()
        return False
    return True


@kind("pleonasm", "list")
def _(paper, random):
    return swap_row(paper, random, rows("repetition/pleonasm.csv"))


@kind("pleonasm in another form")
def _(paper, random):
    count = random.randint(12, 80)
    return paper.sentence(random, random.choice([
        f"参加人员«约{count}余人»。", f"投入资金«近{count}多万元»。", f"参会人数«超过{count}人以上»。", f"面积«大约{count}亩左右»。", "照片一张«用于存档用»。", "居民可以到窗口直接领取«即可»。",
        "«目的是为了»提高效率。", "«原因是因为»经费不足。", "对逾期的单位，«将其被»列入名单。", f"工本费«RMB {count}元»。", "本办法是为了规范«管理车辆的管理»。", f"得分«不低于{count}分以上»。"]))


@kind("member of a set phrase twice")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "坚持«依法治国、依法行政、依法行政»共同推进。", "推进«法治国家、法治社会、法治社会»一体建设。", "做到«有法可依、有法必依、执法必严、执法必严»。",
        "坚定«道路自信、理论自信、文化自信、文化自信»。", "增强«政治意识、大局意识、核心意识、核心意识»。", "实行«民主选举、民主决策、民主管理、民主管理、民主监督»。"]))


@kind("set phrase with a slip")
def _(paper, random):
    return paper.newest() >= 2022 and paper.sentence(random, random.choice([
        "坚持«依法治国、依法执正、依法行政»共同推进。", "增强“四个意识”、坚定“四个自信”、做到«“两个拥护”»。", "«协调»推进“五位一体”总体布局。", "坚持«有法可依、有法必依、执法必严、违法必纠»。",
        "«全面、准确、完整»贯彻新发展理念。", "贯彻«创新、协调、绿色、共享、开放»的新发展理念。", "深刻领悟«“两个确定”»的决定性意义。", "坚持«严格规范公证文明»执法。"]))
