import { strToU8 } from 'fflate';
import type { Term } from '../../src/manuscript/bind/term.ts';
import { scan } from '../../src/manuscript/scan/scan.ts';

/** What a scan makes of a text: each number with what it is bound to, `44 (74.6%): method=prompting where …`, or `44: –`. */
export async function scanned(text: string, terms: readonly Term[], name = 'a.md'): Promise<string[]> {
  const { claims } = await scan(strToU8(text), name, { changes: 'accepted', terms, certainty: 0.6 });
  return claims.map(({ text: printed, bound, units, proposal, N }) => {
    const what =
      bound && proposal !== null
        ? `${proposal.field}${proposal.level === null ? '' : `=${proposal.level}`}${proposal.where === undefined ? '' : ` where ${proposal.where}`}${proposal.denominator === undefined ? '' : ` (of those ${proposal.denominator})`}`
        : units
          ? 'all units'
          : '–';
    return `${printed}: ${what}${N === null ? '' : ` of ${N}`}`;
  });
}
