"""What the ladder asks for (innovative SME, specialised SME, little giant) and what the tax on research needs."""

from .draws import Draws, running

LEVELS = running([(55, "无"), (20, "市级以下"), (15, "市级"), (8, "省级"), (2, "国家级")])
FIELDS = running([(70, "其他"), (22, "六基老字号或服务龙头"), (8, "补短板锻长板填空白")])
DIGITAL = running([(45, "一级"), (35, "二级"), (15, "三级"), (5, "四级")])
WAN = 10_000


def add_ladder(facts, seed, row, last):
    draws = Draws(seed, row, "ladder")
    chance, between = draws.chance, draws.between
    assets, own, revenue = facts["资产总额"], facts["净资产"], facts["营业收入"]
    facts["负债总额"] = {year: max(0, assets[year] - own[year]) for year in assets}
    facts["净利润"] = {year: (revenue[year] - facts["成本费用"][year]) * 4 // 5 for year in revenue}
    raises_money = chance(60)
    facts["新增股权融资"] = {
        year: draws.spread_out(200, 6000) * WAN if raises_money and chance(350) else 0 for year in revenue}
    technical, people = facts["科技人员"], facts["职工总数"]
    facts["研发人员"] = {year: technical[year] * between(600, 950) // 1000 for year in people}
    good = facts["高新技术企业"] != [] or facts["专精特新中小企业"] != []
    facts["从事细分市场年限"] = f"{min(between(1, 22), last - int(facts['成立日期'][:4]) + 1)}年"
    facts["主导产品所属领域"] = draws.pick(FIELDS)
    facts["主导产品属战略性新兴产业"] = chance(450 if good else 150)
    facts["处于产业链关键环节"] = chance(400 if good else 120)
    facts["数字化水平"] = draws.pick(DIGITAL)
    facts["省级以上质量奖"] = chance(30 if good else 5)
    facts["质量管理体系认证"] = chance(850 if good else 400)
    facts["拥有自主品牌"] = chance(750 if good else 350)
    facts["参与制修订标准"] = facts["主导制定标准"] != [] or chance(80)
    facts["研发机构级别"] = "省级" if facts["省部级以上研发机构"] else (
        "市级" if facts["市级以上研发机构"] else draws.pick(LEVELS[:2]))
    facts["自建或联合建立研发机构"] = facts["研发机构级别"] != "无" or chance(200)
    facts["国内细分市场占有率"] = f"{draws.spread_out(1, 40)}%"
    facts["创客中国名次"] = [{"名次": between(1, 600)}] if chance(8) else []
    facts["申请类型"] = "复核" if facts["专精特新中小企业"] and chance(500) else "新申报"
    facts["创新型中小企业"] = [{"from": f"{last - draws.below(3)}-09-01"}] if good and chance(600) else []
    for name in ("国家技术创新示范企业", "国家知识产权示范企业", "国家知识产权优势企业"):
        facts[name] = [{"from": f"{last - draws.below(3)}-10-10"}] if good and chance(12) else []
    facts["市级知识产权优势企业"] = [{"from": f"{last - 1}-06-01", "to": f"{last + 2}-05-31"}] if good and chance(40) else []
    if good:
        facts["专精特新发展评价得分"] = {year: between(38, 88) for year in (last, last + 1)}
        facts["占有率较为靠前"] = chance(700)
    for each in facts["知识产权"]:
        describe_property(each, draws, last)
    add_tax(facts, draws)


def describe_property(each, draws, last):
    """What the later programmes ask of a patent."""
    first = each["类别"] == "Ⅰ类"
    bits = draws.bits()
    each["种类"] = ("发明专利" if bits & 31 else "集成电路布图设计专有权") if first else (
        "实用新型专利", "实用新型专利", "软件著作权", "外观设计专利")[bits & 3]
    granted = last - (bits >> 5 & 7)
    each["授权日期"] = f"{granted}-{(bits >> 8 & 7) + 1:02d}-{(bits >> 11 & 15) + 1:02d}"
    if each["获得方式"] != "自主研发":
        each["转入日期"] = f"{granted}-12-{(bits >> 15 & 15) + 1:02d}"
    each["授权地"] = "国内" if bits >> 19 & 31 else "欧美日韩"
    each["权利人排名"] = 1 + (bits >> 24 & 15) // 13
    each["高价值"] = first and bits >> 28 & 3 == 0
    each["已应用并产生效益"] = bits >> 30 != 0


def add_tax(facts, draws):
    claimed = facts["研发费用_加计扣除口径"]
    other = draws.between(20, 120)
    audited = not draws.chance(40)
    rate = "15%" if facts["高新技术企业"] else "25%"
    abroad = draws.chance(20)
    facts["查账征收"] = {year: audited for year in claimed}
    facts["投资收益"] = {year: 0 for year in claimed}
    facts["研发其他相关费用"] = {year: claimed[year] * other // 1000 for year in claimed}
    facts["委托境内研发费用"] = {year: claimed[year] // 20 if other > 90 else 0 for year in claimed}
    facts["委托境外研发费用"] = {year: claimed[year] // 50 if abroad else 0 for year in claimed}
    facts["研发无形资产摊销"] = {year: 0 for year in claimed}
    facts["研发五项费用"] = {
        year: claimed[year] - facts["研发其他相关费用"][year] - facts["委托境内研发费用"][year]
        - facts["委托境外研发费用"][year] for year in claimed}
    facts["企业所得税税率"] = {year: rate for year in claimed}
    facts["技术合同成交额"] = {year: draws.spread_out(5, 2000) * WAN if claimed[year] and draws.chance(60) else 0
                        for year in claimed}
    facts["已获奖补"] = []
