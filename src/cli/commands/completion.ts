import { command } from '../command.ts';

export const completionCommand = command({
  name: 'completion',
  describe: 'print a script that completes commands and options in a shell: bash, zsh or fish',
  arguments: [{ name: '<shell>', describe: 'bash, zsh or fish' }],
  async run({ effects, json, commands = [] }, [shell]) {
    const { completionScript } = await import('../completion-script.ts');
    const script = completionScript(String(shell), commands);
    effects.out(json ? `${JSON.stringify({ shell, script }, null, 2)}\n` : script);
    return 0;
  },
});
