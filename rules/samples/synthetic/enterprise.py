"""One synthetic enterprise: a size and an industry, from which money, people, research, property and titles follow.

Everything hangs together as it does in life: more research goes with more technical staff, patents and certificates; the
four official amounts of research are near each other and differ; young firms grow faster and have shorter series.
"""

from .draws import Draws, running
from .industries import INDUSTRIES, INTENSITIES, SIZES, WITHOUT_RESEARCH
from .ladder import add_ladder

DISTRICTS = running([
    (420, "江津区"), (230, "铜梁区"), (60, "璧山区"), (50, "永川区"), (50, "渝北区"), (40, "九龙坡区"), (40, "沙坪坝区"),
    (30, "巴南区"), (30, "北碚区"), (25, "合川区"), (15, "大足区"), (10, "重庆市外"),
])
WAN = 10_000


def enterprise(seed, row, years):
    """All facts, by their Chinese names, of row `row` of the population `seed`; `years` is a range of accounting years.

    Yearly facts are mappings from a year to a value and begin with the year of establishment. None means "known to have
    none"; nothing is left out for being unknown.
    """
    draws = Draws(seed, row, "facts")
    below, between, chance, bell = draws.below, draws.between, draws.chance, draws.bell
    code, size_industry, per_head, research_tier = draws.pick(INDUSTRIES)
    size = draws.below(1000)
    people_range = draws.pick(SIZES)
    size = [item for _, item in SIZES].index(people_range)
    last = years[-1]
    founded = last - draws.spread_out(1, 30) if chance(900) else last - below(3)
    alive = [year for year in years if year >= founded]
    district = draws.pick(DISTRICTS)
    in_chongqing = district != "重庆市外"
    moved = chance(60)
    facts = {
        "企业名称": f"合成企业{row + 1:06d}",
        "注册区县": district,
        "税务登记区县": draws.pick(DISTRICTS) if moved else district,
        "统计核算区县": draws.pick(DISTRICTS) if moved else district,
        "所在园区": f"{district}{'甲乙丙丁戊'[below(5)]}园区",
        "成立日期": f"{founded}-{between(1, 12):02d}-{between(1, 28):02d}",
        "居民企业": not chance(5),
        "独立法人": not chance(15),
        "重庆市内注册": in_chongqing,
        "重庆市内纳税": in_chongqing and not chance(10),
        "行业代码": code,
        "划型行业": size_industry,
    }

    # Money and people, from the last year backwards.
    people = draws.spread_out(*people_range)
    revenue = people * per_head * WAN * (1000 + bell(600)) // 1000 + below(WAN)
    trend = bell(140) + (160 if last - founded <= 6 else 60)
    does_research = chance(1000 - WITHOUT_RESEARCH[research_tier] + (80 if size >= 1 else -60))
    intensity = draws.spread_out(*INTENSITIES[research_tier]) if does_research else 0
    technical = min(850, 40 + intensity * between(2, 6)) if does_research else below(60)
    hightech_share = between(450, 960) if intensity >= 25 else below(600) if does_research else 0
    other_income, main_share, margin = between(0, 25), between(900, 1000), bell(120) + 60
    assets_to_revenue, own_share = between(450, 1900), between(150, 750) if not chance(25) else -between(1, 200)
    money = {name: {} for name in (
        "营业收入", "主营业务收入", "销售收入", "收入总额", "不征税收入", "高新技术产品收入", "成本费用", "资产总额",
        "净资产", "研发费用_会计口径", "研发费用_高企口径", "研发费用_加计扣除口径", "研发费用_报统口径", "境内研发费用_高企口径",
        "职工总数", "科技人员", "从业人员", "成果转化数", "研发费用已报统", "已申报加计扣除", "研发准备金预算", "研发准备金已备案")}
    reports, claims = does_research and chance(800), does_research and chance(850)
    reserve = does_research and chance(350)
    abroad = between(20, 500) if chance(40) else 0
    conversions = below(3) + min(6, intensity // 8) if does_research else 0
    for year in reversed(alive):
        booked = revenue * max(0, intensity + bell(8)) // 1000 if intensity else 0
        near = draws.bits()  # small differences between official amounts, a few bits each
        audited = booked * (940 + (near & 63)) // 1000
        claimed = booked * (900 + (near >> 6 & 63)) // 1000 if claims else 0
        reported = booked * (970 + (near >> 12 & 63)) // 1000 if reports else 0
        assets = revenue * (assets_to_revenue + bell(60)) // 1000
        yearly = (
            revenue, revenue * main_share // 1000, revenue * (1000 - (near >> 18 & 7)) // 1000,
            revenue * (1000 + other_income) // 1000, revenue * other_income // 4000 if near >> 21 & 3 == 0 else 0,
            revenue * hightech_share // 1000, revenue * (1000 - margin + bell(40)) // 1000,
            assets, assets * own_share // 1000,
            booked, audited, claimed, reported, audited * (1000 - abroad) // 1000,
            people, people * technical // 1000, people + bell(max(2, people // 20)) if people > 9 else people,
            max(0, conversions + bell(2)) if does_research else 0, reports, claims,
            booked * between(900, 1200) // 1000 // WAN * WAN if reserve else 0, reserve and near >> 24 & 3 != 0,
        )
        for series, value in zip(money.values(), yearly):
            series[year] = value
        growth = 1000 + trend + bell(180)
        revenue = revenue * 1000 // max(500, growth)
        people = max(2, people * 1000 // max(700, 1000 + (growth - 1000) // 2))
    budgets = money["研发准备金预算"]
    budgets[last + 1] = budgets[last] * between(950, 1300) // 1000 // WAN * WAN
    for name, series in money.items():
        facts[name] = dict(sorted(series.items()))
    facts["纳入规模以上统计"] = size_industry == "工业" and facts["营业收入"][last] >= 2000 * WAN and not chance(60)
    add_research(facts, draws, last, size, does_research, intensity)
    add_titles(facts, draws, last, research_tier, in_chongqing)
    add_record(facts, draws, last)
    add_judgements(facts, draws, intensity)
    add_ladder(facts, seed, row, last)
    return facts


def add_research(facts, draws, last, size, does_research, intensity):
    chance, below = draws.chance, draws.below
    facts["开展研发活动"] = does_research
    facts["会计核算健全"] = not chance(40 if size else 120)
    facts["研发费用准确归集"] = does_research and not chance(120)
    facts["研发准备金制度"] = any(facts["研发准备金预算"].values())
    facts["已先行投入自筹研发资金"] = does_research and not chance(150)
    provincial = intensity >= 30 and chance(40 + 90 * size)
    facts["省部级以上研发机构"] = provincial
    facts["市级以上研发机构"] = provincial or (intensity >= 20 and chance(100 + 150 * size))
    # Patents follow the money spent on research, with diminishing returns.
    wan = sum(facts["研发费用_会计口径"].values()) // WAN
    works = wan.bit_length() if does_research else 0
    first = below(1 + max(0, works - 4)) * below(3) // 2 if works > 6 else 0
    second = below(1 + 2 * works) if works else below(2)
    property_list = []
    for number in range(first + second):
        bits = draws.bits()
        property_list.append({
            "类别": "Ⅰ类" if number < first else "Ⅱ类",
            "获得方式": "自主研发" if bits & 15 else ("受让", "受让", "受赠", "并购")[bits >> 4 & 3],
            "权属有效": bits >> 6 & 31 != 0,
            "与主要产品相关": bits >> 11 & 7 != 0,
            "已用于高企认定": number >= first and bits >> 14 & 3 == 0,
        })
    facts["知识产权"] = property_list
    facts["科技奖励"] = [
        {"级别": "国家级" if chance(100) else "省部级", "排名": draws.between(1, 7), "日期": day(draws, last - below(6))}
        for _ in range(1 if intensity >= 40 and chance(25 + 25 * size) else 0)]
    facts["主导制定标准"] = [
        {"级别": ("国际标准", "国家标准", "行业标准", "行业标准", "其他标准")[below(5)], "日期": day(draws, last - below(7))}
        for _ in range(below(3) if intensity >= 30 and chance(60 + 40 * size) else 0)]


def add_titles(facts, draws, last, research_tier, in_chongqing):
    """Certificates go mostly to those who would meet the conditions, and to some who no longer do."""
    chance = draws.chance
    sales, research = facts["销售收入"][last], facts["研发费用_高企口径"][last]
    people, technical = facts["职工总数"][last], facts["科技人员"][last]
    valid = [each for each in facts["知识产权"] if each["权属有效"]]
    strong = any(each["类别"] == "Ⅰ类" for each in valid)
    innovative = research * 25 >= sales and technical * 10 >= people and len(valid) > 0
    registered = in_chongqing and chance(700 if research * 100 >= sales and valid else 60)
    facts["重庆市科技型企业"] = periods(draws, last, 6) if registered else []
    hnte = innovative and chance(650) or chance(8)
    facts["高新技术企业"] = periods(draws, last, 3, again=chance(350)) if hnte else []
    small = people <= 500 and sales <= 20_000 * WAN and innovative
    facts["科技型中小企业"] = [
        {"from": f"{year}-{draws.between(4, 10):02d}-15", "to": f"{year}-12-31"}
        for year in range(last - 2, last + 1) if chance(550)] if small else []
    special = innovative and strong and sales >= 1500 * WAN and people < 1000 and chance(350)
    facts["专精特新中小企业"] = periods(draws, last, 3) if special else []
    giant = special and sales >= 5000 * WAN and facts["专精特新中小企业"] != [] and chance(220)
    facts["专精特新小巨人"] = periods(draws, last, 3) if giant else []
    facts["技术创新示范企业"] = periods(draws, last, 3) if innovative and people >= 300 and chance(60) else []
    facts["高成长性科技企业"] = periods(draws, last, 3) if registered and innovative and chance(40) else []
    makes_equipment = facts["行业代码"][:2] in ("34", "35", "38") and strong
    facts["链主企业"] = people >= 1000 and chance(150)
    policies = draws.between(1, 3) if makes_equipment and chance(120) else 0
    facts["首台套保险补偿资格"] = periods(draws, last, 3) if policies and chance(600) else []
    facts["首台套保单"] = []
    for _ in range(policies):
        insured = draws.spread_out(200, 8000) * WAN
        facts["首台套保单"].append({
            "保险金额": insured, "年度实缴保费": insured * draws.between(8, 45) // 1000, "投保年度": draws.between(1, 4),
            "连续投保": chance(900), "目录内": chance(850), "符合首台套定义": chance(850)})
    facts["产品属禁止限制淘汰类"] = chance(25 if research_tier == 0 else 6)


def add_record(facts, draws, last):
    chance = draws.chance
    facts["违法违规记录"] = [
        {"种类": ("安全事故", "质量事故", "环境违法", "环保事故", "科研失信")[draws.below(5)],
         "程度": ("一般", "一般", "一般", "较大", "重大", "严重")[draws.below(6)], "日期": day(draws, last - draws.below(4))}
        for _ in range(1 + draws.below(2) if chance(45) else 0)]
    facts["列入经营异常名录"] = chance(15)
    facts["列入严重违法失信名单"] = chance(4)
    facts["列入失信联合惩戒名单"] = chance(6)
    facts["列入信用中国重庆严重失信惩戒名单"] = chance(5)
    facts["首台套骗补禁申截止日"] = day(draws, last + 1 + draws.below(2)) if chance(2) else None
    facts["生产经营正常"] = not chance(25)
    facts["同一方向已获市级其他资金"] = chance(60)
    overdue = facts["重庆市科技型企业"] and chance(25)
    facts["逾期知识价值信用贷款"] = [{"逾期本金": draws.between(20, 300) * WAN}] if overdue else []


def add_judgements(facts, draws, intensity):
    if facts["重庆市科技型企业"]:
        facts["知识价值信用等级"] = "ABCDE"[min(4, max(0, 3 - intensity // 25 + draws.bell(2)))]
    facts["信用记录良好"] = not facts["列入失信联合惩戒名单"] and draws.chance(960)
    facts["符合国家首台套目录"] = bool(facts["首台套保单"]) and draws.chance(800)
    facts["设计研发制造能力较强"] = intensity >= 25 and draws.chance(800)
    facts["符合国家产业政策"] = not facts["产品属禁止限制淘汰类"] and draws.chance(970)
    if intensity < 25 or not draws.chance(600):
        return  # never applied to become a high-tech enterprise, so experts have not looked at it
    level = draws.between(70, 105)  # of what can be had, in hundredths; the experts are near each other
    facts["核心知识产权所有权"] = draws.chance(930)
    facts["核心技术属于重点领域"] = draws.chance(930)
    facts["参与编制标准"] = bool(facts["主导制定标准"])
    for name, most in (("技术先进程度得分", 8), ("核心支持作用得分", 8), ("研发组织管理制度得分", 6),
                       ("研发机构与产学研得分", 6), ("成果转化激励得分", 4), ("人才制度得分", 4)):
        facts[name] = min(most, max(0, most * level // 100 + draws.bell(2)))


def day(draws, year):
    return f"{year}-{draws.between(1, 12):02d}-{draws.between(1, 28):02d}"


def periods(draws, last, years, again=False):
    """A certificate of so many years that began lately, after one before it if `again`."""
    begun, month, date = last - draws.below(years), draws.between(5, 12), draws.between(1, 28)
    made = []
    for start in (begun - years, begun) if again else (begun,):
        # The last day is the one before the anniversary; a first of the month is avoided so that no month's length matters.
        made.append({"from": f"{start}-{month:02d}-{date + 1:02d}", "to": f"{start + years}-{month:02d}-{date:02d}"})
    return made
