import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { examplesOf, linesOf, shellWords, shows, showsPart } from '../support/console-block.ts';
import { type Fence, fencesOf } from '../support/fences.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { isExcused } from './excused-blocks.ts';

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

/** The world that a page begins in, with files that it uses without showing them (test/docs/guides/NAME/). */
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

/** The blocks of a page that can be executed: commands, files, and what is shown of files. */
const executable = (page: string): Fence[] =>
  fencesOf(page).filter(
    ({ language, file, output, content }) =>
      (language === 'console' || file !== null || output !== null) && !isExcused(page, content),
  );

describe.each(GUIDES.filter(page => executable(page).length > 0))('%s', page => {
  const world = worldOf(page);
  for (const fence of executable(page)) {
    if (fence.language === 'console')
      for (const { command, printed } of examplesOf(fence.content))
        test(`line ${fence.line}: ${command}`, async () => {
          await BEFORE[command]?.(world);
          const [program, ...args] = shellWords(command);
          expect(program).toBe('scopebook');
          const all: string[] = [];
          await main(args, { ...world, out: text => void all.push(text), err: text => void all.push(text) });
          const lines = linesOf(all.join(''));
          expect(shows(printed, lines) ? printed : lines).toEqual(printed);
        });
    else if (fence.output !== null)
      test(`line ${fence.line}: ${fence.output}`, () => {
        const lines = linesOf(world.text(fence.output!));
        const shown = linesOf(fence.content);
        expect(showsPart(shown, lines) ? shown : lines).toEqual(shown);
      });
    else
      test(`line ${fence.line}: ${fence.file} is written`, async () => {
        await world.write(fence.file!, fence.content);
        expect(world.text(fence.file!)).toBe(fence.content);
      });
  }
});
