import type { Formatter } from '../../base/formatter.ts';
import type { Flow, FlowBox, FlowKey } from '../../model/flow.ts';

export type Phase = 'Identification' | 'Screening' | 'Included';
export type Stage = 'identified' | 'screened' | 'sought' | 'assessed';
export const STAGES: readonly Stage[] = ['identified', 'screened', 'sought', 'assessed'];

/** A line of a box before it is wrapped; parts of a box are set in, their parts further. */
export interface FlowText {
  readonly text: string;
  readonly depth: number;
}

/** What stands in a box; a box without any known count is null and not drawn. */
export type FlowNode = readonly FlowText[] | null;

/** One way by which studies came in: main boxes from top to bottom, with what was removed beside them. */
export interface FlowArm {
  readonly name: 'previous' | 'databases' | 'other';
  readonly title: string;
  readonly stages: ReadonlyMap<Stage, { readonly main: FlowNode; readonly side: FlowNode }>;
}

export interface FlowChart {
  readonly arms: readonly FlowArm[];
  readonly included: FlowNode;
  readonly total: FlowNode;
}

/** The PRISMA2020 package's own words for a review with an earlier version; ours fit one without, too. */
const STOCK = new Set(['new studies included in review', 'reports of new included studies']);

/** The known boxes of a PRISMA 2020 flow diagram in its own words, or in those of the counts' file. */
export function flowChart({ boxes }: Flow, format: Formatter): FlowChart {
  const n = (count: number): string => `(n\u00a0=\u00a0${format.count(count)})`;
  /** a count never stands alone in a line: the last word goes with it */
  const withCount = (words: string, count: number): string => `${words.trimEnd()}\u00a0${n(count)}`;
  const named = (box: FlowBox, words: string): string => {
    const label = box.label?.replace(/:\s*$/, '') ?? '';
    return label === '' || STOCK.has(label.toLowerCase()) ? words : label;
  };
  /** `Records excluded (n = 12):` and its reasons */
  const counted = (key: FlowKey, words: string, depth = 0): FlowText[] => {
    const box = boxes.get(key);
    if (box === undefined) return [];
    const head = withCount(named(box, words), box.n);
    return [
      { text: box.items.length === 0 ? head : `${head}:`, depth },
      ...box.items.map(item => ({ text: withCount(item.label, item.n), depth: depth + 1 })),
    ];
  };
  /** the parts of a box: databases by name */
  const parts = (key: FlowKey): FlowText[] =>
    (boxes.get(key)?.items ?? []).map(item => ({ text: withCount(item.label, item.n), depth: 2 }));
  const known = (...lines: FlowText[]): FlowNode => (lines.length === 0 ? null : lines);
  const under = (head: string, lines: readonly FlowText[]): FlowNode =>
    lines.length === 0 ? null : [{ text: head, depth: 0 }, ...lines];

  const earlier = boxes.has('previous_studies') || boxes.has('previous_reports');
  const fresh = earlier ? 'new ' : '';
  const previous: FlowArm = {
    name: 'previous',
    title: 'Previous studies',
    stages: new Map([
      [
        'identified',
        {
          main: known(
            ...counted('previous_studies', 'Studies included in previous version of review'),
            ...counted('previous_reports', 'Reports of studies included in previous version of review'),
          ),
          side: null,
        },
      ],
    ]),
  };
  const databases: FlowArm = {
    name: 'databases',
    title: `Identification of ${fresh}studies via databases and registers`,
    stages: new Map([
      [
        'identified',
        {
          main: under('Records identified from:', [
            ...counted('database_results', 'Databases', 1),
            ...parts('database_specific_results'),
            ...counted('register_results', 'Registers', 1),
            ...parts('register_specific_results'),
          ]),
          side: under('Records removed before screening:', [
            ...counted('duplicates', 'Duplicate records', 1),
            ...counted('excluded_automatic', 'Records marked as ineligible by automation tools', 1),
            ...counted('excluded_other', 'Records removed for other reasons', 1),
          ]),
        },
      ],
      [
        'screened',
        {
          main: known(...counted('records_screened', 'Records screened')),
          side: known(...counted('records_excluded', 'Records excluded')),
        },
      ],
      [
        'sought',
        {
          main: known(...counted('dbr_sought_reports', 'Reports sought for retrieval')),
          side: known(...counted('dbr_notretrieved_reports', 'Reports not retrieved')),
        },
      ],
      [
        'assessed',
        {
          main: known(...counted('dbr_assessed', 'Reports assessed for eligibility')),
          side: known(...counted('dbr_excluded', 'Reports excluded')),
        },
      ],
    ]),
  };
  const other: FlowArm = {
    name: 'other',
    title: `Identification of ${fresh}studies via other methods`,
    stages: new Map([
      [
        'identified',
        {
          main: under('Records identified from:', [
            ...counted('website_results', 'Websites', 1),
            ...counted('organisation_results', 'Organisations', 1),
            ...counted('citations_results', 'Citation searching', 1),
          ]),
          side: null,
        },
      ],
      [
        'sought',
        {
          main: known(...counted('other_sought_reports', 'Reports sought for retrieval')),
          side: known(...counted('other_notretrieved_reports', 'Reports not retrieved')),
        },
      ],
      [
        'assessed',
        {
          main: known(...counted('other_assessed', 'Reports assessed for eligibility')),
          side: known(...counted('other_excluded', 'Reports excluded')),
        },
      ],
    ]),
  };
  return {
    arms: [previous, databases, other].filter(arm =>
      [...arm.stages.values()].some(({ main, side }) => main !== null || side !== null),
    ),
    included: known(
      ...counted('new_studies', `${earlier ? 'New studies' : 'Studies'} included in review`),
      ...counted('new_reports', `Reports of ${fresh}included studies`),
    ),
    total: known(
      ...counted('total_studies', 'Total studies included in review'),
      ...counted('total_reports', 'Reports of total included studies'),
    ),
  };
}
