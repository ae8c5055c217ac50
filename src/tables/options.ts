import { usageFault } from '../base/fault.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';

/** An option that is on or off; YAML may give it as text. */
export function flagOption(declaration: ExhibitFile, name: string, otherwise: boolean): boolean {
  const given = declaration.options?.[name];
  if (given === undefined) return otherwise;
  if (given === true || given === false) return given;
  if (/^(true|false)$/i.test(String(given))) return String(given).toLowerCase() === 'true';
  throw usageFault('option', `the option ${name} is "${String(given)}"`, 'write true or false', { option: name });
}

/** An option that is text, or null. */
export function textOption(declaration: ExhibitFile, name: string): string | null {
  const given = declaration.options?.[name];
  return given === undefined || given === null ? null : String(given);
}

/** An option that is a whole number. */
export function countOption(declaration: ExhibitFile, name: string, otherwise: number): number {
  const given = declaration.options?.[name];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 0) return value;
  throw usageFault('option', `the option ${name} is "${String(given)}"`, 'write a whole number', { option: name });
}

/** The subgroups of a declaration as a list. */
export const byOf = (declaration: ExhibitFile): readonly string[] =>
  declaration.by === undefined ? [] : typeof declaration.by === 'string' ? [declaration.by] : declaration.by;

/** The fields of a declaration, in either spelling. */
export const fieldsOf = (declaration: ExhibitFile): readonly string[] => [
  ...(declaration.field === undefined ? [] : [declaration.field]),
  ...(declaration.fields ?? []),
];

/** The interval that a declaration asks for, or null. */
export const intervalOf = (declaration: ExhibitFile): { method: string; level: number } | null =>
  declaration.ci === undefined ? null : { method: declaration.ci, level: declaration.confidence ?? 0.95 };
