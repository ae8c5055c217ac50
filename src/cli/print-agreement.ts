import { confusionTable } from '../analyses/agreement/confusion-table.ts';
import { consequenceTable, fieldTables, overviewTable } from '../analyses/agreement/table.ts';
import type { TableContext } from '../analyses/result-table.ts';
import type { Effects } from '../base/effects.ts';
import { counted } from '../base/plural.ts';
import { unknownWord } from '../base/unknown-word.ts';
import { terminalTable } from '../export/table/formats/terminal.ts';
import type { TableModel } from '../model/table-model.ts';
import { wordsOf } from '../model/words.ts';
import { disclosureNotes, printedDisclosure } from '../pipeline/request/disclosure.ts';
import type { AgreementReport } from '../pipeline/sheets/agreement.ts';
import { plainTable } from '../tables/plain-table.ts';
import { groupedFindingLines } from './grouped-finding-lines.ts';

/** What to print, and how. */
export interface AgreementPrint {
  readonly format: string;
  /** every coefficient, categories and confusion table of each field */
  readonly full: boolean;
  readonly disagreements: boolean;
  readonly consequences: boolean;
}

/** Prints a report as text, CSV or JSON on standard output; findings go to standard error. */
export async function printAgreement(effects: Effects, report: AgreementReport, print: AgreementPrint): Promise<void> {
  switch (print.format) {
    case 'json': {
      const { rows, disagreements, findings, consequences: moved, stages } = report;
      const document = {
        rows,
        disagreements,
        consequences: moved,
        advice: stages.flatMap(({ fields }) => fields.map(({ stage, field, advice }) => ({ stage, field, ...advice }))),
        confusions: stages.flatMap(({ fields }) => fields.flatMap(({ confusion: one }) => one ?? [])),
        notes: [
          ...stages.flatMap(({ name, notes }) =>
            notes.map(({ code, message }) => ({ code, message: `${name}: ${message}` })),
          ),
          ...(report.guessed === null ? [] : [{ code: 'unconfirmed-guess', message: report.guessed }]),
          ...(report.open.review === null ? [] : disclosureNotes(report.open.review)),
        ],
        findings,
      };
      effects.out(`${JSON.stringify(document, null, 2)}\n`);
      break;
    }
    case 'csv':
      effects.out(await (await import('../export/rows-csv.ts')).rowsCsv(report.rows, disclosedIn(report)));
      break;
    case 'text':
      effects.out(
        blocksOf(report, print)
          .map(block =>
            typeof block === 'string'
              ? block
              : terminalTable(block, { colour: effects.colour, wrap: effects.terminalWidth !== null }),
          )
          .join('\n'),
      );
      break;
    default:
      throw unknownWord(print.format, ['text', 'csv', 'json'], 'format of agreement', 'format');
  }
  if (print.format !== 'json')
    for (const line of groupedFindingLines(report.findings, effects.colour, Number.POSITIVE_INFINITY))
      effects.err(`${line}\n`);
}

/** null where nothing must be disclosed, or where sheets of coders were named instead of a review */
const disclosedIn = ({ open: { review } }: AgreementReport): string | null =>
  review === null ? null : printedDisclosure(review);

/** The tables and sentences of a report, in the order in which they are read. */
function blocksOf(report: AgreementReport, print: AgreementPrint): (string | TableModel)[] {
  const disclosed = disclosedIn(report);
  const titles = new Map(report.stages.flatMap(({ fields }) => fields.map(({ field, title }) => [field, title])));
  const words = wordsOf(report.open.material.coded);
  const context: TableContext = {
    words: { ...words, fieldTitle: field => titles.get(field) ?? words.fieldTitle(field) },
    format: report.open.format,
    view: {},
  };
  const ofStages = report.stages.flatMap(({ name, notes, fields }): (string | TableModel)[] => {
    const coders = fields[0]?.coders ?? [];
    if (coders.length === 0) return [];
    return [
      `${name}: ${coders.join(', ')}\n${notes.map(note => `${note.message}\n`).join('')}`,
      overviewTable(
        fields.flatMap(field => field.rows),
        context,
      ),
      fields.map(({ title, advice }) => `${title}: ${advice.sentence}\n`).join(''),
      ...fields.flatMap(({ rows, confusion, title }) =>
        print.full
          ? [...fieldTables(rows, context), ...(confusion === null ? [] : [confusionTable(confusion, title)])]
          : [],
      ),
    ];
  });
  return [
    ...ofStages,
    ...disagreementBlocks(report, print.disagreements),
    ...(print.consequences
      ? [
          report.consequences.length === 0
            ? 'no disagreement could move a share of the consensus\n'
            : consequenceTable(report.consequences, context),
        ]
      : []),
    ...(report.guessed === null ? [] : [`${report.guessed}\n`]),
    ...report.unread.map(({ message }) => `${message}\n`),
    ...(disclosed === null ? [] : [`${disclosed}\n`]),
  ];
}

/** Every unit on which coders differ, or how many there are. */
function disagreementBlocks(
  { disagreements: list, differing }: Pick<AgreementReport, 'disagreements' | 'differing'>,
  listed: boolean,
): (string | TableModel)[] {
  if (!listed) return differing === 0 ? [] : [`${counted(differing, 'disagreement')}; --disagreements lists them\n`];
  if (list.length === 0) return ['no disagreements\n'];
  const coders = [...new Set(list.flatMap(entry => entry.codes.map(({ coder }) => coder)))];
  return [
    plainTable(
      ['Stage', 'Unit', 'Field', ...coders, 'Consensus'],
      list.map(entry => [
        entry.stage,
        entry.key,
        entry.field,
        ...coders.map(coder => short(entry.codes.find(code => code.coder === coder)?.code ?? '')),
        short(entry.consensus ?? ''),
      ]),
      { left: [1, 2, ...coders.map((_, i) => i + 3), coders.length + 3], name: 'disagreements' },
    ),
  ];
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
