import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallFiles } from '../support/figures.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A review beside a folder that is not its own. */
function beside(): { review: string; outside: string } {
  const files = smallFiles({ f: 'figure: bar\nfield: kind\nformats: [svg]\n' }, [
    ['a', 'g'],
    ['b', 'h'],
  ]);
  const place = temporaryFolder(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`review/${path}`, text])),
  );
  mkdirSync(join(place, 'outside'));
  return { review: join(place, 'review'), outside: join(place, 'outside') };
}

test.each(['studies.csv', 'codebook.yaml', 'figures'])(
  '%s that is a link out of the review is not read',
  async name => {
    const { review, outside } = beside();
    renameSync(join(review, name), join(outside, name));
    symlinkSync(join(outside, name), join(review, name));
    const { status, err } = await runCommand('--review', review, 'build');
    expect(status).toBe(3);
    expect(err).toContain("leads outside the review's folder: a part of its path is a symbolic link");
    expect(existsSync(join(review, 'out/f.svg'))).toBe(false);
  },
);

test('nothing is written through a link out of the review', async () => {
  const { review, outside } = beside();
  symlinkSync(outside, join(review, 'out'));
  const { status, err } = await runCommand('--review', review, 'build');
  expect(status).toBe(3);
  expect(err).toContain("would be written outside the review's folder");
  expect(readdirSync(outside)).toEqual([]);
});

test('a link to a file of the review is followed, and so is a link to the review itself', async () => {
  const { review, outside } = beside();
  renameSync(join(review, 'studies.csv'), join(review, 'sheet.csv'));
  symlinkSync('sheet.csv', join(review, 'studies.csv'));
  expect((await runCommand('--review', review, 'validate')).status).toBe(0);
  symlinkSync(review, join(outside, 'link'));
  expect((await runCommand('--review', join(outside, 'link'), 'validate')).status).toBe(0);
});
