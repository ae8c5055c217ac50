/** What is said at one number of a manuscript. */
export interface Annotation {
  /** index of the block, and where in its text */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'alarm' | 'unbound' | 'note';
  /** the number as it is printed */
  readonly number: string;
  readonly text: string;
}
