import { readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../src/node/lock-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('who waits too long is told which process holds the folder, and what to delete if there is none', async () => {
  const folder = temporaryFolder();
  const holder = await lockFolder(folder, 'the review');
  const [name = ''] = readdirSync(folder);
  await expect(lockFolder(folder, 'the review', 40)).rejects.toMatchObject({
    code: 'busy',
    status: 3,
    message: `the review is being changed by another scopebook command (process ${process.pid}); nothing was changed`,
    hint: `wait until it has finished, then run this command again; if no such process runs on any machine, delete ${join(folder, name)}`,
  });
  // the one that gave up leaves nothing, and the holder's lock stays
  expect(readdirSync(folder)).toEqual([name]);
  await holder.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('who comes while another holds the folder gets it afterwards', async () => {
  const folder = temporaryFolder();
  const first = await lockFolder(folder, 'x');
  let got = false;
  const second = lockFolder(folder, 'x').then(lock => {
    got = true;
    return lock;
  });
  await new Promise(done => setTimeout(done, 60));
  expect(got).toBe(false);
  await first.release();
  await (await second).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a process that has ended, or of an earlier process with the same id, holds nobody up', async () => {
  const folder = temporaryFolder();
  const host = hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24);
  // no process has so large an id; and this process did not start at the first tick
  for (const mark of [`${host}-99999999-1-0.1`, `${host}-${process.pid}-1-0.1`])
    writeFileSync(join(folder, `.scopebook-${mark}.lock`), '');
  await (await lockFolder(folder, 'x', 0)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of another machine counts, since nobody can tell whether it runs', async () => {
  const folder = temporaryFolder({ '.scopebook-elsewhere-1-1-0.1.lock': '' });
  await expect(lockFolder(folder, 'x', 0)).rejects.toThrow('(process 1)');
});

test('a folder that was made for a job that was refused is removed again', async () => {
  const folder = temporaryFolder({ file: '' });
  await expect(lockFolder(join(folder, 'file/below'), 'below')).rejects.toThrow('cannot be written');
  expect(readdirSync(folder)).toEqual(['file']);
});
