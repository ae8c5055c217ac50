"""Numbers of the seed review that no share gives, counted anew from the sheets with Python's standard library alone.

python3 test/known/claims/make-seed-rows.py > test/known/claims/seed-rows.json   (from the repository's root)
"""
import csv, itertools, json, math, sys

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

methods = ['prompting', 'fine_tuning', 'specialised_model']
modalities = ['text', 'tabular', 'multimodal']
table = [[sum(r['method'] == m and r['modality'] == k for r in studies) for k in modalities] for m in methods]
rows, columns = [sum(r) for r in table], [sum(c) for c in zip(*table)]
chi = sum((table[i][j] - rows[i] * columns[j] / 87) ** 2 / (rows[i] * columns[j] / 87) for i in range(3) for j in range(3))

# Fisher's exact test by listing every table with these margins
def tables():
    for a in range(rows[0] + 1):
        for b in range(rows[0] + 1 - a):
            for c in range(rows[1] + 1):
                for d in range(rows[1] + 1 - c):
                    first, second = [a, b, rows[0] - a - b], [c, d, rows[1] - c - d]
                    third = [columns[j] - first[j] - second[j] for j in range(3)]
                    if min(third) >= 0:
                        yield first, second, third

def probability(t):
    return math.exp(sum(map(math.lgamma, [x + 1 for x in rows + columns])) - math.lgamma(88) - sum(math.lgamma(x + 1) for r in t for x in r))

observed = probability(table)
fisher = sum(p for p in map(probability, tables()) if p <= observed * (1 + 1e-7))

json.dump({
    'origin': f'Python {sys.version.split()[0]}, csv, itertools and math; test/known/claims/make-seed-rows.py',
    'rows': {'studies': len(studies), 'coder-a': len(a), 'coder-b': len(b), 'screening': len(screening), 'resolutions': len(resolutions)},
    'included': sum(row['consensus'] == 'include' for row in screening),
    'empty_cells': [domains * kinds - len(cells), domains * kinds],
    'mean_jaccard': sum(len(x & y) / len(x | y) for x, y in pairs) / len(pairs),
    'disjoint_pairs': [sum(not x & y for x, y in pairs), len(pairs)],
    'kappa_prompting': (agree - chance) / (1 - chance),
    'cramers_v': math.sqrt(chi / (87 * 2)),
    'fisher_exact': fisher,
    # more than half of the studies
    'recodings_majority': len(studies) // 2 + 1 - not_mentioned,
}, sys.stdout, indent=1)
print()
