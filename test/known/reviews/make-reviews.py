"""Sheets of our own making in the layouts of published reviews (test/fixtures/reviews), and what is in them (facts.json).
No row describes a real study: the values are drawn from a seeded generator, and n, N, percentages and kappas are counted on the
records before they are written. Only the standard library is used. Run in this folder: python3 make-reviews.py"""
import collections, csv, io, json, os, random, zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

OUT = '../../fixtures/reviews/'
draw = random.Random(2026)
facts = {'origin': 'test/known/reviews/make-reviews.py: Python, standard library; counted on the records before they are written'}


def put(path, rows, encoding='utf-8', quoting=csv.QUOTE_MINIMAL):
    os.makedirs(os.path.dirname(OUT + path), exist_ok=True)
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator='\n', quoting=quoting).writerows(rows)
    with open(OUT + path, 'wb') as handle:
        handle.write(buffer.getvalue().encode(encoding))


def put_records(path, records, **how):
    head = list(records[0])
    put(path, [head] + [[record[name] for name in head] for record in records], **how)


def one(*values, weights=None):
    return draw.choices(values, weights)[0]


def count(records, test):
    return sum(1 for record in records if test(record))


def of(records, test, within=lambda record: True):
    return '%d/%d' % (count(records, lambda r: within(r) and test(r)), count(records, within))


def percent(n, N, digits=1):
    return str((Decimal(100 * n) / Decimal(N)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def kappa(pairs):
    """Cohen's kappa by definition, exact until the last division."""
    total = len(pairs)
    agreed = Fraction(sum(a == b for a, b in pairs), total)
    first, second = (collections.Counter(side) for side in zip(*pairs))
    chance = sum(Fraction(first[c] * second[c], total * total) for c in set(first) | set(second))
    return {'n': sum(a == b for a, b in pairs), 'N': total, 'kappa': float((agreed - chance) / (1 - chance))}


# --- reporting checklist: an item a column, NA has a meaning of its own --------------------------------------------------
ITEMS = ['Title_Animal', 'Intro_ConditionModelled', 'Intro_InterventionRationale', 'Intro_ReviewQuestion', 'Methods_FullSearch',
         'Methods_Protocol', 'Other_Funding']
checklist = []
for i in range(17):
    total = draw.randint(20, 600)
    record = {'SyRF_ID': 'r-%02d' % (i + 1), 'Title': 'Invented review %d, of no animal' % (i + 1), 'Year': 2004 + i,
              'Characteristics_NTotalStudies': total, 'Characteristics_NAnimalStudies': total - draw.randint(0, 15),
              'Characteristics_GeneModels': '; '.join(draw.sample(['GENA1', 'GENB2', 'GENC3'], draw.randint(1, 3)))}
    for item in ITEMS:
        record[item] = one('Yes', 'No', weights=(2, 1))
    if i % 3 != 0:
        record['Intro_InterventionRationale'] = 'NA'
    record['Other_DataSharing'] = 'Report data shared' if i in (2, 9, 11) else one('Reported data shared', 'Reported data are not shared', 'Not reported')
    record['Notes'] = 'line one\nline two' if i == 4 else ''
    checklist.append(record)
put_records('animal-sr-reporting/review_data_clean.csv', checklist, quoting=csv.QUOTE_NONNUMERIC)
facts['checklist'] = {
    'units': len(checklist),
    'folded': count(checklist, lambda r: r['Other_DataSharing'] == 'Report data shared'),
    'shares': [[item, level, of(checklist, lambda r: r[item] == value)]
               for item in ITEMS for level, value in (('Yes', 'Yes'), ('No', 'No'), ('not_applicable', 'NA'))
               if count(checklist, lambda r: r[item] == value) > 0],
    'applicable': of(checklist, lambda r: r['Intro_InterventionRationale'] == 'Yes', lambda r: r['Intro_InterventionRationale'] != 'NA'),
    'largest': max(r['Characteristics_NTotalStudies'] for r in checklist),
}

votes = []
for i in range(60):
    first = one('Excluded', 'Included', weights=(5, 1))
    second = first if draw.random() < 0.9 else one('Excluded', 'Included')
    cell = [first, second]
    if first != second:
        cell.append(one('Excluded', 'Included'))
    if i == 37:
        cell = ['Excluded', 'Exluded']
    votes.append(cell)
put('animal-sr-reporting/review_screening_data.csv',
    [['StudyId', 'Title', 'Year', 'InvestigatorIds', 'ScreeningDecisions']] +
    [['v%02d' % i, 'Invented record %d' % i, 2000 + i % 20, ';'.join(cell), max(set(cell), key=cell.count).replace('Exl', 'Excl')] for i, cell in enumerate(votes)])
folded = [tuple(vote.replace('Exl', 'Excl') for vote in cell[:2]) for cell in votes]
facts['votes'] = {**kappa(folded), 'records': len(votes), 'more': sum(len(cell) > 2 for cell in votes),
                  'unfolded': kappa([tuple(cell[:2]) for cell in votes])['kappa'], 'known': sum('Exluded' not in cell for cell in votes), 'row': 39, 'letter': 'D',
                  'letters': sum(cell[0] == cell[1] for cell in votes)}

# --- one row a decision, and a wide extraction whose evidence fills columns of its own ------------------------------------
decisions = []
stages = {'title': [], 'abstract': [], 'fulltext': []}
final = {}
searches = {}
reached = collections.Counter()
for article in range(1, 45):
    searches[article] = draw.choice([['pubmed'], ['eric'], ['scopus'], ['pubmed', 'scopus'], ['arxiv'], ['forward-citation']])
    rows = []
    for stage in stages:
        pair = [one('include', 'uncertain', 'exclude', weights=(2, 2, 3))]
        pair.append(pair[0] if draw.random() < 0.75 else one('include', 'uncertain', 'exclude'))
        stages[stage].append(tuple(pair))
        reached[stage] += 1
        for reviewer, decision in zip(('ai:one', 'ai:two'), pair):
            rows.append([stage, reviewer, decision])
        if article == 8 and stage == 'title':
            # one coder decided twice: the pair counts nowhere
            rows.append([stage, 'ai:one', 'exclude' if pair[0] != 'exclude' else 'include'])
            stages[stage].pop()
        if 'exclude' in pair:
            break
    else:
        rows.append(['fulltext', 'EX', 'include'])
    final[article] = 'include' if rows[-1][2] == 'include' else 'exclude'
    for at, (stage, reviewer, decision) in enumerate(rows):
        decisions.append({'article_no': article, 'title': 'Invented article %d' % article, 'stage': stage, 'reviewer': reviewer, 'decision': decision,
                          'comment': 'two; parts' if at == 1 else '', 'timestamp': '2026-02-16 01:%02d:%02d+00:00' % (article, at),
                          'final_decision': final[article], 'sources': ';'.join(searches[article])})
put_records('genai-wba/derived/screening_decisions_long.csv', decisions)
facts['decisions'] = {
    'coders': ['ai:one', 'ai:two'],
    'rows': len(decisions), 'units': len(final),
    'final': {level: sum(value == level for value in final.values()) for level in ('include', 'exclude')},
    'sources': [[name, sum(name in own for own in searches.values())] for name in ('pubmed', 'eric', 'scopus', 'arxiv', 'forward-citation')],
    'stages': {name: kappa(pairs) for name, pairs in stages.items()}, 'reached': dict(reached), 'twice': '8', 'others': 1,
}
PARTS = {'alignment': 'D1_content.D1b_prompt_rubric_alignment', 'coverage': 'D1_content.D1c_content_coverage', 'expert': 'D1_content.D1d_expert_review',
         'hallucination': 'D2_response_process.D2c_hallucination_assessment', 'security': 'D2_response_process.D2d_data_security',
         'quality': 'D2_response_process.D2e_quality_assurance', 'agreement': 'D4_relationship_to_other_variables.D4b_ai_human_agreement',
         'discriminant': 'D4_relationship_to_other_variables.D4d_discriminant_ability', 'acceptability': 'D5_consequences.D5c_stakeholder_acceptability',
         'unintended': 'D5_consequences.D5d_unintended_consequences', 'performance': 'D5_consequences.D5b_learner_performance_impact'}
extraction = []
for i in range(11):
    record = {'article_id': 'x%d' % i}
    for header in PARTS.values():
        evidence = draw.random() < 0.6
        record[header] = '' if evidence else 'No evidence reported'
        record[header + '.approach'] = 'an approach, invented' if evidence else ''
    extraction.append(record)
put_records('genai-wba/derived/extraction_final_flat.csv', extraction)
facts['extraction'] = {'units': len(extraction), 'evidence': [[name, count(extraction, lambda r: r[header] == '')] for name, header in PARTS.items()]}

# --- two screeners with codes 1 and 2, full texts with a reason, and a form with its items in rows ------------------------
screened = [(i, one(1, 2, weights=(1, 8))) for i in range(1, 81)]
screeners = [[(i, code if draw.random() < 0.94 else 3 - code) for i, code in screened] for _ in 'ab']
for name, own, viewed in (('LB', screeners[0], '1'), ('LD', screeners[1], 'TRUE')):
    rows = [['invented record %d' % i, viewed, code, '', i] for i, code in own]
    put('snhl-screening/%s_response_complete_no_abstracts.csv' % name, [['title', 'viewed', 'response', 'comments', 'ID']] + (rows if name == 'LB' else rows[::-1]))
full = []
for i in range(22):
    lb = one(1, 2)
    ld = lb if draw.random() < 0.9 else 3 - lb
    decision = lb
    full.append({'title': 'invented text %d, in full' % i, 'authors': 'Nobody et al.', 'lb_full_text_response': lb, 'lb_comments': 'a comment, with a comma',
                 'ld_full_text_response': ld, 'ld_comments': 'None', 'final_decision': decision,
                 'reason for exclusion': 'NA' if decision == 1 else one('Not SNHL only', 'Wrong age cohort')})
put_records('snhl-screening/full_text_reviews_no_abstracts.csv', full)
by_id = [dict(own) for own in screeners]
out = [r for r in full if r['final_decision'] == 2]
facts['screening'] = {
    'title': kappa([(by_id[0][i], by_id[1][i]) for i, _ in screened]), 'full': kappa([(r['lb_full_text_response'], r['ld_full_text_response']) for r in full]),
    'records': len(screened), 'units': len(full), 'included': len(full) - len(out),
    'reasons': [[reason, of(out, lambda r: r['reason for exclusion'] == reason)] for reason in ('Not SNHL only', 'Wrong age cohort')],
}
NAMES = ['Objective and Problem: Clearly state what the proposed AI model(s) aims to address with respect to the study population and outcome. [Max score 1]',
         'Overall APPRAISE-AI score (out of 100)', 'Clinical Relevance (out of 4)']
scores = {NAMES[0]: [1, '', 0, 1, '', 1], NAMES[1]: [31, 44, 27, 52, 44, 19], NAMES[2]: [2, 3, 1, 4, 2, 1]}
STUDIES = ['Study %s' % letter for letter in 'ABCDEF']
sheet = [['', 'Article'] + STUDIES + ['Mean']] + [['', name] + values + ['never read'] for name, values in scores.items()]


def cell(row, column, value):
    if value == '':
        return ''
    at = '%s%d' % (chr(65 + column), row + 1)
    if isinstance(value, int):
        # totals are formulas, with the value that the spreadsheet last computed
        return '<c r="%s">%s<v>%d</v></c>' % (at, '<f>SUM(%s3:%s3)</f>' % (at[0], at[0]) if row == 2 else '', value)
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (at, value)


SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData><mergeCells count="1"><mergeCell ref="B1:B2"/></mergeCells></worksheet>'
grid = ''.join('<row r="%d">%s</row>' % (r + 1, ''.join(cell(r, c, value) for c, value in enumerate(row))) for r, row in enumerate(sheet))
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
parts = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' % PACKAGE,
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, OFFICE),
    'xl/workbook.xml': '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s"><sheets><sheet name="APPRAISE-AI" sheetId="1" r:id="rId1"/></sheets></workbook>' % OFFICE,
    'xl/_rels/workbook.xml.rels': '<?xml version="1.0"?><Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (PACKAGE, OFFICE),
    'xl/worksheets/sheet1.xml': SHEET % grid,
}
with zipfile.ZipFile(OUT + 'snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx', 'w', zipfile.ZIP_DEFLATED) as book:
    for name, text in parts.items():
        book.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)


def summary(values):
    used = sorted(value for value in values if value != '')
    n = len(used)
    mean = sum(used) / n
    return {'mean': mean, 'sd': (sum((value - mean) ** 2 for value in used) / (n - 1)) ** 0.5,
            'median': (used[(n - 1) // 2] + used[n // 2]) / 2}


facts['form'] = {'units': len(STUDIES), 'range': 'B1:H%d' % len(sheet), 'summaries': {name: summary(scores[header]) for name, header in zip(('objective', 'overall', 'relevance'), NAMES)}}

# --- a journal's articles: option labels with commas, columns that are ticked, NA as a country and as "not asked" ----------
INSTRUCTIONS = {'none': 'No', 'comments': 'Yes in comments', 'readme': 'Yes, there is a README with instructions',
                'package': 'Yes, this is a published package with documentation'}
PIPELINE = {'data_management': 'Creation of analytical files (select study population and create variables)', 'analysis': 'Statistical analysis',
            'methods': 'Methodology (package or function)', 'illustrative': 'Illustrative or partial code (code snippet)'}
PREREGISTERED = ['No', 'Yes, in a public database with a detailed research outline, protocol or SAP', 'Yes, the protocol or SAP was published']
SHARING = ['No', 'No, but data access procedures are described (incl. "available on request)', 'Yes  - raw data', 'Yes - analytical files',
           'Not applicable to this type of analysis']
LANGUAGES = ['r', 'sas', 'stata', 'spss', 'excel']
articles = []
for i in range(130):
    languages = [name for name in LANGUAGES if draw.random() < 0.3]
    declared = draw.random() < 0.35
    available = declared and draw.random() < 0.7
    record = {'pmid': 30000000 + i, 'year': 2017 + i % 6, 'title': 'Invented article %d, "quoted"' % i,
              'article_type_pds_grouped': one('Original Article', 'Brief Report', 'Review', weights=(8, 1, 1)),
              'article_aim_clean': one('Applied', 'Validation', 'Methodological', 'Review', 'Other'),
              'simulation': one('Yes', 'No'), 'covid': one('Yes', 'No', weights=(1, 9)), 'reported_industry_funds': one('Yes', 'No'),
              'reported_industry_affiliation': one('Yes', 'No'), 'guideline': one('Yes', 'No', weights=(1, 6)), 'license': one('Yes', 'No'),
              'country': one('USA', 'NA', 'UK'), 'shared_code': 'Yes' if declared else 'No', 'available_code': 'TRUE' if available else 'FALSE',
              'pipeline_coverage': ', '.join(draw.sample(list(PIPELINE.values()), draw.randint(1, 3))) if declared else 'NA',
              'instructions': one(*INSTRUCTIONS.values()) if declared else 'NA', 'synthetic': one('Yes', 'No') if declared else 'NA',
              'codelist_sharing': one('At least one', 'Not applicable', 'No', 'Published Elsewhere'), 'preregister': one(*PREREGISTERED, weights=(5, 1, 1)),
              'data_sharing': one(*SHARING, weights=(4, 3, 1, 1, 1)), 'language_none': 'No' if languages else 'Yes'}
    for name in LANGUAGES:
        record['language_' + name] = 'Yes' if name in languages else 'No'
    articles.append(record)
# an answer to a question that was not asked, and one that is missing
undeclared = next(r for r in articles if r['shared_code'] == 'No')
undeclared['instructions'] = INSTRUCTIONS['readme']
unanswered = next(r for r in articles if r['available_code'] == 'TRUE')
unanswered['instructions'] = 'NA'
put_records('pharmacoepi-code-sharing/clean_results_without_abstracts.csv', articles)
everything = lambda r: True
shared_code = lambda r: r['available_code'] == 'TRUE'
named = lambda r: r['language_none'] == 'No'
is_ = lambda column, value: lambda r: r[column] == value
year_is = lambda year: lambda r: r['year'] == year
procedures = lambda r: r['data_sharing'] in SHARING[1:4]
files_shared = lambda r: r['data_sharing'] in SHARING[2:4]
preregistered = lambda r: r['preregister'] != 'No'
spss_excel = lambda r: r['language_spss'] == 'Yes' or r['language_excel'] == 'Yes'
listed = lambda r: r['codelist_sharing'] == 'At least one'
has = lambda label: lambda r: PIPELINE[label] in r['pipeline_coverage']


def printed(subject, level, where, test, within):
    n, N = count(articles, lambda r: within(r) and test(r)), count(articles, within)
    return [subject, level, where, n, N, percent(n, N)]


facts['articles'] = {
    'units': len(articles), 'code': count(articles, shared_code), 'named': count(articles, named),
    'errors': ['D301 instructions', 'D302 instructions'],
    'years': [[str(year), of(articles, shared_code, year_is(year)), of(articles, is_('shared_code', 'Yes'), year_is(year))] for year in range(2017, 2023)],
    'shares': [[field, level, count(articles, is_(column, value))] for field, level, column, value in (
        ('aim', 'Applied', 'article_aim_clean', 'Applied'), ('aim', 'Other', 'article_aim_clean', 'Other'), ('simulation', 'true', 'simulation', 'Yes'),
        ('covid', 'true', 'covid', 'Yes'), ('industry_affiliation', 'true', 'reported_industry_affiliation', 'Yes'),
        ('industry_funding', 'true', 'reported_industry_funds', 'Yes'), ('no_language', 'false', 'language_none', 'No'),
        ('codelists', 'At least one', 'codelist_sharing', 'At least one'), ('codelists', 'Not applicable', 'codelist_sharing', 'Not applicable'),
        ('guideline', 'Yes', 'guideline', 'Yes'))],
    'software': [[name, count(articles, lambda r: named(r) and r['language_' + name] == 'Yes')] for name in ('sas', 'r', 'stata')],
    'spssOrExcel': count(articles, lambda r: named(r) and spss_excel(r)),
    'withCode': [['instructions', level, count(articles, lambda r: shared_code(r) and r['instructions'] == label)] for level, label in INSTRUCTIONS.items()] +
                [['pipeline', name, count(articles, lambda r: shared_code(r) and has(label)(r))] for name, label in (('data', 'data_management'), ('illustrative', 'illustrative'))],
    'NA': count(articles, is_('country', 'NA')),
    'printed': [printed(*entry) for entry in (
        ('article_type_pds_grouped', 'Brief Report', None, is_('article_type_pds_grouped', 'Brief Report'), everything),
        ('article_type_pds_grouped', 'Original Article', None, is_('article_type_pds_grouped', 'Original Article'), everything),
        ('article_aim_clean', 'Validation', None, is_('article_aim_clean', 'Validation'), everything),
        ('simulation', 'Yes', None, is_('simulation', 'Yes'), everything), ('covid', 'Yes', None, is_('covid', 'Yes'), everything),
        ('industry_affiliation', 'Yes', None, is_('reported_industry_affiliation', 'Yes'), everything),
        ('language_none', 'No', None, named, everything), ('language_sas', 'Yes', 'language_none = No', is_('language_sas', 'Yes'), named),
        ('language_spss = Yes or language_excel = Yes', 'true', 'language_none = No', spss_excel, named),
        ('codelists', 'elsewhere', None, is_('codelist_sharing', 'Published Elsewhere'), everything),
        ('data_sharing', 'procedures', None, is_('data_sharing', SHARING[1]), everything),
        ('data_sharing in (raw, analytical)', 'true', None, files_shared, everything), ('preregister != No', 'true', None, preregistered, everything),
        ('guideline', 'Yes', None, is_('guideline', 'Yes'), everything))] +
        [printed('pipeline', name, 'available_code = true', has(name), shared_code) for name in PIPELINE],
    'series': [[subject, level, where, [count(articles, lambda r: within(r) and year_is(year)(r) and test(r)) for year in range(2017, 2023)],
                [percent(count(articles, lambda r: within(r) and year_is(year)(r) and test(r)), count(articles, lambda r: within(r) and year_is(year)(r)), 2)
                 for year in range(2017, 2023)]] for subject, level, where, test, within in (
        ('available_code', 'true', None, shared_code, everything), ('declared_code', 'Yes', None, is_('shared_code', 'Yes'), everything),
        ('data_sharing in (procedures, raw, analytical)', 'true', None, procedures, everything),
        ('codelists = "At least one"', 'true', 'codelists != inapplicable', listed, lambda r: r['codelist_sharing'] != 'Not applicable'),
        ('guideline', 'Yes', None, is_('guideline', 'Yes'), everything), ('preregister != No', 'true', None, preregistered, everything))],
    'crossed': {field: {'%s %s' % (level, code.lower()): count(articles, lambda r: test(r) and r['available_code'] == code) for level, test in levels for code in ('FALSE', 'TRUE')}
                for field, levels in {
                    'guideline': [('Yes', is_('guideline', 'Yes'))], 'declared_code': [('Yes', is_('shared_code', 'Yes'))],
                    'codelists': [('At least one', listed), ('No', is_('codelist_sharing', 'No')), ('inapplicable', is_('codelist_sharing', 'Not applicable')),
                                  ('elsewhere', is_('codelist_sharing', 'Published Elsewhere'))],
                    'preregister != No': [('true', preregistered)]}.items()},
}
facts['halves'] = []
for name, encoding in (('screening_half_1.csv', 'utf-8'), ('screening_half_2_bad_encoding.csv', 'windows-1252')):
    half = [{'STUDY_ID': i, 'REVIEWERS': 'Zoë', 'INCLUDE': one('NO', 'YES', 'maybe', weights=(4, 4, 1)), 'TITLE': 'Étude inventée n° %d – « titre »' % i} for i in range(70)]
    put_records('pharmacoepi-code-sharing/' + name, half, encoding=encoding)
    facts['halves'].append([name, encoding, {level: count(half, is_('INCLUDE', level)) for level in ('YES', 'maybe')}, len(half)])

# --- two samples of articles, codes that are whole sentences, two coders and the agreed code in columns --------------------
OPEN = ['Yes', 'No I can only access the article through a paywall', 'No I cannot access any version of the article', 'One coder cannot access any version of the article']
STATEMENTS = {
    'prereg': ['YES the statement says that there is a preregistration', 'YES the statement says that there is no preregistration', 'NO there is no statement about preregistration'],
    'funding': ['YES the statement discloses at least one source of funding', 'YES the statement says that there was no relevant funding', 'NO there is no funding statement', 'UNCLEAR'],
    'coi': ['YES the statement discloses at least one conflict of interest', 'YES the statement says that there were no conflicts of interest',
            'NO there is no conflict of interest statement', 'UNCLEAR'],
}
THIRD = 'UNCLEAR a third party source is identified without any indication of availability'
for name, what, are in (('data', 'data', 'the data are'), ('materials', 'materials', 'the materials are'), ('analysis', 'analysis script', 'the analysis scripts are')):
    STATEMENTS[name] = ['YES the statement says that %s available' % are, 'YES the statement says that %s not available' % are, 'NO there is no %s availability statement' % what]
    if name != 'analysis':
        STATEMENTS[name].append(THIRD)
DESIGNS = ['Experimental', 'Non-experimental', 'Meta-analysis', 'Experimental, Non-experimental']
papers = []
for i in range(60):
    open_access = one(*OPEN, weights=(14, 6, 1, 1))
    empirical = 'NA' if open_access in OPEN[2:] else one('Yes', 'No', weights=(6, 1))
    eligible = empirical == 'Yes'
    record = {'article_id': 'p%02d' % i, 'sample_id': 'Field' if i % 2 else 'Prominent', 'open_access_status_agreed': open_access,
              'eligible_empirical_primary': empirical, 'eligible_empirical_secondary': empirical, 'eligible_empirical_agreed': empirical,
              'research_design_agreed': one(*DESIGNS, weights=(3, 6, 1, 1)) if eligible else 'NA'}
    for name, options in STATEMENTS.items():
        agreed = one(*options) if eligible else 'NA'
        record[name + '_statement_primary'] = agreed
        record[name + '_statement_secondary'] = agreed if not eligible or draw.random() < 0.85 else one(*options)
        record[name + '_statement_match'] = agreed == record[name + '_statement_secondary']
        record[name + '_statement_agreed'] = agreed
        if name not in ('funding', 'coi'):
            record[name + '_access_status_agreed'] = one('YES', 'NO', weights=(3, 1)) if agreed.endswith(('preregistration', 'available')) and ' no' not in agreed else 'NA'
    papers.append(record)
put_records('psych-transparency-2022/d_with_disagreements_resolved.csv', papers)
coded_twice = ('article_id', 'eligible_empirical_agreed')
put_records('psych-transparency-2022/d_with_disagreements.csv',
            [{name: r[name] for name in r if name in coded_twice or name.endswith(('_primary', '_secondary'))} for r in papers])
SAMPLES = ('Field', 'Prominent')
within = lambda sample: lambda r: r['eligible_empirical_agreed'] == 'Yes' and r['sample_id'] == sample
sampled = lambda test: [of(papers, test, within(sample)) for sample in SAMPLES]
accessible = lambda name: lambda r: r[name + '_statement_agreed'] == STATEMENTS[name][0] and r[name + '_access_status_agreed'] == 'YES'
stated = lambda name: lambda r: r[name + '_statement_agreed'] in STATEMENTS[name][:2]
both = lambda r: accessible('data')(r) and accessible('analysis')(r)
open_yes = is_('open_access_status_agreed', 'Yes')
design = lambda name: lambda r: name in r['research_design_agreed'].split(', ')
eligible_papers = [r for r in papers if r['eligible_empirical_agreed'] == 'Yes']
Z = 1.959963984540054  # statistics.NormalDist().inv_cdf(0.975)


def wilson(text):
    n, N = map(int, text.split('/'))
    p, z = n / N, Z
    middle, half = (p + z * z / (2 * N)) / (1 + z * z / N), z * ((p * (1 - p) + z * z / (4 * N)) / N) ** 0.5 / (1 + z * z / N)
    return [n, N, middle - half, middle + half]


def availability(name):
    first = STATEMENTS[name][0]
    return [accessible(name), lambda r: r[name + '_statement_agreed'] == first and not accessible(name)(r)] + \
        [is_(name + '_statement_agreed', option) for option in STATEMENTS[name][1:]]


# the first category of each is the one that is looked up; the others only count towards the simultaneous limits
categories = {name: [stated(name)] + [is_(name + '_statement_agreed', option) for option in STATEMENTS[name][2:]] for name in ('funding', 'coi')}
categories['preregistration'] = availability('prereg')
categories['materials'], categories['data'], categories['scripts'] = availability('materials'), availability('data'), availability('analysis')
combined = lambda sample: dict(collections.Counter(r['research_design_agreed'].replace(', ', ' + ') for r in papers if within(sample)(r)))
facts['papers'] = {
    'units': len(papers), 'eligible': of(eligible_papers, is_('sample_id', 'Field')),
    'open': {sample: wilson(of(papers, open_yes, within(sample))) for sample in SAMPLES},
    'both': {sample: wilson(of(papers, both, within(sample))) for sample in SAMPLES},
    'statements': [['funding', 'statement', *sampled(stated('funding'))], ['conflicts', 'statement', *sampled(stated('coi'))],
                   ['design', 'Meta-analysis', *sampled(design('Meta-analysis'))]],
    'designs': {'both': sampled(is_('research_design_agreed', DESIGNS[3]))[0], 'Experimental': sampled(design('Experimental'))[0],
                'Non-experimental': sampled(design('Non-experimental'))[0]},
    'accessible': [['prereg = yes and prereg_access = YES', *sampled(accessible('prereg'))], ['materials = yes and materials_access = YES', *sampled(accessible('materials'))],
                   ['data = yes and data_access = YES', *sampled(accessible('data'))], ['analysis = yes and analysis_access = YES', *sampled(accessible('analysis'))],
                   ['data = yes and data_access = YES and analysis = yes and analysis_access = YES', *sampled(both)]],
    'categories': {field: {sample: [count(papers, lambda r: within(sample)(r) and test(r)) for test in tests] for sample in SAMPLES} for field, tests in categories.items()},
    'combinations': {sample: combined(sample) for sample in SAMPLES},
    'noAccess': {sample: count(papers, lambda r: r['sample_id'] == sample and r['open_access_status_agreed'] in OPEN[2:]) for sample in SAMPLES},
    'notEmpirical': {sample: count(papers, lambda r: r['sample_id'] == sample and r['eligible_empirical_agreed'] == 'No') for sample in SAMPLES},
    'pairs': {name + '_statement': kappa([(r[name + '_statement_primary'], r[name + '_statement_secondary']) for r in eligible_papers]) for name in STATEMENTS},
    'letters': sum(r['prereg_statement_primary'] == r['prereg_statement_secondary'] for r in eligible_papers),
}

# --- what init --from and shares have to find in these files, without being told anything ---------------------------------
# blank is not in N, nor is what does not apply; "Not reported" and "Unclear" are in N as states, and have no code
def field(header, cells, split=None):
    cells = [str(cell).strip() for cell in cells]
    used = [cell for cell in cells if cell not in ('', 'NA', 'Not applicable')]
    n = collections.Counter()
    for cell in used:
        if cell not in ('Not reported', 'UNCLEAR'):
            n.update([cell] if split is None else sorted({item.strip() for item in cell.split(split)}))
    return {'header': header, 'N': len(used), 'n': dict(sorted(n.items()))}


def known(path, records, headers, splits={}):
    return {'file': path, 'rows': len(records), 'fields': [field(header, [r[header] for r in records], splits.get(header)) for header in headers]}


def by_unit(records, unit, several):
    """One record a study: its only value, all of its values in fields that may have several, or nothing where they differ."""
    units = {}
    for record in records:
        own = units.setdefault(record[unit], {name: [] for name in record})
        for name, cell in record.items():
            if str(cell) and str(cell) not in own[name]:
                own[name].append(str(cell))
    return [{name: ';'.join(cells) if name in several or len(cells) == 1 else '' for name, cells in own.items()} for own in units.values()]


# a study has several rows here: several stages, reviewers and searches, and one decision where they agree
DECISION_LISTS = {'sources': ';', 'stage': ';', 'reviewer': ';'}
facts['sheets'] = [
    known('animal-sr-reporting/review_data_clean.csv', checklist, ['Characteristics_GeneModels', *ITEMS, 'Other_DataSharing'], {'Characteristics_GeneModels': ';'}),
    {**known('genai-wba/derived/screening_decisions_long.csv', by_unit(decisions, 'article_no', DECISION_LISTS),
             ['reviewer', 'decision', 'final_decision', 'sources'], DECISION_LISTS), 'rows': len(decisions)},
    known('snhl-screening/full_text_reviews_no_abstracts.csv', full, ['lb_full_text_response', 'ld_full_text_response', 'final_decision', 'reason for exclusion']),
    known('pharmacoepi-code-sharing/clean_results_without_abstracts.csv', articles,
          ['article_aim_clean', 'simulation', 'covid', 'shared_code', 'codelist_sharing', 'guideline', 'instructions', 'data_sharing']),
    known('psych-transparency-2022/d_with_disagreements_resolved.csv', papers,
          ['sample_id', 'open_access_status_agreed', 'eligible_empirical_agreed', 'prereg_statement_agreed', 'data_statement_agreed', 'funding_statement_agreed']),
]
facts['coders'] = [
    ['animal-sr-reporting/review_screening_data.csv', 'InvestigatorIds', len(votes), facts['votes']['letters']],
    ['snhl-screening/full_text_reviews_no_abstracts.csv', 'full_text_response', len(full), facts['screening']['full']['n']],
    ['psych-transparency-2022/d_with_disagreements_resolved.csv', 'prereg_statement', None, facts['papers']['letters']],
]

with open('facts.json', 'w') as handle:
    json.dump(facts, handle, indent=1)
    handle.write('\n')
