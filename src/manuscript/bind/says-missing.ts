import { fieldKey, type Term } from './term.ts';

/** A label that says that a study does not report: `Not reported`, `NR`, `Unclear`, `Not specified`. */
const LABELS: readonly (readonly [state: string, label: RegExp])[] = [
  ['not_applicable', /^\W*(?:not applicable|n\/?a|does not apply)\W*$/i],
  ['unclear', /^\W*(?:unclear|uncertain|ambiguous|cannot tell|can't tell|undetermined)\W*$/i],
  [
    'not_reported',
    /^\W*(?:(?:not|un|none|no)[- ]?(?:reported|stated|specified|described|mentioned|provided|given|available|disclosed|report|known|information|data|details?)|nr|ns|unknown|unspecified|missing)(?: information| data)?\W*$/i,
  ],
];

const DID_NOT = "(?:did|do|does|could|can|was|were|is|are|has|have|had)(?: not|n['’]t|not)(?: \\w+)?";
const TELL =
  'say|said|report(?:ed)?|provided?|stated?|specif(?:y|ied)|described?|mention(?:ed)?|give|given|disclosed?|indicated?|discuss(?:ed)?|named?|noted?|explain(?:ed)?|inform|document(?:ed)?|determined?|ascertained|available|clear';
const DATUM = 'information|details?|particulars|indication|mention|report|statements?';

/** A sentence that says so: `did not report`, `no information on`, `remained unclear`. */
const SAID = new RegExp(
  `\\b(?:${[
    `${DID_NOT} (?:${TELL})`,
    '(?:could|can) ?not (?:tell|make out|establish|find out)',
    `fail(?:ed|s)? to (?:${TELL})`,
    'not (?:reported|stated|specified|described|mentioned|provided|disclosed|indicated|discussed|documented)',
    'un(?:reported|specified|clear|known|stated|documented)',
    `(?:no|without|lack(?:ed|ing)?) (?:${DATUM})`,
    '(?:no|without|lack(?:ed|ing)?) data(?= (?:on|about|for)\\b| (?:were|was) (?:available|reported|given|provided|found|presented)\\b|[,;.)]|$)',
    'without (?:an? |any )?(?:[a-z-]+ ){0,3}(?:statements?|information)',
    `(?:made|gave|give|contained|contain|provided|provide|offered|offer) (?:no|little) (?:[a-z-]+ ){0,3}(?:${DATUM})`,
    '(?:had|have|has|included?) (?:no|little) (?:[a-z-]+ ){0,2}(?:information|details?|mention)',
    `(?:left|leave) (?:it|this|that|[a-z]+) open`,
    '(?:was|were|is|are|remained|kept) silent (?:on|about|as to)',
    '(?:said|say|says|state[sd]?|reveal(?:ed|s)?) nothing',
    'nothing (?:was|is) (?:said|known|reported|stated)',
    'neither (?:reported|stated|specified)',
  ].join('|')})\\b`,
  'i',
);

/** `A DOI was missing from 240 records` */
export const saysAbsent = (text: string): boolean => /\b(?:was|were|is|are) (?:missing|absent|lacking)\b/i.test(text);

/** `Codelists were not applicable in 291 articles` */
export const saysInapplicable = (text: string): boolean =>
  /\b(?:not applicable|(?:did|does|do) not apply|inapplicable)\b/i.test(text);

export const saysMissing = (text: string): boolean => SAID.test(text);

/** The missing state that a label stands for, null where it is a label like any other. */
export const missingStateOf = (label: string): string | null =>
  LABELS.find(([, shape]) => shape.test(label.trim()))?.[0] ?? null;

/** A category that says in a sentence that nothing is reported. */
const SENTENCE =
  /\b(?:is|are|was|were) not (?:reported|stated|specified|described|mentioned|given|provided|disclosed)$|^no (?:statement|information|mention|details?)\b|^no (?:[a-z]+ ){1,3}(?:is|are|was|were) (?:reported|stated|specified|described|mentioned|given|provided|disclosed)$/i;

/** The category or state of a field that says that nothing is reported; null where it has none. */
export function missingLevel(terms: readonly Term[], field: string, state: string): Term | null {
  const own = terms.filter(term => fieldKey(term) === field && term.level !== null);
  const found = (fits: (name: string) => boolean): Term | undefined =>
    own.find(term => term.state !== true && term.names.some(fits));
  const only = (fits: (name: string) => boolean): Term | undefined => {
    const all = own.filter(term => term.state !== true && term.names.some(fits));
    return all.length === 1 ? all[0] : undefined;
  };
  const named =
    found(name => missingStateOf(name) === state) ??
    // `Not reported in the paper`
    (state === 'not_reported'
      ? (found(name => /^not (?:reported|stated|specified|described) /i.test(name)) ??
        // `Ethics approval is not mentioned`, `No statement on conflicts of interest`
        only(name => SENTENCE.test(name)))
      : undefined) ??
    // `Not applicable to this type`
    (state === 'not_applicable' ? found(name => /^not applicable\b/i.test(name)) : undefined);
  return named ?? own.find(term => term.state === true && term.level === state) ?? null;
}
