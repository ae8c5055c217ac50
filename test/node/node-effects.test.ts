import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const effects = nodeEffects();

test('a folder is empty where it holds nothing or is not there, whatever lies below it', async () => {
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  expect(await effects.isEmpty(join(folder, 'deep'))).toBe(false);
  expect(await effects.isEmpty(join(folder, 'deep/er'))).toBe(true);
  expect(await effects.isEmpty(join(folder, 'nowhere'))).toBe(true);
  // the root of the file system is never empty, and is never listed to find that out
  expect(await effects.isEmpty('/')).toBe(false);
  writeFileSync(join(folder, 'file'), 'x');
  await expect(effects.isEmpty(join(folder, 'file'))).rejects.toThrow("can't be read as a folder");
});

test('files are listed below a folder by code point; where there is none, nothing is', async () => {
  for (const name of ['b.yaml', 'a.yaml', 'Z.yaml']) writeFileSync(join(folder, 'deep', name), '');
  expect(await effects.list(join(folder, 'deep'))).toEqual(['Z.yaml', 'a.yaml', 'b.yaml']);
  expect(await effects.list(join(folder, 'nowhere'))).toEqual([]);
});

test('what is written is whole, and leaves nothing else behind', async () => {
  const path = join(folder, 'new/out.txt');
  const write = async (data: string, to = path): Promise<void> => {
    const lock = await effects.lock(folder);
    await lock.commit([{ path: to, data }]).finally(() => lock.release());
  };
  await write('first');
  await write('second');
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(join(folder, 'new'))).toEqual(['out.txt']);
  await expect(write('x', join(folder, 'file/below.txt'))).rejects.toThrow('cannot be written');
  expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([]);
});

test('a folder is no source, and a revision that looks like an option is refused', async () => {
  await expect(effects.source(folder)).rejects.toThrow('is a folder, not a file');
  expect(await effects.source(join(folder, 'nowhere'))).toBeNull();
  await expect(effects.atRevision('--upload-pack=x', '.')).rejects.toThrow('is not a git revision');
  expect(await effects.atRevision('no-such-revision', folder)).toBeNull();
});

test('a file that is removed after it was found is named, whichever way it is read', async () => {
  const path = join(folder, 'gone.csv');
  for (const read of ['bytes', 'stream'] as const) {
    writeFileSync(path, 'id\nA\n');
    const source = (await effects.source(path, 'gone.csv'))!;
    rmSync(path);
    const reading =
      read === 'bytes'
        ? source.bytes()
        : (async () => {
            for await (const chunk of source.stream()) expect(chunk).toBeUndefined();
          })();
    await expect(reading).rejects.toThrow('gone.csv was removed while it was read');
  }
});
