import { fold } from '../../base/fold.ts';
import { looseKey } from '../../model/loose-key.ts';
import type { Table } from '../../model/table.ts';
import { type Doubt, type Draft, withField } from '../doubt.ts';
import type { DraftCodebook, DraftCoding, DraftField, InferNote } from '../draft.ts';
import { infer, type Proposal } from '../infer.ts';
import { isConsensusSheet } from '../sheet-choice.ts';
import { united } from './codings.ts';
import { isCitationHeader } from './given-fields.ts';

/** Another sheet of the workbook, or another file, and how it is read. */
export interface OtherSheet {
  readonly name: string;
  readonly table: Table;
  readonly dialect: Readonly<Record<string, unknown>>;
  /** where it is, if not in the same workbook */
  readonly path?: string;
}

/** A workbook with a sheet per coder. */
export interface CoderSheets {
  readonly coders: readonly {
    readonly resource: string;
    readonly dialect: Readonly<Record<string, unknown>>;
    readonly path?: string;
  }[];
  /** of the sheets */
  readonly names: ReadonlySet<string>;
  /** whether a note says that one of these sheets was passed over */
  reads(note: InferNote): boolean;
  readonly coding: DraftCoding;
  /** with the codes that only another coder used */
  readonly codebook: DraftCodebook;
  readonly notes: readonly InferNote[];
  readonly doubts: readonly Doubt[];
}

/**
 * Whether other sheets of the workbook hold the same studies in the same columns: then each is a coder's. The codebook
 * takes in the codes of all; what is counted stays the first sheet, and that is said.
 */
export function findCoderSheets(
  first: OtherSheet,
  proposal: Proposal,
  codebook: DraftCodebook,
  others: readonly OtherSheet[],
): CoderSheets | null {
  const header = proposal.guesses.find(guess => guess.name === proposal.unit.key)?.headers[0];
  if (header === undefined || proposal.codings.length > 0) return null;
  const keys = new Set(keysOf(first.table, header));
  const same = others.filter(other => {
    const own = keysOf(other.table, header);
    if (!sameStudies(first.table, other.table, header)) return false;
    return sameColumns(first.table, other.table) && own.filter(key => keys.has(key)).length >= own.length * 0.5;
  });
  if (same.length === 0) return null;
  // the sheet with what they agreed on is counted, and is no coder's
  const agreed = isConsensusSheet(first.name) ? first : null;
  if (agreed !== null && same.length < 2) return null;
  const taken = new Set(['studies']);
  const coders = (agreed === null ? [first, ...same] : same).map(({ name, dialect, path }) => {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const base = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'coder';
    let resource = base;
    for (let i = 2; taken.has(resource); i++) resource = `${base}-${i}`;
    taken.add(resource);
    return { name, resource, dialect, ...(path === undefined ? {} : { path }) };
  });
  const inferred = same.map(other => infer(other.table).codebook.fields);
  const fields = codebook.fields.map(field => {
    if (field.categories === undefined) return field;
    const theirs = inferred.flatMap(found => found.find(entry => entry.name === field.name) ?? []);
    const lists = theirs.filter(({ type }) => (type === 'list') === (field.type === 'list'));
    // 0 and 1 in one sheet, TRUE and 1 in the other
    const type = lists.every(entry => entry.type === field.type)
      ? field.type
      : field.type === 'list'
        ? 'list'
        : 'string';
    return {
      ...field,
      type,
      categories: united(
        field.categories,
        lists.map(entry => entry.categories ?? []),
      ),
    };
  });
  const names = coders.map(({ name }) => `"${name}"`);
  return {
    coders: coders.map(({ name: _, ...coder }) => coder),
    names: new Set([first.name, ...coders.map(({ name }) => name)]),
    reads: note => [first, ...coders].some(({ name }) => note.message.startsWith(`the sheet "${name}" (`)),
    coding: {
      name: 'charting',
      from: { files: Object.fromEntries(coders.map(({ name, resource }) => [name, resource])) },
    },
    codebook: {
      ...codebook,
      fields: fields.map(field => (isCitation(field, proposal) ? { ...field, given: true } : field)),
    },
    doubts: [
      ...fields.flatMap(field => ruleDoubt(field, same, inferred)),
      ...(agreed !== null ? [agreedDoubt(agreed.name, names)] : []),
      ...(agreed !== null
        ? []
        : [
            {
              scope: 'coders' as const,
              field: null,
              key: 'consensus',
              evidence: `the sheets ${names.join(', ')} have the same columns and studies, and none is a consensus`,
              question: 'Which of them is counted?',
              proposal: `${names[0]} alone`,
              choices: same.map(({ name }) => ({ label: `"${name}"`, apply: (draft: Draft) => draft })),
              otherwise: 'its codes are counted; none of them is what the coders agreed on',
            },
          ]),
    ],
    notes: [
      {
        field: null,
        message: `the sheets ${names.join(', ')} have the same columns and studies: each is read as a coder's. What is counted is the sheet "${first.name}"${agreed === null ? ' alone' : ', as the consensus'}`,
        change:
          agreed !== null
            ? 'compare the coders with `scopebook agreement`'
            : 'compare them with `scopebook agreement`; when there is a consensus sheet, name it at `studies` in review.yaml (`sheetName:`)',
      },
    ],
  };
}

/** A sheet that is called like a consensus is one until somebody says otherwise. */
const agreedDoubt = (name: string, coders: readonly string[]): Doubt => ({
  scope: 'coders',
  field: null,
  key: 'consensus',
  evidence: `the sheet "${name}" has the columns and studies of ${coders.join(', ')}`,
  question: `Is "${name}" what the coders agreed on?`,
  proposal: 'yes, it is counted',
  choices: [{ label: 'no, it is a coder too', apply: draft => draft }],
  otherwise: 'its codes are those of one coder',
});

/** A condition that the counted sheet follows and the sheet of another coder does not. */
function ruleDoubt(
  { name, appliesIf }: DraftField,
  sheets: readonly OtherSheet[],
  inferred: readonly (readonly DraftField[])[],
): Doubt[] {
  if (appliesIf === undefined) return [];
  const others = sheets.filter((_, i) => {
    const theirs = inferred[i]!.find(field => field.name === name);
    return theirs !== undefined && theirs.appliesIf !== appliesIf;
  });
  if (others.length === 0) return [];
  const names = others.map(sheet => `"${sheet.name}"`).join(', ');
  return [
    {
      scope: 'field',
      field: name,
      key: 'appliesIf',
      evidence: `the first sheet follows it without exception, ${names} ${others.length === 1 ? 'does' : 'do'} not`,
      question: 'To which studies does this question apply?',
      proposal: `it applies only if ${appliesIf}`,
      choices: [
        { label: 'it applies to every study', apply: draft => withField(draft, name, { appliesIf: undefined }) },
      ],
      otherwise:
        'cells of single coders against it are ratings, not errors (as long as this is a guess, they count in the agreement)',
    },
  ];
}

/** What comes with a reference was not coded, so coders are not compared in it. */
function isCitation(field: DraftField, { guesses }: Proposal): boolean {
  const guess = guesses.find(({ name }) => name === field.name);
  return guess !== undefined && (CITATION_DETECTORS.has(guess.detector) || guess.headers.some(isCitationHeader));
}

const CITATION_DETECTORS = new Set(['identifier', 'year']);

/**
 * Lists with running numbers of their own have the same keys and other studies: what is telling in a row must agree.
 *
 * @param isProven whether there must be something telling
 */
export function sameStudies(a: Table, b: Table, key: string, isProven = false): boolean {
  const rowOf = new Map(keysOf(b, key).map((text, row) => [text, row]));
  const pairs = keysOf(a, key).flatMap((text, row) => (rowOf.has(text) ? [[row, rowOf.get(text)!] as const] : []));
  const telling = a.columns.flatMap(column => {
    const header = column.header.trim();
    const other = b.columns.find(entry => entry.header.trim() === header);
    if (header === key || other === undefined) return [];
    const texts = pairs.map(([row]) => fold(column.value(row).trim()));
    const distinct = new Set(texts).size;
    if (distinct < texts.length * 0.8 || texts.some(text => text === '')) return [];
    // two answers in two rows differ by accident: over the whole sheet they repeat
    if (pairs.length < 3 && !isMostlyDistinct(valuesOf(a, header))) return [];
    return [pairs.filter(([mine, theirs], i) => texts[i] === fold(other.value(theirs).trim()) && mine >= 0).length];
  });
  if (telling.length === 0 || pairs.length === 0) return !isProven;
  if (pairs.length < 3) return !isProven && telling.some(agreeing => agreeing > 0);
  return telling.some(agreeing => agreeing >= pairs.length * 0.5);
}

const isMostlyDistinct = (texts: readonly string[]): boolean => new Set(texts.map(fold)).size >= texts.length * 0.8;

function valuesOf(table: Table, header: string): string[] {
  const column = table.columns.find(entry => entry.header.trim() === header);
  if (column === undefined) return [];
  return Array.from({ length: table.rows }, (_, row) => column.value(row).trim()).filter(text => text !== '');
}

/** Keys as they are compared between sheets; `agreement` says which of them are spelt differently. */
const keysOf = (table: Table, header: string): string[] => valuesOf(table, header).map(looseKey);

/** Whether two sheets have the same columns and, by their first column, the same studies: two coders' rather than rivals. */
export function isAnotherCoder(a: Table, b: Table): boolean {
  const key = a.columns[0]?.header.trim() ?? '';
  const keys = new Set(keysOf(a, key));
  const own = keysOf(b, key);
  const shared = own.filter(text => keys.has(text)).length;
  return sameColumns(a, b) && own.length > 0 && shared >= own.length * 0.5 && sameStudies(a, b, key);
}

function sameColumns(a: Table, b: Table): boolean {
  const [mine, theirs] = [a, b].map(table => new Set(table.columns.map(column => column.header.trim()))) as [
    Set<string>,
    Set<string>,
  ];
  return [...mine].filter(header => theirs.has(header)).length >= Math.max(mine.size, theirs.size) * 0.8;
}
