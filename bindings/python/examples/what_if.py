"""How much more research would do? The least expense with which a firm passes, found by asking again and again."""

import datetime
import json
from decimal import Decimal

import huiqi

PROGRAMME = "national.technology-sme"
rules = huiqi.load(huiqi.packs)
firm = json.loads((huiqi.packs / "samples" / "enterprise.json").read_text(encoding="utf-8"))["facts"]
firm |= {"高新技术企业": [], "科技奖励": [], "省部级以上研发机构": False, "主导制定标准": []}  # nothing that qualifies by itself


def passes(expense: int) -> bool:
    changed = {**firm, "研发费用_加计扣除口径": {"2024": Decimal(expense)}}
    report = rules.evaluate(changed, as_of=datetime.date(2025, 8, 13), only=PROGRAMME)
    return report[PROGRAMME].verdict == "eligible"


low, high = 0, 100_000_000
while low < high:
    middle = (low + high) // 2
    low, high = (low, middle) if passes(middle) else (middle + 1, high)
print(f"{rules.programme(PROGRAMME).title_zh}: {low} 元" if passes(low) else "no expense is enough")
