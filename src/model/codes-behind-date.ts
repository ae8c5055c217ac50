/** In English, German, French, Spanish and Portuguese, without accents. */
const MONTHS =
  'jan janv ene|feb fev fevr|mar mrz marz mars|apr avr abr|may mai|jun juin juni|jul juil juli|aug aou aout ago|sep sept set|oct okt out|nov|dec dez dic'
    .split('|')
    .map(names => names.split(' '));
const monthOf = (word: string): number =>
  MONTHS.findIndex(names => names.includes(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())) + 1;

/**
 * The codes that a spreadsheet program may have turned into a date: `5-Mar` was typed as 3-5 or 5-3, `2024-02-01` as 1-2 or
 * 2-1. [] where the text is no such date. Month first (the American order) comes first, for that is where it happens most.
 *
 * @example codesBehindDate('5-Mar') // => ['3-5', '5-3']
 * @example codesBehindDate('02-Jan') // => ['1-2', '2-1']
 * @example codesBehindDate('2024-02-01') // => ['2-1', '1-2']
 * @example codesBehindDate('44625') // => ['3-5', '5-3']
 * @example codesBehindDate('3-5') // => []
 */
export function codesBehindDate(text: string): string[] {
  if (text.length > 24) return [];
  const found = dayAndMonth(text.trim());
  if (found === null) return [];
  const [day, month] = found;
  return day === month ? [`${month}-${day}`] : [`${month}-${day}`, `${day}-${month}`];
}

function dayAndMonth(text: string): [day: number, month: number] | null {
  const named = /^(?:(\d{1,2})(?:[-. ]|\. )(\p{L}{3,5})\.?|(\p{L}{3,5})\.?[-. ](\d{1,2}))$/iu.exec(text);
  if (named !== null) {
    const month = monthOf(named[2] ?? named[3] ?? '');
    const day = Number(named[1] ?? named[4]);
    return month > 0 && day >= 1 && day <= 31 ? [day, month] : null;
  }
  const iso = /^(?:19|20)\d\d-(\d\d)-(\d\d)(?:[T ]00:00:00)?$/.exec(text);
  if (iso !== null) return [Number(iso[2]), Number(iso[1])];
  // days since 1899-12-30, of the years 2000 to 2059
  return /^(3[6-9]|4\d|5[0-7])\d{3}$/.test(text) ? fromSerial(Number(text)) : null;
}

/** Day and month of a spreadsheet's day number: years are counted from March, so that the leap day is their last. */
function fromSerial(serial: number): [day: number, month: number] {
  const days = (serial + 693_899) % 146_097;
  const year = Math.floor(
    (days - Math.floor(days / 1460) + Math.floor(days / 36_524) - Math.floor(days / 146_096)) / 365,
  );
  const dayOfYear = days - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  return [dayOfYear - Math.floor((153 * month + 2) / 5) + 1, month < 10 ? month + 3 : month - 9];
}

/** Codes of two numbers, which spreadsheet programs take for dates: 1-2, 3/5, 10-12. */
export const looksLikeRangeCode = (text: string): boolean => /^\d{1,2}\s?[-/\u2013]\s?\d{1,3}\+?$/.test(text.trim());
