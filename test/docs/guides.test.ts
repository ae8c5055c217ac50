import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { examplesOf, linesOf, shellWords, shows, showsPart } from '../support/console-block.ts';
import { type Fence, fencesOf } from '../support/fences.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { EXCUSED_COMMANDS, isExcused, isExcusedCommand, withoutRemark } from './excused-blocks.ts';

const GUIDES = readdirSync('docs/guides')
  .sort()
  .map(file => `docs/guides/${file}`);

/** Guides whose commands run in the folder of this repository; those of the others begin in an empty folder. */
const ON_THE_SEED_REVIEW = [
  'add-studies',
  'agreement',
  'audit-and-evidence-package',
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

/** A sheet of disagreements with a decision in each row: the first coder's code. */
const decidedSheet = async (world: MemoryEffects): Promise<void> => {
  const [sheet, lists] = (await readXlsx(world.files.get('/review/sheet.xlsx')!)).sheets;
  const [header, ...rows] = sheet!.rows;
  const consensus = header!.indexOf('consensus');
  const code = header!.indexOf('A');
  const decided = rows.map(row => row.map((cell, column) => (column === consensus ? row[code]! : cell)));
  await world.write(
    'sheet.xlsx',
    await writeXlsx({
      sheets: [
        { name: sheet!.name, rows: [header!, ...decided] },
        { name: lists!.name, rows: lists!.rows, hidden: true },
      ],
    }),
  );
};

/** Four whole builds of every figure are what other tests do. */
const withoutFigures = async (world: MemoryEffects): Promise<void> => {
  for (const path of [...world.files.keys()]) if (path.startsWith('/review/figures/figure-')) world.files.delete(path);
};

/** What happens between two commands of a page, before the one that is named. */
const BEFORE: Readonly<Record<string, (world: MemoryEffects) => Promise<void>>> = {
  'scopebook validate filled.xlsx': filledForm,
  'scopebook reconcile sheet.xlsx': decidedSheet,
  'scopebook build': withoutFigures,
  'scopebook export package --package evidence': withoutFigures,
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

/** A declaration of a figure that is given no file. */
const isFigure = ({ language, file, content }: Fence): boolean =>
  language === 'yaml' && file === null && /^figure: /m.test(content);

/** The blocks of a page that can be executed: commands, files, what is shown of files, and figures. */
const executable = (page: string): Fence[] =>
  fencesOf(page).filter(
    fence =>
      (fence.language === 'console' ||
        (fence.language === 'sh' && commandsOf(fence).some(line => !isExcusedCommand(page, line))) ||
        fence.file !== null ||
        fence.output !== null ||
        isFigure(fence)) &&
      !isExcused(page, fence.content),
  );

/** The command lines of a block that shows no output. */
const commandsOf = ({ content }: Fence): string[] => content.split('\n').filter(line => line.startsWith('scopebook '));

test('no excuse outlives its command', () => {
  const there = (page: string): string[] =>
    fencesOf(page)
      .filter(({ language }) => language === 'sh')
      .flatMap(commandsOf);
  expect(EXCUSED_COMMANDS.filter(({ page, command }) => !there(page).map(withoutRemark).includes(command))).toEqual([]);
});

/** Runs a command line in a world; what it says goes where a terminal shows it, in one order. */
async function run(world: MemoryEffects, command: string): Promise<{ status: number; said: string }> {
  const [program, ...args] = shellWords(command);
  expect(program).toBe('scopebook');
  await BEFORE[[program, ...args].join(' ')]?.(world);
  const all: string[] = [];
  const say = (text: string): void => void all.push(text);
  const status = await main(args, { ...world, out: say, err: say });
  return { status, said: all.join('') };
}

describe.each(GUIDES.filter(page => executable(page).length > 0))('%s', page => {
  const world = worldOf(page);
  for (const fence of executable(page)) {
    if (fence.language === 'console')
      for (const { command, printed } of examplesOf(fence.content))
        test(`line ${fence.line}: ${command}`, async () => {
          const lines = linesOf((await run(world, command)).said);
          expect(shows(printed, lines) ? printed : lines).toEqual(printed);
        });
    else if (fence.language === 'sh')
      for (const command of commandsOf(fence).filter(line => !isExcusedCommand(page, line)))
        test(`line ${fence.line}: ${command} goes through`, async () => {
          const { status, said } = await run(world, command);
          expect([status, status === 0 ? '' : said]).toEqual([0, '']);
        });
    else if (isFigure(fence))
      test(`line ${fence.line}: the figure is drawn`, async () => {
        await world.write('figures/shown.yaml', fence.content);
        const { status, said } = await run(world, 'scopebook figures shown --format svg');
        expect([status, said.trim()]).toEqual([0, 'wrote out/shown.svg']);
        world.files.delete('/review/figures/shown.yaml');
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

test.each(GUIDES)('%s says whether it uses the review in this repository, which is in the package', page => {
  const onSeed = ON_THE_SEED_REVIEW.includes(page.replace(/^.*\/|\.md$/g, ''));
  expect(/run on the review in this repository/.test(readFileSync(page, 'utf8'))).toBe(onSeed);
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
  expect(files).toEqual(expect.arrayContaining(['docs', 'corpus', 'codebook', 'figures', 'review.yaml']));
});
