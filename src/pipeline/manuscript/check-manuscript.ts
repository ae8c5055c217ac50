import type { Effects } from '../../base/effects.ts';
import { folderOf } from '../../base/paths.ts';
import { readDeclaration, type Schema } from '../../base/read-declaration.ts';
import type { CheckedClaim } from '../../claims/check.ts';
import type { Annotation } from '../../manuscript/annotate/annotation.ts';
import { type Decision, type DecisionsFile, decisionFor } from '../../manuscript/decisions.ts';
import { keysOf } from '../../manuscript/scan/draft.ts';
import type { Scan, ScannedClaim } from '../../manuscript/scan/scan.ts';
import type { OpenReview } from '../../read/session.ts';
import { readText } from '../../review.ts';
import { commentedNumbers, filledNumbers, type JudgedFilled, ledgerOf } from './filled-numbers.ts';
import { invalidCells } from './invalid-cells.ts';
import { markedNumbers } from './marked-numbers.ts';
import { type ManuscriptData, type ManuscriptOptions, manuscriptData, scanAgainst } from './scan-manuscript.ts';

/** Where decisions are kept, beside review.yaml or beside the manuscript. */
export const DECISIONS = 'manuscript-decisions.yaml';

/** One number of a manuscript, judged. */
export interface CheckedNumber {
  readonly claim: ScannedClaim;
  /** null for a whole that is bound to nothing */
  readonly checked: CheckedClaim | null;
  /** a reader must do something about it */
  readonly alarm: boolean;
  readonly decision: Decision | null;
  /** what the number should be, by the data; null where nothing is wrong or nobody knows */
  readonly right: string | null;
}

export interface ManuscriptCheck {
  readonly file: string;
  readonly format: string;
  readonly scan: Scan;
  /** in the order of the document */
  readonly numbers: readonly CheckedNumber[];
  /** a review's data were there to compare with */
  readonly withData: boolean;
  /** what the data behind the numbers depend on: unconfirmed guesses, cells with errors */
  readonly notes: readonly string[];
  readonly coverage: {
    readonly found: number;
    readonly bound: number;
    readonly checked: number;
    readonly alarms: number;
  };
}

/** Reads a manuscript, finds out what its numbers report and judges each against the review's data, or by arithmetic alone. */
export async function checkManuscript(
  effects: Effects,
  review: string | null,
  file: string,
  options: ManuscriptOptions,
): Promise<ManuscriptCheck> {
  return checkAgainst(effects, await manuscriptData(effects, review), file, options, review);
}

/** The same as `checkManuscript`, with data that are read already: for several texts. */
export async function checkAgainst(
  effects: Effects,
  data: ManuscriptData,
  file: string,
  options: ManuscriptOptions,
  review: string | null = null,
): Promise<ManuscriptCheck> {
  const { scan, check, open } = await scanAgainst(effects, data, file, options);
  const decisions = await decisionsOf(effects, review, file);
  const byId = new Map(check.claims.map(checked => [checked.id, checked]));
  const unexpected = new Set(check.unexpected.map(({ id }) => id));
  const name = file.replaceAll('\\', '/').split('/').pop()!;
  const decided = (claim: ScannedClaim): Decision | null =>
    decisionFor(claim.text, contextOf(scan, claim), name, decisions);
  const filled =
    open !== null && (await effects.exists(ledgerOf(file))) ? await filledNumbers(effects, open, file, scan) : null;
  const source =
    open !== null && filled === null && scan.format === 'markdown' ? await readText(effects, file, file) : null;
  const marked = source === null ? null : await markedNumbers(effects, open!, file, source, scan);
  const drafted =
    source === null
      ? null
      : commentedNumbers(open!, file, source, marked === null ? scan : { ...scan, claims: marked.others });
  const guessed = (filled?.others ?? drafted?.others ?? marked?.others ?? scan.claims).map((claim): CheckedNumber => {
    const checked = byId.get(claim.id) ?? null;
    const decision = decided(claim);
    const alarm = unexpected.has(claim.id) && decision === null;
    return {
      claim,
      checked,
      alarm,
      decision,
      right: checked === null || !unexpected.has(claim.id) ? null : rightOf(checked),
    };
  });
  const known = [...(filled?.judged ?? []), ...(marked?.judged ?? []), ...(drafted?.judged ?? [])].map(
    ({ claim, checked, wrong, right }: JudgedFilled): CheckedNumber => {
      const decision = decided(claim);
      return {
        claim,
        checked,
        alarm: wrong && decision === null,
        decision,
        right: right ?? (wrong ? rightOf(checked) : null),
      };
    },
  );
  const numbers =
    known.length === 0
      ? guessed
      : [...guessed, ...known].sort((a, b) => a.claim.block - b.claim.block || a.claim.start - b.claim.start);
  return {
    file,
    format: scan.format,
    scan,
    numbers,
    withData: open !== null,
    notes: notesOf(check.notes ?? [], open, numbers),
    coverage: {
      found: numbers.length,
      bound: numbers.filter(({ claim }) => claim.bound || claim.units).length,
      checked: numbers.filter(({ checked }) => checked !== null && checked.verdict !== 'not_checkable').length,
      alarms: numbers.filter(({ alarm }) => alarm).length,
    },
  };
}

/** What a reader must know of the data that the numbers are compared with. */
function notesOf(notes: readonly string[], open: OpenReview | null, numbers: readonly CheckedNumber[]): string[] {
  const fields = new Set(
    numbers.flatMap(({ claim: { bound, proposal } }) => (bound && proposal !== null ? [proposal.field] : [])),
  );
  const invalid = open === null ? null : invalidCells(open, fields);
  return [...notes, ...(invalid === null ? [] : [invalid])];
}

/** The sentences around a number. */
const contextOf = ({ blocks }: Scan, { block, start, end }: ScannedClaim): string =>
  blocks[block]!.text.slice(Math.max(0, start - 300), end + 300);

/** What the data give, as it would be printed. */
function rightOf({ computed, reported }: CheckedClaim): string | null {
  if (computed === null) return null;
  const decimals = /[.,](\d+)/.exec(reported.percent ?? '')?.[1]?.length ?? (reported.percent === undefined ? 1 : 0);
  const { n, N, percent, ...others } = computed;
  const share =
    n === undefined
      ? null
      : N === undefined
        ? String(n)
        : `${n} of ${N}${percent === undefined ? '' : ` (${percent.toFixed(decimals)}%)`}`;
  const statistics = Object.entries(others).map(
    ([name, value]) => `${name.replaceAll('_', ' ')} ${Number(value.toPrecision(6))}`,
  );
  const said = [...(share === null ? [] : [share]), ...statistics].join(', ');
  return said === '' ? null : said;
}

async function decisionsOf(effects: Effects, review: string | null, file: string): Promise<readonly Decision[]> {
  const folders = [...new Set([review === null ? '' : folderOf(review), '', folderOf(file)])];
  for (const folder of folders) {
    const path = folder === '' || folder === '.' ? DECISIONS : `${folder}/${DECISIONS}`;
    const source = await effects.source(path);
    if (source === null) continue;
    const { decisionsFile } = await import('../../manuscript/decisions.ts');
    const text = new TextDecoder().decode(await source.bytes());
    return (await readDeclaration(path, text, decisionsFile as unknown as Schema<DecisionsFile>)).value.decisions;
  }
  return [];
}

/** What is said at each number when the manuscript is given back. */
export function annotationsOf({ numbers, scan }: ManuscriptCheck): Annotation[] {
  return numbers.flatMap(({ claim, checked, alarm, decision, right }): Annotation[] => {
    const blanks = /^\s*/.exec(scan.blocks[claim.block]!.text.slice(claim.start, claim.end))![0].length;
    const place = { block: claim.block, start: claim.start + blanks, end: claim.end, number: claim.text };
    const about =
      claim.bound && claim.proposal !== null
        ? keysOf(claim, claim.proposal)
            .map(([name, value]) => `${name} ${value}`)
            .join(', ')
        : null;
    if (alarm && checked !== null)
      return [
        {
          ...place,
          kind: 'alarm',
          text: `${claim.text}: ${checked.verdict.replaceAll('_', ' ')}. ${checked.explanation}${right === null ? '' : `\nBy the data: ${right}.`}${about === null ? '' : `\nRead as: ${about}.`}`,
        },
      ];
    if (decision !== null)
      return [
        {
          ...place,
          kind: 'note',
          text: `decided: ${decision.decision.replaceAll('_', ' ')}${decision.note === undefined ? '' : ` (${decision.note})`}`,
        },
      ];
    if (!claim.bound && !claim.units)
      return [{ ...place, kind: 'unbound', text: `not bound: ${claim.reason ?? 'no reason is known'}` }];
    return [
      {
        ...place,
        kind: 'note',
        text: `${checked?.verdict.replaceAll('_', ' ') ?? 'the number of all units'}${about === null ? '' : `: ${about}`}`,
      },
    ];
  });
}

/** One line over a check. */
export const summaryOf = ({ coverage, withData }: ManuscriptCheck): string =>
  `${coverage.found} reported ${coverage.found === 1 ? 'number' : 'numbers'}: ${coverage.bound} bound${withData ? ' to the data' : ''}, ${coverage.checked} checked, ${coverage.alarms} ${coverage.alarms === 1 ? 'alarm' : 'alarms'}.`;

/** The manuscript with what was found: Word comments where a .docx is asked for, else a page of HTML. */
export async function annotatedManuscript(
  effects: Effects,
  check: ManuscriptCheck,
  target: string,
): Promise<{ readonly data: Uint8Array | string; readonly left: number }> {
  const annotations = annotationsOf(check);
  if (/\.docx$/i.test(target)) {
    const { annotateDocx } = await import('../../manuscript/annotate/annotate-docx.ts');
    const source = await effects.source(check.file);
    const { bytes, left } = await annotateDocx(
      await source!.bytes(),
      check.file,
      check.scan.blocks,
      annotations.filter(({ kind }) => kind === 'alarm'),
    );
    return { data: bytes, left };
  }
  const { annotateHtml } = await import('../../manuscript/annotate/annotate-html.ts');
  return {
    data: annotateHtml(
      check.file.replaceAll('\\', '/').split('/').pop()!,
      check.scan.blocks,
      annotations,
      summaryOf(check),
    ),
    left: 0,
  };
}
