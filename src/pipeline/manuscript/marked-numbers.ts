import type { Effects } from '../../base/effects.ts';
import { formerKeyNotes } from '../../base/former-keys.ts';
import { type Mark, marksIn } from '../../manuscript/marks.ts';
import { placedClaim } from '../../manuscript/scan/placed-claim.ts';
import type { Scan, ScannedClaim } from '../../manuscript/scan/scan.ts';
import type { OpenReview } from '../../read/session.ts';
import { checkSets } from './claims.ts';
import type { JudgedFilled } from './filled-numbers.ts';
import { markedClaims } from './marked-claims.ts';

const digits = (text: string): string => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
const lineOf = (at: string): number => Number(/\d+/.exec(at)?.[0] ?? 0);

/** A number may stand a few lines above its mark, where the source breaks its lines. */
const REACH = 3;

/**
 * The numbers of a Markdown manuscript that carry marks (`<!-- claim: method = prompting -->`), each judged by what its mark
 * says, which is stronger than any guess; null where there are none.
 */
export async function markedNumbers(
  effects: Effects,
  open: OpenReview,
  file: string,
  text: string,
  scan: Scan,
): Promise<{ readonly judged: readonly JudgedFilled[]; readonly others: readonly ScannedClaim[] } | null> {
  const marks = marksIn(text);
  if (marks.length === 0) return null;
  const set = await markedClaims(file, text, formerKeyNotes(effects));
  const check = await checkSets(effects, open, [set], null);
  const unexpected = new Set(check.unexpected.map(({ id }) => id));
  const taken = new Set<ScannedClaim>();
  const judged = marks.flatMap((mark, i): JudgedFilled[] => {
    const checked = check.claims[i];
    if (checked === undefined) return [];
    const found = scannedAt(mark, scan, taken);
    if (found !== null) taken.add(found);
    const base = found ?? unseen(mark, scan);
    const marked = set.claims[i]!;
    const claim: ScannedClaim = {
      ...base,
      id: checked.id,
      bound: true,
      units: false,
      alternatives: [],
      reason: null,
      proposal: {
        field: marked.field ?? 'units',
        level: marked.level,
        ...(marked.where === null ? {} : { where: marked.where }),
        certainty: 1,
        note: `marked as ${mark.words}`,
      },
    };
    return [{ claim, checked, wrong: unexpected.has(checked.id), right: null }];
  });
  return { judged, others: scan.claims.filter(claim => !taken.has(claim)) };
}

/** The scanned number that a mark stands behind: the nearest above with its digits. */
function scannedAt({ line, mention }: Mark, { claims }: Scan, taken: ReadonlySet<ScannedClaim>): ScannedClaim | null {
  const fitting = claims.filter(
    claim =>
      !taken.has(claim) &&
      digits(claim.text) === digits(mention?.text ?? '') &&
      lineOf(claim.at) <= line &&
      lineOf(claim.at) >= line - REACH,
  );
  return fitting.at(-1) ?? null;
}

/** A number that only its mark tells to be one. */
function unseen({ line, mention, words }: Mark, { blocks }: Scan): ScannedClaim {
  const text = mention?.text ?? '';
  const index = Math.max(
    0,
    blocks.findLastIndex(block => block.unit === 'line' && block.at <= line && block.text.includes(text)),
  );
  const block = blocks[index]!;
  const start = Math.max(0, block.text.lastIndexOf(text));
  return placedClaim(block, {
    id: words,
    index,
    start,
    end: start + text.length,
    context: block.text.slice(Math.max(0, start - 60), start + text.length + 60).replace(/\s+/g, ' '),
    text,
    numbers: mention?.numbers ?? {},
    proposal: null,
  });
}
