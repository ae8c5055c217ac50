import { Fault } from '../../base/fault.ts';
import type { FormerKey } from '../../base/former-keys.ts';
import { readDeclaration, type Schema } from '../../base/read-declaration.ts';
import { type ClaimSet, claimOf } from '../../claims/claim.ts';
import { marksIn } from '../../manuscript/marks.ts';
import type { ClaimEntry } from '../../model/claims-file.ts';

/**
 * The claims of a Markdown file whose numbers carry marks, checked against the review's studies:
 *
 * ```
 * 69 of 87 studies (79.3%)<!-- claim: method = prompting --> …
 * 87 studies<!-- claim: units -->, published 2020 to 2025<!-- claim: { field: year, where: "method = prompting" } -->
 * ```
 *
 * A mark is a category (`field = code`), another proposition, `units` (how many there are), `verified` (how many of them a
 * person has verified), or a mapping with the keys of a claim. The numbers are those that stand before it.
 */
export async function markedClaims(
  file: string,
  text: string,
  onFormerKey: (key: FormerKey) => void,
): Promise<ClaimSet> {
  const claims = [];
  const used = new Map<string, number>();
  for (const mark of marksIn(text)) {
    const place = `${file}:${mark.line}`;
    if (mark.mention === null)
      throw new Fault(
        'claims',
        `${place}: there is no number before this mark`,
        'put the mark directly behind the number',
      );
    const keys = await keysOf(place, mark.words, onFormerKey);
    const base =
      // ids of claims stay those of version 0.1, which called the category level
      (keys.id ?? mark.words.replace(/\bcategory(?=\s*:)/, 'level'))
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|(?<!-)-+$/g, '')
        .slice(0, 40) || 'claim';
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    const { numbers } = mark.mention;
    // a lone number is the statistic itself, unless the mark says that it is a count
    const [[name, only] = ['', undefined], ...others] = Object.entries(numbers);
    const statistic =
      keys.statistic !== undefined &&
      keys.n === undefined &&
      others.length === 0 &&
      ['n', 'mean', 'median'].includes(name);
    claims.push(
      claimOf(
        {
          ...(statistic ? { value: only } : numbers),
          ...keys,
          id: count === 1 ? base : `${base}-${count}`,
        } as ClaimEntry,
        { source: file, place, file: null },
      ),
    );
  }
  if (claims.length === 0)
    throw new Fault(
      'claims',
      `${file} has no marks`,
      'write <!-- claim: field = code --> behind each number that is to be checked, or remove the file from `claims:`',
    );
  return { source: file, citation: null, version: null, data: null, against: null, N: null, claims };
}

async function keysOf(
  place: string,
  words: string,
  onFormerKey: (key: FormerKey) => void,
): Promise<Partial<ClaimEntry>> {
  if (words === 'units') return {};
  if (!words.startsWith('{')) {
    const category = /^([\p{L}_][\p{L}\p{N}_.-]*)\s*=\s{0,9}("?)([^"<>=()]+)\2$/u.exec(words);
    return category && !/\b(and|or|not)\b/.test(category[3]!)
      ? { field: category[1]!, category: category[3]!.trim() }
      : { field: words };
  }
  const { claimMark } = await import('../../model/claims-file.ts');
  try {
    const schema = claimMark as unknown as Schema<Partial<ClaimEntry>>;
    // a mark has a line of its manuscript, and no lines of its own
    return (await readDeclaration(place, words, schema, key => onFormerKey({ ...key, place }))).value;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault('claims', error.message.replaceAll(`${place}:1:`, `${place}:`), 'correct the mark');
  }
}
