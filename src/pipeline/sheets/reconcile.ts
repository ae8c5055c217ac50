import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { cellsCsv } from '../../export/cells-csv.ts';
import type { TextChange } from '../../export/fix/changed-csv.ts';
import { sheetPlace } from '../../export/ooxml/sheet-letter.ts';
import { ADJUDICATION, adjudicationId } from '../../model/adjudication.ts';
import type { Finding } from '../../model/finding.ts';
import { readingOf, readTable, requireSource } from '../../read/coded-sheet.ts';
import { type OpenReview, openReview } from '../../read/session.ts';
import type { StageAgreement } from '../../tabulate/agreement/agree.ts';
import { cellCode } from '../../tabulate/agreement/cell-code.ts';
import { consensusReader, sameCode } from '../../tabulate/agreement/consensus-reader.ts';
import { disagreementsOf } from '../../tabulate/agreement/disagreements.ts';
import { type Decision, readAdjudication } from '../../validate/coders/read-adjudication.ts';
import { type NewFile, writeFiles } from '../../write/outputs.ts';
import { fieldNamed, rowOf } from './adjudication.ts';
import { ALL_AGREEMENT, agreementOf } from './agreement.ts';
import { changedSheet, requireSameKind } from './changed-sheet.ts';
import { fieldHeaders } from './field-headers.ts';

export interface ReconcileOptions {
  /** the file of the consensus; `out/consensus.csv` where null */
  readonly out: string | null;
  /** write a copy of the studies sheet with the decisions in it instead */
  readonly intoStudies: boolean;
  readonly leaveOpen: boolean;
}

export interface Reconciled {
  readonly decisions: readonly Decision[];
  /** any of them: the sheet was refused, and nothing was written; nothing is written without a decision either */
  readonly findings: readonly Finding[];
  readonly written: readonly string[];
}

/** Reads an adjudicated sheet back: `sheet ─check whole→ decisions → consensus and log`, or a list of what is wrong. */
export async function reconcile(
  effects: Effects,
  path: string | null,
  file: string,
  options: ReconcileOptions,
): Promise<Reconciled> {
  const source = await requireSource(effects, file);
  const sheet = await readTable(source, { sheetName: ADJUDICATION.sheet });
  const lists = await readTable(source, { sheetName: ADJUDICATION.lists });
  if (!lists.columns.some(({ header }) => header === ADJUDICATION.rows))
    throw new Fault(
      'no-adjudication',
      `${file} is not a sheet for the adjudicator`,
      door => `write one: ${door.request('agreement', [], { disagreements: 'disagreements.xlsx' })}`,
    );
  const open = await openReview(effects, path);
  const fields = lists.columns.map(column => column.header).filter(header => header !== ADJUDICATION.rows);
  const { stages } = agreementOf(open.material, { ...ALL_AGREEMENT, fields });
  const disagreements = stages.flatMap(disagreementsOf);
  const names = sheet.columns.map(column => column.header);
  const coders = names.slice(names.indexOf(ADJUDICATION.field) + 1, names.indexOf(ADJUDICATION.before));
  const { decisions, findings } = readAdjudication(sheet, lists, {
    coders,
    rows: new Map(disagreements.map(entry => [idOf(entry), rowOf(entry, coders)])),
    field: name => fieldNamed(open.material, name),
    leaveOpen: options.leaveOpen,
  });
  if (findings.length > 0 || decisions.length === 0) return { decisions: [], findings, written: [] };
  const files: NewFile[] = [];
  const write = async (target: string, rows: readonly (readonly string[])[], guarded: boolean): Promise<void> => {
    files.push({ path: target, data: await cellsCsv(rows, guarded) });
  };
  const decided = stages.filter(stage => decisions.some(decision => decision.stage === stage.joined.stage.name));
  const base = options.out ?? `${open.review.folder}/out/${options.intoStudies ? studiesName(open) : 'consensus.csv'}`;
  if (options.intoStudies) {
    requireSameKind(base, open.studies.coded.table);
    files.push({ path: base, data: await studiesCopy(open, decisions) });
  } else
    for (const stage of decided) {
      const name = decided.length === 1 ? base : base.replace(/(\.[^./]*)?$/, `-${stage.joined.stage.name}$1`);
      await write(name, consensusRows(stage, decisions), false);
    }
  await write(base.replace(/(?:\.[^./]*)?$/, '-log.csv'), logRows(decisions, coders), true);
  await writeFiles(effects, { review: open.review, inputs: [file] }, files);
  const inside = `${open.review.folder}/`;
  const written = files.map(({ path: to }) => (to.startsWith(inside) ? to.slice(inside.length) : to));
  return { decisions, findings, written };
}

const idOf = ({ stage, key, field }: { stage: string; key: string; field: string }): string =>
  adjudicationId({ stage, unit: key, field });

const studiesName = (open: OpenReview): string =>
  open.review.studies.path.replace(/^.*\//, '').replace(/(\.[^.]*)?$/, '-reconciled$1');

/** Key and fields of every joined unit: the decision, else what the coders agree on, else the consensus as it was. */
function consensusRows({ joined, fields }: StageAgreement, decisions: readonly Decision[]): string[][] {
  const made = new Map(decisions.map(decision => [adjudicationId(decision), decision.consensus]));
  const key = joined.panel.raters[0]!.coded.codebook.primaryKey[0] ?? 'key';
  const columns = fields.map(({ ratings }) => ({
    ratings,
    before: consensusReader(joined.stage.consensus, ratings.field.name),
  }));
  return [
    [key, ...columns.map(({ ratings }) => ratings.field.name)],
    ...joined.keys.map((unit, index) => [
      unit,
      ...columns.map(({ ratings, before }) => {
        const decision = made.get(adjudicationId({ stage: joined.stage.name, unit, field: ratings.field.name }));
        if (decision !== undefined) return decision;
        const codes = ratings.columns.flatMap((column, rater) => {
          const at = joined.at[rater]![index]!;
          return at < 0 ? [] : [cellCode(column, at)];
        });
        return codes.length > 1 && codes.every(code => sameCode(ratings.field, code, codes[0]!))
          ? codes[0]!
          : (before(unit) ?? '');
      }),
    ]),
  ];
}

/** The studies sheet with the decisions in their cells; everything else in it stays, formats and dialect included. */
async function studiesCopy(
  { review, studies, codebook }: OpenReview,
  decisions: readonly Decision[],
): Promise<Uint8Array> {
  const { table, unitOfRow } = studies.coded;
  if (unitOfRow !== null)
    throw usageFault(
      'rows',
      `${table.file} has several rows per ${studies.coded.unit}`,
      door => `leave out ${door.option('intoStudies')} and take the consensus from its own file`,
    );
  const rowOfKey = new Map(Array.from({ length: table.rows }, (_, row) => [studies.coded.key(row).trim(), row]));
  const headers = fieldHeaders(table, codebook);
  const changes = decisions.flatMap(({ unit, field, consensus }): TextChange[] => {
    const column = headers.indexOf(field);
    const row = rowOfKey.get(unit);
    if (row === undefined || column < 0)
      throw new Fault(
        'no-cell',
        `${table.file} has no ${row === undefined ? `row for ${unit}` : `column for ${field}`}`,
        door => `leave out ${door.option('intoStudies')} and take the consensus from its own file`,
      );
    const at = table.at(row, column);
    if (table.columns[column]?.value(row) === consensus) return [];
    return [{ row: at.row ?? 0, column: sheetPlace(at.column ?? ''), text: consensus }];
  });
  const sheet = { source: await review.source(review.studies.path), reading: readingOf(review.studies), table };
  const { bytes, formulas } = await changedSheet(sheet, changes);
  const [formula] = formulas;
  if (formula !== undefined)
    throw new Fault(
      'formula',
      `${table.file}, row ${formula.row}: the cell of a decision is computed by a formula`,
      door => `replace the formula with its value, or leave out ${door.option('intoStudies')}`,
    );
  return bytes;
}

const logRows = (decisions: readonly Decision[], coders: readonly string[]): string[][] => [
  ['stage', 'unit', 'field', ...coders, 'consensus_before', 'consensus', 'reason'],
  ...decisions.map(({ stage, unit, field, codes, before, consensus, reason }) => [
    stage,
    unit,
    field,
    ...codes,
    before,
    consensus,
    reason,
  ]),
];
