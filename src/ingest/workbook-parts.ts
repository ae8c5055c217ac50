/** Larger parts are not kept. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** The parts of a workbook, each unpacked and decoded once for all questions about it. */
export class WorkbookParts {
  readonly bytes: Uint8Array;
  readonly #parts = new Map<string, Uint8Array>();
  readonly #texts = new Map<string, string>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The parts of these names, as far as they are there. */
  async unpacked(names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const wanted = new Set(names.filter(name => !this.#parts.has(name)));
    const found = wanted.size === 0 ? {} : await this.#unzip(wanted);
    const parts = new Map<string, Uint8Array>();
    for (const name of names) {
      const part = this.#parts.get(name) ?? found[name];
      if (part === undefined) continue;
      parts.set(name, part);
      if (part.length <= KEPT_BYTES) this.#parts.set(name, part);
    }
    return parts;
  }

  async #unzip(wanted: ReadonlySet<string>): Promise<Readonly<Record<string, Uint8Array>>> {
    const { unzipSync } = await import('fflate');
    return unzipSync(this.bytes, { filter: ({ name }) => wanted.has(name) });
  }

  /** A part as text; empty where there is none. */
  async text(name: string): Promise<string> {
    const known = this.#texts.get(name);
    if (known !== undefined) return known;
    const part = (await this.unpacked([name])).get(name);
    const text = part === undefined ? '' : new TextDecoder().decode(part);
    if (part !== undefined && part.length <= KEPT_BYTES) this.#texts.set(name, text);
    return text;
  }
}
