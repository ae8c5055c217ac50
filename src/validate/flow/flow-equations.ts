import { counted } from '../../base/plural.ts';
import type { Flow, FlowKey } from '../../model/flow.ts';

/** A sum over known boxes: plus − minus + constant = left. */
export interface FlowEquation {
  readonly plus: readonly FlowKey[];
  readonly minus: readonly FlowKey[];
  /** a count that is no box, e.g. the units of the coded sheet */
  readonly constant: { readonly n: number; readonly words: string } | null;
  readonly left: FlowKey;
  /** boxes of this step whose counts are unknown: they can explain that less is left than came in */
  readonly missingOut: readonly FlowKey[];
  /** unknown boxes that could explain that more is left than came in */
  readonly missingIn: readonly FlowKey[];
}

/** A box and what is taken away below it; `any` of the first boxes makes the sum known. */
interface Step {
  readonly boxes: readonly FlowKey[];
  readonly out: readonly FlowKey[];
}

/** The two ways through the diagram, from top to bottom. */
const ARMS: readonly (readonly Step[])[] = [
  [
    { boxes: ['database_results', 'register_results'], out: ['duplicates', 'excluded_automatic', 'excluded_other'] },
    { boxes: ['records_screened'], out: ['records_excluded'] },
    { boxes: ['dbr_sought_reports'], out: ['dbr_notretrieved_reports'] },
    { boxes: ['dbr_assessed'], out: ['dbr_excluded'] },
  ],
  [
    { boxes: ['website_results', 'organisation_results', 'citations_results'], out: [] },
    { boxes: ['other_sought_reports'], out: ['other_notretrieved_reports'] },
    { boxes: ['other_assessed'], out: ['other_excluded'] },
  ],
];

/** Where a box is unknown, the box that lists its parts stands in for it. */
const STAND_IN: Partial<Record<FlowKey, FlowKey>> = {
  database_results: 'database_specific_results',
  register_results: 'register_specific_results',
};

const TOTALS: readonly (readonly [previous: FlowKey, fresh: FlowKey, total: FlowKey])[] = [
  ['previous_studies', 'new_studies', 'total_studies'],
  ['previous_reports', 'new_reports', 'total_reports'],
];

/** What is known of an arm at some step: what came in and what went out since. */
interface Running {
  readonly plus: readonly FlowKey[];
  readonly minus: readonly FlowKey[];
  readonly missingOut: readonly FlowKey[];
  readonly missingIn: readonly FlowKey[];
}

/** The equations of a flow, and of each arm what must be left at its end. Unknown boxes between two known ones are skipped. */
export function flowEquations({ boxes }: Flow): { equations: FlowEquation[]; ends: Running[] } {
  const equations: FlowEquation[] = [];
  const ends: Running[] = [];
  const isKnown = (key: FlowKey): boolean => boxes.has(key);
  const standing = (key: FlowKey): FlowKey => {
    const other = STAND_IN[key];
    return !isKnown(key) && other !== undefined && isKnown(other) ? other : key;
  };
  for (const arm of ARMS) {
    let running: Running | null = null;
    for (const step of arm) {
      const own = step.boxes.map(standing);
      const known = own.filter(isKnown);
      const [first] = known;
      if (first !== undefined) {
        if (running !== null) equations.push({ ...running, constant: null, left: first });
        running = { plus: known, minus: [], missingOut: [], missingIn: own.filter(key => !isKnown(key)) };
      }
      if (running === null) continue;
      running = {
        ...running,
        minus: [...running.minus, ...step.out.filter(isKnown)],
        missingOut: [...running.missingOut, ...step.out.filter(key => !isKnown(key))],
      };
    }
    if (running !== null) ends.push(running);
    else if (arm === ARMS[0]) ends.push({ plus: [], minus: [], missingOut: [], missingIn: ['dbr_assessed'] });
  }
  for (const [whole, parts] of Object.entries(STAND_IN) as [FlowKey, FlowKey][])
    if (isKnown(whole) && (boxes.get(parts)?.items.length ?? 0) > 0)
      equations.push({ plus: [parts], minus: [], constant: null, left: whole, missingOut: [], missingIn: [] });
  if (isKnown('new_reports') && ends.some(end => end.plus.length > 0))
    equations.push({ ...joined(ends), constant: null, left: 'new_reports' });
  for (const [previous, fresh, total] of TOTALS)
    if (isKnown(total) && isKnown(fresh))
      equations.push({
        plus: [previous, fresh].filter(key => isKnown(key as FlowKey)) as FlowKey[],
        minus: [],
        constant: null,
        left: total,
        missingOut: [],
        missingIn: [previous].filter(key => !isKnown(key)),
      });
  return { equations, ends };
}

/** What both arms together leave. */
export const joined = (ends: readonly Running[]): Running => ({
  plus: ends.flatMap(end => end.plus),
  minus: ends.flatMap(end => end.minus),
  missingOut: ends.flatMap(end => end.missingOut),
  missingIn: ends.flatMap(end => end.missingIn),
});

/** The coded sheet as an equation: its units are the studies (or reports) of the review. */
export function sheetEquation({ boxes }: Flow, unit: string, units: number): FlowEquation | null {
  const isReport = /report|article|paper|publication|record/i.test(unit);
  const keys: readonly FlowKey[] = isReport ? ['total_reports', 'new_reports'] : ['total_studies', 'new_studies'];
  const left = keys.find(key => boxes.has(key));
  return left === undefined
    ? null
    : {
        plus: [],
        minus: [],
        constant: { n: units, words: `the coded sheet has ${counted(units, unit)}` },
        left,
        missingOut: [],
        missingIn: [],
      };
}

/** What a box of an equation would have to be for the equation to hold, the other boxes being right. */
export function solvedFor(equation: FlowEquation, key: FlowKey, n: (key: FlowKey) => number): number {
  const sum = (keys: readonly FlowKey[]): number => keys.reduce((total, entry) => total + n(entry), 0);
  const came = sum(equation.plus) + (equation.constant?.n ?? 0);
  if (key === equation.left) return came - sum(equation.minus);
  if (equation.plus.includes(key)) return n(equation.left) + sum(equation.minus) - (came - n(key));
  return came - (sum(equation.minus) - n(key)) - n(equation.left);
}

/** The equation in words, solved for a box: `records_excluded 800 + dbr_sought_reports 200 = 1000`. */
export function equationWords(equation: FlowEquation, key: FlowKey, n: (key: FlowKey) => number): string {
  const { plus, minus, left, constant } = equation;
  if (constant !== null) return constant.words;
  const [added, taken]: [FlowKey[], FlowKey[]] =
    key === left
      ? [[...plus], [...minus]]
      : plus.includes(key)
        ? [[left, ...minus], plus.filter(entry => entry !== key)]
        : [[...plus], [...minus.filter(entry => entry !== key), left]];
  const named = (entry: FlowKey): string => `${entry} ${n(entry)}`;
  const [only] = added;
  if (only !== undefined && added.length === 1 && taken.length === 0) return `${only} is ${n(only)}`;
  return `${added.map(named).join(' + ')}${taken.map(entry => ` − ${named(entry)}`).join('')} = ${solvedFor(equation, key, n)}`;
}
