import { decodeEntities } from '../../base/decode-entities.ts';
import { remembered } from '../../base/remembered.ts';
import type { MissingState } from '../../model/state.ts';
import { MISSING_WORDS } from './missing-words.ts';

/** Case, Unicode form, references of HTML, marks without a width, and `_` or `-` between words (`not_stated`, `not-reported`) make no other word of it. */
const plainSpelling = (cell: string): string =>
  (cell.includes('&') ? decodeEntities(cell) : cell)
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[_-](?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    // n. a.
    .replace(/(?<=^\p{L}\.) (?=\p{L}\.?$)/u, '');

/** `[not reported]`, `(n/a)`, `Not reported.` */
const withoutBrackets = (text: string): string => {
  const inner = /^\(([^()]+)\)$|^\[([^[\]]+)\]$/.exec(text);
  const bare = (inner?.[1] ?? inner?.[2] ?? text).trim();
  return /\p{L}{2}\.$/u.test(bare) ? bare.slice(0, -1) : bare;
};

/** `NR;`, `k. A..` */
function withoutMarks(text: string): string {
  let bare = text;
  while (bare.length > 2 && '.,;:'.includes(bare.at(-1)!) && !STATES.has(bare)) bare = plainSpelling(bare.slice(0, -1));
  return bare;
}

/** `not explicitly stated`, `not reported in the paper` */
const NOT_SAID =
  /^not (?:explicitly |clearly |further |otherwise |separately |directly |specifically |fully )?(reported|stated|specified|given|mentioned|described|provided|indicated|disclosed|documented)(?: (?:in|by) (?:the )?(?:paper|study|text|full text|article|authors?|report|publication|abstract))?$/;

const STATES = new Map(
  (Object.entries(MISSING_WORDS) as [MissingState, readonly string[]][]).flatMap(([state, list]) =>
    list.map(spelling => [plainSpelling(spelling), state] as const),
  ),
);

/** No token and no reason behind one is longer: longer cells are text, and are not looked at. */
const LONGEST = 500;

const WITH_DETAIL =
  /^(not applicable|n\/a|nr|n\/r|not reported|not stated|not specified|unclear|not clear|cannot tell)\s*(?:\(.*\)|[:\u2013\u2014]\s.*|\s-\s.*)$/is;

/**
 * The missing state that a whole cell stands for, or null: the usual spellings, also with a reason behind them
 * (`Not applicable (no human data)`).
 *
 * @example missingState(' N/A ') // => 'not_applicable'
 * @example missingState('Unclear: see appendix') // => 'unclear'
 * @example missingState('not_stated') // => 'not_reported'
 * @example missingState('not reported in the paper') // => 'not_reported'
 * @example missingState('Not&nbsp;reported') // => 'not_reported'
 * @example missingState('none') // => null
 */
export const missingState = remembered((cell): MissingState | null => {
  if (cell.length > LONGEST) return null;
  const plain = plainSpelling(cell);
  const known = STATES.get(plain) ?? STATES.get(withoutBrackets(plain)) ?? STATES.get(withoutMarks(plain));
  if (known !== undefined) return known;
  if (NOT_SAID.test(withoutBrackets(plain))) return 'not_reported';
  const detail = WITH_DETAIL.exec(plain);
  return detail === null ? null : (STATES.get(detail[1] ?? '') ?? null);
});

/** Whether a missing text has a reason behind it, so that it belongs to one field only. */
export const hasDetail = (cell: string): boolean => cell.length <= LONGEST && WITH_DETAIL.test(plainSpelling(cell));
