import { groupedBy } from '../../base/grouped-by.ts';
import type { GroupLevel, ResultRow } from '../../model/result-row.ts';
import { asker, condition, placeholder, withSelection } from './ask.ts';
import type { Declared, Tools } from './drafting.ts';
import { byFrequency, groupLabel, joined, label, name } from './phrases.ts';

/** Groups of units that have no item, which no condition can name. */
const NO_ITEM = new Set(['none', '(none)']);

/**
 * One sentence a subgroup (of one field, or of several crossed), with the categories that occur in it and the missing states:
 * a group that does not report the field is not one without these codes.
 */
export function groupSentences(declared: Declared, tools: Tools): string[] {
  const { request } = declared;
  const { words } = tools;
  const by = request.by ?? [];
  const shown = tools
    .rows(request)
    .filter(
      row => (row.kind === 'level' || row.kind === 'state') && row.by.length > 0 && !row.by.some(part => part.missing),
    );
  const ask = groupAsker(declared, tools);
  const sentences = groupedBy(shown, row => JSON.stringify(row.by)).flatMap(own => {
    const [first] = own;
    const found = own.filter(row => (row.n ?? 0) > 0);
    const outside = found.filter(row => row.N === null);
    if (first === undefined || ((first.N ?? 0) === 0 && outside.length === 0)) return [];
    const inside = [
      ...byFrequency(found.filter(row => row.kind === 'level')),
      ...found.filter(row => row.kind === 'state' && row.N !== null),
    ].map(row => `${label(row)} in ${ask(row, '')}`);
    const others = outside.length === 0 ? [] : [joined(outside.map(row => `${label(row)} in ${ask(row, 'n')}`))];
    if ((first.N ?? 0) === 0) return [`${groupLabel(first, words)}: ${others.join('')}.`];
    const list = inside.length === 0 ? 'none of these codes' : joined(inside);
    return [`${groupLabel(first, words)} (N = ${ask(first, 'N')}): ${[list, ...others].join('; ')}.`];
  });
  return sentences.length === 0 ? [] : [`By ${joined(by.map(field => name(field, words)))}:`, ...sentences];
}

/** A share of a group is one where the group's condition is true. */
function groupAsker(declared: Declared, tools: Tools): (row: ResultRow, shape: string) => string {
  const { request } = declared;
  const cells = asker({ ...declared, request: { ...request, analysis: 'crosstab' } }, tools);
  const isNone = ({ field, level }: GroupLevel): boolean => tools.kind(field) === 'multi' && NO_ITEM.has(level);
  return (row, shape) => {
    if (row.by.some(isNone)) return cells({ ...row, statistic: 'share', with: row.by[0]!.field }, shape);
    const within = row.by.map(group => condition(group.field, group.level, false, tools)).join(' and ');
    const where = row.where === null ? within : `(${row.where}) and ${within}`;
    const query = condition(row.field ?? '', row.level, row.kind === 'state', tools);
    return placeholder(withSelection(query, where, request.denominator ?? null), shape);
  };
}
