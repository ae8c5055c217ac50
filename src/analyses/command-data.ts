import { kebabCase } from '../base/kebab-case.ts';
import type { Analysis } from './analysis.ts';
import { describeOptions } from './option-shape.ts';
import { commandShape } from './parse-request.ts';

/** The command of an analysis as plain data, so that --help loads no analysis. */
export interface CommandData {
  readonly name: string;
  readonly describe: string;
  readonly arguments: readonly { readonly name: string; readonly describe: string }[];
  readonly options: readonly {
    readonly name: string;
    readonly flags: string;
    readonly describe: string;
    readonly many: boolean;
    /** its values are never cut at commas */
    readonly repeat: boolean;
  }[];
}

/** `maxItems` as `--max-items <n>` */
const flagsOf = (name: string, value: string | null): string =>
  `--${kebabCase(name)}${value === null ? '' : ` ${value}`}`;

/** Commands of the analyses that have one, in their order. */
export const commandData = (analyses: readonly Analysis[]): CommandData[] =>
  analyses.flatMap(analysis => {
    const { name, command } = analysis;
    if (command === undefined) return [];
    const words: Readonly<Record<string, string | undefined>> = command.words ?? {};
    const options = describeOptions(commandShape(analysis));
    return [
      {
        name,
        describe: command.describe,
        arguments: command.arguments,
        options: options.map(option => ({
          name: option.name,
          flags: flagsOf(option.name, option.value),
          describe: words[option.name] ?? option.describe,
          many: option.many,
          repeat: option.repeat,
        })),
      },
    ];
  });
