import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { examplesOf, linesOf, shellWords, shows, showsPart } from '../support/console-block.ts';
import { type Fence, fencesOf } from '../support/fences.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../support/memory-effects.ts';

const GUIDES = readdirSync('docs/guides')
  .sort()
  .map(file => `docs/guides/${file}`);

/** Guides whose commands run in the folder of this repository; those of the others begin in an empty folder. */
const ON_THE_SEED_REVIEW = [
  'add-studies',
  'agreement',
  'check-a-manuscript',
  'figures-for-a-journal',
  'flow-appraisal-and-gaps',
  'reproduce-a-review',
  'tables-and-sentences',
];

/** Blocks that are not executed, by their first line, and why. */
const EXCUSED: Readonly<Record<string, string>> = {};

/** A form as coders send it back: what `--template` wrote, with codes in it. */
const filledForm = async (world: MemoryEffects): Promise<void> => {
  const [form, ...others] = (await readXlsx(world.files.get('/review/form.xlsx')!)).sheets;
  const [header, ...studies] = form!.rows;
  const codes = [
    ['trial', 'x', null],
    ['cohort', '0', null],
    ['cohort', 'NR', null],
  ];
  const rows = [header!, ...studies.map((row, index) => [...row.slice(0, 2), ...codes[index]!])];
  const lists = others.map(({ name, rows }) => ({ name, rows, ...(name === 'Lists' ? { hidden: true } : {}) }));
  await world.write('filled.xlsx', await writeXlsx({ sheets: [{ name: form!.name, rows }, ...lists] }));
};

/** What happens between two commands of a page, before the one that is named. */
const BEFORE: Readonly<Record<string, (world: MemoryEffects) => Promise<void>>> = {
  'scopebook validate filled.xlsx': filledForm,
};

/** What a page's first words say of its world, and files that it uses without showing them (test/docs/guides/NAME/). */
function worldOf(page: string): MemoryEffects {
  const name = basename(page, '.md');
  const files: Record<string, string | Uint8Array> = ON_THE_SEED_REVIEW.includes(name) ? seedFiles() : {};
  const folder = `test/docs/guides/${name}`;
  if (existsSync(folder))
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path);
      }
  return memoryEffects(files);
}

const firstLine = (fence: Fence): string => fence.content.split('\n')[0] ?? '';

describe.each(GUIDES)('%s', page => {
  const world = worldOf(page);
  const fences = fencesOf(page).filter(fence => EXCUSED[firstLine(fence)] === undefined);
  for (const fence of fences) {
    if (fence.language === 'console')
      for (const { command, printed } of examplesOf(fence.content))
        test(`line ${fence.line}: ${command}`, async () => {
          await BEFORE[command]?.(world);
          const [program, ...args] = shellWords(command);
          expect(program).toBe('scopebook');
          const all: string[] = [];
          await main(args, { ...world, out: text => void all.push(text), err: text => void all.push(text) });
          const lines = linesOf(all.join(''));
          if (!shows(printed, lines)) expect(lines).toEqual(printed);
        });
    else if (fence.output !== null)
      test(`line ${fence.line}: ${fence.output}`, () => {
        const lines = linesOf(world.text(fence.output!));
        const shown = linesOf(fence.content);
        if (!showsPart(shown, lines)) expect(lines).toEqual(shown);
      });
    else if (fence.file !== null)
      test(`line ${fence.line}: ${fence.file} is written`, async () => {
        await world.write(fence.file!, fence.content);
        expect(world.text(fence.file!)).toBe(fence.content);
      });
  }
});
