import type { Block } from '../read/block.ts';
import type { Mention } from './mention.ts';

/** Runs of mentions between full stops. */
export function* sentences(blocks: readonly Block[], mentions: readonly Mention[]): Iterable<number[]> {
  let run: number[] = [];
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!;
    const last = run.length === 0 ? undefined : mentions[run.at(-1)!];
    if (last !== undefined) {
      const apart =
        last.block !== mention.block || /[.!?]\s/.test(blocks[mention.block]!.text.slice(last.end, mention.start));
      if (apart) {
        yield run;
        run = [];
      }
    }
    run.push(index);
  }
  if (run.length > 0) yield run;
}
