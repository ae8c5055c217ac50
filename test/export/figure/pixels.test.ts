import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallFiles } from '../../support/figures.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('without the rasteriser the other formats are written, and each missing one is named', () => {
  const place = temporaryFolder(
    smallFiles(
      { f: 'figure: bar\nfield: kind\nformats: [svg, png, eps, tiff, pdf]\n' },
      [...'aab'].map(kind => [kind, 'g'] as const),
    ),
  );
  // the command line alone, with none of the packages that are installed beside it
  for (const part of readdirSync('dist'))
    if (!['web', 'types', 'scopebook.html'].includes(part))
      cpSync(join('dist', part), join(place, 'tool/dist', part), { recursive: true });
  cpSync('package.json', join(place, 'tool/package.json'));
  const { status, stdout } = spawnSync(process.execPath, [join(place, 'tool/dist/cli.js'), 'figures'], {
    cwd: place,
    encoding: 'utf8',
  });
  expect(readdirSync(join(place, 'out')).sort()).toEqual(['f.pdf', 'f.svg']);
  for (const format of ['png', 'eps', 'tiff'])
    expect(stdout).toContain(`error F117: f: ${format} was not written: the package @resvg/resvg-js`);
  expect(status).toBe(1);
});
