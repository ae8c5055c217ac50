import { Fault } from '../../base/fault.ts';
import type { Declaration, Path } from '../../base/read-declaration.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';

/** A declaration, and its file. */
interface Declared {
  readonly file: string;
  readonly declaration: Declaration<ExhibitFile>;
}

/** Where a refusal that names no option stands in the declaration, by its code. */
const KEYS: Readonly<Record<string, string>> = {
  by: 'by',
  'subgroup-twice': 'by',
  denominator: 'denominator',
  'interval-method': 'ci',
  'interval-level': 'level',
  expression: 'where',
};

/**
 * What a type or an analysis refuses doesn't know which exhibit asked for it: the fault with the declaration's file before
 * it, and the line of the option or key that it speaks of, where it says which.
 */
export function exhibitFault(fault: unknown, { file, declaration }: Declared): Fault {
  if (!isFault(fault)) throw fault;
  const { code, message, hint, status } = fault;
  if (message.startsWith(`${file}:`)) return fault;
  const path = pathOf(fault);
  const declared = path?.reduce<unknown>(
    (value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    declaration.value,
  );
  if (path === null || declared === undefined) return new Fault(code, `${file}: ${message}`, hint, status);
  const { line, column } = declaration.position(path);
  return new Fault(code, `${file}:${line}:${column}: ${message}`, hint, status);
}

function pathOf({ code, message }: Fault): Path | null {
  const option = /^options\.([a-zA-Z]+)\b/.exec(message)?.[1];
  if (option !== undefined) return ['options', option];
  const key = KEYS[code];
  return key === undefined ? null : [key];
}

const isFault = (error: unknown): error is Fault => error instanceof Error && error.name === 'Fault';
