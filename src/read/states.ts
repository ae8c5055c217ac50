import type { Effects } from '../base/effects.ts';
import { Fault, usageFault } from '../base/fault.ts';
import { loadReview, type Resource, type Review } from '../review.ts';
import { readForReview } from './read-for-review.ts';
import { openSession, type Session, sessionOf } from './session.ts';

/**
 * Opens a state of a review by its name: the folder of a review or of a deposit, a sheet of studies (the present review with
 * that sheet), or a git revision.
 *
 * @param path the present review; null for the nearest one upwards
 * @param name a path, or a tag, branch or commit
 * @param sheet the sheet to read, where a workbook was named
 * @throws Fault where there is no such state, or where it can't be read; it names the state
 */
export async function stateOf(
  effects: Effects,
  path: string | null,
  name: string,
  sheet: string | null = null,
): Promise<Session> {
  const exists = await effects.exists(name);
  if (exists && !/\.ya?ml$/.test(name) && !(await isFolder(effects, name)))
    return stateOfFile(effects, await loadReview(effects, path), name, sheet);
  if (sheet !== null)
    throw usageFault(
      'sheet',
      door => `${door.option('sheet', sheet)}: "${name}" is not a workbook`,
      'name a workbook, or leave the option out: a review declares its sheet in the `dialect:` of the resource',
    );
  if (exists) return openSession(effects, name);
  const present = await loadReview(effects, path);
  const there = await effects.atRevision(name, present.folder);
  if (there === null)
    throw usageFault(
      'no-side',
      `"${name}" is neither a file nor a folder nor a git revision`,
      'name a sheet, the folder of a review, or a tag, branch or commit',
    );
  const atRevision = (fault: Fault): Fault => faultAt(fault, name);
  try {
    return await sessionOf(there, await loadReview(there, present.folder), atRevision);
  } catch (error) {
    throw error instanceof Fault ? atRevision(error) : error;
  }
}

async function isFolder(effects: Effects, name: string): Promise<boolean> {
  try {
    return (await effects.source(name)) === null;
  } catch (error) {
    if (error instanceof Fault && error.code === 'folder') return true;
    throw error;
  }
}

/** A review with another sheet of studies; a sheet that is a resource of the review keeps its own codebook. */
export async function stateOfFile(
  effects: Effects,
  review: Review,
  file: string,
  sheet: string | null = null,
): Promise<Session> {
  const chosen = sheet === null ? {} : { sheetName: sheet };
  const { source, reading, resource } = await readForReview(effects, review, file, chosen);
  if (resource !== null) {
    const schema = resource.schema ?? review.studies.schema;
    const own = sheet === null ? {} : { dialect: { ...resource.dialect, ...chosen } };
    return sessionOf(effects, withStudies(review, { ...resource, schema, ...own }));
  }
  const { encoding, ...dialect } = reading;
  const studies = {
    ...review.studies,
    dialect: dialect as Resource['dialect'],
    ...(encoding === undefined ? {} : { encoding }),
  };
  return sessionOf(effects, {
    ...withStudies(review, studies),
    source: inside => (inside === review.studies.path ? Promise.resolve(source) : review.source(inside)),
  });
}

const withStudies = (review: Review, studies: Resource): Review => ({
  ...review,
  studies,
  sheetOnly: true,
  resource: name => (name === studies.name ? studies : review.resource(name)),
});

/** A fault of a former state names that state: the present files may be well. */
const faultAt = (fault: Fault, revision: string): Fault => {
  const { code, message, status } = fault;
  if (message.startsWith(`at revision ${revision}`)) return fault;
  return code === 'no-review'
    ? new Fault(
        code,
        `at revision ${revision} there is no review.yaml where the review stands now`,
        'name a later revision; `git log -- review.yaml` lists those that have it',
        status,
      )
    : new Fault(
        code,
        message.replace(/^/gm, `at revision ${revision}: `),
        'name another revision; a commit cannot be corrected afterwards',
        status,
      );
};
