import type { Named } from '../../base/registry.ts';
import type { CodedStudies } from '../../model/coded-studies.ts';

/** The studies in the form of another program, and what that form does not hold. */
export interface WrittenStudies {
  readonly data: string;
  readonly unsaid: readonly string[];
}

/** One form of the coded studies that another program reads. */
export interface StudyFormat extends Named {
  readonly extension: string;
  readonly describe: string;
  write(studies: CodedStudies): Promise<WrittenStudies>;
}

export const studyFormat = (entry: StudyFormat): StudyFormat => entry;
