import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { STUDY_FORMATS } from '../../export/studies/formats/index.ts';
import { openStudies } from '../../read/session.ts';
import { writeFiles } from '../../write/outputs.ts';
import { codedStudies } from './coded-studies.ts';

export interface StudiesWritten {
  readonly written: readonly string[];
  readonly rows: number;
  readonly unsaid: readonly string[];
  /** the text itself, where no file was named */
  readonly data: string | null;
}

/**
 * Writes the units of a review with their codes for another program.
 *
 * @param options.to a name of STUDY_FORMATS
 * @param options.bom begin with a byte order mark, by which Excel knows that a CSV is UTF-8
 */
export async function writeStudies(
  effects: Effects,
  path: string | null,
  options: {
    readonly to: string;
    readonly out: string | null;
    readonly resource: string | null;
    readonly bom: boolean;
  },
): Promise<StudiesWritten> {
  const format = STUDY_FORMATS.need(options.to, 'layout', 'layout');
  if (options.bom && format.extension !== 'csv')
    throw usageFault(
      'bom',
      `${format.name} has no byte order mark`,
      door => `leave out ${door.option('bom')}: it is for CSV files in Excel`,
    );
  const open = await openStudies(effects, path, options.resource);
  const studies = codedStudies(open);
  const { data, unsaid } = await format.write(studies);
  const personal = open.codebook.fields.filter(field => field.personal === true).map(({ name }) => name);
  const done = {
    rows: studies.studies.length,
    unsaid: [
      ...unsaid,
      ...(personal.length === 0 ? [] : [`fields with personal data are left out: ${personal.join(', ')}`]),
    ],
  };
  const text = options.bom ? `\ufeff${data}` : data;
  if (options.out === null) return { ...done, written: [], data: text };
  const written = await writeFiles(effects, { review: open.review }, [{ path: options.out, data: text }]);
  return { ...done, written, data: null };
}
