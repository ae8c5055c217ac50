import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import { cells, columnDetector, countsOf, shown } from '../columns/detector.ts';

const SIGN =
  '[$€£¥₹₩₽₺฿]|[A-Z]{1,3}\\$|US\\$|R\\$|CHF|EUR|USD|GBP|AUD|CAD|JPY|CNY|INR|BRL|MXN|SEK|NOK|DKK|PLN|ZAR|kr\\.?|元';
const NUMBER = "[+-]?\\d[\\d.,' \\u00a0\\u202f]*";
const BEFORE = new RegExp(`^(${SIGN})\\s?(${NUMBER})$`, 'u');
const BEHIND = new RegExp(`^(${NUMBER}?)\\s?(${SIGN})$`, 'u');
const PLAIN = new RegExp(`^${NUMBER}$`, 'u');

/** `$1,200`, `900 €`: amounts of money, with their marks between thousands. Of several currencies no number is read. */
export const currency = columnDetector('currency', 'amounts of money, with the sign of the currency', profile => {
  if (profile.paged) return null;
  const read = profile.values.map(([text, count]) => {
    const before = BEFORE.exec(text);
    const behind = before === null ? BEHIND.exec(text) : null;
    const number = before?.[2] ?? behind?.[1] ?? (PLAIN.test(text) ? text : null);
    return { text, count, sign: before?.[1] ?? behind?.[2] ?? null, number: number?.trim() ?? null };
  });
  const signed = read.filter(({ sign }) => sign !== null);
  const held = signed.reduce((sum, { count }) => sum + count, 0);
  if (held < profile.coded * 0.5 || held < 2 || read.some(({ number }) => number === null)) return null;
  const signs = [...new Set(signed.map(({ sign }) => sign!))].sort();
  const form = formOf(read.map(({ number }) => number!));
  const bare = read.filter(({ sign }) => sign === null);
  const counts = countsOf(profile);
  const count = (list: typeof read): number => list.reduce((sum, entry) => sum + entry.count, 0);
  if (signs.length > 1 || form === null) {
    const why =
      signs.length > 1
        ? `amounts in ${signs.length} currencies (${signs.join(', ')})`
        : `amounts in which "," and "." can be read in two ways, such as ${shown(signed[0]!.text)}`;
    return {
      field: { name: '', type: 'string' },
      evidence: [`${cells(held)} hold ${why}`],
      counts,
      doubts: [
        {
          key: 'type',
          evidence: `${cells(held)} hold ${why}`,
          question: `Are ${shown(signed[0]!.text)} and the others amounts?`,
          proposal: 'they are kept as text, and no number is taken from them',
          otherwise: 'the median of amounts that are written in one way and one currency',
          choices: [{ label: 'yes, they are numbers', field: { type: 'number', bareNumber: false } }],
        },
      ],
    };
  }
  const numbers = read.map(({ number }) => form.value(number!));
  const whole = numbers.every(Number.isInteger);
  const { groupChar, decimalChar } = form;
  return {
    field: {
      name: '',
      type: whole ? 'integer' : 'number',
      ...(decimalChar === ',' ? { decimalChar } : {}),
      ...(groupChar === null ? {} : { groupChar }),
      bareNumber: false,
    },
    evidence: [
      `every value is an amount${bare.length === 0 ? '' : ` (${count(signed)} of ${profile.coded} with the sign)`} in ${signs[0]}${groupChar === null ? '' : `, with ${groupChar.trim() === '' ? 'a blank' : `"${groupChar}"`} between the thousands`} (${least(numbers)} to ${greatest(numbers)})`,
    ],
    counts,
    ...(bare.length === 0
      ? {}
      : {
          doubts: [
            {
              key: 'bareNumber' as const,
              evidence: `${cells(count(bare))} such as ${shown(bare[0]!.text)} ${count(bare) === 1 ? 'lacks' : 'lack'} the ${signs[0]} that the others have`,
              question: `Is ${shown(bare[0]!.text)} in ${signs[0]} too?`,
              proposal: 'yes, it counts as the others',
              otherwise: `${count(signed)} instead of ${profile.coded} amounts in ${signs[0]}`,
              choices: [
                { label: 'no, these are other amounts', field: { type: 'string' as const, bareNumber: undefined } },
              ],
            },
          ],
        }),
  };
});

interface Form {
  readonly groupChar: string | null;
  readonly decimalChar: '.' | ',';
  value(number: string): number;
}

/** The marks between thousands and before decimals; null where a mark could be either. */
function formOf(numbers: readonly string[]): Form | null {
  for (const decimalChar of ['.', ','] as const)
    for (const groupChar of [null, decimalChar === '.' ? ',' : '.', ' ', '\u00a0', '\u202f', "'"]) {
      const mark = groupChar === null ? '' : `\\${groupChar}`;
      const whole = groupChar === null ? '\\d+' : `(?:\\d{1,3}(?:${mark}\\d{3})*|\\d+)`;
      const form = new RegExp(`^[+-]?${whole}(?:\\${decimalChar}(\\d+))?$`);
      const all = numbers.map(number => form.exec(number));
      if (all.includes(null)) continue;
      // "1.250" alone may be a thousand and a quarter of it
      if (
        groupChar === null &&
        all.some(match => match![1] !== undefined) &&
        all.every(match => match![1] === undefined || match![1].length === 3)
      )
        return null;
      const value = (number: string): number =>
        Number((groupChar === null ? number : number.replaceAll(groupChar, '')).replace(decimalChar, '.'));
      return { groupChar, decimalChar, value };
    }
  return null;
}
