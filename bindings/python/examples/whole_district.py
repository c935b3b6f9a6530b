"""A synthetic district of firms: verdicts, who nearly qualifies, and what to ask first. Needs pandas and pyarrow."""

import datetime
import io
import subprocess
import sys

import pandas as pd

import huiqi

generator = huiqi.packs / "samples" / "generate.py"
made = subprocess.run([sys.executable, generator, "--rows", "300", "--seed", "7", "--format", "csv"], capture_output=True, check=True)
district = pd.read_csv(io.BytesIO(made.stdout), dtype="string")  # texts keep every digit and leading zero

rules = huiqi.load(huiqi.packs)
programmes = ["national.technology-sme", "national.high-tech-enterprise"]
screened = rules.screen(district, as_of=datetime.date(2025, 8, 13), key="企业名称", only=programmes, near_misses=3)
decided = screened.to_pandas()

for each in screened.findings:
    verdicts = decided[f"{each.id}.verdict"].astype(str).value_counts()
    print(rules.programme(each.id).title_zh, verdicts.to_dict())
    print("  one clause short:", each.near_miss_rows)
    for miss in each.near_misses[:3]:
        print("   ", miss.key, miss.text, miss.what, miss.read, "→", miss.threshold)
    asked = sorted(each.missing, key=lambda name: -each.missing[name])
    print("  ask first:", ", ".join(asked[:3]))
