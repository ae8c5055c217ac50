import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { type Expectation, holds, needsJson, type Run } from './case-expectation.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Case {
  readonly title: string;
  readonly commands: readonly string[];
  readonly expect: readonly Expectation[];
}

export const readCase = (folder: string): Case => JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case;

/** Runs the commands of a case in a copy of its folder; the expectations that are not met, each with what was printed. */
export async function unmetExpectations(folder: string): Promise<readonly object[]> {
  const { commands, expect } = readCase(folder);
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, 'case.json'));
  const runs: Run[] = [];
  for (const [index, command] of commands.entries())
    runs.push(
      await runLine(
        copy,
        command,
        expect.some(entry => needsJson(entry, index)),
      ),
    );
  const fileText = (path: string): string | null => {
    const at = join(copy, path);
    return existsSync(at) ? readFileSync(at, 'utf8') : null;
  };
  return expect
    .filter(entry => !holds(entry, runs, fileText))
    .map(expectation => ({
      expectation,
      printed: runs.map(({ line, status, out, err }) => `$ ${line} [${status}]\n${out}${err}`),
    }));
}

/** One line of a shell, as far as cases use it: `cd`, `cp`, `mkdir`, `cat`, `tail -1` and `scopebook`, joined by `&&`. */
async function runLine(folder: string, line: string, json: boolean): Promise<Run> {
  let cwd = folder;
  let out = '';
  let err = '';
  const say = (text: string): void => {
    out += text;
  };
  const parts = line.split(' && ');
  for (const [index, part] of parts.entries()) {
    const [program = '', ...args] = shellWords(part);
    const at = (path: string): string => resolve(cwd, path);
    if (program === 'cd') cwd = at(args[0]!);
    else if (program === 'mkdir')
      for (const path of args.filter(arg => arg !== '-p')) mkdirSync(at(path), { recursive: true });
    else if (program === 'cp') copyInto(args.filter(arg => arg !== '-r').map(at));
    else if (program === 'cat') for (const path of args) say(readFileSync(at(path), 'utf8'));
    else if (program === 'tail' && args[0] === '-1')
      say(`${readFileSync(at(args[1]!), 'utf8').trimEnd().split('\n').at(-1)}\n`);
    else if (program === 'scopebook') {
      const effects = {
        ...nodeEffects(cwd),
        terminalWidth: null,
        colour: false,
        out: say,
        err(text: string) {
          err += text;
        },
      };
      const status = await main(json && index === parts.length - 1 ? [...args, '--json'] : args, effects);
      if (status !== 0) return { line, status, out, err };
    } else throw new Error(`cases do not know the command "${program}": ${line}`);
  }
  return { line, status: 0, out, err };
}

function copyInto(paths: readonly string[]): void {
  const target = paths.at(-1)!;
  const isFolder = paths.length > 2 || statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
  for (const path of paths.slice(0, -1))
    cpSync(path, isFolder ? join(target, path.slice(path.lastIndexOf('/') + 1)) : target, { recursive: true });
}

/** The words of a line: quotes of either kind hold together, inside double quotes a backslash escapes. */
function shellWords(text: string): string[] {
  return [...text.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) =>
      double === undefined ? (single ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
    ),
  );
}
