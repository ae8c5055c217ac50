import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import { plainDigits } from '../../base/plain-digits.ts';
import { noisyNumber } from '../../model/noisy-number.ts';
import type { MissingState } from '../../model/state.ts';
import { codePairs, listOfCodes } from '../columns/code-pairs.ts';
import { type Claim, cells, columnDetector, countsOf, type Sheet, shown } from '../columns/detector.ts';
import { soundsLikeKey } from '../columns/find-key.ts';
import { timeUnit } from '../columns/mixed-units.ts';
import { type Profile, shareOf } from '../columns/profile.ts';
import { proportionsAmong, unsignedProportions } from '../columns/proportions.ts';
import { isRating, scaleNote, scaleOfNumbers } from '../columns/scale.ts';
import { isCount, pointDoubt, thousands } from '../columns/thousands.ts';
import type { FieldDoubt, FieldPatch } from '../doubt.ts';
import type { DraftField } from '../draft.ts';

const POINT = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const COMMA = /^[+-]?\d+(,\d+)?$/;
const INTEGER = /^[+-]?\d+$/;
/** pandas writes whole numbers so beside a blank */
const WITH_ZERO = /^\d{1,2}\.0$/;
const SENTINEL = /^-?9{2,4}$/;
const COUNTS =
  /^n$|^n[_\s]|[_\s]n$|number|\bcounts?\b|size|total|score|sum|\bage\b|mean|median|\bsd\b|percent|%|sample|^year|anzahl/i;

/** Headers under which a number with words around it is still a number. */
const AMOUNTS =
  /\bn\b|participants|patients|subjects|respondents|duration|follow[- ]?up|weeks|months|teilnehm|stichprobe|probanden|muestra|participantes|amostra|échantillon|effectif|样本|人数/i;

/** Numbers. Few small whole numbers that come back often are codes, unless the header says that they count something. */
export const number = columnDetector(
  'number',
  'whole and decimal numbers, with a point or a comma',
  (profile, sheet) => {
    const listed = listOfCodes(profile);
    if (listed !== null) return listed;
    const marked = percent(profile) ?? sameUnit(profile) ?? grouped(profile, sheet);
    if (marked !== null) return marked;
    const point = shareOf(profile, text => POINT.test(plainDigits(text)));
    const comma = shareOf(profile, text => COMMA.test(text));
    if (point < 1 && comma < 1) return noisy(profile) ?? thousands(profile);
    // 1,250 is a thousand and a quarter of it: only other groups than three digits speak for a decimal comma
    if (point < 1 && !profile.values.some(([text]) => /,(\d{1,2}|\d{4,})$/.test(text) || /^[+-]?0,/.test(text)))
      return noisy(profile) ?? thousands(profile);
    const decimalComma = point < 1;
    const numbers = profile.values.map(([text]) => Number(decimalComma ? text.replace(',', '.') : plainDigits(text)));
    const extra = new Map<string, MissingState>();
    const sentinels = profile.values.filter(([text]) => SENTINEL.test(text)).map(([text]) => text);
    const rest = numbers.filter((_, i) => !sentinels.includes(profile.values[i]![0]));
    const highest = greatest(rest);
    const lowest = least(rest);
    for (const text of sentinels)
      if (rest.length > 0 && (Number(text) < 0 ? lowest >= 0 : highest <= Number(text) / 5))
        extra.set(text, 'not_reported');
    const kept = profile.values.filter(([text]) => !extra.has(text));
    const whole = kept.every(([text]) => INTEGER.test(plainDigits(text)));
    const notes =
      extra.size === 0
        ? []
        : [
            {
              message: `${[...extra.keys()].join(', ')} is far outside the other numbers (${lowest} to ${highest}) and is read as "not reported"`,
              change: "remove it from the field's missingValues if it is a number",
            },
          ];
    const extraMissing =
      extra.size === 0 ? {} : { extraMissing: extra, doubts: [sentinelDoubt(extra, lowest, highest)] };
    const texts = kept.map(([text]) => text);
    const scale = scaleOfNumbers(profile.header, texts);
    const few = kept.length <= 8 || (scale !== null && isRating(profile.header));
    const zeros = kept.length > 0 && kept.every(([text]) => WITH_ZERO.test(text));
    const codes =
      few &&
      ((whole && kept.every(([text]) => /^\d{1,2}$/.test(text))) || zeros) &&
      (profile.legend !== null || !COUNTS.test(profile.header));
    if (codes && profile.coded >= kept.length * 2)
      return {
        field: {
          name: '',
          type: zeros ? 'string' : 'integer',
          ...(scale === null ? {} : { categoriesOrdered: true }),
          categories: kept.map(([value]) => ({ value })).sort((a, b) => Number(a.value) - Number(b.value)),
        },
        evidence: [
          `${kept.length === 1 ? 'one whole number that repeats' : `${kept.length} whole numbers that repeat`} in ${profile.coded} cells: codes, not amounts`,
          ...(scale === null ? [] : [scale.evidence]),
        ],
        counts: countsOf(profile),
        notes: [
          ...notes,
          ...(scale === null ? [] : [scaleNote(scale)]),
          ...(profile.legend !== null
            ? []
            : [
                {
                  message: `${kept.length === 1 ? 'the code' : 'the codes'} ${(scale?.order ?? texts.toSorted()).join(', ')} ${kept.length === 1 ? 'has' : 'have'} no label`,
                  change: 'give each a `label:`, or name a data dictionary with the option `dictionary`',
                },
              ]),
        ],
        ...extraMissing,
      };
    const mixed = decimalComma ? null : unsignedProportions(profile);
    const points = [
      ...(decimalComma || sheet.workbook ? [] : pointDoubt(profile)),
      ...(whole ? [] : codePairs(profile)),
    ];
    return {
      field: {
        name: '',
        type: whole ? 'integer' : 'number',
        ...(decimalComma ? { decimalChar: ',' as const } : {}),
        ...(mixed === null ? {} : { constraints: { minimum: 1 } }),
      },
      evidence: [
        `every value is a ${whole ? 'whole number' : `number${decimalComma ? ' with a decimal comma' : ''}`} (${lowest} to ${highest})`,
      ],
      counts: countsOf(profile),
      notes,
      ...extraMissing,
      ...(mixed === null && points.length === 0
        ? {}
        : { doubts: [...(extraMissing.doubts ?? []), ...(mixed === null ? [] : [mixed]), ...points] }),
    };
  },
);

/** Whether 99 or -9 is a number or a missing value. */
const sentinelDoubt = (found: ReadonlyMap<string, MissingState>, lowest: number, highest: number): FieldDoubt => {
  const texts = [...found.keys()].join(', ');
  return {
    key: 'missingValues',
    evidence: `${texts} ${found.size === 1 ? 'is' : 'are'} far outside the other numbers (${lowest} to ${highest})`,
    question: `What does ${texts} mean?`,
    proposal: 'the study does not report it',
    choices: [{ label: 'it is a number', field: field => withoutTexts(field, found) }],
  };
};

function withoutTexts(field: DraftField, texts: ReadonlyMap<string, MissingState>): FieldPatch {
  const missingValues = (field.missingValues ?? []).filter(({ value }) => !texts.has(value));
  const { categories } = field;
  return {
    missingValues,
    ...(categories === undefined
      ? {}
      : { categories: [...categories, ...[...texts.keys()].map(value => ({ value }))] }),
  };
}

/** `43,2 %`: the sign is no part of the number. */
function percent(profile: Profile): Omit<Claim, 'columns'> | null {
  const sign = /(?<!\s)\s*%$/;
  if (!profile.values.some(([text]) => text.endsWith('%'))) return null;
  const isNumber = (text: string): boolean => COMMA.test(text) || POINT.test(text);
  // a few such as ">20%" are reported one by one
  const odd = profile.values.filter(([text]) => !isNumber(text.replace(sign, '')));
  const values = odd.length === 0 ? profile.values : profile.values.filter(entry => !odd.includes(entry));
  if (count(odd) > profile.coded * 0.3 || !odd.every(([text]) => noisyNumber(text.replace(sign, ''), '.') !== null))
    return null;
  const bare = values.map(([text]) => text.replace(sign, ''));
  // of cells with a comma and cells with a point, the fewer are reported
  const commas = bare.filter(text => text.includes(',')).length;
  const comma = commas > bare.filter(text => text.includes('.')).length;
  const numbers = bare.map(text => Number(text.replace(',', '.')));
  const signed = values.filter(([text]) => sign.test(text));
  const mixed = proportionsAmong({ ...profile, values }, numbers);
  return {
    field: {
      name: '',
      type: 'number',
      ...(comma ? { decimalChar: ',' as const } : {}),
      bareNumber: false,
      ...(mixed === null ? {} : { constraints: { minimum: 1 } }),
    },
    evidence: [
      `${odd.length === 0 ? 'every value' : 'nearly every value'} is a number${comma ? ' with a decimal comma' : ''}, ${signed.length === values.length ? 'with' : `${count(signed)} of ${profile.coded} with`} a percent sign behind it (${least(numbers)} to ${greatest(numbers)})`,
    ],
    counts: countsOf(profile),
    notes: odd.slice(0, 3).map(([text]) => ({
      message: `${shown(text)} is not a plain percentage; \`validate\` reports ${cells(count(odd))}`,
      change: 'enter one number in the sheet, or write `type: string` in the codebook',
    })),
    ...(mixed === null ? {} : { doubts: [mixed] }),
  };
}

/** How many cells hold these values. */
const count = (list: Profile['values']): number => list.reduce((sum, [, of]) => sum + of, 0);

/** `12 weeks` in every cell: the unit is no part of the number. */
function sameUnit(profile: Profile): Omit<Claim, 'columns'> | null {
  const form = /^([+-]?\d+(?:\.\d+)?)\s*(\p{L}{1,12}\.?)$/u;
  const parts = profile.values.map(([text]) => form.exec(text));
  if (parts.length < 3 || parts.includes(null)) return null;
  const nameOf = (unit: string): string =>
    timeUnit(unit.replace('.', '')) ?? unit.toLowerCase().replace(/(?<=\p{L}{3})s?\.?$/u, '');
  const units = new Set(parts.map(part => nameOf(part![2]!)));
  if (units.size !== 1 || profile.values.length < profile.coded * 0.3) return null;
  const numbers = parts.map(part => Number(part![1]));
  const whole = numbers.every(Number.isInteger);
  return {
    field: { name: '', type: whole ? 'integer' : 'number', bareNumber: false },
    evidence: [`every value is a number of ${parts[0]![2]} (${Math.min(...numbers)} to ${Math.max(...numbers)})`],
    counts: countsOf(profile),
  };
}

/** `1.250` beside `84`, in a sheet whose decimal mark is the comma or under a header that counts: a thousand and more. */
function grouped(profile: Profile, sheet: Sheet): Omit<Claim, 'columns'> | null {
  const blanks = ['\u202f', '\u00a0', ' '].find(mark => profile.values.some(([text]) => text.includes(mark)));
  if (blanks !== undefined) return groupedBy(blanks, profile);
  const groups = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;
  if (sheet.workbook || !profile.values.some(([text]) => groups.test(text))) return null;
  if (!profile.values.every(([text]) => groups.test(text) || /^[+-]?\d{1,3}$/.test(text))) return null;
  const commas = sheet.profiles.some(
    other =>
      other.coded > 0 &&
      other.values.every(([text]) => COMMA.test(text.replace(/(?<!\s)\s*%$/, ''))) &&
      other.values.some(([text]) => /,(\d{1,2}|\d{4,})\s*%?$/.test(text)),
  );
  const example = profile.values.find(([text]) => groups.test(text))![0];
  if (!commas && !isCount(profile.header)) return null;
  const numbers = profile.values.map(([text]) => Number(text.replaceAll('.', '')));
  return {
    field: { name: '', type: 'integer', decimalChar: ',', groupChar: '.' },
    evidence: [
      `every value is a whole number, with a point between the thousands (${least(numbers)} to ${greatest(numbers)})`,
    ],
    counts: countsOf(profile),
    doubts: [
      {
        key: 'groupChar',
        evidence: `every point has three digits behind it, such as ${shown(example)}`,
        question: `Is the point in ${shown(example)} a mark between thousands?`,
        proposal: `yes, it is ${example.replaceAll('.', '')}`,
        otherwise: `${shown(example)} is a number with decimals`,
        choices: [
          {
            label: 'no, it is a decimal point',
            field: { type: 'number', groupChar: undefined, decimalChar: undefined },
          },
        ],
      },
    ],
  };
}

/** `1 250` beside `84`: a blank between digits can be nothing but a mark between thousands. */
function groupedBy(mark: string, profile: Profile): Omit<Claim, 'columns'> | null {
  const groups = new RegExp(`^[+-]?[1-9]\\d{0,2}(${mark}\\d{3})+$`);
  if (!profile.values.every(([text]) => groups.test(text) || /^[+-]?\d{1,3}$/.test(text))) return null;
  const numbers = profile.values.map(([text]) => Number(text.replaceAll(mark, '')));
  return {
    field: { name: '', type: 'integer', groupChar: mark },
    evidence: [
      `every value is a whole number, with a blank between the thousands (${least(numbers)} to ${greatest(numbers)})`,
    ],
    counts: countsOf(profile),
  };
}

/**
 * Numbers among which some have a mark around them (`~120`, `n=45`, `24,274`, `12\u201318`): a number field, so that they are
 * reported one by one with the number that they hold, instead of making every number a category.
 */
function noisy(profile: Profile): Omit<Claim, 'columns'> | null {
  const isPlain = (text: string): boolean => POINT.test(text);
  const plain = shareOf(profile, isPlain);
  // 17a and 17b are two studies
  if (soundsLikeKey(profile.header) === 2) return null;
  const others = profile.values.filter(([text]) => !isPlain(text));
  const counts = COUNTS.test(profile.header) || AMOUNTS.test(profile.header);
  if (plain < (counts ? 0.5 : 0.7) || others.length === 0) return null;
  const read = others.map(([text, count]) => ({ text, count, number: noisyNumber(text, '.') }));
  const unread = read.filter(({ number }) => number === null).reduce((sum, { count }) => sum + count, 0);
  if (unread > (counts ? profile.coded * 0.1 : 0)) return null;
  // few numbers with a letter behind them (1a, 1b, 2) may as well be codes
  if (!counts && profile.values.length < 8) return null;
  const kept = profile.values.filter(([text]) => isPlain(text));
  const whole = kept.every(([text]) => INTEGER.test(text));
  const numbers = kept.map(([text]) => Number(text));
  const wrong = read.reduce((sum, { count }) => sum + count, 0);
  return {
    field: { name: '', type: whole ? 'integer' : 'number' },
    evidence: [
      `${profile.coded - wrong} of ${profile.coded} cells are plain numbers (${least(numbers)} to ${greatest(numbers)}), ${wrong} have something around the number`,
    ],
    counts: countsOf(profile),
    notes: read.slice(0, 3).map(({ text, number }) => ({
      message: `${shown(text)} is not a plain number; \`validate\` reports ${cells(wrong)}${number?.value == null ? '' : ` and offers ${number.value}`}`,
      change: `enter one number in the sheet, or write \`type: string\` in the codebook`,
    })),
  };
}
