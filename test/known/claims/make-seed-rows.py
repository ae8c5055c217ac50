"""Numbers of the seed review that no share gives, counted anew from the sheets with Python's csv and itertools alone.

python3 test/known/claims/make-seed-rows.py > test/known/claims/seed-rows.json   (from the repository's root)
"""
import csv, itertools, json, sys

read = lambda name: list(csv.DictReader(open(f'corpus/{name}.csv', encoding='utf-8')))
studies, a, b, screening, resolutions = (read(n) for n in ('studies', 'coder-a', 'coder-b', 'screening', 'resolutions'))
items = lambda row, field: [] if row[field] in ('', 'NR', 'NA') else row[field].split(';')

# every domain and kind of evaluation of the coding guide
domains, kinds = 13, 6
cells = {(row['domain'], kind) for row in studies for kind in items(row, 'evaluation')}

sets = [set(items(row, 'evaluation')) for row in studies if items(row, 'evaluation')]
pairs = list(itertools.combinations(sets, 2))

by_key = {row['study_id']: row for row in b}
both = [(row['method'] == 'prompting', by_key[row['study_id']]['method'] == 'prompting') for row in a if row['study_id'] in by_key]
n = len(both)
agree = sum(x == y for x, y in both) / n
p, q = sum(x for x, _ in both) / n, sum(y for _, y in both) / n
chance = p * q + (1 - p) * (1 - q)

not_mentioned = sum(row['privacy_claim'] == 'not_mentioned' for row in studies)

json.dump({
    'origin': f'Python {sys.version.split()[0]}, csv and itertools; test/known/claims/make-seed-rows.py',
    'rows': {'studies': len(studies), 'coder-a': len(a), 'coder-b': len(b), 'screening': len(screening), 'resolutions': len(resolutions)},
    'included': sum(row['consensus'] == 'include' for row in screening),
    'empty_cells': [domains * kinds - len(cells), domains * kinds],
    'mean_jaccard': sum(len(x & y) / len(x | y) for x, y in pairs) / len(pairs),
    'disjoint_pairs': [sum(not x & y for x, y in pairs), len(pairs)],
    'kappa_prompting': (agree - chance) / (1 - chance),
    # more than half of the studies
    'recodings_majority': len(studies) // 2 + 1 - not_mentioned,
}, sys.stdout, indent=1)
print()
