import { Fault } from '../../src/base/fault.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { CountSource } from '../../src/model/count-source.ts';
import { type AgreementQuery, agreementReport, reportOf } from '../../src/pipeline/sheets/agreement.ts';
import { codersFrom } from '../../src/read/counted-coders.ts';
import { openedCoders } from '../../src/read/open-coders.ts';
import { openSession } from '../../src/read/session.ts';
import { memoryEffects } from './memory-effects.ts';
import type { RandomCoders } from './random-coders.ts';
import { sourceOf } from './source.ts';

/** The cells of random codings as CSV. */
export const codersCsv = ({ header, rows }: RandomCoders): string =>
  [header, ...rows].map(cells => `${cells.map(cell => `"${cell}"`).join(',')}\n`).join('');

const worldOf = (sheet: RandomCoders) => memoryEffects({ ...sheet.files, 'studies.csv': codersCsv(sheet) });

type Report = Awaited<ReturnType<typeof agreementReport>>;

/** Everything that a report says, or what is refused. */
async function said(report: () => Promise<Report | null>): Promise<unknown> {
  try {
    const found = await report();
    if (found === null) return null;
    const { rows, stages, consequences, guessed, findings, differing } = found;
    return JSON.parse(JSON.stringify({ rows, stages, consequences, guessed, findings, differing }));
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, message: error.message };
    throw error;
  }
}

/** What is said of agreement from the rows of a sheet. */
export const agreementFromRows = (sheet: RandomCoders, query: AgreementQuery): Promise<unknown> =>
  said(() => agreementReport(worldOf(sheet), null, null, query));

/** What is said from counted combinations of cells; null where rows are needed. */
export const agreementFromCounts = (
  sheet: RandomCoders,
  source: CountSource,
  query: AgreementQuery,
): Promise<unknown> =>
  said(async () => {
    const session = await openSession(worldOf(sheet), null);
    const { review, codebook, unit, citation } = session;
    const counted = await codersFrom(source, review, codebook, { unit, citation }, query);
    if (counted === null) return null;
    const open = await session.withCoders(counted);
    return reportOf(openedCoders(open), { ...query, listed: false });
  });

/** The same as a table. */
export const codersTable = (sheet: RandomCoders) => ingest(sourceOf(codersCsv(sheet), 'studies.csv'));
