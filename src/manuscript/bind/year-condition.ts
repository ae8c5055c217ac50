import type { Surroundings } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The units of one year as a condition; null where the review has no year, or more than one. */
export function yearCondition(year: string, vocabulary: Vocabulary, sign: '=' | '<=' | '>=' = '='): Proposal | null {
  const field = yearField(vocabulary);
  return field === null ? null : { field: `${field} ${sign} ${year}`, level: null, certainty: 0.95 };
}

/** The one field of years that the review has. */
function yearField(vocabulary: Vocabulary): string | null {
  const fields = new Set(
    vocabulary.terms.flatMap(term => (term.holds === 'year' && term.data === undefined ? [term.field] : [])),
  );
  const [field] = fields;
  return field === undefined || fields.size > 1 ? null : field;
}

/** A label that is a year and nothing else. */
export const yearIn = (label: string): string | null => /^\W*((?:19|20)\d\d)\W*$/.exec(label)?.[1] ?? null;

/** Words behind a year that make it the first, or the last, of several. */
const OR_LATER = /^,? (?:or|and) (?:later|after(?:wards)?|since|onwards?|more recent(?:ly)?|beyond)\b|^ onwards?\b/i;
const OR_EARLIER = /^,? (?:or|and) (?:earlier|before)\b/i;

const signOf = (behind: string, until: boolean): '=' | '<=' | '>=' =>
  OR_LATER.test(behind) ? '>=' : until || OR_EARLIER.test(behind) ? '<=' : '=';

/** The units of the years that a label names and nothing else: `2019`, `2003–2013`, `since 2014`, `up to 2013`; null for none. */
export function yearsOfLabel(label: string, vocabulary: Vocabulary): Proposal | null {
  const year = yearIn(label);
  if (year !== null) return yearCondition(year, vocabulary);
  const span = /^\W*((?:19|20)\d\d) ?(?:-|–|—|\bto\b|\band\b) ?((?:19|20)\d\d)\W*$/.exec(label);
  const field = yearField(vocabulary);
  if (span !== null && field !== null && Number(span[1]) < Number(span[2]))
    return { field: `${field} >= ${span[1]} and ${field} <= ${span[2]}`, level: null, certainty: 0.95 };
  const side =
    /^\W*(?:(until|up to|till|through|to)|(since|from))? ?((?:19|20)\d\d)((?:,? (?:or|and) [a-z]+| onwards?)?)\W*$/i.exec(
      label,
    );
  if (side === null) return null;
  const sign = side[1] !== undefined ? '<=' : side[2] !== undefined ? '>=' : signOf(side[4]!, false);
  return sign === '=' ? null : yearCondition(side[3]!, vocabulary, sign);
}

/** The year that stands beside a number: `12 (9.4%) in 2022`, `In 2022, 12 (9.4%) …`. */
export function yearBeside(
  { before, bracketed }: Pick<Surroundings, 'before' | 'bracketed'>,
  text: string,
  end: number,
  vocabulary: Vocabulary,
): Proposal | null {
  const listed = /^ \(((?:19|20)\d\d)\)/.exec(text.slice(end, end + 8).replace(/\s/g, ' '));
  if (listed !== null) return yearCondition(listed[1]!, vocabulary);
  const behind =
    /^[)\]]*(?: (?:of )?(?:the )?(?:studies|articles|papers|publications|reports|trials|reviews))?(?:,? (?:(?:were|was) )?(?:published|dated?|dates?|appeared|from|issued))?,? (in|from|up to|until|by) ((?:19|20)\d\d)\b/.exec(
      text.slice(end, end + 60).replace(/\s/g, ' '),
    );
  if (behind !== null) {
    const rest = text
      .slice(end, end + 90)
      .replace(/\s/g, ' ')
      .slice(behind[0].length);
    return yearCondition(behind[2]!, vocabulary, signOf(rest, !/^(?:in|from)$/.test(behind[1]!)));
  }
  // `half of which appeared in 2022 (six)`, `from 2017 (n = 168)`
  const own = bracketed ? /\b(?:in|from|to|through|for|of|until|and) ((?:19|20)\d\d)\s*$/i.exec(before) : null;
  if (own !== null) return yearCondition(own[1]!, vocabulary);
  const lead =
    /(?:^|[,;:(]|\b(?:and|to|while|but))\s*(?:only\s+)?in ((?:19|20)\d\d)(?:,| it was| there were)?\s*(?:only\s+)?$/i.exec(
      before,
    );
  // `In 2017, code was available for 3 of 168 articles`; a year that closes a clause (`… 9.4% in 2022, and …`) says nothing more
  const opens =
    /(?:^\s*(?:And |But |While )?In|;\s*(?:and |but |while )?in) ((?:19|20)\d\d),? (?:[^;\d]|\d{1,3}(?!\d))*$/.exec(
      before,
    );
  const peak = PEAK.exec(before);
  const year = lead ?? opens ?? peak;
  return year === null ? null : yearCondition(year[1]!, vocabulary);
}

/** `peaked in 2024, with 25 studies` */
const PEAK = /\bin ((?:19|20)\d\d),? (?:with|at) (?:only |as many as )?$/i;

/** The words around a number say only when: `35 (40.2%) date from 2025`, `168 (2017)`. */
export const saysYearAlone = ({ before, after, bracketed }: Surroundings): boolean =>
  PEAK.test(before) ||
  /^\W{0,9}(?:(?:studies|articles|papers|publications|reports|trials|reviews)\b\W{0,9})?(?:(?:were|was) )?(?:dated?|dates?|published|appeared|issued)?\W{0,9}(?:in|from)? ?(?:19|20)\d\d\b(?:,? (?:or|and) (?:later|earlier|after|before|onwards?|since)\b)?\W{0,9}(?:$|and\b|,|;|\.)/i.test(
    after,
  ) ||
  bracketed;

/** It is the units of a year themselves. */
export const isOfYears = ({ field, level }: Proposal): boolean => level === null && /^\w+ [<>]?= \d{4}$/.test(field);

/** The same of the units of a year. */
export const ofYear = (proposal: Proposal, year: Proposal): Proposal =>
  proposal.row !== undefined || proposal.data !== undefined
    ? proposal
    : // the field of years itself: the units of that year
      proposal.level === null && year.field.includes(proposal.field)
      ? year
      : { ...proposal, where: year.field, certainty: Math.min(proposal.certainty, year.certainty) };
