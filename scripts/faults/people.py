"""Invented people and their numbers, and what of them must not be published."""
from .paper import kind

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = ["建国", "秀英", "志强", "丽娟", "伟", "敏", "海燕", "晓东", "玉兰", "国平", "婷婷", "浩然", "雪梅", "永刚", "静怡", "大勇"]
TOWNS = ["青山镇", "河西街道", "双桥乡", "柳林镇", "新丰街道"]
REGIONS = ["110105", "320106", "440103", "500112", "330106", "420106", "510104", "610103", "370202", "130102"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def name(random):
    return random.choice(SURNAMES) + random.choice(GIVEN)


def digits(random, count):
    return "".join(random.choice("0123456789") for _ in range(count))


def mobile(random):
    return random.choice(["130", "135", "138", "139", "150", "158", "177", "186", "189", "198"]) + digits(random, 8)


def identity(random):
    body = random.choice(REGIONS) + f"{random.randint(1950, 2004)}{random.randint(1, 12):02}{random.randint(1, 28):02}" + digits(random, 3)
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


def card(random):
    body = random.choice(["622202", "621700", "622848", "621661", "622588", "623668"]) + digits(random, 12)
    twice = sum(sum(divmod(int(d) * 2, 10)) for d in body[::-2])
    return body + str(-(twice + sum(map(int, body[-2::-2]))) % 10)


@kind("mobile number in one piece")
def _(paper, random):
    number, who = mobile(random), name(random)
    return paper.sentence(random, random.choice([
        f"联系人：{who}，电话«{number}»。", f"如有疑问，请拨打«{number}»（{who}）。", f"经办人{who}，«{number}»。",
        f"报名请联系{who}，手机号«{number}»。", f"{who}的手机是«{number}»。", f"报名截止后请与{who}«{number}»联系。"]))


@kind("mobile number in groups or other digits")
def _(paper, random):
    n, who = mobile(random), name(random)
    form = random.choice([f"{n[:3]} {n[3:7]} {n[7:]}", f"{n[:3]}-{n[3:7]}-{n[7:]}", f"+86 {n}", f"86-{n}", n.translate(WIDE),
                          n.translate(HAN_DIGITS), f"({n[:3]}){n[3:7]}-{n[7:]}", f"{n[:3]}.{n[3:7]}.{n[7:]}", f"{n[:3]}  {n[3:]}"])
    return paper.sentence(random, random.choice([f"联系人{who}，手机：«{form}»。", f"联系电话：«{form}»（{who}）。"]))


@kind("identity number")
def _(paper, random):
    n, who = identity(random), name(random)
    form = random.choice([n, n, n.lower(), f"{n[:6]} {n[6:14]} {n[14:]}", f"{n[:6]}-{n[6:14]}-{n[14:]}", n.translate(WIDE)])
    return paper.sentence(random, random.choice([
        f"{who}，身份证号：«{form}»。", f"申请人{who}（公民身份号码«{form}»）已经提交材料。", f"{who}，女，身份证号码为«{form}»。"]))


@kind("identity number with a slip")
def _(paper, random):
    n, who = identity(random), name(random)
    slip = n[:16] + str((int(n[16]) + random.randint(1, 9)) % 10) + n[17]
    return paper.sentence(random, random.choice([f"{who}，身份证号：«{slip}»。", f"申请人{who}，身份证号码«{slip}»，已经提交材料。"]))


@kind("bank card")
def _(paper, random):
    n, who = card(random), name(random)
    form = random.choice([n, n, " ".join([n[:4], n[4:8], n[8:12], n[12:16], n[16:]])])
    return paper.sentence(random, random.choice([
        f"补助打入{who}的银行卡（卡号：«{form}»）。", f"户名：{who}，账号：«{form}»。", f"{who}，工资卡号«{form}»。"]))


@kind("personal mailbox")
def _(paper, random):
    box = random.choice(["wangjg", "lixiuying88", "zhang_zq", "13axu", "chen.lj", "sunny-2003"]) + random.choice(
        ["@qq.com", "@163.com", "@126.com", "@sina.com", "@foxmail.com", "@gmail.com", "@139.com"])
    who = name(random)
    return paper.sentence(random, random.choice([f"{who}的邮箱是«{box}»。", f"联系人{who}，E-mail：«{box}»。", f"请回复{who}（«{box}»）。"]))


@kind("passport or permit")
def _(paper, random):
    who = name(random)
    return paper.sentence(random, f"{who}，" + random.choice([
        f"护照号：«E{digits(random, 8)}»", f"护照号码«EB{digits(random, 7)}»", f"港澳居民来往内地通行证号码：«H{digits(random, 8)}»",
        f"台湾居民来往大陆通行证号：«{digits(random, 8)}»", f"往来港澳通行证：«C{digits(random, 8)}»", f"香港身份证号码：«K{digits(random, 6)}(3)»"]) + "。")


@kind("number plate of a person")
def _(paper, random):
    plate = random.choice("京沪粤川浙苏鲁") + random.choice("ABCDE") + random.choice(["", "·"]) + random.choice("ABCDEFGH") + digits(random, 4)
    return paper.sentence(random, random.choice([
        f"{name(random)}驾驶«{plate}»小型轿车行驶至该路段。", f"车主{name(random)}，车牌号«{plate}»。", f"{name(random)}的车（号牌«{plate}»）占用消防通道。"]))


@kind("address to the door")
def _(paper, random):
    street = random.choice(["和平路18号3栋2单元501室", "建设路7号院4号楼302室", "柳树村5组21号", "东风里12栋1单元8号"])
    place = random.choice(TOWNS) + street
    return paper.sentence(random, f"{name(random)}，" + random.choice([f"住«{place}»", f"家庭住址：«{place}»", f"现住«{place}»", f"家住«{place}»"]) + "。")


@kind("account of a messenger")
def _(paper, random):
    who = name(random)
    return paper.sentence(random, random.choice([
        f"{who}，微信号：«wxid_{digits(random, 6)}»。", f"{who}，QQ：«{random.randint(1, 9)}{digits(random, 8)}»。",
        f"请加{who}微信«liu{digits(random, 4)}»。", f"{who}的微信是«zhao_{digits(random, 4)}»。", f"{who}的QQ号是«{random.randint(1, 9)}{digits(random, 8)}»。"]))


@kind("health of a named person")
def _(paper, random):
    ill = random.choice(["患尿毒症", "患有精神分裂症", "身患肺癌", "确诊白血病", "系二级肢体残疾", "患乙型肝炎", "视力残疾一级", "罹患抑郁症"])
    return paper.sentence(random, random.choice(["村民«{}，{}»，生活困难。", "患者«{}，男，46岁，{}»。", "学生«{}{}»，申请缓考。", "低保对象«{}，{}»。"]).format(name(random), ill))


@kind("minor named")
def _(paper, random):
    who, age = name(random), random.randint(5, 13)
    return paper.sentence(random, random.choice([
        f"困境儿童«{who}»（男，{age}岁，青山小学三年级学生）由祖父监护。", f"留守儿童«{who}»，{age}岁，就读于柳林小学。",
        f"孤儿«{who}»，女，{age}岁，每月领取基本生活费。", f"受害人«{who}»（{age}岁，某幼儿园学生）已经得到救助。"]))


@kind("mask too weak")
def _(paper, random):
    n, tel = identity(random), mobile(random)
    return paper.sentence(random, f"{name(random)}，" + random.choice([
        f"身份证号«{n[:14]}****»", f"身份证号«{n[:15]}***»", f"电话«{tel[:8]}***»", f"身份证号码«{n[:14]}****»", f"手机«{tel[:7]}**{tel[9:]}»"]) + "。")


@kind("name beside a personal number")
def _(paper, random):
    one, two = name(random), name(random)
    return paper.sentence(random, random.choice([
        f"联系人：«{one}»，{mobile(random)}。", f"«{one}»（{mobile(random)}）、{two}（{mobile(random)}）参加会议。",
        f"经办人«{one}»，联系电话{mobile(random)}。", f"姓名：«{one}»，手机：{mobile(random)}。"]))


@kind("masked name in full elsewhere")
def _(paper, random):
    who = random.choice(SURNAMES) + random.choice([given for given in GIVEN if len(given) == 2])
    if f"{who[0]}某" in paper.text:
        return False
    return paper.sentence(random, random.choice([
        f"当事人{who[0]}某到场说明情况。经核实，当事人«{who}»所述属实。", f"被害人{who[0]}某某报案。次日，被害人«{who}»领回财物。"]))


@kind("case person named")
def _(paper, random):
    return paper.sentence(random, random.choice(["社区矫正对象", "刑满释放人员", "戒毒人员", "吸毒人员", "安置帮教对象"]) + f"«{name(random)}»按时报到。")
