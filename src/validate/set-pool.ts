/** Distinct sets of levels, each kept once. */
export class SetPool {
  readonly sets: number[][] = [];
  private readonly small = new Map<number, number>();
  private readonly large = new Map<string, number>();

  /** The index of a set; unknown items (-1) and repetitions are left out. */
  index(levels: readonly number[]): number {
    let mask = 0;
    let narrow = true;
    for (const level of levels) {
      if (level > 30) narrow = false;
      else if (level >= 0) mask |= 1 << level;
    }
    if (narrow) {
      const known = this.small.get(mask);
      if (known !== undefined) return known;
      this.small.set(mask, this.sets.length);
    }
    const set = [...new Set(levels.filter(level => level >= 0))].sort((a, b) => a - b);
    if (!narrow) {
      const key = set.join(' ');
      const known = this.large.get(key);
      if (known !== undefined) return known;
      this.large.set(key, this.sets.length);
    }
    this.sets.push(set);
    return this.sets.length - 1;
  }
}
