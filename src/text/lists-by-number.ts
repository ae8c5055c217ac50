/**
 * Lists of numbers, each list under a number from 0 on, in typed arrays: thousands of short lists take a tenth of the memory of
 * arrays in a Map.
 *
 * @example new NumberedLists().add(7, 1).add(7, 2).length(7) // => 2
 */
export class NumberedLists {
  private heads = new Int32Array(128);
  private tails = new Int32Array(128);
  private counts = new Int32Array(128);
  /** of each entry, from 1, its value and the entry behind it (0 at the end of a list): to be read until the next `add` */
  values = new Int32Array(256);
  nexts = new Int32Array(256);
  private entries = 0;

  /** Appends a value to a list. */
  add(list: number, value: number): this {
    const entry = ++this.entries;
    if (entry === this.values.length) {
      this.values = grown(this.values, entry);
      this.nexts = grown(this.nexts, entry);
    }
    if (list >= this.heads.length) {
      this.heads = grown(this.heads, list);
      this.tails = grown(this.tails, list);
      this.counts = grown(this.counts, list);
    }
    this.values[entry] = value;
    const tail = this.tails[list]!;
    if (tail === 0) this.heads[list] = entry;
    else this.nexts[tail] = entry;
    this.tails[list] = entry;
    this.counts[list]!++;
    return this;
  }

  length(list: number): number {
    return list >= 0 && list < this.counts.length ? this.counts[list]! : 0;
  }

  /** The first entry of a list; 0 where it is empty. */
  first(list: number): number {
    return list >= 0 && list < this.heads.length ? this.heads[list]! : 0;
  }

  /** The entry behind another; 0 at the end. */
  next(entry: number): number {
    return this.nexts[entry]!;
  }

  value(entry: number): number {
    return this.values[entry]!;
  }
}

/**
 * Lists of numbers under any whole numbers, such as hashes.
 *
 * @example new ListsByNumber().add(-7, 1).add(-7, 2).length(-7) // => 2
 */
export class ListsByNumber {
  private readonly entries = new NumberedLists();
  /** list of each slot, from 1; the slot of a key is found by open addressing */
  private slots = new Int32Array(256);
  private keys = new Int32Array(128);
  private lists = 0;

  /** Appends a value to the list of a key. */
  add(key: number, value: number): this {
    this.entries.add(this.listOf(key) || this.newList(key), value);
    return this;
  }

  length(key: number): number {
    return this.entries.length(this.listOf(key));
  }

  /** The first entry of a key's list; 0 where it is empty. */
  first(key: number): number {
    return this.entries.first(this.listOf(key));
  }

  /** The entry behind another; 0 at the end. */
  next(entry: number): number {
    return this.entries.next(entry);
  }

  value(entry: number): number {
    return this.entries.value(entry);
  }

  private listOf(key: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mixed(key) & mask; ; slot = (slot + 1) & mask) {
      const list = this.slots[slot]!;
      if (list === 0 || this.keys[list] === key) return list;
    }
  }

  private newList(key: number): number {
    const list = ++this.lists;
    if (list === this.keys.length) this.keys = grown(this.keys, list);
    this.keys[list] = key;
    if (2 * list > this.slots.length) {
      this.slots = new Int32Array(2 * this.slots.length);
      for (let other = 1; other < list; other++) this.place(other);
    }
    this.place(list);
    return list;
  }

  private place(list: number): void {
    const mask = this.slots.length - 1;
    let slot = mixed(this.keys[list]!) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = list;
  }
}

/** An array at least twice as long, with room for one more place. */
function grown(array: Int32Array<ArrayBuffer>, place: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(2 * array.length, place + 1));
  more.set(array);
  return more;
}

/** Spreads keys that follow each other. */
function mixed(key: number): number {
  const half = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return half ^ (half >>> 16);
}
