"""Punctuation: marks twice, without a fellow, crossed, of the wrong width, in the wrong place."""
import re

from .paper import HAN, kind


@kind("mark twice")
def _(paper, random):
    return paper.swap(random, f"(?<={HAN})[，。、；](?={HAN})", lambda match: f"«{random.choice([match[0] * 2, match[0] + '，' if match[0] != '，' else '，。'])}»")


@kind("mark without a fellow")
def _(paper, random):
    """The second half is taken away; the fault reaches from the first half to where the second was."""
    pairs = [f"（({HAN}{{2,14}})）", f"“({HAN}{{2,14}})”", f"《({HAN}{{2,20}})》"]
    return paper.swap(random, random.choice(pairs), lambda match: f"«{match[0][:-1]}»")


@kind("pairs that cross")
def _(paper, random):
    if random.random() < 0.5:
        return paper.swap(random, f"《({HAN}{{4,20}})》", lambda match: f"«《{match[1]}（试行》）»")
    return paper.sentence(random, random.choice(["请填写登记表«（见“附件一）”»。", "开展«“安全生产（月”）»活动。", "依照«《实施办法（试行》）»执行。"]))


@kind("halves of two widths")
def _(paper, random):
    return paper.swap(random, f"（({HAN}{{2,14}})）", lambda match: random.choice([f"«({match[1]}）»", f"«（{match[1]})»"]))


@kind("half-width mark between Chinese")
def _(paper, random):
    wide = {"，": ",", "；": ";", "：": ":"}
    if paper.is_statute():  # databases set marks as their converters did
        return False
    if len(re.findall("[,;:!?]", paper.text)) * 10 > len(re.findall("[，。；：]", paper.text)):
        return False
    return paper.swap(random, f"(?<={HAN})[，；：](?={HAN})", lambda match: f"«{wide[match[0]]}»")


@kind("straight quotation marks")
def _(paper, random):
    if '"' in paper.text or paper.is_statute():
        return False
    return paper.swap(random, f"“({HAN}{{2,14}})”", lambda match: f'«"{match[1]}"»')


@kind("quotation marks the wrong way round")
def _(paper, random):
    return paper.swap(random, f"“({HAN}{{2,14}})”", lambda match: random.choice([f"«“{match[1]}“»", f"«”{match[1]}”»"]))


@kind("quotation within a quotation")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "他说：“这次学习«“重在实践”»，很有收获。”", "开展“弘扬«“铁人精神”»、争当先锋”活动。", "负责人说：“要坚持«“先急后缓”»的原则。”", "启动“守护«“舌尖上的安全”»”行动。"]))


@kind("title within a title")
def _(paper, random):
    return paper.swap(random, f"《({HAN}{{4,20}})》", lambda match: f"《关于印发«《{match[1]}》»的通知》")


@kind("、 before 等, 及, 以及")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "请携带身份证、户口簿«、以及»照片。", "联合公安、民政«、等部门»开展检查。", "做好登记、核对«、及其他»事项。", "购置桌椅、书柜«、等»。", "由教育、卫生«、等单位»负责。"]))


@kind("ellipsis or dash in another form")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "这些年走过的路«...»都值得记住。", "购置桌椅、书架«……等»物品。", "我们的目标«--»让群众满意。", "大家说起来«。。。»都很感慨。", "一个都不能少«···»这是承诺。"]))


@kind("mark at the wrong side of a bracket")
def _(paper, random):
    return paper.swap(random, f"（({HAN}{{2,14}})）", lambda match: random.choice([f"«（，{match[1]}）»", f"«（{match[1]}，）»", f"«（{match[1]}、）»"]))


@kind("end of a sentence twice")
def _(paper, random):
    return paper.sentence(random, random.choice(["他说：“请大家放心«。”。»", "有关材料一并报送（格式见附件«。）。»", "会议指出，“要抓好落实«。”。»"]))


@kind("space within a sentence")
def _(paper, random):
    if len(re.findall(f"{HAN} {HAN}", paper.text)) > 2:
        return False
    return paper.swap(random, f"({HAN}{{3}})({HAN}{{3}})", lambda match: f"{match[1][:2]}«{match[1][2]} {match[2][0]}»{match[2][1:]}")


@kind("middle dot in another form")
def _(paper, random):
    dot = random.choice("•・‧∙")
    return paper.sentence(random, random.choice([f"邀请阿依古丽«{dot}»买买提到会。", f"开展“书香«{dot}»校园”活动。", f"约翰«{dot}»史密斯先生出席。"]))


@kind("mark at the start of a paragraph")
def _(paper, random):
    return paper.line(random, random.choice(["«，»各单位要抓好落实，按期完成任务。", "«。»有关情况及时报告上级主管部门。", "«、»做好宣传发动，营造良好氛围。"]))


@kind("brackets of a document number")
def _(paper, random):
    year = random.randint(2012, 2023)
    return paper.sentence(random, random.choice([
        f"按照国办发«[{year}]»12号文件要求办理。", f"依据财教«（{year}）»56号执行。", f"贯彻落实平政发«【{year}】»3号文件精神。", f"见教体艺«({year})»8号。"]))


@kind("mark behind an ordinal")
def _(paper, random):
    return paper.sentence(random, random.choice(["«第一、加»强领导。", "«首先、要»统一思想。", "«第二、落»实责任。", "«其次、完»善制度。"]))
