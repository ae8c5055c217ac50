"""A sheet of 400 invented rows with planted bad cells (test/fixtures/corpus), its codebook, and what is in it (synthetic.json):
the planted cells, the counts of each category in all rows and in each domain, and the crossed tables. The counts are taken from
the records, and a bad cell is in no count of its column. Only the standard library is used.
Run in this folder: python3 make-synthetic.py && Rscript make-synthetic.R > synthetic-tests.json"""
import collections, csv, json, random

draw = random.Random(59)
OUT = '../../fixtures/corpus/'
DOMAINS = ['cardiology', 'oncology', 'neurology', 'radiology', 'public health']
MODALITIES = ['text', 'tabular', 'image']
METHODS = ['prompting', 'fine-tuning', 'hybrid pipeline']
EVALUATIONS = ['fidelity', 'utility', 'privacy', 'human review']
OPEN = ['yes', 'no', 'unclear']
columns = [
    {'name': 'study_id', 'type': 'string', 'pattern': '^S[0-9]{4}$', 'unique': True}, {'name': 'title', 'type': 'string'},
    {'name': 'year', 'type': 'integer', 'min': 2010, 'max': 2025}, {'name': 'domain', 'type': 'category', 'levels': DOMAINS},
    {'name': 'modality', 'type': 'category', 'levels': MODALITIES}, {'name': 'method', 'type': 'category', 'levels': METHODS},
    {'name': 'evaluation', 'type': 'multi', 'sep': ';', 'levels': EVALUATIONS}, {'name': 'open_weights', 'type': 'category', 'levels': OPEN},
    {'name': 'records', 'type': 'integer', 'min': 0, 'max': 10 ** 9, 'na': 'NA'},
]
rows = []
for i in range(1, 401):
    domain = draw.choice(DOMAINS)
    modality = draw.choices(MODALITIES, (6, 3, 1))[0]
    rows.append({'study_id': 'S%04d' % i, 'title': draw.choice(['données %d', 'mock, with a comma %d', '"quoted" %d', 'plain %d']) % i, 'year': str(draw.randint(2010, 2025)),
                 'domain': domain, 'modality': modality, 'method': draw.choices(METHODS, (4 + DOMAINS.index(domain), 3, 2))[0],
                 'evaluation': ';'.join(draw.sample(EVALUATIONS, draw.randint(1, 3))),
                 'open_weights': draw.choices(OPEN, (5, 3, 1) if modality == 'text' else (3, 5, 1))[0],
                 'records': 'NA' if draw.random() < 0.1 else str(draw.randint(1, 10 ** 6))})
# place (row, column), what is put there, and why it is bad
PLANTED = [(5, 'year', '20l9', 'type'), (23, 'year', '1899', 'range'), (41, 'domain', 'cardiolgy', 'category'), (66, 'method', '', 'missing'),
           (90, 'evaluation', 'fidelity;speed', 'option'), (120, 'records', '-5', 'range'), (155, 'open_weights', 'maybe', 'category'),
           (201, 'study_id', 'S0200', 'duplicate'), (260, 'evaluation', 'utility;utility', 'duplicate_option'), (301, 'modality', 'Text', 'category'),
           (350, 'study_id', 'X0350', 'pattern')]
bad = []
out = collections.defaultdict(set)
for row, column, value, reason in PLANTED:
    rows[row - 1][column] = value
    bad.append({'row': row, 'column': column, 'value': value, 'reason': reason})
    # a repeated option and another spelling count, and are said
    if reason != 'duplicate_option' and value != 'Text':
        out[column].add(row)
with open(OUT + 'synthetic.csv', 'w', newline='') as handle:
    writer = csv.DictWriter(handle, [column['name'] for column in columns], lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
with open(OUT + 'codebook.json', 'w') as handle:
    json.dump({'note': 'No row describes a real study.', 'columns': columns}, handle, indent=1)
    handle.write('\n')
rows[300]['modality'] = 'text'
# a key that stands twice is an error of the sheet; both rows are still units, until it is mended
used = list(enumerate(rows, 1))


def units(*names):
    return [row for i, row in used if not any(i in out[name] for name in names)]


shares = []
for variable, levels in (('method', METHODS), ('evaluation', EVALUATIONS)):
    for group in ['(all)'] + DOMAINS:
        within = units(variable) if group == '(all)' else [row for row in units(variable, 'domain') if row['domain'] == group]
        for level in levels:
            shares.append({'variable': variable, 'group': group, 'level': level, 'N': len(within),
                           'n': sum(level in row[variable].split(';') for row in within)})


def crossed(first, second, firsts, seconds):
    found = units(first, second)
    return [[sum(row[first] == a and row[second] == b for row in found) for b in seconds] for a in firsts]


with open('synthetic.json', 'w') as handle:
    json.dump({'origin': 'test/known/corpus/make-synthetic.py: Python, standard library', 'rows': len(rows), 'bad': bad, 'shares': shares, 'crossed': {
        'domain_x_method': crossed('domain', 'method', DOMAINS, METHODS),
        'modality_x_open_weights': crossed('modality', 'open_weights', MODALITIES, OPEN),
        'text_tabular_x_yes_no': crossed('modality', 'open_weights', MODALITIES[:2], OPEN[:2])}}, handle, indent=1)
    handle.write('\n')
