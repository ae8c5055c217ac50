import type { Source, Threads } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { Part, PartTask, Refused } from './part.ts';
import { scanPart } from './scan-part.ts';

/** A thread reads so much of a file at a time, at least. */
const PART = 1 << 23;
/** In so many parts at most. */
const MOST_PARTS = 20_000;

/** What of a file is read, and how. */
export type PartsPlan = Pick<PartTask, 'path' | 'delimiter' | 'quote' | 'width' | 'columns' | 'counted'> & {
  /** how many bytes a thread reads at a time */
  readonly partSize?: number | undefined;
};

/**
 * Reads a file from a record on in parts, on all cores where there are threads, and gives the parts in their order. A part
 * that does not begin where the one before ended began inside quotation marks, and is read again from there: so the records
 * are those that one reader finds that goes from the beginning to the end.
 *
 * @throws RefusedPart where a part cannot be read by itself
 */
export async function* readParts(source: Source, whole: PartsPlan, begin: number): AsyncGenerator<Part> {
  const { path, delimiter, quote, width, columns, counted, partSize = PART } = whole;
  const plan = { path, delimiter, quote, width, columns, counted };
  const { size } = source;
  const length = Math.max(partSize, Math.ceil((size - begin) / MOST_PARTS));
  const tasks: PartTask[] = [];
  for (let from = begin; from < size; from += length)
    tasks.push({ ...plan, from, exact: from === begin, to: Math.min(from + length, size), size });
  const threads = (tasks.length > 1 ? await source.threads?.() : null) ?? inline(source);
  const run = (task: PartTask): Promise<Part | Refused> => threads.run(task) as Promise<Part | Refused>;
  // so many are read ahead, so that no thread waits and few parts are held
  const ahead = threads.count + 1;
  const started: Promise<Part | Refused>[] = [];
  try {
    let end = begin;
    for (const [at, task] of tasks.entries()) {
      while (started.length < Math.min(tasks.length, at + ahead)) {
        const next = run(tasks[started.length]!);
        next.catch(() => undefined);
        started.push(next);
      }
      // nothing is left of a part that the one before ran over
      if (end >= task.to) continue;
      const found = await started[at]!;
      const isNext = typeof found !== 'string' && found.start === end;
      const part = isNext ? found : read(await run({ ...task, from: end, exact: true }));
      end = part.end;
      source.reading?.(end);
      yield part;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Fault('unreadable', `${source.name} can't be read (${error.message})`, 'check its permissions');
  } finally {
    await threads.close();
  }
}

/** Why a file is not read in parts. */
export class RefusedPart extends Error {
  readonly reason: Refused;
  constructor(reason: Refused) {
    super(`this file is not read in parts: ${reason}`);
    this.reason = reason;
  }
}

function read(part: Part | Refused): Part {
  if (typeof part === 'string') throw new RefusedPart(part);
  return part;
}

/** No thread: parts are read here, one after the other. */
function inline(source: Source): Threads {
  const file = source.open!();
  return {
    count: 0,
    run: async task => scanPart(task as PartTask, file),
    close: async () => file.close(),
  };
}

/** What parts agree on as one text does: no two narrow records in a row, and one kind of line break where a record is narrow. */
export class SeenMarks {
  private readonly lineEnds = new Set<number>();
  private narrow = false;
  private last = false;

  /** @param head of the records above */
  constructor(head: Part['marks']) {
    this.add(head, 1);
  }

  /** @returns whether a reader of the whole text would go on */
  add({ lineEnds, narrow, firstNarrow, lastNarrow }: Part['marks'], records: number): boolean {
    const isPlain = !(this.last && firstNarrow);
    for (const mark of lineEnds) this.lineEnds.add(mark);
    this.narrow ||= narrow;
    if (records > 0) this.last = lastNarrow;
    return isPlain && !(this.narrow && this.lineEnds.size > 1);
  }
}
