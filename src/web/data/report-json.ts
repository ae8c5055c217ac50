import type { NumberStyle } from '../../base/formatter.ts';
import type { FlowBox, FlowKey } from '../../model/flow.ts';
import type { Denominator } from '../../model/state.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';
import type { VerdictName } from '../../model/verdict-names.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import type { Digits } from './digits.ts';
import type { SheetJson } from './sheet-json.ts';

/** A coder's sheet, for what only several coders can settle. */
export interface CoderJson {
  readonly stage: string;
  readonly coder: string;
  readonly role: string;
  readonly keyed: boolean;
  readonly sheet: SheetJson;
}

/** What stands beside a code in the sheet: `field@evidence` or `field@by`, one text a unit. */
export interface BesideJson {
  readonly field: string;
  readonly part: string;
  readonly texts: readonly string[];
  readonly cells: Digits;
}

/** A number of another resource than the studies, with the studies that its units belong to. */
export interface OtherRowJson {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly n: number | null;
  readonly N: number | null;
  /** places in the sheet of the studies */
  readonly studies: readonly number[];
}

/** What an exhibit counts, where these are no studies. */
export interface OtherUnitsJson {
  /** e.g. `data sets` */
  readonly units: string;
  readonly count: number;
  /** ids of the numbers that it shows, of `others` */
  readonly rows: readonly string[];
}

/** A figure or table that the build made. Its picture or table is in the page's HTML, not here. */
export interface ExhibitJson extends Pick<Shown, 'name' | 'kind' | 'title' | 'alt' | 'notes' | 'files' | 'requests'> {
  readonly of?: OtherUnitsJson;
}

/** A number that a manuscript reports, with its verdict, and the request that counts it in the page. */
export interface ClaimJson {
  readonly id: string;
  readonly source: string;
  readonly verdict: VerdictName;
  readonly also: readonly VerdictName[];
  readonly isUnexpected: boolean;
  readonly reported: Readonly<Record<string, string>>;
  readonly explanation: string;
  readonly request: {
    readonly field: string;
    readonly level: string | null;
    readonly where: string | null;
    readonly denominator: Denominator | null;
  } | null;
}

/** One screened record, where the review has a sheet of screening decisions. */
export interface RecordJson {
  readonly stage: 'title_abstract' | 'full_text' | null;
  readonly key: string;
  readonly citation: string;
  readonly title: string;
  readonly decision: 'included' | 'excluded' | 'not retrieved' | 'open';
  readonly reason: string;
}

/** Everything that a report page holds besides pictures. */
export interface ReportJson {
  readonly scopebook: string;
  readonly review: {
    readonly name: string;
    readonly title: string;
    readonly version: string | null;
    readonly description: string;
    readonly licence: string | null;
    readonly searched: string | null;
    /** how to cite the review */
    readonly citation: string;
    readonly sources: readonly string[];
  };
  /** the first characters of the SHA-256 of the data: links carry it */
  readonly dataVersion: string;
  /** SHA-256 by path */
  readonly hashes: readonly (readonly [string, string])[];
  readonly sheet: SheetJson;
  readonly coders: readonly CoderJson[];
  readonly beside: readonly BesideJson[];
  readonly denominator: Denominator;
  readonly target: string | null;
  readonly numbers: Partial<NumberStyle>;
  readonly citation: {
    readonly author: string | null;
    readonly year: string | null;
    readonly title: string | null;
    readonly identifier: string | null;
  };
  /** titles of the fields that the page leaves out */
  readonly omitted: readonly string[];
  /** titles of the exhibits that stay beside the page (`report: false`) */
  readonly leftOut: readonly string[];
  readonly flow: { readonly file: string; readonly boxes: readonly (readonly [FlowKey, FlowBox])[] } | null;
  readonly records: readonly RecordJson[];
  readonly exhibits: readonly ExhibitJson[];
  /** the numbers that exhibits show of other resources, each once */
  readonly others: readonly OtherRowJson[];
  readonly claims: readonly ClaimJson[];
  /** what review.yaml guesses */
  readonly guesses: readonly UnconfirmedGuess[];
  /** a key that stands twice, so that nothing is counted; null where there is none */
  readonly duplicate: string | null;
  readonly disclosure: string | null;
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** what changed since a former state, in one paragraph */
  readonly changes: string | null;
}
