import { defined } from '../base/defined.ts';
import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { type Formatter, formatter } from '../base/formatter.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import type { CoderTable, Material } from '../model/material.ts';
import type { Table } from '../model/table.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { loadReview, type Resource, type Review, reviewGuesses } from '../review.ts';
import { compareFindings } from '../validate/compare-findings.ts';
import type { Citation } from '../validate/rule.ts';
import type { Unit, Validated } from '../validate/validate.ts';
import { citationFields } from './citation-fields.ts';
import { codedSheet, readResource } from './coded-sheet.ts';
import { countingUnit } from './counting-unit.ts';
import { duplicateKey } from './duplicate-key.ts';
import { type CodersRead, distinctFindings, loadCoders } from './load-coders.ts';
import { type FoundFlow, loadFlow } from './load-flow.ts';
import { loadVerification } from './load-verification.ts';
import { materialOf } from './material.ts';
import { neededCodebook } from './needed-codebook.ts';
import { consensusSheet } from './split-sheet.ts';
import { anchoredUnits } from './suggestion-log.ts';
import { unconfirmedFindings } from './unconfirmed-findings.ts';

export { citationFields, citationOf } from './citation-fields.ts';
export { neededCodebook } from './needed-codebook.ts';
/** A review, read and checked. */
export interface OpenReview {
  readonly review: Review;
  /** the codebook of the studies as it is declared */
  readonly codebook: Codebook;
  readonly unit: Unit;
  readonly studies: Validated;
  readonly coders: readonly CoderTable[];
  /** of every sheet that was read, sorted by address */
  readonly findings: readonly Finding[];
  readonly material: Material;
  /** every sheet that was read */
  readonly tables: readonly Table[];
  /** the counts of the flow diagram; null where the review declares none */
  readonly flow: Flow | null;
  readonly words: Words;
  readonly format: Formatter;
  /** any resource of the review, read on demand */
  sheet(name: string): Promise<Validated>;
}

type Verified = Awaited<ReturnType<typeof loadVerification>>;
/** A review whose sheets are read when they are needed, each once. A null says that the review declares no such thing. */
export interface Session {
  readonly review: Review;
  readonly codebook: Codebook;
  readonly unit: Unit;
  readonly citation: Citation;
  table(resource: Resource): Promise<Table>;
  studies(): Promise<Validated>;
  coders(): Promise<CodersRead>;
  flow(): Promise<FoundFlow | null>;
  verification(): Promise<Verified>;
  /** units by field whose code was suggested before it was given */
  anchored(): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** any resource of the review by its own codebook, else by that of the studies */
  sheet(name: string): Promise<Validated>;
  /** the studies alone; a part that would need another sheet throws where it is asked for */
  onlyStudies(): Promise<OpenReview>;
  /** everything that the review declares */
  whole(): Promise<OpenReview>;
  /** everything that can be read; a part that can't throws its Fault where an analysis asks for it */
  readable(): Promise<OpenReview>;
}

/** Opens the review at a path, or the nearest one upwards; only its declarations and its table of reports are read yet. */
export const openSession = async (effects: Effects, path: string | null): Promise<Session> =>
  sessionOf(effects, await loadReview(effects, path));

/** The review at a path with all of its sheets. */
export const openReview = async (effects: Effects, path: string | null): Promise<OpenReview> =>
  (await openSession(effects, path)).whole();

/** The review at a path with its studies alone, for analyses that need no other sheet. */
export const openStudies = async (effects: Effects, path: string | null): Promise<OpenReview> =>
  (await openSession(effects, path)).onlyStudies();

/**
 * A session of a review that has been loaded.
 *
 * @param faultHere what is told of a file that can't be read, where the review is a former state
 */
export async function sessionOf(
  effects: Effects,
  review: Review,
  faultHere: (fault: Fault) => Fault = fault => fault,
): Promise<Session> {
  const codebook = await neededCodebook(review, review.studies);
  const citation = citationFields(review, codebook);
  const { unit, findings: ofReports, table: reportTable } = await countingUnit(review);
  requireKey(review, unit, codebook);
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const found =
      (known.get(key) as Promise<T> | undefined) ??
      load().catch((error: unknown) => {
        throw error instanceof Fault ? faultHere(error) : error;
      });
    known.set(key, found);
    return found;
  };
  const table = (resource: Resource): Promise<Table> =>
    once(`table ${resource.name}`, () => readResource(review, resource));
  const studies = (): Promise<Validated> =>
    once('studies', async () =>
      codedSheet(consensusSheet(review, await table(review.studies), codebook), codebook, {
        unit,
        citation,
        fieldsMatch: review.studies.fieldsMatch ?? 'partial',
      }),
    );
  const coders = (): Promise<CodersRead> =>
    once('coders', async () =>
      loadCoders(review, unit, (await studies()).coded, table, resource => neededCodebook(review, resource)),
    );
  const flow = (): Promise<FoundFlow | null> =>
    once('flow', async () =>
      review.value.flow === undefined ? null : loadFlow(review, unit.name, (await studies()).coded.units, table),
    );
  const verification = (): Promise<Verified> => once('verification', () => loadVerification(review, codebook));
  const anchored = () => once('anchored', () => anchoredUnits(effects, review));
  const sheet = (name: string): Promise<Validated> =>
    name === review.studies.name
      ? studies()
      : once(`sheet ${name}`, async () => {
          const resource = review.resource(name);
          const own = (await review.codebook(resource)) ?? codebook;
          return codedSheet(await table(resource), own, {
            unit: own.file === codebook.file ? unit : rowUnit(own),
            fieldsMatch: resource.fieldsMatch ?? 'partial',
          });
        });

  const opened = async (
    parts: OpenParts,
    others: OtherSheets = { findings: [], tables: [], shared: false },
  ): Promise<OpenReview> => {
    const read = await studies();
    const findings = [...ofReports, ...unconfirmedFindings(review, codebook), ...read.findings, ...others.findings];
    const material = materialOf(
      {
        coded: read.coded,
        denominator: review.value.denominator ?? 'applicable',
        target: review.value.target ?? null,
        searched: review.value.searched ?? null,
        guesses: reviewGuesses(review),
        duplicate: duplicateKey(read.findings),
      },
      {
        coders: () => parts.coders().coders,
        stages: () => parts.coders().stages,
        flow: () => parts.flow()?.flow ?? null,
        verification: () => parts.verification()?.sample ?? null,
        anchored: parts.anchored,
      },
    );
    return {
      review,
      codebook,
      unit,
      studies: read,
      // coders who share a sheet share its cells
      findings: (others.shared ? distinctFindings(findings) : findings).sort(compareFindings),
      tables: [read.coded.table, ...(reportTable === null ? [] : [reportTable]), ...others.tables],
      material,
      get coders() {
        return material.coders;
      },
      get flow() {
        return material.flow ?? null;
      },
      words: wordsOf(read.coded),
      format: formatter(defined(review.value.numbers ?? {})),
      sheet,
    };
  };
  const unread = (part: string) => (): never => {
    throw new Error(`${part}: not read in this session, which opened the studies alone`);
  };
  return {
    review,
    codebook,
    unit,
    citation,
    table,
    studies,
    coders,
    flow,
    verification,
    anchored,
    sheet,
    onlyStudies: () =>
      opened({
        coders: unread('coders'),
        flow: unread('flow'),
        verification: unread('verification'),
        anchored: unread('suggestions'),
      }),
    async whole() {
      const read = { coders: await coders(), flow: await flow(), verification: await verification() };
      const known = await anchored();
      return opened(
        {
          coders: () => read.coders,
          flow: () => read.flow,
          verification: () => read.verification,
          anchored: () => known,
        },
        await otherSheets(review, read, table),
      );
    },
    readable: async () =>
      opened({
        coders: await settled(coders),
        flow: await settled(flow),
        verification: await settled(verification),
        anchored: await settled(anchored),
      }),
  };
}

interface OtherSheets extends Pick<OpenReview, 'findings' | 'tables'> {
  readonly shared: boolean;
}

interface OpenParts {
  coders(): CodersRead;
  flow(): FoundFlow | null;
  verification(): Verified;
  anchored(): ReadonlyMap<string, ReadonlySet<string>>;
}

/** A part that was read, or one that throws the reason why it could not be. */
async function settled<T>(load: () => Promise<T>): Promise<() => T> {
  try {
    const value = await load();
    return () => value;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return () => {
      throw error;
    };
  }
}

/** Findings and tables of every sheet besides the studies. */
async function otherSheets(
  review: Review,
  { coders, flow, verification }: { coders: CodersRead; flow: FoundFlow | null; verification: Verified },
  table: (resource: Resource) => Promise<Table>,
): Promise<OtherSheets> {
  const findings: Finding[] = [];
  const tables: Table[] = [];
  if (verification !== null) {
    findings.push(...verification.findings);
    tables.push(verification.table);
  }
  findings.push(...coders.findings, ...(flow?.findings ?? []));
  tables.push(...coders.tables, ...(flow?.tables ?? []));
  const done = new Set([review.studies.name, ...coders.resources, ...(flow?.resources ?? [])]);
  for (const resource of review.value.resources) {
    if (done.has(resource.name)) continue;
    const own = await review.codebook(resource);
    if (own === null) continue;
    const read = await table(resource);
    tables.push(read);
    const options = { unit: rowUnit(own), fieldsMatch: resource.fieldsMatch ?? 'partial' } as const;
    findings.push(...codedSheet(read, own, options).findings);
  }
  return { findings, tables, shared: coders.shared };
}

/** Where it takes several fields to name a row, none of them alone is a unit. */
const rowUnit = (codebook: Codebook): Unit => ({
  name: 'row',
  key: codebook.primaryKey.length === 1 ? codebook.primaryKey[0]! : null,
});

/** A key that no field has would make every row a unit, silently; with a table of reports the key may stand there alone. */
function requireKey(review: Review, { key, reports = null }: Unit, codebook: Codebook): void {
  if (key === null || reports !== null || codebook.fields.some(field => field.name === key)) return;
  const names = codebook.fields.map(field => field.name);
  throw new Fault(
    'unit-key',
    `${review.declaration.file}: the key of the unit, "${key}", is not a field of ${codebook.file}${didYouMean(key, names)}`,
    'name the field that says which unit a row belongs to, or a table of reports (`unit: { reports: … }`)',
  );
}
