import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { completionScript } from '../../src/cli/completion-script.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What bash offers for the words of a line, the last of them being typed. */
function offered(...words: readonly string[]): string[] {
  const script = `${completionScript('bash', COMMANDS.all)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _scopebook; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const done = spawnSync('bash', ['-c', script, 'bash', 'scopebook', ...words], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return done.stdout.trim().split('\n').filter(Boolean);
}

test.skipIf(!has('bash'))('bash completes commands, options and the commands of a group', () => {
  expect(offered('sh')).toEqual(['shares']);
  expect(offered('')).toEqual(expect.arrayContaining(['init', 'claims', '--review']));
  expect(offered('shares', '--b')).toEqual(['--by']);
  expect(offered('--review', 'shares', 'cross')).toEqual(['crosstab']);
  expect(offered('claims', 's')).toEqual(['scan']);
  expect(offered('claims', 'check', '--ag')).toEqual(['--against']);
  // file names are completed by the shell itself
  expect(offered('validate', 'cha')).toEqual([]);
});

const LINES = [
  ['scopebook sh', 'shares'],
  ['scopebook shares --b', '--by'],
  ['scopebook claims s', 'scan'],
  ['scopebook claims check --ag', '--against'],
  ['scopebook --review rev cross', 'crosstab'],
  ['scopebook --json --rev', '--review'],
] as const;

test.skipIf(!has('fish')).each(LINES)('fish completes "%s" with "%s"', (line, word) => {
  const cwd = temporaryFolder({ script: completionScript('fish', COMMANDS.all) });
  const done = spawnSync('fish', ['--no-config', '-c', `source script; complete -C '${line}'`], {
    cwd,
    encoding: 'utf8',
  });
  expect(done.stdout.split('\n').map(offer => offer.split('\t')[0])).toContain(word);
});

/** A shell in a pseudo terminal, in which the line and a tab are typed. */
const DRIVE = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1=""; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; unsetopt beep'
sleep 2
while zpty -r -t z line; do :; done
zpty -w -n z "$1"$'\\t'
for i in {1..60}; do
  zpty -r -t z line && all+=$line
  [[ $all == *"$2"* ]] && break
  sleep 0.1
done
print -r -- "$all"`;

test.skipIf(!has('zsh')).each(LINES.slice(3))('zsh completes "%s" with "%s"', (line, word) => {
  const cwd = temporaryFolder({ _scopebook: completionScript('zsh', COMMANDS.all), drive: DRIVE });
  const done = spawnSync('zsh', ['-f', 'drive', line, word], { cwd, encoding: 'utf8', timeout: 30_000 });
  expect(done.stdout).toContain(word);
});

test.each(['bash', 'zsh', 'fish'])('%s knows every command and option, and its own syntax', shell => {
  const script = completionScript(shell, COMMANDS.all);
  for (const entry of COMMANDS.all)
    for (const command of 'commands' in entry ? entry.commands : [entry]) {
      expect(script).toContain(command.name);
      for (const { flags, hidden } of command.options ?? [])
        if (hidden !== true) expect(script).toContain((flags.split(' ')[0] ?? '').replace(/^--/, ''));
    }
  if (!has(shell)) return;
  const folder = temporaryFolder({ script });
  const { status, stderr } = spawnSync(shell, [shell === 'fish' ? '--no-execute' : '-n', 'script'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(`${status} ${stderr}`).toBe('0 ');
});

test('another shell is refused with the names of those that are known', async () => {
  const { status, err } = await runCommand('completion', 'bsh');
  expect(status).toBe(2);
  expect(err).toContain('unknown shell "bsh"; did you');
});
