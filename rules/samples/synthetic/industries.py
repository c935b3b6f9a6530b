"""What distinguishes industries in the synthetic population: how often they occur, how much a person earns, how much is research."""

from .draws import running

# Weight, code of GB/T 4754-2017, industry of the size standard, revenue a head in 万元, research 0 (hardly any) to 3 (much).
INDUSTRIES = running([
    (weight, (code, size_industry, per_head, research))
    for weight, code, size_industry, per_head, research in [
        (90, "3670", "工业", 95, 2),
        (55, "3752", "工业", 85, 1),
        (70, "3484", "工业", 70, 2),
        (45, "3311", "工业", 75, 1),
        (30, "3411", "工业", 120, 2),
        (20, "3421", "工业", 90, 2),
        (12, "3491", "工业", 110, 3),
        (30, "3569", "工业", 90, 2),
        (25, "3812", "工业", 85, 2),
        (18, "3841", "工业", 130, 3),
        (15, "3922", "工业", 120, 3),
        (12, "3973", "工业", 140, 3),
        (20, "3981", "工业", 75, 2),
        (12, "2710", "工业", 110, 3),
        (14, "2740", "工业", 90, 2),
        (40, "2929", "工业", 65, 1),
        (25, "2221", "工业", 110, 0),
        (35, "3021", "工业", 90, 0),
        (25, "1461", "工业", 60, 0),
        (20, "1512", "工业", 100, 0),
        (60, "6513", "软件和信息技术服务业", 45, 3),
        (30, "6531", "软件和信息技术服务业", 60, 2),
        (25, "7320", "其他未列明行业", 40, 3),
        (20, "7452", "其他未列明行业", 35, 2),
        (25, "4710", "建筑业", 70, 0),
        (40, "5179", "批发业", 300, 0),
        (30, "5212", "零售业", 90, 0),
        (20, "5431", "交通运输业", 60, 0),
        (8, "5990", "仓储业", 60, 0),
        (20, "0141", "农林牧渔业", 25, 0),
        (8, "6110", "住宿业", 20, 0),
        (15, "6210", "餐饮业", 18, 0),
        (6, "7010", "房地产开发经营", 350, 0),
        (8, "7211", "租赁和商务服务业", 60, 0),
    ]
])

# People of a micro, small, medium, large enterprise.
SIZES = running([(380, (2, 19)), (400, (20, 299)), (180, (300, 999)), (40, (1000, 9000))])

# Those who do no research, and intensities (research to sales, in thousandths) of those who do.
WITHOUT_RESEARCH = (850, 450, 180, 40)
INTENSITIES = ((2, 20), (5, 45), (15, 90), (30, 300))
