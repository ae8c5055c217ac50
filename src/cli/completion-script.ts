import { unknownWord } from '../base/unknown-word.ts';
import type { Command, CommandGroup } from './command.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

/** An option as shells complete it. */
interface CompletedOption {
  readonly flag: string;
  readonly takesValue: boolean;
  readonly describe: string;
}

/** A command as shells complete it; `claims check` has a command before it. */
interface Completed {
  readonly name: string;
  readonly group: string | null;
  readonly describe: string;
  readonly options: readonly CompletedOption[];
}

const optionOf = (flags: string, describe: string): CompletedOption => ({
  flag: flags.split(' ')[0] ?? flags,
  takesValue: /[<[]/.test(flags),
  describe,
});
const GLOBAL = GLOBAL_OPTIONS.map(([flags, describe]) => optionOf(flags, describe));
const HELP: CompletedOption = { flag: '--help', takesValue: false, describe: 'show arguments, options and examples' };

const completed = (entry: Command, group: string | null): Completed => ({
  name: entry.name,
  group,
  describe: entry.describe,
  options: [
    ...(entry.options ?? [])
      .filter(({ hidden }) => hidden !== true)
      .map(option => optionOf(option.flags, option.describe)),
    ...GLOBAL,
    HELP,
  ],
});

const SHELLS: Readonly<Record<string, (entries: readonly Command[], groups: readonly CommandGroup[]) => string>> = {
  bash,
  zsh,
  fish,
};

/**
 * A script for a shell that completes commands, options and file names. It is made of the list of commands, and calls nothing.
 *
 * @param shell bash, zsh or fish
 */
export function completionScript(shell: string, all: readonly (Command | CommandGroup)[]): string {
  const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (write === undefined) throw unknownWord(shell, Object.keys(SHELLS), 'shell', 'shell');
  return write(
    all.filter(entry => !('commands' in entry)) as readonly Command[],
    all.filter(entry => 'commands' in entry),
  );
}

/** Every command with its options, those of groups with their group. */
const everyCommand = (entries: readonly Command[], groups: readonly CommandGroup[]): Completed[] => [
  ...entries.map(entry => completed(entry, null)),
  ...groups.flatMap(group => group.commands.map(entry => completed(entry, group.name))),
];
const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(' ');

function bash(entries: readonly Command[], groups: readonly CommandGroup[]): string {
  const cases = [
    ...groups.map(group => `    ${group.name}) words='${names(group.commands)} --help' ;;`),
    ...everyCommand(entries, groups).map(
      ({ name, group, options }) =>
        `    ${group === null ? name : `'${group} ${name}'`}) words='${options.map(({ flag }) => flag).join(' ')}' ;;`,
    ),
  ];
  return `# bash completion of scopebook; to use it now: source <(scopebook completion bash)
_scopebook() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
    --review) ((i++)) ;;
    -*) ;;
    *)
      if [[ -z $command ]]; then command=\${COMP_WORDS[i]}
        case $command in ${groups.map(({ name }) => name).join(' | ')}) ;; *) break ;; esac
      else command="$command \${COMP_WORDS[i]}"; break; fi ;;
    esac
  done
  case $command in
    '') words='${names([...entries, ...groups])} ${GLOBAL.map(({ flag }) => flag).join(' ')} --help --version' ;;
${cases.join('\n')}
  esac
  COMPREPLY=()
  case "$command:$current" in
  :* | *:-* | ${groups.map(({ name }) => `${name}:*`).join(' | ')}) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
  esac
}
complete -o default -o bashdefault -F _scopebook scopebook
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function zsh(entries: readonly Command[], groups: readonly CommandGroup[]): string {
  const described = (list: readonly { readonly name: string; readonly describe: string }[]): string =>
    list.map(({ name, describe }) => quoted(`${name}:${describe}`)).join(' ');
  const spec = ({ flag, takesValue, describe }: CompletedOption): string =>
    quoted(`${flag}[${describe.replace(/[[\]:\\]/g, mark => `\\${mark}`)}]${takesValue ? ':value:_files' : ''}`);
  const one = ({ name, options }: Completed): string =>
    `    ${name}) _arguments ${options.map(spec).join(' ')} '*:file:_files' ;;`;
  const all = everyCommand(entries, groups);
  return `#compdef scopebook
# zsh completion of scopebook; write it to a folder of $fpath as _scopebook
_scopebook() {
  # options of every command may stand before it
  while (( CURRENT > 2 )) && [[ $words[2] == -* ]]; do
    if [[ $words[2] == (${GLOBAL.filter(({ takesValue }) => takesValue)
      .map(({ flag }) => flag)
      .join('|')}) ]]; then
      if (( CURRENT == 3 )); then _files; return; fi
      words[3]=()
      (( CURRENT-- ))
    fi
    words[2]=()
    (( CURRENT-- ))
  done
  if (( CURRENT == 2 )); then
    local -a commands=(${described([...entries, ...groups])})
    _describe command commands
    [[ $PREFIX == -* ]] && _arguments ${[...GLOBAL, HELP].map(spec).join(' ')}
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${all
  .filter(({ group }) => group === null)
  .map(one)
  .join('\n')}
${groups
  .map(
    group => `    ${group.name})
      if (( CURRENT == 2 )); then
        local -a commands=(${described(group.commands)})
        _describe command commands
        return
      fi
      shift words
      (( CURRENT-- ))
      case $words[1] in
${all
  .filter(entry => entry.group === group.name)
  .map(one)
  .join('\n')}
      esac ;;`,
  )
  .join('\n')}
  esac
}
if [[ $funcstack[1] == _scopebook ]]; then _scopebook "$@"; else compdef _scopebook scopebook; fi
`;
}

function fish(entries: readonly Command[], groups: readonly CommandGroup[]): string {
  const top = [...entries, ...groups];
  // fish's own __fish_use_subcommand takes the value of an option before the command for one
  const none = `'not __fish_seen_subcommand_from ${names(top)}'`;
  const lines = [
    '# fish completion of scopebook; write it to ~/.config/fish/completions/scopebook.fish',
    ...GLOBAL.map(
      ({ flag, takesValue, describe }) =>
        `complete -c scopebook -n ${none} -l ${flag.replace(/^--/, '')}${takesValue ? ' -r' : ''} -d ${fishText(describe)}`,
    ),
    ...top.map(({ name, describe }) => `complete -c scopebook -f -n ${none} -a ${name} -d ${fishText(describe)}`),
    ...groups.flatMap(group =>
      group.commands.map(
        ({ name, describe }) =>
          `complete -c scopebook -f -n '__fish_seen_subcommand_from ${group.name}; and not __fish_seen_subcommand_from ${names(group.commands)}' -a ${name} -d ${fishText(describe)}`,
      ),
    ),
    ...everyCommand(entries, groups).flatMap(({ name, group, options }) =>
      options.map(({ flag, takesValue, describe }) => {
        const seen =
          group === null
            ? `__fish_seen_subcommand_from ${name}`
            : `__fish_seen_subcommand_from ${group}; and __fish_seen_subcommand_from ${name}`;
        return `complete -c scopebook -n '${seen}' -l ${flag.replace(/^--/, '')}${takesValue ? ' -r' : ''} -d ${fishText(describe)}`;
      }),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
