import type { CodedStudies, StudyCell, StudyCode, StudyField } from '../../model/coded-studies.ts';
import { STATE_LABELS, type State } from '../../model/state.ts';

/** Missing states that are findings about a study: they are written beside the codes. */
const TOLD: readonly State[] = ['not_reported', 'unclear'];

/** A field of codes, with a code for each missing state that some study is in and that says something about it. */
export interface ShownField {
  readonly field: StudyField;
  readonly codes: readonly StudyCode[];
  /** the values of `codes` that a study has */
  of(study: number): readonly string[];
  evidence(study: number): string;
}

/** Fields of codes as programs show them that know codes only. */
export function shownCodes({ fields, studies }: CodedStudies): readonly ShownField[] {
  return fields.flatMap((field, at): ShownField[] => {
    if (field.kind !== 'codes') return [];
    const cell = (study: number): StudyCell => studies[study]!.cells[at]!;
    const states = TOLD.filter(state => studies.some((_, study) => cell(study).state === state));
    // a code may have the name of a state
    const codeOf = (state: State): string => (field.codes.some(({ value }) => value === state) ? `(${state})` : state);
    return [
      {
        field,
        codes: [
          ...field.codes,
          ...states.map(state => ({
            value: codeOf(state),
            label: STATE_LABELS[state],
            description: '',
            parent: null,
            codable: true,
          })),
        ],
        of: study => {
          const { state, codes } = cell(study);
          return state === 'coded' ? codes : states.includes(state) ? [codeOf(state)] : [];
        },
        evidence: study => cell(study).evidence,
      },
    ];
  });
}

/** What programs that know codes only are not given, in sentences. */
export function notShown({ fields, studies }: CodedStudies): string[] {
  const others = fields.filter(({ kind }) => kind !== 'codes').map(({ title }) => title);
  const invalid = studies.flatMap(({ cells }) => cells.filter(({ state }) => state === 'invalid')).length;
  return [
    ...(others.length === 0 ? [] : [`numbers and texts are no codes, and are left out: ${others.join(', ')}`]),
    ...(invalid === 0
      ? []
      : [`${invalid} ${invalid === 1 ? 'cell has an error and is' : 'cells have errors and are'} left out`]),
  ];
}

/** The codes of a study as keywords, `Field: Label`, behind its own keywords. */
export const codeKeywords = (shown: readonly ShownField[], studies: CodedStudies, study: number): string[] => [
  ...studies.studies[study]!.reference.keywords,
  ...shown.flatMap(({ field, codes, of }) =>
    of(study).map(value => `${field.title}: ${codes.find(code => code.value === value)?.label ?? value}`),
  ),
];
