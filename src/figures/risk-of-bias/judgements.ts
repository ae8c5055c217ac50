import type { State } from '../../model/state.ts';

/** Judgements by rising risk, then what is none. */
export const JUDGEMENTS = [
  'low',
  'some',
  'high',
  'critical',
  'no-information',
  'not-reported',
  'not-applicable',
  'not-coded',
] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** Those that a codebook's codes can stand for. */
export const GIVEN: readonly Judgement[] = JUDGEMENTS.filter(
  judgement => judgement !== 'not-reported' && judgement !== 'not-coded',
);

/** What a judgement is called in the legend where the fields have different words for it. */
export const JUDGEMENT_LABELS: Readonly<Record<Judgement, string>> = {
  low: 'Low',
  some: 'Some concerns',
  high: 'High',
  critical: 'Critical',
  'no-information': 'No information',
  'not-reported': 'Not reported',
  'not-applicable': 'Not applicable',
  'not-coded': 'Not coded',
};

/** Told apart without colour. */
export const SIGNS: Readonly<Record<Judgement, string>> = {
  low: '+',
  some: '–',
  high: '×',
  critical: '!',
  'no-information': '?',
  // a study that says nothing is told apart from a text that can be read in two ways
  'not-reported': '/',
  'not-applicable': '·',
  // not judged yet: an empty circle
  'not-coded': '',
};

export const LIGHT_PALETTES = ['colourblind', 'cochrane'] as const;

/** robvis' palettes (McGuinness and Higgins 2021), and greys. */
const COLOURS: Readonly<Record<(typeof LIGHT_PALETTES)[number] | 'greys', readonly string[]>> = {
  colourblind: ['#fed98e', '#fe9929', '#d95f0e', '#993404', '#ffffff'],
  cochrane: ['#02C100', '#E2DF07', '#BF0000', '#820000', '#4EA1F7'],
  greys: ['#e4e4e4', '#b4b4b4', '#6e6e6e', '#474747', '#ffffff'],
};

export function lightColour(judgement: Judgement, palette: string): string {
  if (judgement === 'not-applicable') return '#cccccc';
  if (judgement === 'not-coded' || judgement === 'not-reported') return '#ffffff';
  const list = COLOURS[palette as keyof typeof COLOURS] ?? COLOURS.colourblind;
  return list[JUDGEMENTS.indexOf(judgement)]!;
}

const WORDS: readonly (readonly [Judgement, string])[] = [
  ['low', '+ low yes y true good adequate met done satisfactory reported'],
  ['some', '- – some moderate medium partial partially partly fair doubtful'],
  ['high', 'x × high serious no n false poor inadequate unmet'],
  ['critical', '! critical'],
  ['no-information', '? unclear unknown ni'],
  ['not-applicable', 'na n/a'],
];
const PHRASES: Readonly<Record<string, Judgement>> = {
  'not met': 'high',
  'not reported': 'no-information',
  'no information': 'no-information',
  'cannot tell': 'no-information',
  "can't tell": 'no-information',
  'not applicable': 'not-applicable',
  'very high': 'critical',
};
const KNOWN = new Map<string, Judgement>([
  ...WORDS.flatMap(([judgement, words]) => words.split(' ').map(word => [word, judgement] as const)),
  ...Object.entries(PHRASES),
]);

/**
 * The judgement that a tool's word stands for, or null: RoB 2, ROBINS-I and the yes/no of checklists.
 *
 * @example judgementOf('Some concerns') // => 'some'
 * @example judgementOf('low_risk') // => 'low'
 * @example judgementOf('prompting') // => null
 */
export function judgementOf(word: string): Judgement | null {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
  return KNOWN.get(plain) ?? KNOWN.get(plain.replace(/ (risk of bias|risk|concerns?)$/, '')) ?? null;
}

/** What a cell without a code is; where reporting itself is judged, a study that doesn't report has failed. */
export function judgementOfState(state: State, reporting: boolean): Judgement {
  if (state === 'not_applicable') return 'not-applicable';
  if (state === 'not_reported') return reporting ? 'high' : 'not-reported';
  if (state === 'unclear') return reporting ? 'some' : 'no-information';
  return 'not-coded';
}
