"""What was over, or did not exist yet, when the paper was written. A paper's year is the newest that it dates anything by."""
from .paper import kind

NOW = 2024  # papers that name this year or a later one take what is over


def is_new(paper):
    return paper.newest() >= NOW and not paper.is_court()


@kind("old plenum as the task of today")
def _(paper, random):
    return is_new(paper) and paper.sentence(random, random.choice([
        "要深入学习贯彻党的«十八大和十八届三中、四中全会»精神。", "全面贯彻党的«十九大和十九届二中、三中、四中全会»精神，落实各项任务。", "认真学习贯彻«十九届六中全会»精神。",
        "以党的«十九大»精神为指导，深入贯彻党的«十九大»精神。", "认真落实党的«十八大»精神，抓好各项工作。", "深入贯彻落实党的«十九届五中全会»精神。"]))


@kind("law that is repealed")
def _(paper, random):
    return is_new(paper) and not paper.is_statute() and paper.sentence(random, "依照«《" + random.choice([
        "合同法", "物权法", "中华人民共和国婚姻法", "侵权责任法", "民法通则", "中华人民共和国担保法", "信访条例", "公司登记管理条例", "企业法人登记管理条例", "收养法", "环境噪声污染防治法",
        "耕地占用税暂行条例", "车辆购置税暂行条例", "城市房屋拆迁管理条例", "行政监察法", "学位条例", "契税暂行条例", "中华人民共和国经济合同法"]) + "》»的规定办理。")


@kind("name of a law with a slip")
def _(paper, random):
    return paper.sentence(random, "依照«《" + random.choice([
        "中华人民共和国消费者权益法", "道路安全交通法", "政府采集法", "预防未成年犯罪法", "中华人民共和国行政诉论法", "中华人民共和国安全生产发", "突发事件应付法", "中华人民共和国劳动合同保护法",
        "中华人民共和国行政处法", "未成年保护法", "中华人民共和国食品卫生安全法", "妇女权益保护法"]) + "》»的规定办理。")


@kind("law that was not yet in force")
def _(paper, random):
    laws = {"民法典": 2020, "中华人民共和国噪声污染防治法": 2021, "反电信网络诈骗法": 2022, "数据安全法": 2021, "个人信息保护法": 2021, "外商投资法": 2019, "监察法": 2018, "中华人民共和国乡村振兴促进法": 2021,
            "网络安全法": 2016, "反家庭暴力法": 2015, "中华人民共和国退役军人保障法": 2020, "英雄烈士保护法": 2018}
    fit = [law for law, year in laws.items() if 1990 < paper.newest() < year]
    return bool(fit) and not (paper.is_statute() or paper.is_court() or paper.is_technical()) and paper.sentence(random, f"依照«《{random.choice(fit)}》»的规定办理。")


@kind("institution that is gone")
def _(paper, random):
    return is_new(paper) and not paper.is_statute() and paper.sentence(random, random.choice([
        "报«国土资源部»备案。", "由«国家工商行政管理总局»负责解释。", "会同«环保局»开展检查。", "请示«国家卫生和计划生育委员会»同意。", "与«国家旅游局»联合举办。", "由市«安监局»牵头。", "报送«银保监会»。",
        "由县«扶贫办»组织验收。", "会同«质量技术监督局»办理。", "由«农业部»公布。", "按«国务院扶贫办»要求办理。", "与«中国银行保险监督管理委员会»沟通。"]))


@kind("term that is given up")
def _(paper, random):
    return is_new(paper) and not paper.is_statute() and paper.sentence(random, random.choice([
        "做好«新型农村合作医疗»工作。", "照顾好«五保户»。", "开展防范«电信诈骗»宣传。", "做好«精神病人»救助。", "帮助«残废人»就业。", "办理«暂住证»。", "关爱«聋哑人»。", "做好«新冠肺炎»防控。",
        "走访«建档立卡贫困户»。", "按规定缴纳«社会抚养费»。", "申请«廉租房»的家庭。", "参加«新农保»的群众。"]))


@kind("campaign that is over")
def _(paper, random):
    return is_new(paper) and not paper.is_statute() and paper.sentence(random, random.choice([
        "深入开展党的«群众路线教育实践活动»，转变作风。", "认真开展«“三严三实”专题教育»。", "扎实开展«党纪学习教育»，严明纪律。", "深入开展«保持共产党员先进性教育活动»。",
        "扎实开展«“不忘初心、牢记使命”主题教育»。"]))


@kind("place under an old name")
def _(paper, random):
    return is_new(paper) and not paper.is_statute() and paper.sentence(random, random.choice([
        "北京市«宣武区»的居民。", "位于北京市«崇文区»。", "上海市«卢湾区»的企业。", "湖北省«襄樊市»的企业。", "山东省«莱芜市»的农户。", "浙江省杭州市«江干区»的学校。", "上海市«闸北区»的居民。",
        "江苏省徐州市«九里区»的企业。", "江苏省苏州市«沧浪区»的学校。", "天津市«塘沽区»的企业。", "重庆市«万盛区»的居民。", "河北省«唐海县»的农户。"]))


@kind("plan period that is over, as a task")
def _(paper, random):
    return is_new(paper) and paper.sentence(random, random.choice([
        "«“十三五”期间»，我们将新建学校五所。", "«“十三五”时期»，要着力补齐短板，力争完成全部任务。", "«“十二五”期间»，将继续加大投入。", "«“十三五”期间»，要全面实现既定目标。"]))
