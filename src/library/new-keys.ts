import { familyName } from './reference.ts';

/** What the key of a new study may be made of. */
export interface KeySource {
  readonly authors: readonly string[];
  readonly year: string;
}

/** Keys such as `Kim2020a`, `kim_2020` or `Kim et al., 2020`: of most keys of a sheet, or none. */
const AUTHOR_YEAR = /^(\p{L}[\p{L}'’-]{1,60})(\P{L}{0,20}(?:et al\P{L}{0,20})?)((?:19|20)\d{2})[a-z]?$/u;

/**
 * Keys for new studies, as the sheet writes its own: author and year, or a number that goes on. Where studies are numbered and
 * each has rows of its own (`s088.1`), the study's number goes on. Keys without an order, such as UUIDs, are not imitated.
 *
 * @example newKeys(['s001', 's088'], [NOBODY, NOBODY]) // => ['s089', 's090']
 * @example newKeys(['Kim2020', 'Lee2021a'], [{ authors: ['Berg, Jan'], year: '2024' }]) // => ['Berg2024']
 * @example newKeys(['s001.1', 's088.1'], [NOBODY]) // => ['s089.1']
 * @example newKeys([], [NOBODY]) // => ['s001']
 */
export function newKeys(keys: readonly string[], sources: readonly KeySource[]): string[] {
  const taken = new Set(keys.map(key => key.trim()));
  const between = authorYearSeparator(keys);
  const lower = keys.every(key => key === key.toLowerCase());
  // the year of an author's key is no number that goes on
  const numbered = numbers(between === null ? keys : [], taken);
  return sources.map(({ authors, year }) => {
    const family = familyName(authors[0] ?? '').replace(/\s+/g, '');
    if (between === null || family === '' || year === '') return numbered();
    const base = `${lower ? family.toLowerCase() : family}${between}${year}`;
    let key = base;
    for (let suffix = 98; taken.has(key) && suffix <= 122; suffix++) key = base + String.fromCharCode(suffix);
    if (taken.has(key)) return numbered();
    taken.add(key);
    return key;
  });
}

/** A study of which nothing is known. */
export const NOBODY: KeySource = { authors: [], year: '' };

/** What stands between author and year in most keys; null where they are made in another way. */
function authorYearSeparator(keys: readonly string[]): string | null {
  const parts = keys.map(key => AUTHOR_YEAR.exec(key.trim()));
  const separators = parts.flatMap(part => part?.[2] ?? []);
  // keys with one word in front of all years are numbers
  const words = new Set(parts.map(part => part?.[1]));
  return separators.length < 0.6 * keys.length || separators.length === 0 || words.size < 2
    ? null
    : (mostFrequent(separators)?.[0] ?? '');
}

/** Numbers that go on from those of the most frequent form of keys. */
function numbers(keys: readonly string[], taken: Set<string>): () => string {
  const parts = keys.flatMap(key => {
    const match = /^(.*?)((?<!\d)\d+)$/.exec(key.trim());
    return match === null ? [] : [{ before: match[1] ?? '', digits: match[2] ?? '', after: '' }];
  });
  const [before, count] = mostFrequent(parts.map(part => part.before)) ?? ['s', 0];
  const prefixes = new Set(parts.map(part => part.before));
  const isRow = /\d[^\d]+$/.test(before) && 2 * prefixes.size > parts.length;
  const counted = !isRow
    ? parts.filter(part => part.before === before)
    : parts.flatMap(part => {
        const match = /^(.*?)((?<!\d)\d+)([^\d]+)$/.exec(part.before);
        return match === null ? [] : [{ before: match[1] ?? '', digits: match[2] ?? '', after: match[3] ?? '' }];
      });
  const [form, alike] = mostFrequent(counted.map(part => `${part.before}\0${part.after}`)) ?? ['s\0', 0];
  const [prefix = '', after = ''] = form.split('\0');
  const isOrdered = keys.length < 4 || 4 * (isRow ? alike : count) >= keys.length;
  const own = isOrdered ? counted.filter(part => part.before === prefix && part.after === after) : [];
  const start = isOrdered ? prefix : 's';
  const end = isRow && isOrdered ? `${after}1` : '';
  const width = own.length === 0 ? 3 : Math.max(...own.map(part => part.digits.length));
  let last = own.reduce((most, part) => Math.max(most, Number(part.digits)), 0);
  return () => {
    let key: string;
    do key = `${start}${String(++last).padStart(width, '0')}${end}`;
    while (taken.has(key));
    taken.add(key);
    return key;
  };
}

function mostFrequent(texts: readonly string[]): readonly [string, number] | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? null;
}
