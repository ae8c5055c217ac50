import { Fault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import { BETWEEN_CODES, type ExportedSheet, listField, platformExport } from '../platform-export.ts';

interface Attribute {
  readonly AttributeId?: number;
  readonly AttributeName?: string;
  readonly AttributeType?: string;
  readonly AttributeDescription?: string;
  readonly Attributes?: { readonly AttributesList?: readonly Attribute[] };
}
interface Reference {
  readonly [key: string]: unknown;
  readonly Outcomes?: readonly unknown[];
  readonly Codes?: readonly {
    readonly AttributeId?: number;
    readonly AdditionalText?: string;
    readonly ArmId?: number;
  }[];
}
interface Exported {
  readonly CodeSets?: readonly {
    readonly SetName?: string;
    readonly Attributes?: { readonly AttributesList?: readonly Attribute[] };
  }[];
  readonly References?: readonly Reference[];
}

/** A code that has codes below it that coders tick: a question, with all codes below it as its answers. */
interface Question {
  readonly name: string;
  readonly group: string;
  readonly description: string;
  /** by the number of the code: its label, and the code above it where that can be ticked too */
  readonly codes: ReadonlyMap<number, { readonly label: string; readonly parent: string | null }>;
}

/** The columns that say which reference it is, as the export names them and as the sheet does. */
const OF_REFERENCE = {
  ItemId: 'item_id',
  ShortTitle: 'short_title',
  Title: 'title',
  Authors: 'authors',
  Year: 'year',
  ParentTitle: 'journal',
  DOI: 'doi',
} as const;

/**
 * The JSON that EPPI-Reviewer exports (and EPPI-Mapper reads): code sets as trees, and the codes of each reference. A code
 * whose children can be ticked is a question; it becomes a multi-select column, its children the categories, also those that
 * nobody ticked. What stands in the information box of a code becomes the column `question: notes`.
 */
export const eppiReviewer = platformExport({
  name: 'eppi-reviewer',
  describe: 'EPPI-Reviewer JSON: code sets and references',
  matches: head => /^\s*\{/.test(head) && /"(?:CodeSets|References)"\s*:/.test(head),
  async read(text, name) {
    const { CodeSets: sets = [], References: references = [] } = parsed(text, name);
    const ticked = new Set(references.flatMap(({ Codes = [] }) => Codes.map(code => code.AttributeId ?? -1)));
    const questions = sets.flatMap(set =>
      questionsIn(childrenOf(set), set.SetName?.trim() || 'Codes', set.SetName?.trim() ?? '', ticked),
    );
    if (questions.length === 0 || references.length === 0)
      throw new Fault(
        'eppi',
        `${name} has ${sets.length} code sets with ${questions.length} questions, and ${references.length} references`,
        'in EPPI-Reviewer, export the coding report as JSON with the code sets and the references that you want to count',
      );
    return sheetOf(uniquelyNamed(questions), references);
  },
});

function parsed(text: string, name: string): Exported {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Exported;
  } catch (error) {
    throw new Fault(
      'json',
      `${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      'export it again',
    );
  }
}

const childrenOf = (node: {
  readonly Attributes?: { readonly AttributesList?: readonly Attribute[] };
}): readonly Attribute[] => node.Attributes?.AttributesList ?? [];
const isHeading = (node: Attribute): boolean => /^not selectable/i.test(node.AttributeType ?? '');
const nameOf = (node: Attribute): string => node.AttributeName?.trim() || `code ${node.AttributeId ?? ''}`;

/** Headings above questions are groups; codes without codes below them are answers to what stands above them. */
function questionsIn(
  nodes: readonly Attribute[],
  above: string,
  group: string,
  ticked: ReadonlySet<number>,
): Question[] {
  const loose = nodes.filter(node => childrenOf(node).length === 0 && !isHeading(node));
  return [
    ...(loose.length === 0 ? [] : [{ name: above, group, description: '', codes: codesOf(loose, null) }]),
    ...nodes
      .filter(node => childrenOf(node).length > 0)
      .flatMap(node => {
        const children = childrenOf(node);
        // a heading with headings alone below it holds questions; anything else is one
        if (isHeading(node) && children.every(isHeading))
          return questionsIn(children, nameOf(node), nameOf(node), ticked);
        // every code can be ticked by default, also one that is only asked: it is an answer where somebody did
        const isAnswer = !isHeading(node) && ticked.has(node.AttributeId ?? -1);
        return [
          {
            name: nameOf(node),
            group,
            description: node.AttributeDescription?.trim() ?? '',
            codes: codesOf(isAnswer ? [{ ...node, Attributes: {} }, ...children] : children, null),
          },
        ];
      }),
  ];
}

function codesOf(
  nodes: readonly Attribute[],
  parent: string | null,
): Map<number, { label: string; parent: string | null }> {
  const codes = new Map<number, { label: string; parent: string | null }>();
  for (const node of nodes) {
    const label = nameOf(node);
    if (!isHeading(node)) codes.set(node.AttributeId ?? -1, { label, parent });
    for (const [id, code] of codesOf(childrenOf(node), isHeading(node) ? parent : label)) codes.set(id, code);
  }
  return codes;
}

/** Two questions of one name are told apart by their group, else by a number. */
function uniquelyNamed(questions: readonly Question[]): Question[] {
  const taken = new Set<string>(Object.values(OF_REFERENCE));
  return questions.map(question => {
    let name = question.name;
    if (taken.has(name) && question.group !== '') name = `${question.name} (${question.group})`;
    for (let i = 2; taken.has(name); i++) name = `${question.name} (${i})`;
    taken.add(name);
    return { ...question, name };
  });
}

function sheetOf(questions: readonly Question[], references: readonly Reference[]): ExportedSheet {
  const noted = questions.filter(({ codes }) =>
    references.some(({ Codes = [] }) =>
      Codes.some(code => codes.has(code.AttributeId ?? -1) && (code.AdditionalText ?? '').trim() !== ''),
    ),
  );
  const known = new Set(questions.flatMap(({ codes }) => [...codes.keys()]));
  const lost = references.flatMap(({ Codes = [] }) => Codes.filter(code => !known.has(code.AttributeId ?? -1))).length;
  const arms = references.filter(({ Codes = [] }) => Codes.some(code => (code.ArmId ?? 0) !== 0)).length;
  const outcomes = references.reduce((sum, { Outcomes = [] }) => sum + (Outcomes ?? []).length, 0);
  const rows = references.map(reference => {
    const { Codes = [] } = reference;
    const ticked = (question: Question) => Codes.filter(code => question.codes.has(code.AttributeId ?? -1));
    return [
      ...Object.keys(OF_REFERENCE).map(key => String(reference[key] ?? '').trim()),
      ...questions.map(question =>
        [...new Set(ticked(question).map(code => question.codes.get(code.AttributeId!)!.label))].join(BETWEEN_CODES),
      ),
      ...noted.map(question =>
        ticked(question)
          .filter(code => (code.AdditionalText ?? '').trim() !== '')
          .map(code => `${question.codes.get(code.AttributeId!)!.label}: ${code.AdditionalText!.trim()}`)
          .join('; '),
      ),
    ];
  });
  return {
    rows: [
      [
        ...Object.values(OF_REFERENCE),
        ...questions.map(({ name }) => name),
        ...noted.map(({ name }) => `${name}: notes`),
      ],
      ...rows,
    ],
    schema: {
      fields: questions.map(({ name, group, description, codes }) => ({
        ...listField(name, [...codes.values()]),
        ...(group === '' ? {} : { 'x-group': group }),
        ...(description === '' ? {} : { description }),
      })),
    },
    notes: [
      `${questions.length} questions of the code sets became multi-select fields; a reference without any code of a question is not coded there`,
      ...(lost === 0
        ? []
        : [
            `${counted(lost, 'code')} of references ${lost === 1 ? 'is' : 'are'} in none of the exported code sets and ${lost === 1 ? 'was' : 'were'} left out`,
          ]),
      ...(outcomes === 0
        ? []
        : [
            `${counted(outcomes, 'outcome')} with numbers for a meta-analysis ${outcomes === 1 ? 'was' : 'were'} left out`,
          ]),
      ...(arms === 0
        ? []
        : [
            `${counted(arms, 'reference')} ${arms === 1 ? 'has' : 'have'} codes for single arms, which count for the reference`,
          ]),
    ],
  };
}
