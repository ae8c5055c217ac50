import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';

let jobs = 0;

/**
 * A name for one job of this process, for the names of its temporary files: machine, process, start of the process and a
 * number. The start tells a process from a later one that was given the same id.
 */
export function newProcessMark(): string {
  jobs += 1;
  return `${machine()}-${process.pid}-${startOf(process.pid) ?? 0}-${threadId}.${jobs}`;
}

/** The id of the process that a mark names. */
export const processOf = (mark: string): number => Number(mark.split('-')[1]);

/** Whether the process that a mark names has ended. On another machine nobody can tell, so it counts as running. */
export function hasEnded(mark: string): boolean {
  const [host, pid, start] = mark.split('-');
  if (host !== machine()) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const now = startOf(Number(pid));
  return now !== null && start !== '0' && String(now) !== start;
}

const machine = (): string =>
  hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24) || 'machine';

/** When a process started, in the kernel's ticks; -1 for one that was killed and not yet removed; null where it can't be known. */
function startOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? -1 : Number(fields[19]);
  } catch {
    return null;
  }
}
