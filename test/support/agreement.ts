import type { CommandContext, OptionValues } from '../../src/cli/command.ts';
import { agreementCommand } from '../../src/cli/commands/agreement.ts';
import { reconcileCommand } from '../../src/cli/commands/reconcile.ts';
import type { Disagreement } from '../../src/model/disagreement.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Note } from '../../src/model/note.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';

export interface AgreementDocument {
  rows: ResultRow[];
  disagreements: Disagreement[];
  consequences: ResultRow[];
  advice: { stage: string; field: string; statistic: string | null; sentence: string }[];
  notes: Note[];
  findings: Finding[];
}

/** Runs a command as the command line does, and catches what it prints. */
async function run(
  command: typeof agreementCommand,
  args: readonly (string | readonly string[] | undefined)[],
  options: OptionValues,
  context: Partial<CommandContext>,
): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const effects = {
    ...nodeEffects(),
    out(text: string) {
      out += text;
    },
    err(text: string) {
      err += text;
    },
  };
  const status = await command.run({ effects, review: null, json: false, strict: false, ...context }, args, options);
  return { status, out, err };
}

export const runAgreement = (fields: readonly string[], options: OptionValues = {}, review: string | null = null) =>
  run(agreementCommand, [fields], options, { review });

export const runReconcile = (file: string, options: OptionValues = {}, review: string | null = null) =>
  run(reconcileCommand, [file], options, { review });

/** `agreement --json`, read back. */
export async function agreementJson(
  fields: readonly string[],
  options: OptionValues = {},
  review: string | null = null,
): Promise<AgreementDocument & { status: number }> {
  const { out, status } = await run(agreementCommand, [fields], options, { review, json: true });
  return { ...(JSON.parse(out) as AgreementDocument), status };
}

/** The row of a statistic of a whole field in a stage. */
export function rowOf(rows: readonly ResultRow[], statistic: string, field: string, stage?: string): ResultRow {
  const found = rows.find(
    row =>
      row.statistic === statistic &&
      row.field === field &&
      row.kind === 'field' &&
      row.by.length === 1 &&
      (stage === undefined || row.by[0]!.level === stage),
  );
  if (found === undefined) throw new Error(`no row ${statistic} of ${field}`);
  return found;
}
