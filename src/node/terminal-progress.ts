/** What a line of progress needs of the terminal: where it is written, and the time in milliseconds. */
export interface ProgressTerminal {
  write(text: string): void;
  now(): number;
  readonly columns: number;
}

/** Nothing is shown before this, and no oftener than each INTERVAL_MS. */
const FIRST_MS = 1000;
const INTERVAL_MS = 200;
const CLEAR = '\r\u001b[2K';

/**
 * One line at the foot of a terminal that says how far long work has come, and vanishes before anything else is printed.
 * Short work (below a second) shows nothing.
 */
export class TerminalProgress {
  readonly #terminal: ProgressTerminal;
  readonly #began: number;
  #shownAt = 0;
  #visible = false;

  constructor(terminal: ProgressTerminal) {
    this.#terminal = terminal;
    this.#began = terminal.now();
  }

  /** `done` of `total` steps of `work`, such as "reading studies.csv". */
  report(work: string, done: number, total: number): void {
    if (done >= total) {
      this.clear();
      return;
    }
    const now = this.#terminal.now();
    if (now - this.#began < FIRST_MS || (this.#visible && now - this.#shownAt < INTERVAL_MS)) return;
    const share = ` ${Math.floor((100 * done) / total)}%`;
    const room = this.#terminal.columns - share.length - 1;
    const line = work.length > room ? `${work.slice(0, Math.max(0, room - 1))}…` : work;
    this.#terminal.write(`${CLEAR}${line}${share}`);
    this.#shownAt = now;
    this.#visible = true;
  }

  clear(): void {
    if (!this.#visible) return;
    this.#terminal.write(CLEAR);
    this.#visible = false;
  }
}
