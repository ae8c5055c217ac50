import { inSentence } from '../../base/in-sentence.ts';
import { markdownText } from '../../base/markdown-text.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

/** Words of the codebook in a paragraph: no markup, and no placeholder. */
export const plain = (text: string): string => markdownText(text).replaceAll('{{', '{ {');

export const title = (field: string, words: Words): string => plain(words.fieldTitle(field));

/** A title in the middle of a sentence; an abbreviation or the name of a column keeps its capitals. */
export const name = (field: string, words: Words): string => plain(inSentence(words.fieldTitle(field)));

/** A state in the middle of a sentence is no name. */
export const label = (row: ResultRow): string => {
  const text = row.label ?? row.level ?? '';
  return plain(row.kind === 'state' ? text.toLowerCase() : text);
};

export const groupLabel = (row: ResultRow, words: Words): string =>
  row.by.map(group => plain(words.levelLabel(group.field, group.level))).join(', ');

/**
 * A list in words.
 *
 * @example joined(['a', 'b', 'c']) // => 'a, b and c'
 */
export const joined = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

export const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** What a paragraph is of, in bold; a selection is said. */
export const lead = (text: string, where: string | null | undefined, { units, condition }: Words): string =>
  `**${text}${where == null ? '' : ` (only ${units} with ${plain(condition(where))})`}.** `;

/** Most frequent first; ties stay in the codebook's order. */
export const byFrequency = (rows: readonly ResultRow[]): ResultRow[] =>
  [...rows].sort((a, b) => (b.n ?? 0) - (a.n ?? 0));

/** Why there is no number. */
export const reason = (row: ResultRow | undefined): string =>
  plain(row?.warnings[0]?.message ?? 'it is not defined here').replace(/\.$/, '');

/** `95% CI`, as the row has it. */
export const ciWords = (row: ResultRow): string => `${Math.round((row.ci?.level ?? 0.95) * 100_000) / 1000}% CI`;
