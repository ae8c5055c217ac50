import { defined } from '../base/defined.ts';
import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { formatter } from '../base/formatter.ts';
import type { Codebook } from '../model/codebook.ts';
import { guessFindings } from '../model/guess-findings.ts';
import type { Table } from '../model/table.ts';
import { wordsOf } from '../model/words.ts';
import { loadReview, type Resource, type Review, reviewGuesses } from '../review.ts';
import { compareFindings } from '../validate/compare-findings.ts';

import type { Validated } from '../validate/validate.ts';
import { citationFields } from './citation-fields.ts';
import { codedSheet, duplicateKey, isLarge, readResource } from './coded-sheet.ts';
import type { CountedClasses } from './counted-classes.ts';
import { belongsToItself, type CountedSheet, countedSheet } from './counted-sheet.ts';
import { countingUnit, requireKey } from './counting-unit.ts';
import { foreignKeyFindings } from './foreign-keys.ts';
import { inheritedByKey } from './joined-sheet.ts';
import { type CodersRead, distinctFindings, loadCoders, NO_CODERS } from './load-coders.ts';
import type { FoundFlow } from './load-flow.ts';
import { materialOf } from './material.ts';
import { neededCodebook } from './needed-codebook.ts';
import type { OpenReview } from './open-review.ts';
import { type OtherSheets, otherSheets, rowUnit } from './other-sheets.ts';
import { type CountedRead, type CountedReads, countedNames, resourceViews, uncoded } from './resource-view.ts';
import type { ReviewSession as Session, Verified } from './review-session.ts';
import { settled } from './settled.ts';
import { consensusSheet } from './split-sheet.ts';
import { anchoredUnits } from './suggestion-log.ts';

export { citationFields, citationOf } from './citation-fields.ts';
export { neededCodebook } from './needed-codebook.ts';
export type { OpenReview } from './open-review.ts';
export type { ReviewSession as Session } from './review-session.ts';

/**
 * Opens a review as a session, which reads each sheet when it is first needed, and once.
 *
 * @param path the folder of a review or its review.yaml; null for the nearest one upwards
 * @returns a session of which only the declarations and the table of reports are read yet
 * @throws Fault where there is no review, or where its declarations can't be read
 */
export const openSession = async (effects: Effects, path: string | null): Promise<Session> =>
  sessionOf(effects, await loadReview(effects, path));

/** The review at a path with all of its sheets. */
export const openReview = async (effects: Effects, path: string | null): Promise<OpenReview> =>
  (await openSession(effects, path)).whole();

/**
 * The review at a path with its studies alone, for analyses that need no other sheet.
 *
 * @param fieldsFor the fields whose cells are all that is needed, so that a file with a counting engine need not be read row
 *   by row; null where rows are needed
 */
export const openStudies = async (
  effects: Effects,
  path: string | null,
  of: string | null = null,
  fieldsFor: ((codebook: Codebook) => ReadonlySet<string> | null) | null = null,
): Promise<OpenReview> =>
  (await sessionOf(effects, await loadReview(effects, path), undefined, fieldsFor)).onlyStudies(of);

/**
 * A session of a review that has been loaded.
 *
 * @param faultHere what is told of a file that can't be read, where the review is a former state
 * @param fieldsFor as for `openStudies`
 */
export async function sessionOf(
  effects: Effects,
  review: Review,
  faultHere: (fault: Fault) => Fault = fault => fault,
  fieldsFor: ((codebook: Codebook) => ReadonlySet<string> | null) | null = null,
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
  const studies = (): Promise<CountedClasses> =>
    once('studies', async () => {
      const options = { unit, citation, fieldsMatch: review.studies.fieldsMatch ?? 'partial' } as const;
      const fields = fieldsFor !== null && (await isLarge(review)) ? fieldsFor(codebook) : null;
      const counted =
        fields === null
          ? null
          : await (await import('./counted-classes.ts')).countedClasses(review, codebook, options, fields);
      return counted ?? codedSheet(consensusSheet(review, await table(review.studies), codebook), codebook, options);
    });
  const coders = (): Promise<CodersRead> =>
    once('coders', async () =>
      review.value.codings === undefined
        ? NO_CODERS
        : loadCoders(review, unit, (await studies()).coded, table, resource => neededCodebook(review, resource)),
    );
  const flow = (): Promise<FoundFlow | null> =>
    once('flow', async () => {
      if (review.value.flow === undefined) return null;
      const { loadFlow } = await import('./load-flow.ts');
      return loadFlow(review, unit.name, (await studies()).coded.units, table);
    });
  const verification = (): Promise<Verified> =>
    once('verification', async () => {
      const { verification: declared } = review.value;
      if (declared === undefined) return null;
      return (await import('./load-verification.ts')).loadVerification(review, codebook, declared);
    });
  const anchored = () => once('anchored', () => anchoredUnits(effects, review));
  const names = countedNames(review);
  const counted = async (name: string, within: readonly string[] = []): Promise<CountedSheet> => {
    if (within.includes(name)) throw belongsToItself([...within, name]);
    return once(`counted ${name}`, async () =>
      countedSheet(review, review.resource(name), {
        studies: { coded: (await studies()).coded, unit, codebook },
        table,
        counted: parent => counted(parent, [...within, name]),
      }),
    );
  };
  const countedRead = (name: string): Promise<CountedRead> =>
    once(`coders of ${name}`, async () => {
      const own = await counted(name);
      const codebookOf = (resource: Resource) => neededCodebook(review, resource);
      const coders = await loadCoders(review, own.unit, own.sheet.coded, table, codebookOf, {
        of: own.resource,
        inherited: (sheet, book) => inheritedByKey(sheet, book, own),
      });
      return { counted: own, coders };
    });
  const sheet = (name: string): Promise<Validated> =>
    name === review.studies.name
      ? studies()
      : names.includes(name)
        ? counted(name).then(read => read.sheet)
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
    reads: CountedReads,
    others: OtherSheets = { findings: [], tables: [], shared: false },
  ): Promise<OpenReview> => {
    const read = await studies();
    const guesses = guessFindings([...reviewGuesses(review), ...codebook.guesses]);
    const findings = [...ofReports, ...guesses, ...read.findings, ...others.findings];
    const material = materialOf(
      {
        coded: read.coded,
        denominator: review.value.denominator ?? 'applicable',
        target: review.value.target ?? null,
        searched: review.value.searched ?? null,
        guesses: reviewGuesses(review),
        duplicate: duplicateKey(read.findings),
        ...(read.columnsRead === undefined ? {} : { columnsRead: read.columnsRead }),
        resource: name => open.of(name).material,
      },
      {
        coders: () => parts.coders().coders,
        stages: () => parts.coders().stages,
        flow: () => parts.flow()?.flow ?? null,
        verification: () => parts.verification()?.sample ?? null,
        anchored: parts.anchored,
      },
    );
    const open: OpenReview = {
      review,
      resource: review.studies,
      join: null,
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
      counted: names,
      of: name => views(name),
    };
    const views = resourceViews(open, reads);
    return open;
  };
  const unread = (part: string) => (): never => {
    throw new Error(`${part}: not read in this session, which opened the studies alone`);
  };
  const withCoders = ({ studies: read, coders: own }: Parameters<Session['withCoders']>[0]): Promise<OpenReview> => {
    known.set('studies', Promise.resolve(read));
    const parts = {
      coders: () => own,
      flow: unread('flow'),
      verification: unread('verification'),
      anchored: () => new Map(),
    };
    return opened(parts, new Map(), { findings: own.findings, tables: [], shared: true });
  };
  return {
    review,
    effects,
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
    async onlyStudies(of = null) {
      const reads = of === null || !names.includes(of) ? new Map() : new Map([[of, uncoded(await counted(of))]]);
      const parts = {
        coders: unread('coders'),
        flow: unread('flow'),
        verification: unread('verification'),
        anchored: unread('suggestions'),
      };
      return (await opened(parts, reads)).of(of);
    },
    withCoders,
    async whole() {
      const read = { coders: await coders(), flow: await flow(), verification: await verification() };
      const known = await anchored();
      const reads = new Map<string, CountedRead>();
      for (const name of names) reads.set(name, await countedRead(name));
      const keys = await foreignKeyFindings(review, { table: (await studies()).coded.table, codebook }, table);
      const others = await otherSheets(review, { ...read, counted: [...reads.values()] }, table);
      return opened(
        {
          coders: () => read.coders,
          flow: () => read.flow,
          verification: () => read.verification,
          anchored: () => known,
        },
        new Map([...reads].map(([name, own]) => [name, () => own])),
        { ...others, findings: [...others.findings, ...keys] },
      );
    },
    async readable() {
      const reads = new Map<string, () => CountedRead>();
      for (const name of names) reads.set(name, await settled(() => countedRead(name)));
      const parts = {
        coders: await settled(coders),
        flow: await settled(flow),
        verification: await settled(verification),
        anchored: await settled(anchored),
      };
      return opened(parts, reads);
    },
  };
}

interface OpenParts {
  coders(): CodersRead;
  flow(): FoundFlow | null;
  verification(): Verified;
  anchored(): ReadonlyMap<string, ReadonlySet<string>>;
}
