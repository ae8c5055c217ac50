"""n and N of fields of the open data sets in ../shared/reviews, read with Python's csv module (openpyxl for the workbook)
and with nothing of scopebook. Run in this folder: /usr/bin/python3 make-known.py > known.json

Rules, by hand: blank is not in N; NA, N/A and "Not applicable" are not in N; "Not reported" and "Unclear" are in N as
states, so they have no code. Multi-select cells are cut by the regular expressions written below. Where studies have several rows
(`unit`), each counts once, with what its rows agree on."""
import collections, csv, json, os, re, sys

ROOT = os.environ.get('SCOPEBOOK_SHARED', '../../../../shared') + '/reviews/'
OUT = re.compile(r'^(na|n/a|n\.a\.|not applicable)$|^na - not|^not applicable\s*[(:]', re.I)
IN_STATE = re.compile(r'^(not reported|not stated|unclear|not specified|nr|not mentioned)$|^(not reported|unclear)\s*[(:]', re.I)


def rows_of(path):
    with open(ROOT + path, encoding='utf-8-sig', newline='') as handle:
        rows = list(csv.reader(handle))
    return rows[0], [row for row in rows[1:] if any(cell.strip() for cell in row)]


def count(cells, split=None):
    cells = [cell.strip() for cell in cells]
    used = [cell for cell in cells if cell and not OUT.match(cell)]
    n = collections.Counter()
    for cell in used:
        if IN_STATE.match(cell):
            continue
        items = [cell] if split is None else sorted({item.strip() for item in re.split(split, cell) if item.strip()})
        for item in items:
            n[item] += 1
    return len(used), n


def field(header, cells, split=None, top=8):
    N, n = count(cells, split)
    return {'header': header, 'N': N, 'n': dict(sorted(n.items(), key=lambda entry: (-entry[1], entry[0]))[:top])}


def by_unit(rows, unit, at, several):
    """One cell a study: its only value, all of its values where it may have several, or nothing where they differ."""
    cells = collections.OrderedDict()
    for row in rows:
        own = cells.setdefault(row[unit].strip(), [])
        if row[at].strip() and row[at].strip() not in own:
            own.append(row[at].strip())
    return [';'.join(own) if several or len(own) == 1 else '' for own in cells.values()]


def table(path, headers, splits={}, top=8, unit=None):
    head, rows = rows_of(path)
    found = []
    if unit is not None:
        names = [name.strip() for name in head]
        for header in headers:
            cells = by_unit(rows, names.index(unit), names.index(header), header in splits)
            found.append(field(header, cells, splits.get(header), top))
        return {'file': path, 'rows': len(rows), 'fields': found}
    for header in headers:
        at = [i for i, name in enumerate(head) if name.strip() == header]
        assert at, header
        found.append(field(header, [row[at[0]] for row in rows], splits.get(header), top))
    return {'file': path, 'rows': len(rows), 'fields': found}


def transposed(path, labels):
    import openpyxl, warnings
    warnings.simplefilter('ignore')
    sheet = openpyxl.load_workbook(ROOT + path, data_only=True)['APPRAISE-AI']
    rows = [[('' if cell is None else str(cell)) for cell in row] for row in sheet.iter_rows(values_only=True)]
    found = []
    for label in labels:
        match = [row for row in rows if row[1].strip().startswith(label)]
        assert len(match) == 1, (label, len(match))
        found.append(field(match[0][1].strip(), match[0][2:9]))
    return {'file': path, 'rows': 7, 'fields': found}


BRACKETS = r',\s*(?![^(]*\))'
known = [
    table('animal-sr-reporting/review_data_clean.csv', ['Characteristics_PublicationType', 'Characteristics_ReviewType',
          'Characteristcs_StudyPopulations', 'Characteristics_GeneModels', 'Title_SR', 'Title_Animal', 'Intro_ReviewQuestion',
          'Intro_ConditionModelled', 'Intro_InterventionRationale', 'Methods_Protocol', 'Methods_Protocol_Access', 'Methods_FullSearch',
          'Results_PRISMAFlow', 'Discussion_RoB', 'Other_Funding', 'Other_DataSharing'], {'Characteristics_GeneModels': ';'}, 4),
    table('animal-sr-reporting/review_screening_data.csv', ['InvestigatorIds', 'ScreeningDecisions']),
    table('animal-sr-reporting/prospero_data.csv', ['Screener_1', 'Screener_2', 'Final_Decision', 'Status', 'Reconciliation']),
    table('genai-wba/derived/extraction_final_flat.csv', ['A1_country', 'A4_study_design.A4a_data_collection',
          'A4_study_design.A4b_analytical_approach', 'B3_prompt_design.B3a_prompt_reported', 'D1_content.D1a_evidence_present',
          'D1_content.D1b_prompt_rubric_alignment.approach', 'D1_content.D1c_content_coverage.approach', 'C1_wba_tools']),
    table('genai-wba/derived/screening_decisions_long.csv', ['stage', 'reviewer', 'decision', 'final_decision', 'sources'],
          {'sources': ';', 'stage': ';', 'reviewer': ';'}, unit='article_no'),
    table('pharmacoepi-code-sharing/clean_results_without_abstracts.csv', ['article_type_aim', 'simulation', 'covid',
          'industry_funder', 'country', 'affiliation', 'shared_code', 'accessible_code', 'pipeline_coverage', 'instructions', 'license',
          'data_sharing', 'codelist_sharing', 'preregister', 'guideline', 'language'],
          {'article_type_aim': BRACKETS, 'country': r',| and ', 'affiliation': ',', 'pipeline_coverage': BRACKETS, 'language': BRACKETS}, 4),
    table('pharmacoepi-code-sharing/screening_half_1.csv', ['INCLUDE']),
    table('psych-transparency-2022/d_with_disagreements_resolved.csv', ['sample_id', 'open_access_status_agreed',
          'eligible_empirical_agreed', 'research_design_agreed', 'prereg_statement_agreed', 'prereg_access_method_agreed',
          'data_statement_agreed', 'data_reason', 'materials_statement_agreed', 'analysis_statement_agreed', 'funding_statement_agreed',
          'coi_statement_agreed', 'open_access_status_match'],
          {'research_design_agreed': ', '}, 4),
    table('psych-transparency-2022/raw_form_responses.csv', ['Coder initials', 'Does the article report on empirical data?'],
          {'Coder initials': ';'}, 4, unit='Article ID'),
    table('snhl-screening/LB_response_complete_no_abstracts.csv', ['viewed', 'response']),
    table('snhl-screening/full_text_reviews_no_abstracts.csv', ['from_searches', 'response', 'lb_full_text_response',
          'ld_full_text_response', 'final_decision', 'reason for exclusion']),
    transposed('snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx', ['How many institutions', 'Was the study period',
               'How was the ground truth', 'How was missing data', 'Transformation/Augment', 'What was the method of',
               'Software version(s)', 'Data availability', 'Search space for hyper', 'Quality based on']),
]
json.dump({'origin': 'Python %d.%d csv and openpyxl; make-known.py beside this file' % sys.version_info[:2], 'known': known},
          sys.stdout, indent=1, ensure_ascii=True)
