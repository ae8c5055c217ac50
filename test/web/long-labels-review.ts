/** One word that no line of a phone holds, as names of genes, addresses and compounds are. */
const WORD = 'Hexafluoroisopropylidenediphthalicanhydride'.repeat(2).slice(0, 80);
const LONG =
  'Whether the authors describe how they chose the outcome measures, who was asked, and what was left out of the report for want of space';
const ARABIC = 'دراسة مستعرضة للبيانات الصحية في المستشفيات الجامعية';
const HEBREW = 'מחקר עוקבה פרוספקטיבי';
const CHINESE = '基于大语言模型的合成电子健康档案生成与隐私保护评估方法的系统性综述研究';

/** Labels of 40 categories; some long, some in other scripts, one of one word. */
const LABELS = Array.from({ length: 40 }, (_, at) => {
  if (at === 1) return WORD;
  if (at === 2) return `${ARABIC} (n = 12)`;
  if (at === 3) return LONG;
  if (at === 4) return CHINESE;
  if (at === 5) return HEBREW;
  return `Category ${at}`;
});

const categories = (name: string): string =>
  LABELS.map((label, at) => `      - { value: ${name}${at}, label: ${JSON.stringify(label)} }`).join('\n');

const SHEET = [
  'id,author,year,title,doi,design,topic,note,size,setting',
  ...Array.from({ length: 60 }, (_, at) =>
    [
      at === 0 ? `s-${WORD}` : `s${at}`,
      [`${WORD}`, 'Abe, Bo and Cid', ARABIC, '王'][at % 4]?.replaceAll(',', ' '),
      2000 + (at % 25),
      JSON.stringify(at % 3 === 0 ? `${WORD} ${LONG}` : CHINESE),
      `10.1000/${WORD.toLowerCase()}${at}`,
      at === 7 ? 'NR' : `d${at % 40}`,
      `t${at % 40};t${(at * 7 + 1) % 40}`,
      at % 2 === 0 ? WORD : JSON.stringify(`${LONG}: ${LONG}`),
      1_000_000 + at,
      ['home', 'clinic', 'NR'][at % 3],
    ].join(','),
  ),
  '',
].join('\n');

/** A review whose names, labels and cells are as long as people make them, in several scripts, with 40 categories. */
export const LONG_LABELS: Readonly<Record<string, string>> = {
  'review.yaml': `name: long-labels
title: ${JSON.stringify(`${LONG} ${WORD}`)}
description: ${JSON.stringify(`${WORD}: ${LONG}`)}
searched: "2025-03-31"
unit: { name: study, key: id }
citation: { author: author, year: year, title: title, identifier: doi }
flow: { screening: { resource: screening, decision: decision, reason: reason } }
claims: [claims.yaml]
resources:
  - { name: studies, path: corpus/studies.csv, schema: codebook/studies.yaml }
  - { name: screening, path: corpus/screening.csv, schema: codebook/screening.yaml }
`,
  'codebook/studies.yaml': `title: ${JSON.stringify(LONG)}
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, title: Study }
  - { name: author, title: ${WORD}Author }
  - { name: year, title: Year, type: year }
  - { name: title, title: Title }
  - { name: doi, title: DOI }
  - name: design
    title: ${JSON.stringify(LONG)}
    group: ${JSON.stringify(`${WORD} ${LONG}`)}
    categories:
${categories('d')}
  - name: topic
    title: ${WORD}
    group: ${JSON.stringify(ARABIC)}
    type: list
    delimiter: ";"
    categories:
${categories('t')}
  - { name: note, title: ${JSON.stringify(`Note ${WORD}`)} }
  - { name: size, title: ${JSON.stringify(`${LONG} (participants)`)}, type: integer }
  - { name: setting, title: ${JSON.stringify(ARABIC)}, categories: [home, { value: clinic, label: ${JSON.stringify(WORD)} }] }
`,
  'codebook/screening.yaml': `title: Screening
primaryKey: id
fields:
  - { name: id, title: Study }
  - { name: title, title: Title }
  - { name: decision, title: Decision, categories: [include, exclude] }
  - { name: reason, title: Reason, appliesIf: decision = exclude, categories: [{ value: off, label: ${JSON.stringify(WORD)} }, { value: late, label: ${JSON.stringify(LONG)} }] }
`,
  'corpus/studies.csv': SHEET,
  'corpus/screening.csv': [
    'id,title,decision,reason',
    ...SHEET.split('\n')
      .slice(1, -1)
      .map(line => `${line.split(',')[0]},Title,include,`),
    `x1,${WORD},exclude,off`,
    `x2,${LONG.replaceAll(',', '')},exclude,late`,
    '',
  ].join('\n'),
  'claims.yaml': `source: { citation: ${JSON.stringify(`${WORD} ${LONG}`)} }
data: studies
claims:
  - { id: ${WORD.toLowerCase()}, field: design, category: d0, n: 2 }
  - { id: setting, field: setting, category: clinic, n: 99 }
`,
  'figures/figure-1-designs.yaml': `figure: bar\ntitle: ${JSON.stringify(LONG)}\nfield: design\nformats: [svg]\n`,
  'figures/table-1-shares.yaml': `table: shares\ntitle: ${JSON.stringify(WORD)}\nfields: [design, setting]\nformats: [md]\n`,
  'figures/table-2-topics.yaml': `table: characteristics\ntitle: Studies\nfields: [author, topic, note]\nformats: [md]\n`,
};

/** A manuscript about it. */
export const LONG_TEXT = `# ${WORD}\n\nOf 60 studies, 20 (33.3%) were done at home and 20 (${WORD}) elsewhere: ${ARABIC}.\n`;
