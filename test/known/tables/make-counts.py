# Counts of test/fixtures/tables/studies.csv by hand-written rules, with Python's csv module alone:
#   python3 test/known/tables/make-counts.py > test/known/tables/counts.json
import csv, json, statistics, sys

rows = list(csv.DictReader(open('test/fixtures/tables/studies.csv', encoding='utf8')))
MISSING = {'NR', 'UN', 'NA', ''}
found = []


def add(group, field, level, n, N):
    found.append({'group': group, 'field': field, 'level': level, 'n': n, 'N': N})


for group in [None, 'eu', 'as', 'af']:
    own = [r for r in rows if group is None or r['region'] == group]
    # design applies to all; NR stays in the denominator
    for level in ['rct', 'before_after', 'cohort', 'other', 'never']:
        add(group, 'design', level, sum(r['design'] == level for r in own), len(own))
    add(group, 'design', 'experiment', sum(r['design'] in ('rct', 'before_after') for r in own), len(own))
    add(group, 'design', 'not_reported', sum(r['design'] == 'NR' for r in own), len(own))
    # outcomes don't apply to design = other
    apply = [r for r in own if r['design'] != 'other']
    for level in ['harm', 'benefit', 'cost']:
        add(group, 'outcome', level, sum(level in r['outcome'].split(';') for r in apply), len(apply))
    sizes = [int(r['sample']) for r in own if r['sample'] not in MISSING]
    if sizes:
        q = statistics.quantiles(sizes, n=4, method='inclusive')
        found.append({'group': group, 'field': 'sample', 'n': len(sizes), 'median': statistics.median(sizes), 'q1': q[0], 'q3': q[2], 'min': min(sizes), 'max': max(sizes)})
    add(group, 'year >= 2021', 'true', sum(int(r['year']) >= 2021 for r in own), len(own))

json.dump({'origin': f'Python {sys.version.split()[0]}, csv and statistics (quantiles, method inclusive = type 7); test/known/tables/make-counts.py', 'counts': found}, sys.stdout, indent=1)
print()
