import type { MigrationStep } from '../model/migration-file.ts';

/**
 * A step of a migration in words, for the list of amendments (PRISMA 2020 item 24c).
 *
 * @example describeStep({ add: { field: 'source_material', code: 'registry' } }) // => 'source_material: new code registry'
 */
export function describeStep(step: MigrationStep): string {
  const why = step.why === undefined ? '' : ` (${step.why})`;
  return `${plain(step)}${why}`;
}

function plain(step: MigrationStep): string {
  if ('rename' in step) {
    const { field, code, to } = step.rename;
    return code === undefined ? `${field}: renamed to ${to}` : `${field}: ${code} renamed to ${to}`;
  }
  if ('merge' in step) return `${step.merge.field}: ${step.merge.codes.join(', ')} merged into ${step.merge.into}`;
  if ('split' in step) return `${step.split.field}: ${step.split.code} split into ${step.split.into.join(', ')}`;
  if ('retire' in step) {
    const { field, code, to } = step.retire;
    return `${field}: ${code === undefined ? 'retired' : `${code} retired`}${to === undefined ? '' : `, its units now ${to}`}`;
  }
  const { field, code } = step.add;
  return code === undefined ? `${field}: new field` : `${field}: new code ${code}`;
}
