"""What should not have been left in a paper, or must not leave the house: marks of secrecy, addresses, blanks, residue."""
from .paper import kind
from .people import digits, name


@kind("mark of secrecy")
def _(paper, random):
    mark = random.choice(["机密★3年", "秘密★10年", "绝密★长期", "秘密★", "密级：机密", "秘密★一年", "机密 ★ 5年", "秘密★6个月"])
    return paper.line(random, f"«{mark}»")


@kind("mark of what is internal")
def _(paper, random):
    return paper.sentence(random, "«" + random.choice([
        "内部资料，注意保存", "内部文件，严禁外传", "仅供内部使用，请勿外传", "本材料属于工作秘密，不得公开", "内部材料，不得转发", "此件不予公开",
        "阅后收回", "仅供内部参考", "涉密文件，严禁复印"]) + "»。")


@kind("address of an inner network")
def _(paper, random):
    if paper.is_markdown:  # pages of repositories show such addresses as examples
        return False
    return paper.sentence(random, random.choice([
        "请登录http://«192.168.10.8:8080»/填报。", "系统地址：«10.1.20.15»。", "请访问«http://oa.corp.local»办理。", "资料放在«\\\\fileserver\\share\\通知»，请自取。",
        "请在内网http://«172.16.5.20»/oa下载。"]))


@kind("password")
def _(paper, random):
    if paper.is_technical():
        return False
    number = digits(random, 4)
    return paper.sentence(random, random.choice([
        f"用户名：admin，密码：«Qs{number}@bj»。", f"初始密码为«abc{number}»，请及时修改。", f"账号zhangsan，密码«{number}88»。", f"登录密码是«Hr#{number}x»。",
        f"管理员口令：«root{number}»。", f"会议号{digits(random, 9)}，密码：«{number}»。"]))


@kind("blank left")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "参加人员共«【待补】»人。", "会议定于«XX年XX月XX日»召开。", "有关情况由«{{单位名称}}»负责。", "金额为«____»元。", "时间为«20XX年»3月。", "责任人：«（待定）»。",
        "联系电话：«XXXXXXXX»。", "经费«【此处填写金额】»由财政安排。", "请«×年×月×日»前报送。", "办理结果«TODO»。", "地点：«（待确认）»。", "覆盖率达到«XX%»。"]))


@kind("residue of a writing program")
def _(paper, random):
    return paper.line(random, "«" + random.choice([
        "以下是根据您的要求修改后的通知：", "好的，以下是为您起草的报告：", "希望以上内容对您有所帮助！", "如需进一步修改，请随时告诉我。", "作为一个人工智能语言模型，我无法核实这些数据。",
        "当然可以！以下是润色后的版本：", "您看这样修改可以吗？如果还有其他要求，请告诉我。", "（内容由AI生成，仅供参考）", "来源：https://www.example.com/?utm_source=chatgpt.com",
        "据统计，办理率有所提高:contentReference[oaicite:1]{index=1}。", "以上是一份完整的工作方案，您可以根据实际情况进行调整。"]) + "»")


@kind("marks of Markdown in a plain text")
def _(paper, random):
    if paper.is_markdown:
        return False
    if random.random() < 0.5:
        return paper.line(random, "«**二、工作要求**»")
    return paper.sentence(random, "要坚持«**统筹兼顾**»，抓好落实。")


@kind("alternative text of a template")
def _(paper, random):
    return paper.sentence(random, random.choice([
        "«单击此处输入文字»。", "«点击此处添加正文»。", "承办单位：«【填写单位名称】»。", "«[请在此处填写意见]»。", f"经办人：«【插入姓名】»（{name(random)}）。"]))
