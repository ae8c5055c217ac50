/** A review whose tables have as many columns as people declare, with long texts beside short words. */
const FIELDS = [
  ['design', 'Study design', ['Randomised', 'Observational', 'Qualitative']],
  ['setting', 'Setting', ['Hospital', 'Community', 'Prisons']],
  ['country', 'Country', ['Switzerland', 'Netherlands', 'Cameroon']],
  ['outcome', 'Main outcome', ['Mortality', 'Attendance', 'Satisfaction']],
  ['funding', 'Funding', ['Governmental', 'Industry', 'Undeclared']],
  ['data', 'Data sharing', ['Repository', 'On request', 'Forbidden']],
  ['risk', 'Appraisal', ['Convincing', 'Uncertain', 'Inadequate']],
] as const;

const LONG =
  'A cluster-randomised comparison of two ways of reminding patients, with an economic evaluation beside it and interviews afterwards';

export const WIDE_TABLES: Readonly<Record<string, string>> = {
  'review.yaml': `name: wide
unit: { name: study, key: id }
citation: { author: author, year: year, title: title, identifier: doi }
resources:
  - { name: studies, path: studies.csv, schema: studies.yaml }
`,
  'studies.yaml': `primaryKey: id
fields:
  - { name: id }
  - { name: author, title: First author }
  - { name: year, title: Year, type: year }
  - { name: title, title: Title }
  - { name: doi, title: DOI }
${FIELDS.map(([name, title, labels]) => `  - { name: ${name}, title: ${title}, categories: [${labels.join(', ')}] }`).join('\n')}
`,
  'studies.csv': [
    `id,author,year,title,doi,${FIELDS.map(([name]) => name).join(',')}`,
    ...Array.from(
      { length: 30 },
      (_, at) =>
        `s${at},Oberholzer,${2000 + at},"${LONG}",10.1000/journal.${at},${FIELDS.map(([, , labels], field) => labels[(at + field) % 3]).join(',')}`,
    ),
    '',
  ].join('\n'),
  'figures/table-1.yaml': `table: characteristics\nfields: [author, year, title, ${FIELDS.map(([name]) => name).join(', ')}]\nformats: [md]\n`,
  'figures/table-2.yaml': 'table: crosstab\nfield: country\nwith: design\nformats: [md]\n',
};
