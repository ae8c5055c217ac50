import { CAPTION } from '../bind/mention-kind.ts';
import { saysOfReported } from '../bind/reported-only.ts';
import type { Proposal } from '../bind/term.ts';
import type { Block, ScannedTable } from '../read/block.ts';
import type { Mention } from './mention.ts';
import { explains } from './wholes.ts';

/** How many paragraphs beside a table may be its caption and its notes. */
const BESIDE = 3;
const OPENS_NOTE = /^\W*(?:notes?\b|[a-d*†‡§] ?[A-Z]|abbreviations?\b)/;

interface Beside {
  readonly table: ScannedTable;
  readonly away: number;
}

function tableAt(blocks: readonly Block[], index: number, step: number): Beside | undefined {
  for (let away = 1; away <= BESIDE; away++) {
    const table = blocks[index + step * away]?.row?.table;
    if (table !== undefined) return { table, away };
  }
  return undefined;
}

/** The nearer one; of two as near, the one below, whose caption it is. */
const closer = (before: Beside | undefined, after: Beside | undefined): Beside | undefined =>
  before === undefined || (after !== undefined && after.away <= before.away) ? after : before;

/**
 * Percentages that a note limits to the units that report the item: the note of a table holds for its cells, one in the text
 * for all of it. A percentage that is one of all units stays so: notes of the kind hold `unless stated otherwise`.
 */
export function notedShares(
  blocks: readonly Block[],
  total: number | null,
): (mention: Mention, whole: number | null, proposal: Proposal) => Proposal {
  const tables = new Set<ScannedTable>();
  let everywhere = false;
  blocks.forEach((block, index) => {
    if (block.row !== undefined) {
      if (saysOfReported(block.row.table.caption)) tables.add(block.row.table);
      return;
    }
    if (!saysOfReported(block.text)) return;
    // a caption stands right above its table, a note below
    const [before, after] = [-1, 1].map(step => tableAt(blocks, index, step));
    const isNote = OPENS_NOTE.test(block.text);
    const own = isNote ? (before ?? after) : CAPTION.test(block.text) ? (after ?? before) : closer(before, after);
    const beside = own === undefined ? [] : [own.table];
    if (beside.length === 0) everywhere = true;
    for (const table of beside) tables.add(table);
  });
  return ({ numbers, block }, whole, proposal) => {
    const table = blocks[block]!.row?.table;
    if (!everywhere && (table === undefined || !tables.has(table))) return proposal;
    const { n, N, percent } = numbers;
    if (n === undefined || N !== undefined || percent === undefined || whole !== null) return proposal;
    if (proposal.level === null || proposal.row !== undefined || proposal.denominator !== undefined) return proposal;
    const ofAll = proposal.where === undefined && total !== null && explains(total, { numbers });
    return ofAll ? proposal : { ...proposal, denominator: 'reported' };
  };
}
