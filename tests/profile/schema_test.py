#!/usr/bin/env python3
"""Holds profiles against the schema that describes them. Usage: schema_test.py

The sample profiles that come with the rules must be valid, and so must the good ones below; the bad ones must not. Runs in
the project's root; exits with 77 (skipped) where python3-jsonschema is missing.
"""

import json
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

GOOD = [
    {},
    {"职工总数": {"2023": 60, "2024": "80人"}, "居民企业": True, "证书": [], "标准日期": None},
    {"证书": [{"from": "2023-10-16"}, {"from": "2020-01-01", "to": None}], "平台": {"级别": "国家级", "面积": "5亩"}},
    {"违法记录": [{"程度": "一般", "处罚": [{"金额": 1}]}], "评分": {"2024": {"甲": 1}}},
    {"huiqi": "profile/1", "note": "合成数据", "facts": {"居民企业": False}},
]
BAD = [
    [],
    {"huiqi": "profile/2", "facts": {}},
    {"huiqi": "profile/1"},
    {"huiqi": "profile/1", "facts": {}, "职工总数": 1},
    {"huiqi": "profile/1", "facts": [], "note": ""},
    {"证书": [{"from": "2023-10-16", "until": "2024-10-16"}]},
    {"证书": [["2023-10-16"]]},
]


def main():
    schema = json.loads(Path("docs/schema/profile.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    samples = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path("rules").rglob("*.json"))]
    problems = [f"refused: {json.dumps(each, ensure_ascii=False)[:200]}" for each in GOOD + samples if not validator.is_valid(each)]
    problems += [f"accepted: {json.dumps(each, ensure_ascii=False)}" for each in BAD if validator.is_valid(each)]
    print("\n".join(problems) if problems else f"profiles: {len(GOOD) + len(samples)} valid, {len(BAD)} refused")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
