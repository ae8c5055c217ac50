import { Fault } from '../../src/base/fault.ts';
import type { FuzzedFile, Fuzzer } from './fuzzer.ts';
import { bytes, text } from './fuzzer.ts';
import { mutateText } from './mutate.ts';
import { Random } from './random.ts';

/** What became of some cases. */
export interface FuzzReport {
  readonly cases: number;
  /** read, not refused */
  readonly read: number;
  readonly failures: readonly string[];
}

/** The file of a case: the same for the same fuzzer, seed and number. */
export async function fuzzedFile(fuzzer: Fuzzer, seed: number, number: number): Promise<FuzzedFile> {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  for (let i = 0; i < 4; i++) random.next();
  const { name, data } = random.of(await fuzzer.seeds());
  const mutate = fuzzer.mutate ?? ((given, r, tokens) => bytes(mutateText(text(given), r, tokens)));
  return { name, data: mutate(data, random, fuzzer.tokens) };
}

/** Runs the cases from `first` on; each third that is read is read twice, and must give the same. */
export async function runFuzzer(
  fuzzer: Fuzzer,
  seed: number,
  first: number,
  count: number,
  begins: (number: number) => void = () => undefined,
): Promise<FuzzReport> {
  const failures: string[] = [];
  let read = 0;
  for (let number = first; number < first + count; number++) {
    begins(number);
    const file = await fuzzedFile(fuzzer, seed, number);
    try {
      const found = await fuzzer.read(file);
      read++;
      if (number % 3 === 0 && (await fuzzer.read(file)) !== found)
        throw new Error('broken promise: the same file gives the same');
    } catch (error) {
      if (error instanceof Fault) continue;
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failures.push(`${fuzzer.name}, seed ${seed}, case ${number} (${file.name}): ${said}`);
    }
  }
  return { cases: count, read, failures };
}
