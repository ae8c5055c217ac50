import type { MissingState } from '../../model/state.ts';

const SPELLINGS: Readonly<Record<MissingState, readonly string[]>> = {
  not_reported: [
    'nr',
    'n/r',
    'n.r.',
    'n.r',
    'not reported',
    'none reported',
    'not stated',
    'not specified',
    'not given',
    'not mentioned',
    'not described',
    'not provided',
    'not indicated',
    'not disclosed',
    'not documented',
    'unspecified',
    'unreported',
    'no information',
    'no data',
    'not available',
    // German, French, Spanish
    'k. a.',
    'k.a.',
    'k.a',
    'keine angabe',
    'keine angaben',
    'nicht berichtet',
    'nicht angegeben',
    'non rapporté',
    'non précisé',
    'no reportado',
    'no informado',
    'no especificado',
  ],
  unclear: [
    'unclear',
    '?',
    '??',
    '???',
    "can't tell",
    'cannot tell',
    'cannot be determined',
    'not clear',
    'unknown',
    'not sure',
    'not determinable',
    'unklar',
    'incierto',
    'pas clair',
  ],
  not_applicable: [
    'na',
    'n/a',
    'n.a.',
    'n.a',
    'not applicable',
    'not relevant',
    'does not apply',
    'notapplicable',
    'not-applicable',
    'nicht zutreffend',
    'entfällt',
    'trifft nicht zu',
    'sans objet',
    'non applicable',
    'no aplica',
  ],
  not_accessible: [
    'no access',
    'not accessible',
    'inaccessible',
    'no full text',
    'full text not available',
    'could not access',
  ],
  not_coded: [
    '-',
    '--',
    '---',
    '\u2013',
    '\u2014',
    '.',
    '..',
    'nan',
    'null',
    '#n/a',
    'missing',
    '<na>',
    'tbd',
    'tbc',
    'to do',
    'todo',
  ],
};

const STATES = new Map(
  (Object.entries(SPELLINGS) as [MissingState, readonly string[]][]).flatMap(([state, list]) =>
    list.map(spelling => [spelling, state] as const),
  ),
);

const WITH_DETAIL =
  /^(not applicable|n\/a|not reported|not stated|not specified|unclear|not clear|cannot tell)\s*(?:\(.*\)|[:\u2013\u2014]\s.*|\s-\s.*)$/is;

/**
 * The missing state that a whole cell stands for, or null: the usual spellings, also with a reason behind them
 * (`Not applicable (no human data)`).
 *
 * @example missingState(' N/A ') // => 'not_applicable'
 * @example missingState('Unclear: see appendix') // => 'unclear'
 * @example missingState('none') // => null
 */
export function missingState(cell: string): MissingState | null {
  const plain = cell.trim().replace(/\s+/g, ' ').toLowerCase();
  const known = STATES.get(plain);
  if (known !== undefined) return known;
  const detail = WITH_DETAIL.exec(plain);
  return detail === null ? null : (STATES.get(detail[1] ?? '') ?? null);
}

/** Whether a missing text has a reason behind it, so that it belongs to one field only. */
export const hasDetail = (cell: string): boolean => WITH_DETAIL.test(cell.trim());
