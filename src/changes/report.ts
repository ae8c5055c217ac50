import type { Formatter } from '../base/formatter.ts';
import { markdownText } from '../base/markdown-text.ts';
import { counted } from '../base/plural.ts';
import { sentenceCase } from '../base/sentence-case.ts';
import { BOX_TITLES } from '../model/box-titles.ts';
import type { FlowKey } from '../model/flow.ts';
import type { ClaimMoved } from './claim-moved.ts';
import { claimSentences } from './claim-sentences.ts';
import type { CodebookChange } from './codebook-changes.ts';
import type { DataChanges } from './data-changes.ts';
import type { Flip } from './flips.ts';
import type { Rekeyed } from './match-keyed.ts';
import type { Matching } from './match-units.ts';
import { causesOf, type Moved } from './moved.ts';

/** A figure or table with other numbers than before. */
export interface ExhibitMoved {
  readonly name: string;
  readonly file: string;
  /** how many of its numbers (or of the rows of a list) are others, or of one that only one state has, how many it shows */
  readonly numbers: number;
  /** whether numbers of it moved, its declaration asks for others, only one state has it, or rows of its list are others */
  readonly change: 'numbers' | 'edited' | 'added' | 'removed' | 'rows';
}

/** Numbers of one state that the other can't be asked for. */
export interface Incomparable {
  readonly what: string;
  readonly reason: string;
}

/** What changed in another resource that is counted, e.g. the outcomes of the studies. */
export interface ResourceChanges {
  readonly name: string;
  readonly unit: string;
  /** before and after */
  readonly units: readonly [number, number];
  readonly rows: DataChanges;
  readonly codebook: readonly CodebookChange[];
  readonly uncompared: readonly string[];
  readonly matching: Matching | null;
  readonly rekeyed?: readonly Rekeyed[] | undefined;
}

/** Everything that changed between two states of a review. */
export interface Changes {
  readonly from: string;
  readonly to: string;
  readonly rows: DataChanges;
  readonly codebook: readonly CodebookChange[];
  /** of the other resources that both states count; left out where there are none */
  readonly resources?: readonly ResourceChanges[];
  readonly moved: readonly Moved[];
  readonly flips: readonly Flip[];
  /** reported numbers with another verdict or another value now, or that only one state reports */
  readonly claims: readonly ClaimMoved[];
  /** fields that only one of the two sheets has: they can't be compared */
  readonly uncompared: readonly string[];
  /** settings of review.yaml that numbers depend on, where they changed */
  readonly settings?: readonly string[];
  /** exhibits with other numbers */
  readonly exhibits: readonly ExhibitMoved[];
  /** what could not be computed in one of the states, and why */
  readonly incomparable: readonly Incomparable[];
  /** how units were matched where no key tells them apart; null: by their key */
  readonly matching: Matching | null;
  /** units under another key than before; left out where there are none */
  readonly rekeyed?: readonly Rekeyed[] | undefined;
  /** that the data are synthetic or machine-coded, as it is printed; left out where neither is so */
  readonly disclosure?: string;
}

export interface ReportWords {
  readonly unit: string;
  readonly units: readonly [before: number, after: number];
  readonly format: Formatter;
  fieldTitle(field: string, resource?: string): string;
  /** a number that is no share, in the review's style; a year as it is */
  plain(field: string, value: number | null, resource?: string): string;
}

/**
 * The paragraph on changes to the results that a living review reports (adapted from the PRISMA extension for living
 * systematic reviews: what came in, what was recoded, which results moved).
 */
export function changesParagraph(changes: Changes, words: ReportWords): string {
  const { rows, codebook, moved, flips } = changes;
  const many = (n: number): string => counted(n, words.unit);
  const recodedUnits = new Set(rows.recoded.map(cell => cell.key)).size;
  const shares = moved.filter(
    entry => entry.statistic === 'share' && entry.by.length === 0 && entry.old !== null && entry.new !== null,
  );
  const steepest = [...shares].sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)))[0];
  const parts = [
    `Since ${changes.from}, ${many(rows.added.length)} ${rows.added.length === 1 ? 'was' : 'were'} added and ${rows.removed.length} removed (${words.units[0]} before, ${words.units[1]} now).`,
    rows.recoded.length === 0
      ? `No ${words.unit} was recoded.`
      : `${counted(rows.recoded.length, 'cell')} of ${many(recodedUnits)} ${rows.recoded.length === 1 ? 'was' : 'were'} recoded.`,
    codebook.length === 0
      ? 'The codebook is unchanged.'
      : `The codebook changed: ${codebook.map(change => change.text).join('; ')}.`,
    ...(changes.settings === undefined ? [] : [`In review.yaml, other settings: ${changes.settings.join('; ')}.`]),
    ...(changes.resources ?? []).map(resourceSentence),
    moved.length === 0
      ? 'No reported number moved.'
      : `${counted(moved.length, 'number')} moved${kinds(moved)}${steepest === undefined ? '' : `; the largest change of a share is ${titleOf(steepest, words)}: ${steepest.label} from ${share(steepest.old, words.format)} to ${share(steepest.new, words.format)}`}.`,
    flips.length === 0
      ? 'No sentence about a majority, a first rank or an absence changed.'
      : `Sentences that changed: ${flips.map(flip => flip.text).join('; ')}.`,
  ];
  if (changes.exhibits.length > 0)
    parts.push(
      `Figures and tables with other numbers: ${changes.exhibits.map(({ name, numbers, change }) => `${name} (${change === 'numbers' ? numbers : change === 'edited' ? `declared anew: ${numbers}` : change === 'rows' ? counted(numbers, 'row') : change})`).join(', ')}.`,
    );
  parts.push(...claimSentences(changes.claims));
  if (changes.uncompared.length > 0)
    parts.push(
      `Not compared, because only one of the two sheets has a column for it: ${changes.uncompared.join(', ')}.`,
    );
  for (const [reason, whats] of byReason(changes.incomparable))
    parts.push(`${sentenceCase(whats.join(', '))} cannot be compared, because ${reason.replace(/[.]$/, '')}.`);
  if (changes.matching !== null) parts.push(matchingText(changes.matching, words.unit));
  if (changes.rekeyed !== undefined) parts.push(rekeyedText(changes.rekeyed, words.unit));
  if (changes.disclosure !== undefined) parts.push(changes.disclosure);
  return parts.join(' ');
}

/** What can't be compared, under the reason that it shares. */
function byReason(list: readonly Incomparable[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { what, reason } of list) found.set(reason, [...(found.get(reason) ?? []), what]);
  return found;
}

/** Keys that are shown. */
const SHOWN = 3;

const rekeyedText = (rekeyed: readonly Rekeyed[], unit: string): string =>
  `${counted(rekeyed.length, unit)} ${rekeyed.length === 1 ? 'has' : 'have'} another key than before and ${rekeyed.length === 1 ? 'was' : 'were'} matched by identifier or title (${rekeyed
    .slice(0, SHOWN)
    .map(({ was, key }) => `${was} is now ${key}`)
    .join(', ')}${rekeyed.length > SHOWN ? ', …' : ''}).`;

/** How units without a key were matched, and what that means for recoded cells. */
const matchingText = ({ identifier, title, content }: Matching, unit: string): string =>
  `No key tells the rows of both states apart, so they were matched by identifier (${identifier}), title (${title}) and identical cells (${content}); a recoded ${unit} without identifier and title counts as one removed and one added. Give both states a column for the key that the codebook declares (\`primaryKey:\`) to compare it.`;

/** The field of a number, with the resource where it is not the studies. */
export const titleOf = ({ analysis, field, level, label, from }: Moved, words: ReportWords): string =>
  analysis === 'flow'
    ? `Flow: ${(level === null ? label : null) ?? BOX_TITLES[field as FlowKey] ?? field}`
    : `${from === undefined ? '' : `${from}: `}${words.fieldTitle(field ?? '', from)}`;

function resourceSentence({
  name,
  unit,
  units,
  rows,
  codebook,
  uncompared,
  matching,
  rekeyed,
}: ResourceChanges): string {
  const recoded = new Set(rows.recoded.map(cell => cell.key)).size;
  return [
    `In ${name}, ${counted(rows.added.length, unit)} ${rows.added.length === 1 ? 'was' : 'were'} added and ${rows.removed.length} removed (${units[0]} before, ${units[1]} now); ${rows.recoded.length === 0 ? 'none was recoded' : `${counted(rows.recoded.length, 'cell')} of ${counted(recoded, unit)} ${rows.recoded.length === 1 ? 'was' : 'were'} recoded`}.`,
    ...(codebook.length === 0
      ? []
      : [`The codebook of ${name} changed: ${codebook.map(change => change.text).join('; ')}.`]),
    ...(uncompared.length === 0
      ? []
      : [`Not compared in ${name}, because only one of the two sheets has a column for it: ${uncompared.join(', ')}.`]),
    ...(matching === null ? [] : [matchingText(matching, unit)]),
    ...(rekeyed === undefined ? [] : [rekeyedText(rekeyed, unit)]),
  ].join(' ');
}

/** A number that is no share, as it is printed: a coefficient with two decimals, a count or a summary in its own style. */
export function printedValue(entry: Moved, value: Moved['old'], words: ReportWords): string {
  if (value === null) return '–';
  if (entry.analysis === 'agreement' && value.estimate !== null) return words.format.number(value.estimate, 2);
  return words.plain(entry.field ?? '', value.estimate ?? value.n, entry.from);
}

/** What moved a number that is no share: its value, or where that has none the count. */
export const reasonsOf = ({ old, new: now, cause }: Moved): readonly string[] =>
  causesOf((now ?? old)?.estimate === null ? cause.n : cause.estimate);

/** What a number is of: a category, a statistic, or a statistic of a category. */
export function printedLabel({ analysis, statistic, level, label }: Moved): string {
  if (analysis === 'flow') return level === null ? 'Count' : (label ?? level);
  if (statistic === 'share') return label ?? '';
  return level === null ? (label ?? statistic) : `${label} (${statistic})`;
}

/** How many of the numbers that moved are of agreement, and of the flow diagram. */
function kinds(moved: readonly Moved[]): string {
  const named = [
    ['agreement', 'of agreement'],
    ['flow', 'of the flow diagram'],
  ] as const;
  const parts = named.flatMap(([analysis, text]) => {
    const count = moved.filter(entry => entry.analysis === analysis).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const difference = (entry: Moved): number => (entry.new?.estimate ?? 0) - (entry.old?.estimate ?? 0);
const share = (value: Moved['old'], format: Formatter): string =>
  value === null ? '–' : `${format.percentSigned(value.n, value.N)} (${value.n}/${value.N})`;

/** One row for a table of what is new, as living reviews print it. */
export const whatsNewRow = (changes: Changes): readonly [string, string, string] => [
  changes.to,
  `${changes.rows.added.length} added, ${changes.rows.removed.length} removed, ${counted(changes.rows.recoded.length, 'cell')} recoded${changes.codebook.length > 0 ? `, ${counted(changes.codebook.length, 'change')} to the codebook` : ''}`,
  changes.flips.length > 0
    ? `conclusions changed: ${changes.flips.map(flip => flip.text).join('; ')}`
    : changes.moved.length > 0
      ? `${counted(changes.moved.length, 'number')} moved; conclusions unchanged`
      : 'no number moved',
];

/** The whole report in Markdown. */
export function changesMarkdown(changes: Changes, words: ReportWords): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |\n`;
  const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0 ? '' : `${line(header)}${line(header.map(() => '---'))}${rows.map(line).join('')}\n`;
  const signed = (x: number): string => `${x > 0 ? '+' : ''}${words.format.number(x * 100)}`;
  const units = [changes.rows, ...(changes.resources ?? []).map(({ rows }) => rows)];
  const added = units.flatMap(rows => rows.added);
  const removed = units.flatMap(rows => rows.removed);
  const recoded = [
    ...changes.rows.recoded.map(cell => ({ ...cell, title: words.fieldTitle(cell.field) })),
    ...(changes.resources ?? []).flatMap(({ name, rows }) =>
      rows.recoded.map(cell => ({ ...cell, title: `${name}: ${words.fieldTitle(cell.field, name)}` })),
    ),
  ];
  const moved = changes.moved.map(entry => [
    titleOf(entry, words),
    entry.by.map(group => `${group.field} = ${group.level}`).join(', '),
    printedLabel(entry),
    entry.statistic === 'share' ? share(entry.old, words.format) : printedValue(entry, entry.old, words),
    entry.statistic === 'share' ? share(entry.new, words.format) : printedValue(entry, entry.new, words),
    entry.statistic === 'share'
      ? causesOf(entry.cause.estimate)
          .map(cause => `${cause} ${signed(entry.cause.estimate[cause])}`)
          .join(', ')
      : reasonsOf(entry).join(', '),
  ]);
  return `# Changes from ${markdownText(changes.from)} to ${markdownText(changes.to)}\n\n${markdownText(changesParagraph(changes, words))}\n\n## What is new\n\n${table(['version', 'what came in', 'results'], [whatsNewRow(changes)])}${
    added.length + removed.length === 0
      ? ''
      : `## Added and removed\n\n${table(['key', 'citation', 'change'], [...added.map(unit => [unit.key, unit.citation, 'added']), ...removed.map(unit => [unit.key, unit.citation, 'removed'])])}`
  }${
    recoded.length === 0
      ? ''
      : `## Recoded\n\n${table(
          ['key', 'citation', 'field', 'old', 'new'],
          recoded.map(cell => [cell.key, cell.citation, cell.title, cell.old, cell.new]),
        )}`
  }${
    changes.codebook.length === 0
      ? ''
      : `## Codebook\n\n${changes.codebook.map(change => `- ${markdownText(change.text)}\n`).join('')}\n`
  }${moved.length === 0 ? '' : `## Numbers that moved\n\nPercentage points by cause: the mean over all orders in which the causes could have come (Shapley), so that the parts add up to the difference.\n\n${table(['field', 'group', 'level', 'old', 'new', 'due to'], moved)}`}`;
}
