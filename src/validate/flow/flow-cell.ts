import type { FlowItem } from '../../model/flow.ts';

/** What the cell of a box says: nothing yet, a count, a list of counts, or something that cannot be read without a guess. */
export type FlowCell =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'count'; readonly n: number; readonly items: readonly FlowItem[] }
  | { readonly kind: 'wrong'; readonly why: string };

const UNKNOWN: FlowCell = { kind: 'unknown' };
const wrong = (why: string): FlowCell => ({ kind: 'wrong', why });

/** Between groups of three digits; a full stop is left out because it may mark decimals. */
const MARKS = ",\u0020\u00a0\u2009\u202f\u2019'";
const WHOLE = new RegExp(`^(?:\\d+|\\d{1,3}(?:([${MARKS}])\\d{3})(?:\\1\\d{3})*)$`);
/** What stands in a template until someone enters the count. */
const PLACEHOLDER = /^(?:na|n\/a|x{1,4}|\?+|\.{2,}|…|-{1,3}|–|—|tbd|tba|n|\[.*\])$/i;

/** `ca. 100`, `> 100` */
const APPROXIMATE =
  /^(?:[~≈<>≤≥]|(?:ca|c|approx)\.|(?:ca|circa|about|approximately|around|over|up to|more than)\s)\s*\d[\d,.]*$/i;
/** `8 (47%)`: the count stands before its share */
const SHARE = /(\d)\s*\(\s*\d+(?:[.,]\d+)?\s*%\s*\)/g;

const LIST_REMEDY = 'Write a whole number, or a list as "Reason one, 12; Reason two, 3".';

/**
 * Reads the count of a box exactly: `1,010`, `n = 12`, or a list as `Wrong design, 1,010; Wrong people, 3` with semicolons,
 * line breaks or only commas between. What has two readings is refused with both.
 *
 * @example flowCell('Wrong design, 1,010; Other, 3').kind // => 'count'
 * @example flowCell('Reason1, xxx; Reason2, xxx').kind // => 'unknown'
 * @example flowCell('1.200') // => { kind: 'wrong', why: '"1.200" can mean 1200 or 1.2. Write 1200, without a mark between the digits.' }
 */
export function flowCell(text: string): FlowCell {
  const plain = text.trim();
  if (plain === '' || PLACEHOLDER.test(plain)) return UNKNOWN;
  if (APPROXIMATE.test(plain)) return wrong(`"${plain}" is approximate. Write the exact count.`);
  const named = /^\(?\s*n\s*=\s*/i.exec(plain)?.[0] ?? '';
  // a share may stand behind the count, as in a list
  const unshared = plain.slice(named.length).replace(SHARE, '$1');
  const bare = named === '' ? unshared : unshared.replace(/\)$/, '').trimEnd();
  const whole = wholeNumber(bare);
  if (whole !== null) return { kind: 'count', n: whole, items: [] };
  const number = oddNumber(bare);
  if (number !== null) return wrong(number);
  return withTotal(plain) ?? list(plain.replace(SHARE, '$1'));
}

/** `17: Wrong design, 8; Wrong people, 9` or `17 (Wrong design, 8; …)`: a total before its parts, which must give it. */
function withTotal(text: string): FlowCell | null {
  const match = /^(?:n\s*=\s*)?(\d[\d,]*)\s*(?::|\n|\(|[—–]\s)\s*(\D[\s\S]*)$/i.exec(text);
  const total = match === null ? null : wholeNumber(match[1] ?? '');
  if (match === null || total === null) return null;
  const rest = match[2] ?? '';
  const parts = list(
    (rest.split('(').length < rest.split(')').length ? rest.replace(/\)\s*$/, '') : rest).replace(SHARE, '$1'),
  );
  if (parts.kind !== 'count') return null;
  return parts.n === total
    ? parts
    : wrong(
        `the parts of "${text.replace(/\s+/g, ' ')}" add up to ${parts.n}, not to ${total}. Correct the total or a part.`,
      );
}

/** A whole number with or without marks between groups of three digits, or null. */
function wholeNumber(text: string): number | null {
  return WHOLE.test(text) ? Number(text.replace(/\D/g, '')) : null;
}

/** Why a number is not a count; null where the text is no single number. */
function oddNumber(text: string): string | null {
  if (/^[-−–]\s*\d+$/.test(text)) return `"${text}" is negative. Write a whole number of 0 or more.`;
  if (/^\d{1,3}(?:\.\d{3})+$/.test(text)) {
    const digits = text.replaceAll('.', '');
    return `"${text}" can mean ${digits} or ${Number(text.split('.').slice(0, 2).join('.'))}. Write ${digits}, without a mark between the digits.`;
  }
  if (/^\d+\.0*$/.test(text))
    return `"${text}" is not written as a whole number. If it means ${Number.parseInt(text, 10)}, write ${Number.parseInt(text, 10)}.`;
  if (/^[-+−]?[\d.,]+(?:e[-+]?\d+)?\s*%?$/i.test(text)) return `"${text}" is not a whole number. ${LIST_REMEDY}`;
  return null;
}

function list(text: string): FlowCell {
  // a dash or star at the beginning of a line is the mark of a list
  const parts = text
    .split(/[;|•\n\r]+/)
    .map(part => part.trim().replace(/^[-–—*·]\s+/, ''))
    .filter(part => part !== '');
  const items: FlowItem[] = [];
  const open: string[] = [];
  const leading = leadingCounts(parts);
  if (leading !== null) return counted(leading);
  for (const part of parts) {
    const read = partItems(part);
    if (typeof read === 'string') return wrong(read);
    items.push(...read.items);
    open.push(...read.open);
  }
  if (items.length === 0) return UNKNOWN;
  if (open.length > 0) return wrong(`"${open[0]}" has no count yet, so the sum of this box is unknown. ${LIST_REMEDY}`);
  return counted(items);
}

const counted = (items: readonly FlowItem[]): FlowCell => ({
  kind: 'count',
  n: items.reduce((sum, item) => sum + item.n, 0),
  items,
});

/** `6 Wrong people; 9 Wrong design`: every part begins with its count; one part alone may be a reason that begins with a number. */
function leadingCounts(parts: readonly string[]): FlowItem[] | null {
  const pieces = parts.length > 1 ? parts : (parts[0] ?? '').split(/,\s+/).map(piece => piece.trim());
  const items = pieces.flatMap((piece): FlowItem[] => {
    const match = /^(?:n\s?=\s?)?(\d[\d,]*)(?:\s{0,9}[:–—-])?\s{1,9}(\D.*[^\d\s)])$/s.exec(piece);
    const n = match === null ? null : wholeNumber(match[1] ?? '');
    return n === null ? [] : [{ label: (match?.[2] ?? '').trim(), n }];
  });
  return items.length === pieces.length && items.length > 1 ? items : null;
}

/** Before the last reason of a list. */
const LAST = /^(?:and|und|et|y|&)\s+(?=\p{L})/iu;

/** A comma that is no thousands mark. */
const COMMA = /,(?!\d{3}(?:\D|$))/;

/** The reasons of one part: a piece that is a bare count ends a reason; else the count stands at the end of the part. */
function partItems(part: string): { items: FlowItem[]; open: string[] } | string {
  const pieces = part.split(COMMA).map(piece => piece.trim());
  // in `Wrong people: 6, Wrong design: 9` every piece says where its count begins
  const marked = pieces.map(piece => (/\)$|[:=]\s?\d[\d ,]*$/.test(piece) ? trailingCount(piece) : null));
  if (marked.every(item => item !== null && typeof item === 'object')) return { items: marked, open: [] };
  const items: FlowItem[] = [];
  const open: string[] = [];
  let label: string[] = [];
  for (const piece of pieces) {
    const n = wholeNumber(piece);
    const isLabel = label.some(text => /\p{L}/u.test(text));
    if (n !== null && isLabel) {
      const item = itemOf(label.join(', ').replace(items.length > 0 ? LAST : '', ''), piece);
      if (item === null || typeof item === 'string') return item ?? `"${piece}" has no reason. ${LIST_REMEDY}`;
      items.push(item);
      label = [];
    } else if (isLabel && PLACEHOLDER.test(piece)) {
      open.push(label.join(', '));
      label = [];
    } else if (isLabel && oddNumber(piece) !== null) return oddNumber(piece) ?? '';
    else label.push(piece);
  }
  const rest = label.filter(piece => piece !== '').join(', ');
  if (rest === '') return { items, open };
  const last = trailingCount(rest);
  if (last === null) return `"${rest}" has no count that can be read. ${LIST_REMEDY}`;
  if (typeof last === 'string') return last;
  if (label.slice(0, -1).some(piece => typeof trailingCount(piece) === 'object' && trailingCount(piece) !== null))
    return `"${rest}" can be one reason or several. Put a semicolon between reasons: "Reason one, 12; Reason two, 3".`;
  return { items: [...items, last], open };
}

/** The reason and the count of `Wrong design (n = 12)`, `Wrong design: 12` or `Wrong design 12`; a sentence where it has two readings. */
function trailingCount(text: string): FlowItem | string | null {
  // "Reason 1,100": the label may end with the 1
  const two = /^(.*\S)\s+(\d{1,3}),([1-9]\d{2})$/su.exec(text);
  if (two !== null && /\p{L}/u.test(/(?<![^\s,:=(–—-])[^\s,:=(–—-]*$/.exec(two[1]!)![0]))
    return `"${text}" can mean ${two[2]}${two[3]}, or ${two[3]} for "${two[1]} ${two[2]}". Put a comma and a space before the count.`;
  const number = `(\\d[\\d${MARKS}.]*)`;
  const match =
    new RegExp(`^(.*?)[,:]?\\s{0,9}\\(\\s{0,9}(?:n\\s{0,9}=\\s{0,9})?${number}\\s{0,9}\\)$`, 'is').exec(text) ??
    new RegExp(`^(.*?)[,:]?\\s{0,9}\\bn\\s{0,9}=\\s{0,9}${number}$`, 'is').exec(text) ??
    new RegExp(`^(.*?)\\s{0,9}(?:[:=]|\\s[–—-]\\s|,)\\s{0,9}${number}$`, 'is').exec(text);
  if (match !== null) return itemOf(match[1] ?? '', match[2] ?? '');
  const spaced = /^(.*\S)\s+(\d[\d,.]*)$/su.exec(text);
  if (spaced === null || !/\p{L}/u.test(spaced[1]!)) return null;
  const [, label = '', digits = ''] = spaced;
  if (/[-−–]$/.test(label)) return null;
  if (/^(?:19|20)\d{2}$/.test(digits) || /\b(?:phase|part|type|grade|stage|level|class|version)$/i.test(label))
    return `"${text}" may end with a number other than the count. Put a comma before the count: "${text}, 12".`;
  return itemOf(label, digits);
}

/** A count inside a reason, before a word that joins it to the next one: `Wrong people 8 and wrong design`. */
const SEVERAL =
  /(?:[,:(=]\s{0,9}\d{1,9}\s{0,9}\)?|\p{L}\s{1,9}\d{1,9})\s{0,9}(?:\/|&|\+|\b(?:and|und|et|y)\b)\s{0,9}\p{L}/iu;

function itemOf(label: string, digits: string): FlowItem | string | null {
  const n = wholeNumber(digits);
  if (SEVERAL.test(label))
    return `"${label} ${digits}" can be one reason or several. Put a semicolon between reasons: "Reason one, 12; Reason two, 3".`;
  if (n !== null) return /\p{L}/u.test(label) ? { label: label.trim(), n } : null;
  return oddNumber(digits) ?? `"${digits}" is not a whole number. ${LIST_REMEDY}`;
}
