import type { Block, ScannedTable } from '../read/block.ts';
import { cellAt, isBlank, isPlain, labelOf, lastPart, wholeIn } from '../read/cell.ts';
import type { Mention } from '../scan/mention.ts';
import { bindAnswers, isAnswer } from './bind-answers.ts';
import { contentOf, proposalOf, type Ranked, withProbabilities } from './bind-sentence.ts';
import { bindCoefficient, bindSummary } from './bind-statistics.ts';
import { type Candidate, inCompany, namedBy, score } from './candidate.ts';
import { missingLevel, missingStateOf } from './says-missing.ts';
import { conditionOf } from './scopes.ts';
import { doubted, fieldKey, type Proposal, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { folded, stemsIn, WITHOUT, type Words, wordsOfLabel } from './words.ts';
import { ofYear, yearCondition, yearIn } from './year-condition.ts';

const COEFFICIENTS = ['kappa', 'agreement', 'value'];
const SUMMARIES = ['median', 'mean', 'range', 'iqr'];

/** A label without its whole: `Tabular (N = 16)`. */
const bare = (label: string): string =>
  label
    // what a label says of how its numbers are printed: `Simulation study, No. (%)`, `Age, median (range)`
    .replace(
      /[,:;]?\s*(?:\bno\.|\b[nN]\b|\bnumber\b|%|\bmedian\b|\bmean\b)\s*[([]\s*(?:%|no\.|n|IQR|range|SD|min[-–]max)\s*[)\]]\s*$/i,
      '',
    )
    .replace(/,\s*(?:no\.|n|%)\s*$/i, '')
    .replace(/[([]?\s*\b[nN]\s*=\s*[\d, ]+[)\]]?/g, ' ')
    .replace(/^(?:[-–•*]\s*)/, '')
    .trim();

interface Labelled {
  readonly label: string;
  /** the row group, or what heads the labels */
  readonly above: string;
  /** the same with the caption */
  readonly around: string;
}

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
  const ofHeads = bindLabels(
    named.map(({ head }) => ({
      label: bare(lastPart(head)),
      above: head.split(/:\s+/).slice(0, -1).join(' '),
      around: head,
    })),
    vocabulary,
  );
  const ofColumn = new Map(named.map(({ i }, at) => [i, ofHeads[at]!]));
  for (const index of members) {
    const mention = mentions[index]!;
    const block = blocks[mention.block]!;
    const { column, before } = cellAt(block.text, mention.start);
    if (block.row!.head) {
      const label = bare(before);
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
          vocabulary,
        }),
      );
  }
}

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

/** Labels that stand in one list, each with its proposals. */
export function bindLabels(list: readonly Labelled[], vocabulary: Vocabulary): Ranked[] {
  const around: Words = wordsOfLabel(list.map(entry => entry.around).join(' '));
  const above: Words = wordsOfLabel(list[0]?.above ?? '');
  const matches = list.map(({ label }) => {
    const whole = vocabulary.match(wordsOfLabel(label), label);
    // `Modality: Tabular` names the field as well
    const split = /^(.+):\s+(\S.*)$/s.exec(label);
    const part =
      split === null
        ? []
        : vocabulary
            .match(wordsOfLabel(split[2]!), split[2]!)
            .filter(match => vocabulary.titled(fieldKey(match.term), wordsOfLabel(split[1]!)) > 0.6);
    const best = [...part, ...whole];
    return best
      .filter((match, i) => best.findIndex(other => other.term === match.term) === i)
      .map(match => ({ match, named: namedBy(match, true) }));
  });
  const ranked = eachOnce(
    inCompany(matches, field => Math.max(vocabulary.heads(field, above), 0.5 * vocabulary.titled(field, around))),
  );
  // the field that most labels of the list name, for those that say that nothing is reported
  const votes = new Map<string, number>();
  for (const candidates of ranked) {
    const first = candidates[0];
    if (first !== undefined && first.named > 0.4)
      votes.set(fieldKey(first.term), (votes.get(fieldKey(first.term)) ?? 0) + first.named);
  }
  const [field, weight] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  const heading = vocabulary.fields(above).sort((a, b) => b.cover + b.precise - a.cover - a.precise)[0];
  return list.map(({ label }, i) => {
    const state = missingStateOf(label);
    const denied = deniedLevel(
      field ?? (heading !== undefined && heading.cover > 0.6 ? heading.field : null),
      label,
      vocabulary,
    );
    if (denied !== null && (ranked[i]![0]?.exact !== true || fieldKey(ranked[i]![0]!.term) !== fieldKey(denied)))
      return [proposalOf(denied, Math.min(0.93, 0.7 + 0.1 * weight))];
    if (state === null) {
      const proposals = withProbabilities(ranked[i]!, true);
      const own = contentOf(wordsOfLabel(label));
      // a sentence that holds the word is no label
      return own > 8 ? proposals.map(doubted) : proposals;
    }
    const titled = field ?? (heading !== undefined && heading.cover > 0.6 ? heading.field : null);
    const term = titled === null ? null : missingLevel(vocabulary.terms, titled, state);
    if (term === null) return [];
    return [
      proposalOf(
        term,
        Math.min(
          0.95,
          0.62 +
            0.1 * weight +
            0.3 * Math.max(vocabulary.heads(titled!, above), 0.5 * vocabulary.titled(titled!, around)),
        ),
      ),
    ];
  });
}

/** A row that denies what its list is of, and little else: `None`, `Not available`, `Not shared`. */
const DENIES = /^\W*(?:none|no(?:ne)? (?:of (?:these|them|the above))|not \w+)\W*$/i;

/** The only category of a field that such a row can mean; null for none. */
function deniedLevel(field: string | null, label: string, { terms }: Vocabulary): Term | null {
  if (field === null || !DENIES.test(label)) return null;
  const own = terms.filter(term => fieldKey(term) === field && term.level !== null && term.state !== true);
  const content = stemsIn(label).filter(stem => stem !== WITHOUT);
  const said = own.filter(({ names }) => names.some(name => ` ${folded(name)} `.includes(` ${folded(label)} `)));
  if (said.length === 1) return said[0]!;
  const found = own.filter(({ names: [name = '', ...codes] }) => {
    if (content.length === 0 || /^\W*none/i.test(label)) return /^(?:no|none|not|without)\b/i.test(name);
    return [name, ...codes].some(text => {
      const stems = stemsIn(text);
      return stems.includes(WITHOUT) && content.every(stem => stems.includes(stem));
    });
  });
  return found.length === 1 ? found[0]! : null;
}

/** The labels of a list name a category once: the surest takes it, the others what is left to them. */
function eachOnce(lists: readonly (readonly Candidate[])[]): Candidate[][] {
  const taken = new Map<Term, number>();
  const order = lists.flatMap((list, row) => list.map(candidate => ({ row, candidate, worth: score(candidate) })));
  const settled = new Set<number>();
  for (const { row, candidate } of order.sort((a, b) => b.worth - a.worth || a.row - b.row)) {
    if (settled.has(row) || taken.has(candidate.term)) continue;
    taken.set(candidate.term, row);
    settled.add(row);
  }
  return lists.map((list, row) => {
    const own = list.findIndex(({ term }) => taken.get(term) === row);
    // what is named by less than half is not meant, only because nothing else is left
    if (own <= 0 || list[own]!.named < 0.5) return [...list];
    return [list[own]!, ...list.filter(({ term }, i) => i !== own && !taken.has(term))];
  });
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
  readonly vocabulary: Vocabulary;
}

/**
 * What a cell speaks of: the category that its row names; where its column's head names a category of another field, that
 * category is the subgroup. A column or row that says something else makes the proposal doubtful.
 */
function cell({ block, column, before, head, table, row, own, ofColumn, vocabulary }: CellPlace): Ranked {
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
  const headYear = column > 0 ? yearIn(bare(lastPart(head))) : null;
  const unitsOfHead = headYear === null ? null : yearCondition(headYear, vocabulary);
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
  // the whole stands where the subgroup is named: beside the row's name, or else at the column's head
  const rowIsGroup = wholeIn(labelOf(block.text, column)) !== null && wholeIn(heads[column] ?? '') === null;
  const [plain, turned] = [within(first, group, vocabulary), within(group, first, vocabulary)];
  const best: Proposal = rowIsGroup ? { ...turned, turned: plain, byRow: true } : { ...plain, turned, byRow: false };
  return [best, ...ofRow.slice(1).map(doubted)];
}

const within = (part: Proposal, group: Proposal, vocabulary: Vocabulary): Proposal => ({
  ...part,
  where: conditionOf(group, vocabulary.terms),
  certainty: Math.min(part.certainty, group.certainty),
});
