import type { Claim } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt } from '../doubt.ts';
import { withField } from '../doubt.ts';

/** What stands between a question and the columns below it: `Review.detail`, `Review/detail`, `Review: detail`, `Review_other`. */
const MARK = /^(?:[./|:]|_{1,2}|\s*[([-]|,?\s)/;
/** so many of the blank cells must have something in the columns below, and so few of the others */
const MOST = 0.9;

/**
 * A column that is blank just where columns below it are filled (`Review` says "none", `Review.detail` holds what there
 * is; or `Setting` is blank where `Setting, other` is filled): its blanks are another answer, which nobody counts.
 */
export function nestedDoubts(claims: readonly Claim[], profiles: readonly Profile[]): Doubt[] {
  const nameOf = new Map(
    claims.flatMap(({ columns, field }) => (columns.length === 1 ? [[columns[0]!, field.name] as const] : [])),
  );
  const isCoded = new Set(claims.flatMap(({ field }) => (field.categories === undefined ? [] : [field.name])));
  return claims.flatMap(({ columns, field, counts }): Doubt[] => {
    const profile = profiles[columns[0]!]!;
    // a code that stands once only is taken for text
    const [text] = profile.values.length === 1 ? profile.values[0]! : [];
    const first = field.categories?.[0] ?? (text === undefined ? undefined : { value: text, label: undefined });
    if (columns.length > 1 || first === undefined || profile.blank === 0 || profile.coded === 0) return [];
    const below = profiles.filter(
      other => other !== profile && other.coded > 0 && nameOf.has(other.index) && isBelow(other.header, profile.header),
    );
    if (below.length === 0) return [];
    let blankFilled = 0;
    let bothFilled = 0;
    for (let row = 0; row < profile.rows; row++) {
      if (!below.some(other => isFilled(other, row))) continue;
      if (profile.text(row) === '') blankFilled++;
      else bothFilled++;
    }
    if (blankFilled < profile.blank * MOST || bothFilled > (blankFilled + bothFilled) * (1 - MOST)) return [];
    // an underscore or a blank joins words of one name as well: one row proves nothing
    if (blankFilled < 2 && !below.some(other => /^[./|:]/.test(other.header.slice(profile.header.length)))) return [];
    const names = below.map(other => `"${other.header}"`);
    const shown = names.length > 2 ? `${names[0]} and ${names.length - 1} more columns` : names.join(' and ');
    const code = first.label ?? first.value;
    const n = counts.get(first.value) ?? 0;
    const label = 'another answer, which the columns below it hold (write it in the sheet)';
    return [
      {
        scope: 'field',
        field: field.name,
        alsoFields: below.map(other => nameOf.get(other.index)!).filter(name => isCoded.has(name)),
        key: 'blank cells',
        evidence: `${blankFilled} of ${profile.blank} blank cells are in rows where ${shown} ${below.length > 1 ? 'are' : 'is'} filled, and ${bothFilled === 0 ? 'nowhere else' : `in ${bothFilled} other rows`}`,
        question: `What does a blank cell of "${profile.header}" mean?`,
        proposal: 'nobody coded it',
        otherwise: `${code} ${n} of ${profile.coded + blankFilled} instead of ${n} of ${profile.coded}`,
        choices: [{ label, apply: draft => withField(draft, field.name, { type: 'string', categories: undefined }) }],
      },
    ];
  });
}

const isBelow = (header: string, question: string): boolean =>
  header.length > question.length + 1 && header.startsWith(question) && MARK.test(header.slice(question.length));

const isFilled = (profile: Profile, row: number): boolean => {
  const text = profile.text(row);
  return text !== '' && !['not_applicable', 'not_coded'].includes(profile.missing.get(text)?.state ?? '');
};
