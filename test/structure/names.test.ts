import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map(file => file.replaceAll('\\', '/'));

/** `ChartRow`, `chartRow` and `CHART_ROWS` are the words `chart` and `row`: a plural counts as its singular. */
const wordsOf = (name: string): string =>
  `-${name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/([A-Za-z])(\d)/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
    .split('-')
    .map(word => word.replace(/ies$/, 'y').replace(/(?<=..)s$/, ''))
    .join('-')}-`;

function exportsOf(file: string): { readonly values: string[]; readonly all: string[]; readonly door: boolean } {
  const text = readFileSync(`src/${file}`, 'utf8');
  const declared = [
    ...text.matchAll(/^export (?:async )?(?:abstract )?(const|function\*?|class|interface|type) (\w+)/gm),
  ].map(match => ({ name: match[2]!, value: !/^(interface|type)$/.test(match[1]!) }));
  const passedOn = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(match =>
    match[1]!.split(',').flatMap(one => /(\w+)\s*$/.exec(one)?.[1] ?? []),
  );
  return {
    values: declared.filter(one => one.value).map(one => one.name),
    all: [...declared.map(one => one.name), ...passedOn],
    door: declared.length === 0 && passedOn.length > 0,
  };
}

/** What a file may be, besides a file that is named after its main export. */
const SHAPES: Readonly<Record<string, (file: string) => boolean>> = {
  'the list of a folder, or where a program begins': file => /\/?(index|start)\.tsx?$/.test(file),
  'a door: it only passes on what other files or packages export': file => exportsOf(file).door,
  'the analysis of a folder, named after the folder': file => {
    const folder = /^analyses\/([^/]+)\/analysis\.ts$/.exec(file)?.[1];
    return folder !== undefined && exportsOf(file).values.includes(folder);
  },
  'three or more equal values, under the plural that they have in common': file =>
    /s\.ts$/.test(file) && exportsOf(file).values.length >= 3,
  'a stand-in in the browser for a package or a module of Node': file => file.startsWith('web/app/platform/'),
};

test('a file is named after its main export', () => {
  const wrong = files.filter(file => {
    const name = wordsOf(/([^/]+)\.tsx?$/.exec(file)![1]!);
    return (
      !exportsOf(file).all.some(one => wordsOf(one).includes(name)) && !Object.values(SHAPES).some(shape => shape(file))
    );
  });
  expect(
    wrong,
    `these files have no export with the words of their name: rename the file or the export. A file may also be ${Object.keys(SHAPES).join('; or ')}`,
  ).toEqual([]);
});
