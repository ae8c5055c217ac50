import type { FlowKey } from '../../model/flow.ts';
import type { Proposal } from './term.ts';

const RECORDS =
  '(?:records?|citations?|references?|hits|titles|abstracts|articles?|papers?|publications?|reports?|results|entries|studies|documents?)';

/** How texts speak of the boxes of a PRISMA flow diagram; the more special phrase first. */
const PHRASES: readonly (readonly [box: FlowKey, phrase: RegExp])[] = [
  ['duplicates', /\b(?:duplicat\w+|de-?duplicat\w+)\b/i],
  [
    'dbr_notretrieved_reports',
    /\b(?:not (?:be )?(?:retriev\w+|obtain\w+|locat\w+|access\w+|available)|could not (?:be )?(?:retrieve|obtain|locate|access)\w*|unavailable|irretrievable)\b/i,
  ],
  [
    'records_excluded',
    /\bexclu\w+\b[^.]{0,60}\b(?:title|abstract|screening)|\b(?:title|abstract|screening)\b[^.]{0,40}\bexclu\w+/i,
  ],
  [
    'dbr_excluded',
    /\bexclu\w+\b[^.]{0,80}\b(?:full[- ]?texts?|eligib\w+)|\b(?:full[- ]?texts?|eligib\w+)\b[^.]{0,80}\bexclu\w+/i,
  ],
  [
    'dbr_assessed',
    /\b(?:assess\w+|review\w*|read|evaluat\w+|examin\w+|screen\w+)\b[^.]{0,50}\b(?:full[- ]?texts?|eligib\w+)|\b(?:locat\w+|obtain\w+|retriev\w+)\b[^.]{0,30}\bfull[- ]?texts?\b|\bfull[- ]?texts?\b[^.]{0,60}\b(?:assess\w+|review\w*|read|evaluat\w+|examin\w+|screen\w+|eligib\w+)/i,
  ],
  ['dbr_sought_reports', /\bsought\b|\bretriev\w+ for\b/i],
  ['records_screened', new RegExp(`\\bscreen(?:ed|ing)\\b|\\bunique ${RECORDS}\\b`, 'i')],
  [
    'database_results',
    new RegExp(
      `\\b(?:identif\\w+|yield\\w+|retriev\\w+|found|return\\w+|result\\w+ in)\\b[^.]{0,40}\\b${RECORDS}\\b|\\b${RECORDS}\\b[^.]{0,30}\\b(?:identif\\w+|yield\\w+|retriev\\w+|were found|return\\w+)`,
      'i',
    ),
  ],
];
const OF_REPORTS = /\breported in\b/i;

/** What a number of the search and selection is of, by the words of its own clause; null where they speak of none of it. */
export function bindFlow(clause: string, sentence: string, boxes: ReadonlySet<string>): Proposal | null {
  const phrase = (text: string): FlowKey | null =>
    PHRASES.find(([box, shape]) => boxes.has(box) && shape.test(text))?.[0] ?? null;
  if (OF_REPORTS.test(clause) && boxes.has('new_reports')) return of('new_reports', 0.7);
  const own = phrase(clause);
  if (own !== null) return of(own, 0.85);
  // `375 were excluded`: the sentence says at which stage
  if (!/\bexclu\w+|\bremov\w+/i.test(clause)) return null;
  const wide = phrase(`${clause} ${sentence}`);
  return wide === 'records_excluded' || wide === 'dbr_excluded' ? of(wide, 0.85) : null;
}

const of = (box: FlowKey, certainty: number): Proposal => ({
  field: box,
  level: null,
  row: { analysis: 'flow', statistic: 'flow_count' },
  certainty,
});
