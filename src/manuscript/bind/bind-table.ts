import type { Block, ScannedTable } from '../read/block.ts';
import { cellAt, isBlank, isPlain, labelOf, lastPart, wholeIn } from '../read/cell.ts';
import type { Mention } from '../scan/mention.ts';
import { bindAnswers, isAnswer } from './bind-answers.ts';
import { bindHeads } from './bind-heads.ts';
import { bindLabels, type Labelled } from './bind-labels.ts';
import type { Ranked } from './bind-sentence.ts';
import { bindCoefficient, bindSummary } from './bind-statistics.ts';
import { conditionOf } from './scopes.ts';
import { doubted, fieldKey, type Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stemsIn, wordsOfLabel } from './words.ts';
import { ofYear, yearCondition, yearIn, yearsOfLabel } from './year-condition.ts';

const COEFFICIENTS = ['kappa', 'agreement', 'value'];
const SUMMARIES = ['median', 'mean', 'range', 'iqr'];

/** A label without its whole: `Tabular (N = 16)`. */
const bare = (label: string): string =>
  label
    // what a label says of how its numbers are printed: `Simulation study, No. (%)`, `Age, median (range)`
    .replace(
      /(?:[,:;]\s{0,9}|(?<![,:;\s])\s{0,9})(?:\bno\.|\b[nN]\b|\bnumber\b|%|\bmedian\b|\bmean\b)\s{0,9}[([]\s{0,9}(?:%|no\.|n|IQR|range|SD|min[-–]max)\s{0,9}[)\]]\s*$/i,
      '',
    )
    .replace(/,\s*(?:no\.|n|%)\s*$/i, '')
    .replace(/(?:[([]\s{0,9})?\b[nN]\s{0,9}=\s{0,9}[\d, ]+[)\]]?/g, ' ')
    .replace(/^(?:[-–•*]\s*)/, '')
    .trim();

/** Binds the cells of a document's tables: mention → proposals, best first. */
export function bindTables(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
): Map<number, Ranked> {
  const found = new Map<number, Ranked>();
  const tables = new Map<ScannedTable, number[]>();
  mentions.forEach(({ block }, index) => {
    const row = blocks[block]!.row;
    if (row !== undefined) tables.set(row.table, [...(tables.get(row.table) ?? []), index]);
  });
  for (const [table, members] of tables) bindTable(table, members, blocks, mentions, vocabulary, found);
  return found;
}

function bindTable(
  table: ScannedTable,
  members: readonly number[],
  blocks: readonly Block[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  found: Map<number, Ranked>,
): void {
  // every label once: rows by their group, heads of columns among themselves
  const { spell } = vocabulary;
  const rows = new Map<number, Labelled>();
  for (const index of members) {
    const { block, start } = mentions[index]!;
    const { text, row } = blocks[block]!;
    if (row!.head || rows.has(block)) continue;
    rows.set(block, {
      label: bare(spell(labelOf(text, cellAt(text, start).column))),
      above: spell(row!.group === '' ? (table.heads[0] ?? '') : row!.group),
      around: spell(`${row!.group} ${table.heads[0] ?? ''} ${table.caption}`),
    });
  }
  const groups = new Map<string, number[]>();
  for (const block of rows.keys()) {
    const group = blocks[block]!.row!.group;
    groups.set(group, [...(groups.get(group) ?? []), block]);
  }
  const ofRow = new Map<number, Ranked>();
  for (const list of groups.values()) {
    const ranked = bindLabels(
      list.map(block => rows.get(block)!),
      vocabulary,
    );
    for (const [i, block] of list.entries()) ofRow.set(block, ranked[i]!);
  }
  const heads = table.heads.map(head => bare(spell(head)));
  const answers = bindAnswers(new Map([...rows].map(([block, { label }]) => [block, label])), table.heads, vocabulary);
  const columns = heads.map((head, i) =>
    i === 0 || isAnswer(head) || (isPlain(head) && !namesCategory(i, table.heads, vocabulary)) ? null : head,
  );
  const named = columns.flatMap((head, i) => (head === null ? [] : [{ head, i }]));
  const ofHeads = bindHeads(
    named.map(({ head }) => ({
      label: bare(lastPart(head)),
      above: head.split(/:\s+/).slice(0, -1).join(' '),
      around: head,
    })),
    vocabulary,
  );
  const ofColumn = new Map(named.map(({ i }, at) => [i, ofHeads[at]!]));
  const headed = new Map(
    named.flatMap(({ head }, at) => {
      const [first] = ofHeads[at]!;
      return first === undefined || first.certainty < 0.5 ? [] : [[head, first.field] as const];
    }),
  );
  const severalFields = headed.size > 1 && new Set(headed.values()).size === headed.size;
  for (const index of members) {
    const mention = mentions[index]!;
    const block = blocks[mention.block]!;
    const { column, before } = cellAt(block.text, mention.start);
    if (block.row!.head) {
      const label = bare(before);
      const units = yearsOfLabel(label, vocabulary);
      if (units !== null && column > 0) {
        found.set(index, [units]);
        continue;
      }
      if (!isPlain(label) || (columns[column] ?? null) !== null)
        found.set(index, ofColumn.get(column) ?? bindLabels([{ label, above: '', around: '' }], vocabulary)[0]!);
      continue;
    }
    const row = rows.get(mention.block)!;
    const head = heads[column] ?? '';
    const words = wordsOfLabel(`${row.label}`);
    const wide = wordsOfLabel(`${row.label} ${row.around} ${head}`);
    if (COEFFICIENTS.some(name => name in mention.numbers))
      found.set(index, bindCoefficient([words, wordsOfLabel(head), wide], true, vocabulary));
    else if (SUMMARIES.some(name => name in mention.numbers))
      found.set(index, bindSummary(mention.numbers, words, wide, vocabulary));
    else if (answers !== null && !isPlain(head)) {
      const answer = answers(mention.block, column);
      found.set(index, answer === null ? (ofRow.get(mention.block) ?? []).map(doubted) : [answer]);
    } else if (isAnswer(head)) found.set(index, (ofRow.get(mention.block) ?? []).map(doubted));
    else
      found.set(
        index,
        cell({
          block,
          mention,
          column,
          before,
          head,
          table,
          row,
          own: ofRow.get(mention.block)!,
          ofColumn: ofColumn.get(column) ?? [],
          severalFields,
          vocabulary,
        }),
      );
  }
  // `Title (N = 707)` above rows says how many they are of, and may count no category
  for (const index of members) {
    const { row, text } = blocks[mentions[index]!.block]!;
    if (mentions[index]!.whole && !row!.head && row!.group !== '' && text.split('\t')[0]!.trim() === row!.group)
      found.set(
        index,
        (found.get(index) ?? []).map(entry => ({ ...entry, certainty: Math.min(0.7, entry.certainty) })),
      );
  }
  doubtRepeated(members, blocks, mentions, found);
}

/** The units of the years that a column's head names: `2019`, `2014–2024 (N = 105): n`. */
const yearsOfHead = (head: string, vocabulary: Vocabulary): Proposal | null =>
  head
    .split(/:\s+/)
    .map(part => yearsOfLabel(bare(part), vocabulary))
    .findLast(units => units !== null) ?? null;

/** Two counts of one row can't both be of the same category: what tells them apart was not read (a head of a PDF, perhaps). */
function doubtRepeated(
  members: readonly number[],
  blocks: readonly Block[],
  mentions: readonly Mention[],
  found: Map<number, Ranked>,
): void {
  /** under `Papers` or `Total` stands what the row is of, and under other heads something of it */
  const isOfRow = (index: number): boolean => {
    const { text, row } = blocks[mentions[index]!.block]!;
    const head = bare(row!.table.heads[cellAt(text, mentions[index]!.start).column] ?? '');
    return head !== '' && isPlain(head);
  };
  const rows = new Map<string, number[]>();
  for (const index of members) {
    const [first] = found.get(index) ?? [];
    if (first === undefined || mentions[index]!.numbers.n === undefined) continue;
    const key = JSON.stringify([mentions[index]!.block, first.field, first.level, first.where]);
    rows.set(key, [...(rows.get(key) ?? []), index]);
  }
  for (const same of rows.values()) {
    if (new Set(same.map(index => mentions[index]!.numbers.n)).size < 2) continue;
    const ofRow = same.filter(isOfRow);
    for (const index of same)
      if (ofRow.length !== 1 || index !== ofRow[0])
        found.set(
          index,
          found.get(index)!.map(proposal => ({ ...doubted(proposal), note: SAME_ROW })),
        );
  }
}

const SAME_ROW = 'its row has two different counts of the same category, and no head tells them apart';

/** A head such as `Reviews (N = 27)`: beside heads that name categories of the same field, the word is a category and no unit. */
function namesCategory(column: number, heads: readonly string[], vocabulary: Vocabulary): boolean {
  const exact = (head: string): Set<string> => {
    const label = bare(lastPart(bare(head)));
    const stems = stemsIn(label).join(' ');
    return new Set(
      vocabulary.terms.flatMap(term =>
        term.level !== null && term.state !== true && term.names.some(name => stemsIn(name).join(' ') === stems)
          ? [fieldKey(term)]
          : [],
      ),
    );
  };
  if (wholeIn(heads[column]!) === null) return false;
  const own = exact(heads[column]!);
  return own.size > 0 && heads.some((head, i) => i > 0 && i !== column && [...exact(head)].some(key => own.has(key)));
}

interface CellPlace {
  readonly block: Block;
  readonly mention: Mention;
  readonly column: number;
  readonly before: string;
  readonly head: string;
  readonly table: ScannedTable;
  readonly row: Labelled;
  readonly own: Ranked;
  readonly ofColumn: Ranked;
  /** the columns name categories of several fields, none of them twice */
  readonly severalFields: boolean;
  readonly vocabulary: Vocabulary;
}

/**
 * What a cell speaks of: the category that its row names; where its column's head names a category of another field, that
 * category is the subgroup. A column or row that says something else makes the proposal doubtful.
 */
function cell({
  block,
  column,
  before,
  head,
  table,
  row,
  own,
  ofColumn,
  severalFields,
  vocabulary,
}: CellPlace): Ranked {
  // a second number of a cell, or columns that ran into one
  if (column > 0 && /\d/.test(before)) return [];
  const inside = /\p{L}{2}/u.test(before)
    ? bindLabels([{ label: bare(before), above: row.label, around: `${row.around} ${row.label}` }], vocabulary)[0]!
    : null;
  const label = inside === null ? row.label : before;
  const ofRow = inside ?? own;
  const [first] = ofRow;
  const year = yearIn(block.text.split('\t')[0]!);
  if (year !== null && column > 0) {
    const units = yearCondition(year, vocabulary);
    if (units !== null)
      return ofColumn.length > 0 ? ofColumn.map(proposal => ofYear(proposal, units)) : isPlain(head) ? [units] : [];
  }
  const unitsOfHead = column > 0 ? yearsOfHead(head, vocabulary) : null;
  // `Articles` in a column of a year: the units of that year
  if (unitsOfHead !== null && isPlain(label) && row.label !== '') return [unitsOfHead];
  if (unitsOfHead !== null) return ofRow.map(proposal => ofYear(proposal, unitsOfHead));
  // `Report` may be a category, and `Total` none
  if (isPlain(label) && !((first?.certainty ?? 0) > 0.7 && row.above !== '')) return ofColumn;
  if (first === undefined) return [];
  // the whole beside a row's own name
  if (column === 0) return ofRow;
  const { heads } = table;
  if (heads.length > 2 && isBlank(heads[column] ?? '')) return ofRow.map(doubted);
  // one column that says more than "n" is the only one there is
  const others = heads.filter((entry, i) => i > 0 && i !== column && !isPlain(bare(entry)));
  const [group] = ofColumn;
  if ((isPlain(head) && group === undefined) || (group === undefined && others.length === 0)) return ofRow;
  if (group === undefined || group.field === first.field || group.level === null || first.level === null)
    return ofRow.map(doubted);
  // the whole stands where the subgroup is named: beside the row's name, or else at the column's head; columns of several
  // fields are what is reported of the group that each row names
  const rowIsGroup =
    wholeIn(heads[column] ?? '') === null && (wholeIn(labelOf(block.text, column)) !== null || severalFields);
  const [plain, turned] = [within(first, group, vocabulary), within(group, first, vocabulary)];
  const best: Proposal = rowIsGroup ? { ...turned, turned: plain, byRow: true } : { ...plain, turned, byRow: false };
  return [best, ...ofRow.slice(1).map(doubted)];
}

const within = (part: Proposal, group: Proposal, vocabulary: Vocabulary): Proposal => ({
  ...part,
  where: conditionOf(group, vocabulary.terms),
  certainty: Math.min(part.certainty, group.certainty),
});
