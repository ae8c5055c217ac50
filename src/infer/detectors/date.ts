import { dateReader } from '../../model/date-reader.ts';
import { yearBehindDate } from '../../model/noisy-number.ts';
import { type Claim, cells, columnDetector, countsOf, type Sheet, shown } from '../columns/detector.ts';
import { every, type Profile, shareOf } from '../columns/profile.ts';

const ISO = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const OTHER =
  /^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2} [A-Za-z]{3,9} \d{4}|\d{4}-\d{2}-\d{2}[T ]\S{1,40})([ T].*)?$/;

const HEADER = /\b(dates?|datum|fecha|day)\b|日期/i;
/** Days since 1899-12-30, of the years 1982 to 2064. */
const SERIAL = /^[345]\d{4}(\.\d{1,12})?$/;

/** Days: as yyyy-mm-dd, or in another form that the cells themselves or the other columns of dates decide. */
export const date = columnDetector('date', 'dates and timestamps', (profile, sheet) => {
  if (every(profile, text => yearBehindDate(text) !== null)) return null;
  if (every(profile, text => ISO.test(text)))
    return {
      field: { name: '', type: 'date' },
      evidence: ['every cell is a date (yyyy-mm-dd)'],
      counts: countsOf(profile),
    };
  if (HEADER.test(profile.header) && every(profile, text => SERIAL.test(text)))
    return {
      field: { name: '', type: 'string' },
      evidence: [
        `every cell is the number of a day as spreadsheet programs count it, such as ${profile.values[0]![0]}`,
      ],
      counts: countsOf(profile),
      notes: [
        {
          message: 'the numbers of days are kept as text',
          change: 'format the column as yyyy-mm-dd in the spreadsheet program, and run init again',
        },
      ],
    };
  const share = shareOf(profile, text => ISO.test(text) || OTHER.test(text));
  if (share < 0.9) return null;
  const form = formOf(profile);
  const read = form === null ? null : written(profile, form, sheet);
  if (read !== null) return read;
  return {
    field: { name: '', type: 'string' },
    evidence: [`${Math.round(share * 100)}% of the cells are dates, such as ${profile.values[0]?.[0]}`],
    counts: countsOf(profile),
    notes: [
      {
        message: `dates in this form are kept as text: ${form === null ? 'the cells have no form in common' : 'the day comes first in some cells and the month in others'}`,
        change: 'write them as yyyy-mm-dd in the sheet and `type: date` in the codebook',
      },
    ],
  };
});

/** How the cells of a column are written: the mark between the numbers, where the year stands, and the time of day behind. */
interface Form {
  readonly mark: string;
  /** null: day and month, in an order that has to be found */
  readonly format: string | null;
  readonly year: '%Y' | '%y';
  readonly time: string;
}

const TIMES: readonly (readonly [RegExp, string])[] = [
  [/^$/, ''],
  [/^ \d{1,2}:\d{2}$/, ' %H:%M'],
  [/^ \d{1,2}:\d{2}:\d{2}$/, ' %H:%M:%S'],
  [/^ \d{1,2}:\d{2} [AaPp][Mm]$/, ' %I:%M %p'],
  [/^ \d{1,2}:\d{2}:\d{2} [AaPp][Mm]$/, ' %I:%M:%S %p'],
];
const PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(| .*)$/;

/** Which days and months a column shows: `17/04/2019` can be read in one way only. */
interface Lead {
  readonly day: readonly string[];
  readonly month: readonly string[];
}

function formOf({ values, paged }: Profile): Form | null {
  if (paged) return null;
  const forms = new Map<string, Form>();
  for (const [text] of values) {
    if (ISO.test(text)) continue;
    const parts = PARTS.exec(text);
    const rest = parts?.[5] ?? /^(?:\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2} [A-Za-z]{3,9} \d{4})(| .*)$/.exec(text)?.[1];
    const time = TIMES.find(([pattern]) => pattern.test(rest ?? 'x'))?.[1];
    if (time === undefined) return null;
    const year = parts?.[4]?.length === 2 ? '%y' : '%Y';
    const format =
      parts !== null
        ? null
        : /^\d{4}/.test(text)
          ? `%Y${text[4]}%m${text[4]}%d${time}`
          : /^\d{1,2} [A-Za-z]/.test(text)
            ? `%d %B %Y${time}`
            : '';
    if (format === '') return null;
    forms.set(`${format} ${parts?.[2]} ${year} ${time}`, { mark: parts?.[2] ?? '', format, year, time });
  }
  return forms.size === 1 ? [...forms.values()][0]! : null;
}

function leadOf({ values }: Profile): Lead {
  const day: string[] = [];
  const month: string[] = [];
  for (const [text] of values) {
    const parts = PARTS.exec(text);
    if (parts !== null && Number(parts[1]) > 12) day.push(text);
    if (parts !== null && Number(parts[3]) > 12) month.push(text);
  }
  return { day, month };
}

/** The field of a column whose days all have one form; null where the column contradicts itself. */
function written(profile: Profile, form: Form, sheet: Sheet): Omit<Claim, 'columns'> | null {
  const own = leadOf(profile);
  if (own.day.length > 0 && own.month.length > 0) return null;
  const inOrder = (dayFirst: boolean): string =>
    form.format ?? `${dayFirst ? '%d' : '%m'}${form.mark}${dayFirst ? '%m' : '%d'}${form.mark}${form.year}${form.time}`;
  // the columns beside it were filled in by the same people or program
  const others = sheet.profiles.filter(other => other !== profile && !other.paged).map(leadOf);
  const beside = {
    day: others.flatMap(({ day }) => day.filter(text => text.includes(form.mark))),
    month: others.flatMap(({ month }) => month.filter(text => text.includes(form.mark))),
  };
  const decided = own.day.length + own.month.length > 0 || form.format !== null;
  const dayFirst = decided ? own.month.length === 0 : beside.month.length === 0 || beside.day.length > 0;
  const format = inOrder(dayFirst);
  const reader = dateReader(format)!;
  if (!every(profile, text => reader(text) !== null || !OTHER.test(text))) return null;
  const first = dayFirst ? 'day' : 'month';
  const seen = dayFirst ? own.day : own.month;
  const why =
    form.format !== null
      ? ''
      : decided
        ? `; the ${first} comes first: ${cells(seen.length)} such as ${shown(seen[0]!)} can be read in no other way`
        : '; no day is above 12, so day and month could be either way round';
  const field = { name: '', type: 'date' as const, format };
  const counts = countsOf(profile);
  const evidence = [`every cell is a date, such as ${shown(profile.values[0]![0])}${why}`];
  if (decided) return { field, evidence, counts };
  const other = inOrder(!dayFirst);
  const [text] = profile.values.find(([cell]) => reader(cell) !== dateReader(other)!(cell)) ?? profile.values[0]!;
  const elsewhere = dayFirst ? beside.day : beside.month;
  return {
    field,
    evidence,
    counts,
    doubts: [
      {
        key: 'format',
        evidence: `no day in ${cells(profile.coded)} is above 12${elsewhere.length === 0 ? '' : `; another column has ${shown(elsewhere[0]!)}`}`,
        question: `Which day is ${shown(text)}?`,
        proposal: `${reader(text)} (the ${first} comes first)`,
        otherwise: `${shown(text)} is ${dateReader(other)!(text)} instead of ${reader(text)}`,
        choices: [{ label: `the ${dayFirst ? 'month' : 'day'} comes first`, field: { format: other } }],
      },
    ],
  };
}
