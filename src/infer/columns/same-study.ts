import { bareDoi } from '../../base/doi.ts';
import { fold } from '../../base/fold.ts';
import type { Profile } from './profile.ts';

/** Rows with keys of their own that seem to be one study, and how many studies there would be. */
export interface SameStudy {
  readonly studies: number;
  readonly evidence: string;
}

const IDENTIFIER = /\bdoi\b|\bpmid\b|\bpubmed\b/i;
const TITLE = /^(\p{L}+ )?(title|titel|titre|título|titulo|titolo|tytuł|název|题目|标题)( of .{1,30})?$/iu;
/** A shorter title may be that of several studies. */
const SHORTEST = 25;

/**
 * Whether rows whose keys differ are perhaps one study: the same key, DOI, PubMed number or long title, but for case,
 * punctuation and the address before a DOI. Null where nothing says so, or so much that rows are parts of studies.
 */
export function sameStudy(key: Profile, profiles: readonly Profile[]): SameStudy | null {
  const columns = [
    key,
    ...profiles.filter(other => other !== key && (IDENTIFIER.test(other.header) || TITLE.test(other.header))),
  ];
  const companions = companionsIn(key, profiles);
  if (companions !== null) return companions;
  for (const column of columns) {
    if (column.paged) continue;
    const isTitle = column !== key && !IDENTIFIER.test(column.header);
    const seen = new Map<string, number>();
    const twice: [number, number][] = [];
    for (let row = 0; row < column.rows; row++) {
      const text = column.text(row);
      if (text === '' || column.missing.has(text)) continue;
      const bare = isTitle || column === key ? plain(text) : (bareDoi(text) ?? fold(text));
      if (bare.length < (isTitle ? SHORTEST : 4)) continue;
      const earlier = seen.get(bare);
      if (earlier === undefined) seen.set(bare, row);
      else twice.push([earlier, row]);
    }
    if (twice.length === 0 || twice.length > Math.max(2, column.rows * 0.1)) continue;
    const [first] = twice;
    const [one, other] = [key.text(first![0]), key.text(first![1])];
    const pair = `"${one}" and "${other}"`;
    const found =
      column === key
        ? `the keys ${pair} differ only in spelling`
        : `the rows of ${pair} have the same ${column.header}`;
    return {
      studies: key.rows - twice.length,
      evidence: `${found}${twice.length === 1 ? '' : `, and ${twice.length - 1} more`}`,
    };
  }
  return null;
}

/** A column in which some rows name the key of another row (`Companion to`: `Chen 2011`), and all its cells do so. */
function companionsIn(key: Profile, profiles: readonly Profile[]): SameStudy | null {
  const keys = new Set(key.values.map(([text]) => text));
  for (const column of profiles) {
    const { paged, coded, rows, values, header, text } = column;
    if (column === key || paged || coded === 0 || coded > rows * 0.5 || /^\d/.test(values[0]![0])) continue;
    if (!values.every(([name]) => keys.has(name))) continue;
    const at = Array.from({ length: rows }, (_, row) => row).filter(
      row => keys.has(text(row)) && text(row) !== key.text(row),
    );
    const [first] = at;
    if (first === undefined || at.length < coded) continue;
    return {
      studies: rows - at.length,
      evidence: `"${header}" names the row of "${text(first)}" in the row of "${key.text(first)}"${at.length === 1 ? '' : `, and ${at.length - 1} more`}`,
    };
  }
  return null;
}

/** A key or title without what people vary: case, punctuation, "et al.", the address before a DOI. */
const plain = (text: string): string =>
  (bareDoi(text) ?? fold(text))
    .replace(/\bet al\b|\bu\. ?a\./g, ' ')
    .replace(/[^\p{L}\p{N}/+]{1,40}/gu, ' ')
    .trim();
