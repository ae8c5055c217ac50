import * as z from 'zod';
import { usageFault } from '../base/fault.ts';
import { formerNameOf } from '../base/former-keys.ts';
import { didYouMean } from '../base/nearest.ts';
import { unknownMessage } from '../base/unknown-word.ts';
import type { OptionShape, OptionsOf } from './option-shape.ts';

/**
 * Options against the shape that declares them. What is null or undefined was not given. An unknown name is refused with the
 * nearest one, a wrong value with what is possible.
 *
 * @param of whose options they are, for messages
 */
export function readOptions<S extends OptionShape>(
  of: string,
  shape: S,
  given: Readonly<Record<string, unknown>>,
): OptionsOf<S> {
  const known = Object.keys(shape);
  const presentName = (name: string): string =>
    known.includes(name) ? name : (known.find(one => formerNameOf(shape[one]) === name) ?? name);
  const entries = Object.entries(given).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[presentName(name), value] as const],
  );
  for (const [name] of entries) {
    if (known.includes(name)) continue;
    throw usageFault(
      'option',
      unknownMessage(name, known, `option of ${of}`),
      known.length > 0 ? door => `the options are ${known.map(one => door.option(one)).join(', ')}` : 'leave it out',
      { option: name },
    );
  }
  const read: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const result = z.safeParse(shape[name]!, value);
    if (result.success) read[name] = result.data;
    else throw wrongValue(name, value, result.error.issues);
  }
  return read as OptionsOf<S>;
}

function wrongValue(name: string, value: unknown, issues: readonly z.core.$ZodIssue[]) {
  const possible = [...new Set(issues.flatMap(issue => valuesIn(issue)).map(String))];
  const wrong = [value].flat().map(String);
  const word = wrong.find(one => !possible.includes(one)) ?? wrong[0] ?? '';
  return usageFault(
    name,
    door => `"${word}" is not a possible value of ${door.option(name)}${didYouMean(word, possible)}`,
    possible.length > 0 ? `write one of ${possible.join(', ')}` : [...new Set(issues.map(messageOf))].join('; '),
    { option: name },
  );
}

const valuesIn = (issue: z.core.$ZodIssue): readonly unknown[] =>
  issue.code === 'invalid_value'
    ? issue.values
    : issue.code === 'invalid_union'
      ? issue.errors.flat().flatMap(valuesIn)
      : [];

/** What is possible, as the schema says it. */
const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_union' ? (issue.errors.flat().at(-1)?.message ?? issue.message) : issue.message;
