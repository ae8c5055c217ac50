import type { Formatter } from '../base/formatter.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import type { CoderTable, Material } from '../model/material.ts';
import type { Table } from '../model/table.ts';
import type { Words } from '../model/words.ts';
import type { Resource, Review } from '../review.ts';
import type { Unit, Validated } from '../validate/validate.ts';
import type { Join } from './counted-sheet.ts';

/** A review, read and checked. */
export interface OpenReview {
  readonly review: Review;
  /** the codebook of the studies as it is declared */
  readonly codebook: Codebook;
  readonly unit: Unit;
  readonly studies: Validated;
  readonly coders: readonly CoderTable[];
  /** of every sheet that was read, sorted by address */
  readonly findings: readonly Finding[];
  readonly material: Material;
  /** every sheet that was read */
  readonly tables: readonly Table[];
  /** the counts of the flow diagram; null where the review declares none */
  readonly flow: Flow | null;
  readonly words: Words;
  readonly format: Formatter;
  /** any resource of the review, read on demand */
  sheet(name: string): Promise<Validated>;
  /** whose units are counted: the studies, or another resource in a view of the review */
  readonly resource: Resource;
  /** how its units are joined to those of another resource; null for the studies, and where they belong to nothing */
  readonly join: Join | null;
  /** names of the other resources that are counted */
  readonly counted: readonly string[];
  /** the review as seen from one of its resources, whose units are counted then; null: the studies */
  of(resource: string | null): OpenReview;
}
