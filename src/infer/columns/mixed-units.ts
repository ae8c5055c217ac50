import type { FieldDoubt } from '../doubt.ts';
import { cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** Days in the units of time, in several languages; a month is a twelfth of a year. */
const DAYS: readonly (readonly [unit: RegExp, name: string, days: number])[] = [
  [/^(s|secs?|seconds?|sekunden?|segundos?|秒)$/, 'seconds', 1 / 86_400],
  [/^(min|mins|minutes?|minuten?|minutos?|分钟)$/, 'minutes', 1 / 1440],
  [/^(h|hrs?|hours?|stunden?|heures?|horas?|小时)$/, 'hours', 1 / 24],
  [/^(d|days?|tage?n?|jours?|d[ií]as?|dias?|天)$/, 'days', 1],
  [/^(w|wks?|weeks?|wochen?|semaines?|semanas?|周)$/, 'weeks', 7],
  [/^(m|mo|mos|mths?|months?|monate?n?|mois|mes|meses|m[eê]s|个月)$/, 'months', 365.25 / 12],
  [/^(y|yrs?|years?|jahre?n?|ans?|ann[ée]es?|a[ñn]os?|anos?|年)$/, 'years', 365.25],
];
/** What a unit of time is called; null for any other unit. @example timeUnit('wks') // => 'weeks' */
export const timeUnit = (unit: string): string | null =>
  DAYS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? null;

const FORM = /^([~<>≤≥]?\s?)(\d+(?:[.,]\d+)?)\s?[-\u2013]?\s?(\p{L}[\p{L}/]*)\.?$/u;

/**
 * `3 months` beside `1 year`, `5 mg` beside `10 ml`: numbers of several units, which have no median together. They may be
 * codes as well, so it is asked.
 */
export function mixedUnits({ values, coded }: Profile): FieldDoubt[] {
  const read = values.flatMap(([text, count]) => {
    const match = FORM.exec(text);
    if (match === null) return [];
    const unit = match[3]!.toLowerCase();
    const time = DAYS.find(([pattern]) => pattern.test(unit));
    return [{ text, count, number: Number(match[2]!.replace(',', '.')), unit: time?.[1] ?? unit, days: time?.[2] }];
  });
  const found = read.reduce((sum, { count }) => sum + count, 0);
  if (found < coded * 0.8 || found < 4) return [];
  const units = new Map<string, number>();
  for (const { unit, count } of read) units.set(unit, (units.get(unit) ?? 0) + count);
  const inTime = read.filter(({ days }) => days !== undefined);
  const isTime = inTime.length === read.length;
  if (units.size < 2 || units.size > 6 || (!isTime && inTime.length > 0)) return [];
  // "2 arms" and "3 groups" once each are words, not units
  if (!isTime && read.length < 4) return [];
  const [often] = [...units].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
  const list = [...units].map(([unit, count]) => `${unit} ${count}`).join(', ');
  return [
    {
      key: 'type',
      evidence: `${cells(found)} of ${coded} hold a number with a unit, in ${units.size} units (${list}), such as ${shown(read[0]!.text)}`,
      question: `Are ${shown(read[0]!.text)} and the others amounts?`,
      proposal: 'no, each text is a code',
      otherwise: isTime
        ? `about ${medianIn(inTime, often)} ${often} at the median of ${found}`
        : `numbers in ${units.size} units have no median together`,
      choices: [
        {
          label: 'yes, they are amounts (write them in one unit in the sheet)',
          field: { type: 'string', categories: undefined },
        },
      ],
    },
  ];
}

function medianIn(
  read: readonly { readonly number: number; readonly count: number; readonly days: number | undefined }[],
  unit: string,
): string {
  const days = DAYS.find(([, name]) => name === unit)![2];
  const all = read
    .flatMap(({ number, count, days: own }) => Array.from({ length: count }, () => (number * own!) / days))
    .sort((a, b) => a - b);
  const middle = (all[Math.floor((all.length - 1) / 2)]! + all[Math.floor(all.length / 2)]!) / 2;
  return String(Number(middle.toPrecision(3)));
}
