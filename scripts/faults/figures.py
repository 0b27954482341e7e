"""Dates and times that do not exist, and figures that do not fit each other."""
import datetime
import re

from .paper import HAN, kind

DAYS = "一二三四五六日"


@kind("date that does not exist")
def _(paper, random):
    year = random.randint(2015, 2025)
    odd = random.choice(["2月30日", "4月31日", "6月31日", "9月31日", "11月31日", "13月5日", "2月31日", f"{year // 4 * 4 + 1}年2月29日", f"{year}年4月31日", "5月32日"])
    return paper.sentence(random, random.choice([f"请于«{odd}»前报送材料。", f"会议定于«{odd}»召开。", f"截至«{odd}»，工作已经完成。", f"自«{odd}»起施行。"]))


@kind("day of the week that is not that of the date")
def _(paper, random):
    day = datetime.date(random.randint(2015, 2025), random.randint(1, 12), random.randint(1, 28))
    wrong = DAYS[(day.weekday() + random.randint(1, 6)) % 7]
    date = f"{day.year}年{day.month}月{day.day}日"
    return paper.sentence(random, random.choice([
        f"会议定于«{date}（星期{wrong}）»召开。", f"请于«{date}（周{wrong}）»前报名。", f"定于«{date}星期{wrong}»上午开会。", f"«{date}（星期{wrong}）»上午9:00到会。"]))


@kind("beginning behind the end")
def _(paper, random):
    year, month = random.randint(2015, 2025), random.randint(4, 11)
    return paper.sentence(random, random.choice([
        f"公示期为«{year}年{month}月20日至{year}年{month}月12日»。", f"报名时间为«{year}年{month}月18日至{year}年{month - 2}月25日»。", f"公示期为«{month}月15日至10日»。",
        f"统计«{year}—{year - 2}年»的数据。", f"任期自«{year}年6月至{year - 1}年12月»。", f"活动时间：«{year}年{month}月20日—{year}年{month - 1}月5日»。"]))


@kind("time that does not exist")
def _(paper, random):
    return paper.sentence(random, random.choice(["报名截至当日«25时»。", "请于«24:30»前签到。", "上午«9:75»开始。", "会议«15时75分»开始。", "请在下午«3时60分»前返回。", "«8:65»集合。"]))


@kind("clocks of twelve and of 24 hours mixed")
def _(paper, random):
    return paper.sentence(random, random.choice(["会议«下午15时»开始。", "«晚上20:00»举办晚会。", "请于«下午14:30»前到场。", "«傍晚18时»结束。", "培训«下午13点30分»开始。"]))


@kind("sum that does not fit")
def _(paper, random):
    # More than the whole: parts that are less may be some of them.
    parts = [random.randint(20, 400) for _ in range(3)]
    total = sum(parts) - random.choice([30, 20, 12, 7, 5])
    a, b, c = parts
    return paper.sentence(random, "«" + random.choice([
        f"共有监测户{total}户，其中：甲村{a}户，乙村{b}户，丙村{c}户", f"到岗{total}人（其中管理人员{a}人，技术人员{b}人，工人{c}人）", f"总投资{total}万元，其中：工程费{a}万元，设备费{b}万元，监理费{c}万元",
        f"受理申请{total}件，其中办结{a}件、退回{b}件、正在办理{c}件", f"参加活动的共{total}人，其中教师{a}人、学生{b}人、家长{c}人"]) + "»。")


@kind("share that does not fit")
def _(paper, random):
    whole = random.randint(100, 400)
    part = whole - random.randint(5, 40)
    wrong = round(part / whole * 100, 1) + random.choice([-6.3, -4.2, 2.6, 3.4])
    return paper.sentence(random, "«" + random.choice([
        f"排查隐患{whole}处，整改{part}处，整改率{wrong:.1f}%", f"受理投诉{whole}件，办结{part}件，办结率达{wrong:.1f}%", f"应到{whole}人，实到{part}人，到会率{wrong:.1f}%",
        f"抽检{whole}批次，合格{part}批次，合格率为{wrong:.1f}%"]) + "»。")


@kind("growth that does not fit")
def _(paper, random):
    old = random.randint(200, 900)
    new = old + random.randint(20, 200)
    wrong = round((new / old - 1) * 100 + random.choice([-9, 8, 14]), 1)
    return paper.sentence(random, "«" + random.choice([
        f"产量由{old}吨增加到{new}吨，增长{wrong}%", f"收入从{old}万元提高到{new}万元，增长{wrong}%", f"人数由{old}人增加到{new}人，增幅{wrong}%", f"投诉由{new}件下降到{old}件，下降{abs(wrong) + 30}%"]) + "»。")


@kind("number of items otherwise than announced")
def _(paper, random):
    return paper.sentence(random, "«" + random.choice([
        "要做好以下三项工作：一是摸清底数；二是建立台账", "重点抓好五个方面：一是登记，二是核对，三是公示，四是归档", "下设四个小组：综合组、宣传组、后勤组",
        "分为三个阶段：准备阶段、实施阶段", "办理以下四项手续：一是登记，二是核对，三是归档"]) + "»。")


@kind("date with zeros, or 号 for 日", is_rare=True)
def _(paper, random):
    if paper.is_statute() or len(re.findall(r"\d{4}年[1-9]\d?月[1-9]\d?日", paper.text)) < 2 or re.search(r"年0\d月|月0\d日|月\d+号", paper.text):
        return False
    year, day = random.randint(2015, 2025), random.randint(1, 9)
    return paper.sentence(random, random.choice([
        f"自{year}年«0{day}月0{day}日»起施行。", f"于{year}年«{day}月0{day}日»完成验收。", f"请于{day}月{day + 10}«号»前报名。", f"会议定于{year}年{day}月{day}«号»召开。"]))


@kind("range with a hyphen")
def _(paper, random):
    if re.search("[日年月]-", paper.text):
        return False
    month = random.randint(1, 12)
    return paper.sentence(random, random.choice([
        f"公示时间为{month}月3日«-»{month}月9日。", f"报名时间：{month}月5日«-»12日。", "培训时间为2023年5月«-»6月。", "规划期为2021年«-»2025年。"]))


@kind("full-width colon in a time", is_rare=True)
def _(paper, random):
    if paper.is_statute() or re.search(r"\d：\d", paper.text):
        return False
    return paper.sentence(random, random.choice(["请于8:30到场，«9：00»开始，11:30结束。", "上午8:00签到，9:00开会，下午«14：30»讨论。"]))


@kind("unit or currency in a wrong form")
def _(paper, random):
    count = random.randint(12, 60)
    return paper.sentence(random, random.choice([
        f"{count}«T»吊车一辆。", f"室内温度保持在{count}«°»以上。", f"全程{count}«KM»。", f"新建蓄水池一座，{count}0«立方»。", f"载重{count}«Kg»。", f"会费«￥{count}元»。",
        f"新建{count}«KV»线路。", f"绿化面积{count}00«平方»。"]))


@kind("number of a standard in a wrong form")
def _(paper, random):
    number = random.randint(1000, 50000)
    return paper.sentence(random, random.choice([f"按照«GB-{number}»执行。", f"符合«《GB {number}-2008》»的要求。", f"依据«GB/T-{number}»验收。", f"符合«DB11-{number % 1000}»的规定。"]))


@kind("part that is larger than the whole")
def _(paper, random):
    whole = random.randint(30, 90)
    return paper.sentence(random, random.choice([
        f"全村«{whole}户，其中脱贫户{whole + 12}户»。", f"全班«{whole}人，其中团员{whole + 7}人»。", f"参会«{whole}人，其中女性{whole + 15}人»。"]))
