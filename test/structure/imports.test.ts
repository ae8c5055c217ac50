import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** The rooms and their ranks: imports point to a smaller number or stay inside the room. */
const RANKS: Readonly<Record<string, number>> = Object.fromEntries(
  JSON.parse(readFileSync('scripts/rooms.json', 'utf8')).map((room: { name: string; rank: number }) => [
    room.name,
    room.rank,
  ]),
);

/** The folders of `pipeline`, ranked in the same way. */
const PIPELINE: Readonly<Record<string, number>> = {
  request: 0,
  exhibits: 1,
  manuscript: 2,
  sheets: 2,
  release: 3,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => file.replaceAll('\\', '/'));
const roomOf = (file: string): string => file.split('/')[0] ?? file;

const imports = files.flatMap(file => {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(match => ({
    file,
    target: relative('src', join('src', dirname(file), match[1] ?? '')).replaceAll('\\', '/'),
  }));
});

test('every room has a rank', () => {
  expect(
    [...new Set(files.map(roomOf))].filter(room => !(room in RANKS)),
    'add each of these rooms to scripts/rooms.json, with its rank',
  ).toEqual([]);
});

test('imports point one way, and rooms of the second rank never import each other', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [roomOf(file), roomOf(target)];
    return from !== to && (RANKS[from] ?? 0) <= (RANKS[to] ?? 9);
  });
  expect(
    wrong,
    'each file may import its own room and rooms of a smaller rank (scripts/rooms.json): move what both rooms need to one of a smaller rank, or let a room of a larger rank pass it in',
  ).toEqual([]);
});

/** Folders of a room and their ranks: data is counted, rows are built, tests of two fields and of coders need both. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tabulate: { data: 0, rows: 1, association: 2, agreement: 2 },
};

test.each(Object.entries(INSIDE))('imports inside %s point one way, from folder to folder', (room, ranks) => {
  const folderOf = (file: string): string => file.split('/')[1] ?? '';
  const own = imports.filter(({ file, target }) => roomOf(file) === room && roomOf(target) === room);
  expect(
    [...new Set(own.map(({ file }) => folderOf(file)))].filter(folder => !(folder in ranks)),
    'give each of these folders a rank in INSIDE',
  ).toEqual([]);
  const wrong = own.filter(({ file, target }) => {
    const [from, to] = [folderOf(file), folderOf(target)];
    return from !== to && (ranks[from] ?? 0) <= (ranks[to] ?? 9);
  });
  expect(wrong, 'each file may import its own folder and folders of a smaller rank (INSIDE)').toEqual([]);
});

test('the folders of the pipeline are ranked, and import each other one way', () => {
  const folderIn = (file: string): string | null => /^pipeline\/(.+?)(?:\/|$)/.exec(file)?.[1] ?? null;
  const folders = files.map(folderIn).filter(folder => folder !== null);
  expect(
    folders.filter(folder => !(folder in PIPELINE)),
    'give each of these folders a rank in PIPELINE',
  ).toEqual([]);
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [folderIn(file), folderIn(target)];
    return from !== null && to !== null && from !== to && (PIPELINE[from] ?? 0) <= (PIPELINE[to] ?? 9);
  });
  expect(wrong, 'each file may import its own folder and folders of a smaller rank (PIPELINE)').toEqual([]);
});

test('every folder of an analysis is in the list of analyses', () => {
  const folders = files.flatMap(file => /^analyses\/([^/]+)\/analysis\.ts$/.exec(file)?.[1] ?? []);
  const list = readFileSync('src/analyses/index.ts', 'utf8');
  expect(folders).toContain('shares');
  expect(
    folders.filter(folder => !list.includes(`./${folder}/analysis.ts`)),
    'add a line for each of these analyses to src/analyses/index.ts',
  ).toEqual([]);
});

test('every import names a file that is there', () => {
  expect(imports.filter(({ target }) => !files.includes(target) && !target.endsWith('.d.ts'))).toEqual([]);
});

test('no file imports itself in a circle, not even for a type', () => {
  const targets = new Map(
    files.map(file => [file, new Set(imports.filter(one => one.file === file).map(one => one.target))]),
  );
  // what nothing that is left imports, or what imports nothing that is left, is in no circle
  for (let size = -1; size !== targets.size; ) {
    size = targets.size;
    for (const [file, own] of targets) if (![...own].some(target => targets.has(target))) targets.delete(file);
  }
  const imported = (file: string): boolean => [...targets.values()].some(own => own.has(file));
  expect(
    [...targets.keys()].filter(imported),
    'these files import each other in a circle: move what they share to a file of its own',
  ).toEqual([]);
});

test('only the rooms of the disk, of output formats and of the command line touch disk, clock or console', () => {
  const touching = files.filter(
    file =>
      !['cli', 'node', 'export'].includes(roomOf(file)) &&
      /node:(fs|child_process|http|net|os)|process\.|console\.|Date\.now|new Date\(|Math\.random|toLocale|localeCompare|\bIntl\b/.test(
        readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
  );
  expect(
    touching,
    'only node, export and cli may do this: take files and console from Effects, dates and random numbers as arguments, and compare texts without a locale',
  ).toEqual([]);
});

test('sheets are read in one place: nobody else calls ingest and validate', () => {
  const callers = files.filter(
    file =>
      !['ingest', 'validate'].includes(roomOf(file)) &&
      /\b(ingest|validate)\(/.test(readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(callers, 'read sheets with a session (src/read/session.ts) or src/read/coded-sheet.ts').toEqual([
    'read/coded-sheet.ts',
  ]);
});

test('one file writes to disk', () => {
  const writers = files.filter(
    file =>
      roomOf(file) !== 'node' &&
      /\.(lock|commit)\(|\bwriteFile(Sync)?\(|\bcreateWriteStream\(/.test(readFileSync(join('src', file), 'utf8')),
  );
  expect(writers, 'return outputs, and let src/write/outputs.ts have them written').toEqual(['write/outputs.ts']);
});

test('no source file has more than 300 lines', () => {
  const long = files
    .map(file => ({ file, lines: readFileSync(join('src', file), 'utf8').split('\n').length }))
    .filter(entry => entry.lines > 300);
  expect(long, 'split each of these files: a file has one idea').toEqual([]);
});

test('every file of a registry folder is in its list', () => {
  const folders = files
    .filter(
      file => /\bregistry<|registry\(/.test(readFileSync(join('src', file), 'utf8')) && file.endsWith('/index.ts'),
    )
    .map(file => dirname(file))
    // its entries are folders, which have a test of their own
    .filter(folder => folder !== 'analyses');
  expect(folders).toContain('validate/rules');
  const missing = folders.flatMap(folder => {
    const index = files.find(file => file === `${folder}/index.ts`);
    if (index === undefined) return [];
    const listed = readFileSync(join('src', index), 'utf8');
    return files.filter(
      file => dirname(file) === folder && file !== index && !listed.includes(`./${file.slice(folder.length + 1)}`),
    );
  });
  expect(missing, 'add a line for each of these files to the index.ts of its folder').toEqual([]);
});
