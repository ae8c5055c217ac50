import { Fault } from '../base/fault.ts';
import type { VerdictName } from '../model/verdict-names.ts';
import type { ClaimContext } from './claim-context.ts';
import { slipWords } from './describe-values.ts';
import { convincing, type Judgement } from './evidence/judgement.ts';
import { sumTo100 } from './evidence/sum-to-100.ts';
import type { Verdict } from './verdict.ts';
import { VERDICTS } from './verdicts/index.ts';

/** What is said of one claim, once every verdict has been asked. */
export interface Decision {
  readonly verdict: VerdictName;
  /** what holds besides, strongest first */
  readonly also: readonly VerdictName[];
  readonly explanation: string;
  readonly alarm: boolean;
  /** the claim itself must be mended */
  readonly broken: boolean;
}

interface Found {
  readonly verdict: Verdict;
  readonly judgement: Judgement;
}

/** How many times as probable by accident an explanation may be as the best one, and still be named beside it. */
const AS_LIKELY = 5;

/**
 * Asks every verdict, in the order of the registry (strongest first), and weighs them against each other. All that one verdict
 * must know of others is here:
 *
 * - of several explanations, those that chance makes much more probable than the best one are dropped;
 * - `not_checkable` gives way to any other verdict, unless the claim itself must be mended;
 * - what is wrong is not merely `possible`.
 */
export function decide(context: ClaimContext, displaced: string | null): Decision {
  let found = VERDICTS.all.flatMap((verdict): Found[] => {
    const judgement = asked(verdict, context);
    return judgement === null ? [] : [{ verdict, judgement }];
  });
  found = likely(found);
  const alarm = found.some(({ verdict }) => verdict.alarm);
  const others = found.some(({ verdict }) => verdict.name !== 'not_checkable');
  found = found.filter(({ verdict: { name }, judgement }) =>
    name === 'not_checkable' ? !others || judgement.broken === true : !(name === 'possible' && alarm),
  );
  if (displaced !== null || found.length === 0) {
    const explanation = displaced ?? 'Not checked: it reports no number that can be compared.';
    const broken = displaced !== null || Object.keys(context.claim.reported).length === 0;
    found.push({ verdict: VERDICTS.get('not_checkable')!, judgement: { explanation, broken } });
  }
  const [strongest, ...rest] = found;
  return {
    verdict: strongest!.verdict.name,
    also: [...new Set(rest.map(other => other.verdict.name))],
    explanation: onceEach(found.map(({ judgement }) => judgement.explanation).join(' ')),
    alarm: strongest!.verdict.alarm,
    broken: found.some(({ judgement }) => judgement.broken === true),
  };
}

/** A slip of the pen is seen by more than one verdict, and said once. */
function onceEach(explanation: string): string {
  const said = new Set<string>();
  return explanation.replace(/ (?:One digit differs|Two digits look swapped): \S+ for \S+\.(?= |$)/g, slip => {
    const again = said.has(slip);
    said.add(slip);
    return again ? '' : slip;
  });
}

/** What is known of how a wrong number came about: the verdicts that name a cause, in their order; null where nothing convinces. */
export function likelyCause(context: ClaimContext): Judgement | null {
  const made = sumTo100(context);
  if (made !== null) return made;
  const slipped = context.figures !== null && slipWords(context, context.figures) !== '';
  return (
    VERDICTS.all
      .filter(verdict => verdict.cause)
      .map(verdict => asked(verdict, context))
      .find(found => convincing(found, slipped)) ?? null
  );
}

/** A verdict that needs what the data don't have does not hold; the claim is still checked by the others. */
function asked(verdict: Verdict, context: ClaimContext): Judgement | null {
  try {
    return verdict.judge(context);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function likely(found: readonly Found[]): Found[] {
  const accidents = found.flatMap(({ judgement }) => (judgement.accident === undefined ? [] : [judgement.accident]));
  const best = Math.min(...accidents);
  return found.filter(({ judgement }) => judgement.accident === undefined || judgement.accident <= best * AS_LIKELY);
}
