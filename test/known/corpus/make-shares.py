#!/usr/bin/env python3
"""Counts every field of corpus/studies.csv by corpus/coding-guide.md, overall, by domain and by year.

An independent reading, in plain Python, of what the guide says, without the codebook and without the program:
  - categories stand between backticks in the guide's table of variables; several values are joined with ";"
  - NR is "not reported", NA "not applicable", a blank cell "not coded"
  - prompt_strategy applies only where method = prompting, whatever stands in the cell
  - denominators: all > accessible > coded (not_coded removed) > applicable (not_applicable removed) > reported (not_reported removed)
Run in the repository's folder: python3 test/known/corpus/make-shares.py > test/known/corpus/shares.json
"""
import csv, hashlib, json, platform, re, statistics, sys

DATA, GUIDE = "corpus/studies.csv", "corpus/coding-guide.md"
rows = list(csv.DictReader(open(DATA, encoding="utf-8", newline="")))
guide = open(GUIDE, encoding="utf-8").read()

declared, multi = {}, set()
for name, kind, text in re.findall(r"^\| ([a-z_]+)[^|]*\| ([^|]+?) \| (.*) \|$", guide, re.M):
    name = name.strip()
    if name not in rows[0]: continue
    declared[name] = [c for c in re.findall(r"`([a-z0-9_]+)`", text)]
    if kind.startswith("multi"): multi.add(name)
# the languages' table row names examples and two tokens, no categories
declared["language"] = []
for name in ("venue", "first_author"): declared[name] = []

def state(row, name):
    cell = row[name].strip()
    if name == "prompt_strategy" and row["method"] != "prompting": return "not_applicable"
    return {"": "not_coded", "NR": "not_reported", "NA": "not_applicable"}.get(cell, "coded")

def counts(name, group):
    n, states = {level: 0 for level in declared[name]}, {}
    for row in group:
        s = state(row, name)
        states[s] = states.get(s, 0) + 1
        if s != "coded": continue
        values = row[name].strip().split(";") if name in multi else [row[name].strip()]
        assert len(set(values)) == len(values)
        for value in values:
            assert not declared[name] or value in declared[name], (row["study_id"], name, value)
            n[value] = n.get(value, 0) + 1
    size = lambda *out: len(group) - sum(states.get(s, 0) for s in out)
    N = {"all": len(group), "accessible": size("not_accessible"), "coded": size("not_accessible", "not_coded"),
         "applicable": size("not_accessible", "not_coded", "not_applicable"),
         "reported": size("not_accessible", "not_coded", "not_applicable", "not_reported", "unclear")}
    states.pop("coded", None)
    return {"n": n, "states": states, "N": N, "mentions": sum(n.values())}

groups = {"": rows}
for domain in declared["domain"]: groups["domain=" + domain] = [r for r in rows if r["domain"] == domain]
for year in sorted({r["year"] for r in rows}): groups["year=" + year] = [r for r in rows if r["year"] == year]

def summary(group):
    values = sorted(int(r["year"]) for r in group)
    if not values: return {"n": 0}
    q1, median, q3 = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return {"n": len(values), "median": median, "q1": q1, "q3": q3, "min": values[0], "max": values[-1]}

out = {
    "origin": {"call": "python3 test/known/corpus/make-shares.py", "python": platform.python_version(),
               "data": DATA, "sha256": hashlib.sha256(open(DATA, "rb").read()).hexdigest(), "guide": GUIDE},
    "fields": {name: {key: counts(name, group) for key, group in groups.items()} for name in declared},
    "year": {key: summary(group) for key, group in groups.items()},
}
json.dump(out, sys.stdout, ensure_ascii=False, separators=(",", ":"))
print()
