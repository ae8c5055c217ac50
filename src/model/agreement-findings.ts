import type { Severity } from './finding.ts';

/** Everything that can be wrong between coders' sheets, with what it means; `docs/reference/findings.md` lists it. */
export const AGREEMENT_FINDINGS = {
  twice: {
    code: 'A101',
    severity: 'error',
    explain: 'A coder coded a unit twice; which of the two counts is unknown, so neither does.',
  },
  alone: {
    code: 'A102',
    severity: 'note',
    explain: 'A unit was coded by one coder only; there is nothing to compare it with, so it is not counted.',
  },
  noneShared: {
    code: 'A103',
    severity: 'error',
    explain: "No key is in two coders' sheets, so there is nothing to compare.",
  },
  oneCoder: { code: 'A104', severity: 'error', explain: 'A stage has fewer than two coders who can be compared.' },
  fieldMissing: {
    code: 'A105',
    severity: 'warning',
    explain: "A coder's sheet has no column for a field that others coded.",
  },
  noCoder: { code: 'A106', severity: 'warning', explain: 'A row names no coder; it is not counted.' },
  otherCoder: {
    code: 'A107',
    severity: 'note',
    explain: "Rows of coders that the stage doesn't name were left out.",
  },
  votes: {
    code: 'A108',
    severity: 'note',
    explain: 'Cells hold more or fewer votes than are taken; later votes break ties and are not independent ratings.',
  },
  folded: {
    code: 'A109',
    severity: 'warning',
    explain: 'Spellings that differ were read as the same code; says what kappa would be if they were not.',
  },
  blankKey: { code: 'A110', severity: 'error', explain: "A row of a coder's sheet has no key and joins nothing." },
  noKey: {
    code: 'A111',
    severity: 'error',
    explain: "A coder's sheet has no column for the key, so none of its rows can be joined.",
  },
  anchored: {
    code: 'A112',
    severity: 'note',
    explain:
      'Codes were given after a suggestion for them had been shown; they are not independent ratings, so agreement leaves them out.',
  },
  blankRated: {
    code: 'A113',
    severity: 'warning',
    explain:
      '`ratings:` counts blank cells. A blank of one coder beside a code or a missing state of the other is then a disagreement, though nobody decided anything there.',
  },
  changedGiven: {
    code: 'A114',
    severity: 'warning',
    explain: 'A coder changed a field that is filled in before coding (`given: true`).',
  },
  noConsensus: {
    code: 'A115',
    severity: 'warning',
    explain:
      'Units have rows of coders and no row with the consensus; they are not counted, unless `otherwise:` of the stage says how.',
  },
  keysAlike: {
    code: 'A116',
    severity: 'warning',
    explain:
      "Keys of the coders' sheets that differ only in case, blanks or the zeros of a number were matched, because each sheet has only one of them.",
  },
  sheetHeader: {
    code: 'A201',
    severity: 'error',
    explain: 'An adjudication sheet lacks a column that it was written with.',
  },
  sheetRowMissing: {
    code: 'A202',
    severity: 'error',
    explain: 'A row that the adjudication sheet was written with is gone.',
  },
  sheetRowExtra: {
    code: 'A203',
    severity: 'error',
    explain: 'A row of the adjudication sheet was not written with it, or is duplicated.',
  },
  sheetCode: {
    code: 'A204',
    severity: 'error',
    explain:
      "A consensus in the adjudication sheet is not a category of its field, or breaks one of the field's rules.",
  },
  sheetOpen: { code: 'A205', severity: 'error', explain: 'A row of the adjudication sheet has no consensus.' },
  sheetStale: {
    code: 'A206',
    severity: 'error',
    explain: "The consensus or the coders' codes changed after the adjudication sheet was written.",
  },
} as const satisfies Record<string, { code: string; severity: Severity; explain: string }>;
