"""Nasty spreadsheets of our own making (test/fixtures/sheets), and what is in them (sheets.json): every file is written from
records that are known, so n and N are counted on the records and not read from the file.
Run in this folder: /usr/bin/python3 make-sheets.py"""
import collections, csv, io, json, random
import openpyxl

random.seed(20)
OUT = '../../fixtures/sheets/'
truth = {}
AUTHORS = ['Adler', 'Brandt', 'Costa', 'Dubois', 'Eriksen', 'Fujita', 'Garcia', 'Huang', 'Ito', 'Jansen', 'Kowalski', 'Lopez']
STUDIES = ['%s et al., %d' % (name, 2012 + i) for i, name in enumerate(AUTHORS)]
DESIGN = ['Cohort', 'Trial', 'Cohort', 'Case report', 'Trial', 'Cohort', 'Trial', 'Cohort', 'NR', 'Cohort', 'Trial', 'Case report']
SETTING = [['Hospital'], ['Hospital', 'Community'], ['School'], ['Community'], ['Hospital', 'School'], [], ['Hospital'], ['Community', 'School'],
           ['Hospital', 'Community', 'School'], ['School'], ['Hospital'], ['Community']]
BLIND = ['Yes' if d == 'Trial' and i % 2 else 'No' if d == 'Trial' else '' for i, d in enumerate(DESIGN)]
SIZE = [12, 140, 33, 1, 88, 56, 210, 19, 47, 75, 300, 2]


def put(name, text, encoding='utf-8'):
    with open(OUT + name, 'wb') as handle:
        handle.write(text.encode(encoding))


def as_csv(rows, delimiter=',', quoting=csv.QUOTE_MINIMAL, end='\n'):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def singles(cells, out=('',), states=()):
    used = [c for c in cells if c not in out]
    return {'N': len(used), 'n': dict(collections.Counter(c for c in used if c not in states))}


def sets(cells, empty_counts=False):
    used = [c for c in cells if c or empty_counts]
    return {'N': len(used), 'n': dict(collections.Counter(i for c in used for i in c))}


def know(name, fields, says=(), **rest):
    truth[name] = {'fields': fields, 'says': list(says), **rest}


design = singles(DESIGN, states=('NR',))

# 1 items in rows, studies in columns, with a column of means behind
rows = [['Item'] + STUDIES + ['Mean'], ['Study design'] + DESIGN + [''], ['Setting of the study'] + ['; '.join(s) for s in SETTING] + [''],
        ['Blinded?'] + BLIND + [''], ['Sample size'] + SIZE + ['%.1f' % (sum(SIZE) / 12)], ['Country of origin'] + ['FR', 'DE'] * 6 + [''],
        ['Protocol registered'] + ['Yes', 'No', 'No'] * 4 + ['']]
put('transposed.csv', as_csv(rows))
know('transposed.csv', {'Study design': design, 'Setting of the study': sets(SETTING), 'Blinded?': singles(BLIND),
     'Protocol registered': singles(['Yes', 'No', 'No'] * 4), 'Country of origin': singles(['FR', 'DE'] * 6)},
     ['items are in rows', '"Mean"'], units=12)

# 2 REDCap, raw
boxes = ['1', '2', '3']
label = {'1': 'Hospital', '2': 'Community', '3': 'School'}
code = {'Cohort': '1', 'Trial': '2', 'Case report': '3', 'NR': ''}
rows = [['record_id', 'redcap_data_access_group', 'design'] + ['setting___' + b for b in boxes] + ['blinded', 'n_total', 'charting_complete']]
for i in range(12):
    rows.append([i + 1, 'oslo', code[DESIGN[i]]] + [1 if label[b] in SETTING[i] else 0 for b in boxes] + [{'Yes': 1, 'No': 0, '': ''}[BLIND[i]], SIZE[i], 2])
put('redcap_raw.csv', as_csv(rows))
raw = {'design': singles([code[d] for d in DESIGN]), 'setting___1': sets([[b for b in boxes if label[b] in s] for s in SETTING], True),
       'blinded': singles([{'Yes': '1', 'No': '0', '': ''}[b] for b in BLIND])}
know('redcap_raw.csv', raw, ['the key', 'constant'])
head = ['Variable / Field Name', 'Form Name', 'Section Header', 'Field Type', 'Field Label', 'Choices, Calculations, OR Slider Labels', 'Field Note',
        'Text Validation Type OR Show Slider Number', 'Text Validation Min', 'Text Validation Max', 'Identifier?',
        'Branching Logic (Show field only if...)', 'Required Field?', 'Custom Alignment', 'Question Number (surveys only)', 'Matrix Group Name',
        'Matrix Ranking?', 'Field Annotation']
blank = [''] * 18
def dic(**cells):
    row = list(blank)
    for at, value in cells.items():
        row[int(at[1:])] = value
    return row
put('redcap_dictionary.csv', as_csv([head, dic(c0='record_id', c1='charting', c3='text', c4='Record ID'),
    dic(c0='design', c1='charting', c2='Methods', c3='radio', c4='Study design', c5='1, Cohort, prospective or not | 2, Trial | 3, Case report', c12='y'),
    dic(c0='setting', c1='charting', c3='checkbox', c4='Setting', c5='1, Hospital | 2, Community | 3, School', c6='Tick all that apply'),
    dic(c0='blinded', c1='charting', c3='yesno', c4='Was it blinded?', c11="[design] = '2'"),
    dic(c0='n_total', c1='charting', c3='text', c4='Sample size', c7='integer', c8='1', c9='100000', c17='@NOMISSING'),
    dic(c0='logo', c1='charting', c3='descriptive', c4='<b>Thanks</b>')]))

# 3 Covidence: two reviewers and a consensus row a study
rows = [['Covidence #', 'Study ID', 'Title', 'Reviewer Name', 'Study design', 'Setting', 'Notes']]
for i in range(12):
    for who in ('Ann Lee', 'Bo Chen', 'Consensus'):
        other = DESIGN[(i + 1) % 12] if who == 'Bo Chen' and i % 4 == 0 else DESIGN[i]
        rows.append(['#%d' % (100 + i), STUDIES[i].replace(' et al.,', ''), 'About %s and others' % AUTHORS[i], who, other, '; '.join(SETTING[i]), ''])
put('covidence.csv', as_csv(rows, quoting=csv.QUOTE_ALL))
know('covidence.csv', {'Study design': design, 'Setting': sets(SETTING)}, ['row per coder', 'Consensus'], units=12)

# 4 Excel in German: Windows-1252, semicolons, decimal commas
rows = [['Studie', 'Größe', 'Effekt', 'Ergebnis (primär)', 'Land']]
effect = ['0,%d' % (10 + 7 * i) for i in range(12)]
result = ['verbessert', 'unverändert', 'verschlechtert', 'k. A.'] * 3
for i in range(12):
    rows.append([STUDIES[i].replace(' et al.,', ' et\xa0al.'), SIZE[i], effect[i], result[i], 'Österreich' if i % 3 else 'Schweiz'])
put('excel_german.csv', as_csv(rows, ';', end='\r\n'), 'windows-1252')
know('excel_german.csv', {'Ergebnis (primär)': singles(result, states=('k. A.',)), 'Land': singles(['Österreich' if i % 3 else 'Schweiz' for i in range(12)])},
     ['Windows-1252', 'semicolon'], numbers={'Effekt': 12, 'Größe': 12})

# 5 Google Forms: questions as headers, commas in labels
CODE = ['Creation of files (select, clean and merge)', 'Statistical analysis', 'A platform, specify in other', 'None']
answers = [[0], [0, 1], [1], [2], [0, 1], [1, 2], [3], [0], [2], [0, 1, 2], [3], [1]]
open_q = ['Yes', 'No, but data access procedures are described', 'No', 'No', 'Yes', 'No', 'No, but data access procedures are described', 'No', 'Yes', 'No', 'No', 'No']
rows = [['Timestamp', 'Email Address', 'DOI (from spreadsheet) ', 'Which parts of the pipeline does the shared code cover? ',
         'Does the article state whether or not the data were shared with other researchers?', 'How did you identify the statement?', 'How did you identify the statement?']]
for i in range(12):
    rows.append(['3/%d/2024 14:0%d:09' % (i + 1, i % 10), 'coder%d@example.org' % (i % 3), '10.1000/abc.%d' % i, ', '.join(CODE[a] for a in answers[i]), open_q[i],
                 'Keyword search' if i % 2 else 'Manual search', 'Manual search' if i % 3 else 'Keyword search'])
put('google_form.csv', as_csv(rows, end='\r\n'))
know('google_form.csv', {'Which parts of the pipeline does the shared code cover?': sets([[CODE[a] for a in s] for s in answers]),
     'Does the article state whether or not the data were shared with other researchers?': singles(open_q)},
     ['personal data'], second={'How did you identify the statement?': [singles(['Keyword search' if i % 2 else 'Manual search' for i in range(12)]),
                                                                       singles(['Manual search' if i % 3 else 'Keyword search' for i in range(12)])]})

# 6 a workbook with a title above, a dashboard beside and sums below
book = openpyxl.Workbook()
sheet = book.active
sheet.title = 'Charting'
sheet['A1'] = 'Charting of the included studies, second round'
for c, name in enumerate(['ID', 'Author and year', 'Design', 'Setting', 'Sample size'], 1):
    sheet.cell(3, c, name)
for i in range(12):
    for c, value in enumerate(['S%02d' % (i + 1), STUDIES[i], DESIGN[i], ', '.join(SETTING[i]) or None, SIZE[i]], 1):
        sheet.cell(4 + i, c, value)
sheet['A17'] = 'Total'
sheet['E17'] = sum(SIZE)
for r, (k, v) in enumerate([('Cohort', 5), ('Trial', 4), ('Case report', 2)], 4):
    sheet.cell(r, 8, k)
    sheet.cell(r, 9, v)
sheet['H3'] = 'Count'
book.save(OUT + 'dashboard.xlsx')
know('dashboard.xlsx', {'Design': design, 'Setting': sets(SETTING)}, ['appear beside the table', 'the header is in row 3', 'sums up the studies'], units=12, numbers={'Sample size': 12})

# 7 SurveyMonkey: two header rows
rows = [['Respondent ID', 'Start Date', 'What is the design of the study?', 'Where did it take place? (tick all)', '', '', 'Anything else?'],
        ['', '', 'Response', 'Hospital', 'Community', 'School', 'Open-Ended Response']]
for i in range(12):
    rows.append([11800 + i, '2024-05-%02d' % (i + 1), DESIGN[i]] + [o if o in SETTING[i] else '' for o in ('Hospital', 'Community', 'School')] + ['remark %d' % i if i % 3 else ''])
put('surveymonkey.csv', as_csv(rows))
know('surveymonkey.csv', {'What is the design of the study? | Response': design, 'Where did it take place? (tick all) | Hospital': sets(SETTING)},
     ['two rows', 'no tick at all'], units=12)

# 8 a workbook with a cover sheet, a hidden sheet and a codebook
book = openpyxl.Workbook()
book.active.title = 'Read me'
book.active['A1'] = 'See the sheet Extraction'
hidden = book.create_sheet('old')
hidden['A1'] = 'secret'
hidden.sheet_state = 'hidden'
data = book.create_sheet('Extraction')
data.append(['study', 'des', 'blind', 'always', 'never'])
for i in range(12):
    data.append([STUDIES[i], {'Cohort': 1, 'Trial': 2, 'Case report': 3, 'NR': 'NR'}[DESIGN[i]], {'Yes': 1, 'No': 0, '': None}[BLIND[i]], 'human', None])
words = book.create_sheet('Codebook')
words.append(['Variable', 'Label', 'Values'])
words.append(['des', 'Study design', '1 = Cohort; 2 = Trial; 3 = Case report; 4 = Survey'])
words.append(['blind', 'Blinded assessment', '1 = Yes\n0 = No'])
words.append(['absent', 'Not in the sheet', ''])
book.save(OUT + 'hidden_sheets.xlsx')
know('hidden_sheets.xlsx', {'des': singles([{'Cohort': '1', 'Trial': '2', 'Case report': '3', 'NR': 'NR'}[d] for d in DESIGN], states=('NR',)),
     'blind': singles([{'Yes': '1', 'No': '0', '': ''}[b] for b in BLIND]), 'always': singles(['human'] * 12)},
     ['"old" is hidden', 'is a codebook', 'constant', 'no value', '"absent"'], labels={'des': 'Cohort'}, units=12)

# 9 long: a row per study and coder, no consensus
rows = [['article_id', 'coder', 'design', 'quality']]
for i in range(12):
    for who in ('AL', 'BC'):
        rows.append([500 + i, who, DESIGN[i] if who == 'AL' or i % 3 else 'Cohort', 'high' if (i + (who == 'BC')) % 2 else 'low'])
put('coder_column.csv', as_csv(rows))
# each study once, where its two coders agree
agreed = lambda at: [a[at] if a[at] == b[at] else '' for a, b in zip(rows[1::2], rows[2::2])]
know('coder_column.csv', {'design': singles(agreed(2), states=('NR',)), 'quality': singles(agreed(3))},
     ['row per coder', 'each study is counted once'], units=12)

# 10 DistillerSR: question -> option, the option in the cell; and boxes with x
rows = [['Refid', 'Author', 'Where did it take place? -> Hospital', 'Where did it take place? -> Community', 'Where did it take place? -> School', 'Funder [Public]', 'Funder [Industry]']]
for i in range(12):
    rows.append([i + 1, AUTHORS[i]] + [o if o in SETTING[i] else '' for o in ('Hospital', 'Community', 'School')] + ['x' if i % 2 else '', 'x' if i % 5 == 0 else ''])
put('distillersr.csv', as_csv(rows))
know('distillersr.csv', {'Where did it take place? -> Hospital': sets(SETTING),
     'Funder [Public]': sets([(['Public'] if i % 2 else []) + (['Industry'] if i % 5 == 0 else []) for i in range(12)])}, ['no tick at all'], units=12)

# 11 rows of different length, and a line break that nobody quoted
text = as_csv([['id', 'design', 'note']] + [['s%d' % (i + 1), DESIGN[i], 'fine'] for i in range(12)])
text = text.replace('s3,Cohort,fine', 's3,Cohort').replace('s5,Trial,fine', 's5,Trial,fine, with a comma').replace('s8,Cohort,fine', 's8,Cohort,first line\nsecond line')
put('ragged.csv', text)
know('ragged.csv', {'design': {'N': 12, 'n': {'Cohort': 5, 'Trial': 4, 'Case report': 2}}}, ['more value', 'no header', 'cells where the header has'], loose=True)

# 12 paired coders, an ISO column with Namibia, columns whose cells hold their own header, ids with zeros
rows = [['No', 'design_coder1', 'design_coder2', 'design_consensus', 'bias_coder1', 'bias_coder2', 'bias_consensus', 'Country (ISO)', 'Mice', 'Rats', '']]
for i in range(12):
    rows.append(['%03d' % (i + 1), DESIGN[i], DESIGN[i] if i % 4 else 'Cohort', DESIGN[i], 'low' if i % 2 else 'high', 'low' if i % 3 else 'high', 'low' if i % 2 else 'high',
                 'NA' if i in (2, 7) else 'DE', 'Mice' if i % 2 else '', 'Rats' if i % 3 == 0 else '', ''])
put('coder_pairs.csv', as_csv(rows))
know('coder_pairs.csv', {'design_consensus': design, 'bias_consensus': singles(['low' if i % 2 else 'high' for i in range(12)]),
     'Country (ISO)': singles(['NA' if i in (2, 7) else 'DE' for i in range(12)]),
     'Mice': sets([(['Mice'] if i % 2 else []) + (['Rats'] if i % 3 == 0 else []) for i in range(12)])}, ['two coders side by side'], units=12)

# 13 REDCap with labels, and marks between thousands
rows = [['Record ID', 'Setting (choice=Hospital)', 'Setting (choice=Community)', 'Setting (choice=School)', 'Records screened', 'Complete?']]
for i in range(12):
    rows.append([i + 1] + ['Checked' if o in SETTING[i] else 'Unchecked' for o in ('Hospital', 'Community', 'School')] + ['{:,}'.format(900 + 50 * i), 'Complete'])
put('redcap_labels.csv', as_csv(rows))
know('redcap_labels.csv', {'Setting (choice=Hospital)': sets(SETTING, True)}, ['are kept as text', 'coded with none'], units=12)

# 14 Qualtrics: names, questions, import ids
rows = [['StartDate', 'ResponseId', 'Q1', 'Q2_1', 'Q2_2', 'Q2_3'],
        ['Start Date', 'Response ID', 'What is the design?', 'Setting - Selected Choice - Hospital', 'Setting - Selected Choice - Community', 'Setting - Selected Choice - School'],
        ['{"ImportId":"startDate"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_1"}', '{"ImportId":"QID2_2"}', '{"ImportId":"QID2_3"}']]
for i in range(12):
    rows.append(['2024-01-%02d 10:00:00' % (i + 1), 'R_%d' % i, DESIGN[i]] + [o if o in SETTING[i] else '' for o in ('Hospital', 'Community', 'School')])
put('qualtrics.csv', as_csv(rows))
know('qualtrics.csv', {'What is the design?': design, 'Setting - Selected Choice - Hospital': sets(SETTING)}, ['import ids'], units=12)

# 15 a column a code with 1 or nothing, and no word on the question
rows = [['ItemId', 'ShortTitle', 'Hospital', 'Community', 'School']]
for i in range(12):
    rows.append([7000 + i, '%s (%d)' % (AUTHORS[i], 2012 + i)] + ['1' if o in SETTING[i] else '' for o in ('Hospital', 'Community', 'School')])
put('code_columns.csv', as_csv(rows))
know('code_columns.csv', {'Hospital': sets(SETTING)}, ['were made one field', 'no tick at all'], units=12)

json.dump({'origin': 'counted by make-sheets.py on the records that the files were written from', 'sheets': truth},
          open('sheets.json', 'w'), indent=1, ensure_ascii=False)
