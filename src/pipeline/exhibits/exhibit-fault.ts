import { type About, Fault, faultIn } from '../../base/fault.ts';
import type { Declaration, Path } from '../../base/read-declaration.ts';
import { FILE_WORDING } from '../../base/wording.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';

/** A declaration, and its file. */
interface Declared {
  readonly file: string;
  readonly declaration: Declaration<ExhibitFile>;
}

/** Keys of an exhibit that name fields. */
const FIELD_KEYS = ['field', 'with', 'fields', 'by'] as const;

/**
 * What a type or an analysis refuses doesn't know which exhibit asked for it: the fault in the words of a YAML file, after the
 * exhibit's file and the line of the option or field that it is about, where the exhibit has it.
 */
export function exhibitFault(fault: unknown, { file, declaration }: Declared): Fault {
  if (!isFault(fault)) throw fault;
  const { code, status, about } = fault;
  const { message, hint } = faultIn(FILE_WORDING, fault);
  if (message.startsWith(`${file}:`)) return fault;
  const path = about === null ? null : pathOf(about, declaration.value);
  if (path === null) return new Fault(code, `${file}: ${message}`, hint, status, about);
  const { line, column } = declaration.position(path);
  return new Fault(code, `${file}:${line}:${column}: ${message}`, hint, status, about);
}

/** Where an exhibit names an option or a field; null where it does not. */
function pathOf(about: About, value: ExhibitFile): Path | null {
  if ('option' in about) {
    const { option } = about;
    if (value[option as keyof ExhibitFile] !== undefined) return [option];
    return value.options?.[option] === undefined ? null : ['options', option];
  }
  for (const key of FIELD_KEYS) {
    const named = value[key];
    if (named === about.field) return [key];
    const at = Array.isArray(named) ? named.indexOf(about.field) : -1;
    if (at >= 0) return [key, at];
  }
  const option = Object.entries(value.options ?? {}).find(([, given]) => [given].flat().includes(about.field))?.[0];
  return option === undefined ? null : ['options', option];
}

const isFault = (error: unknown): error is Fault => error instanceof Error && error.name === 'Fault';
