/** A small review with what the repository's own lacks: categories that roll up, years without studies, personal data. */
export const GROUPED: Readonly<Record<string, string>> = {
  'review.yaml': `name: grouped
title: Designs and topics
searched: "2025-03-31"
unit: { name: study, key: id }
citation: { author: author, year: year, title: title, identifier: doi }
report: { omit: [remarks] }
resources:
  - { name: studies, path: corpus/studies.csv, schema: codebook/studies.yaml }
`,
  'codebook/studies.yaml': `title: Studies
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id, title: Study }
  - { name: author, title: Author }
  - { name: year, title: Year, type: year }
  - { name: title, title: Title }
  - { name: doi, title: DOI }
  - name: design
    title: Design
    categories:
      - { value: trial, label: Trials, codable: false }
      - { value: rct, label: Randomised trial, parent: trial }
      - { value: cct, label: Non-randomised trial, parent: trial }
      - { value: observational, label: Observational }
      - { value: cohort, label: Cohort, parent: observational }
      - { value: case, label: Case series, parent: observational }
  - name: topic
    title: Topic
    type: list
    delimiter: ";"
    categories:
      - { value: physical, label: Physical health, codable: false }
      - { value: pain, label: Pain, parent: physical }
      - { value: sleep, label: Sleep, parent: physical }
      - { value: mood, label: Mood }
  - { name: setting, title: Setting, categories: [home, clinic] }
  - { name: home_visits, title: Home visits, type: integer, appliesIf: setting = home }
  - { name: remarks, title: Remarks }
  - { name: coder_mail, title: Mail of the coder, x-personal: true }
derive:
  - { name: remarked, title: With a remark, expression: remarks = none }
`,
  'corpus/studies.csv': `id,author,year,title,doi,design,topic,setting,home_visits,remarks,coder_mail
s1,Abe,2015,Warm baths,10.1000/1,rct,pain;sleep,home,3,SECRETREMARK one,ann@mail.example
s2,Bo,2015,Cold baths,10.1000/2,rct,pain,clinic,NA,none,ann@mail.example
s3,Cid,2018,Long walks,10.1000/3,cct,sleep;mood,home,NR,none,bob@mail.example
s4,Dee,2018,Short walks,javascript:alert(1),cohort,mood,clinic,NA,SECRETREMARK two,bob@mail.example
s5,Eva,2018,睡眠与情绪的队列研究,10.1000/5,cohort,sleep,home,1,none,bob@mail.example
s6,Fay,2020,Étude de cas,10.1000/6,case,NR,clinic,NA,none,ann@mail.example
s7,Gus,NR,"=1+1 and ""quotes""",10.1000/7,observational,pain;mood,home,2,none,ann@mail.example
s8,Hal,2020,Naps,10.1000/8,NR,sleep,NR,NA,none,ann@mail.example
`,
  'figures/figure-1-design.yaml': 'figure: bar\ntitle: Designs\nfield: design\nformats: [svg]\n',
  'figures/table-1-shares.yaml': 'table: shares\ntitle: Shares\nfields: [design, topic]\nformats: [md]\n',
  'figures/table-2-remarks.yaml':
    'table: characteristics\ntitle: The remarks\nfields: [author, remarks]\nformats: [md]\n',
};
