// Times whole processes side by side: all contenders in turn, round after round, so that a busy machine is busy for all of them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a program can be started. */
export const installed = program => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Whether a program and the packages that its script loads are there. */
export function hasPackages(program, packages) {
  if (!installed(program)) return false;
  const ask = program.endsWith('python3')
    ? ['-c', packages.map(name => `import ${name}`).join('; ')]
    : ['-e', packages.map(name => `loadNamespace("${name}")`).join('; ')];
  return spawnSync(program, ask, { stdio: 'ignore' }).status === 0;
}

/** The largest memory of a process so far in MB, where the system tells. */
function memoryOf(pid) {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Seconds of processor time of all children so far, where the system tells: a busy machine spoils the clock, but hardly these. */
function childrenTime() {
  if (!existsSync('/proc/self/stat')) return 0;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  // cutime and cstime, in hundredths
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function once([program, ...args], options) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const before = childrenTime();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
    let memory = 0;
    let errors = '';
    child.stderr.on('data', chunk => {
      errors += chunk;
    });
    // a rare look costs the short runs nothing
    const look = setInterval(() => {
      memory = Math.max(memory, memoryOf(child.pid));
    }, 25);
    child.on('error', reject);
    child.on('close', code => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      resolve({ seconds, processor: childrenTime() - before, memory, code, errors });
    });
  });
}

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/**
 * @param contenders `[{ name, command, cwd?, status? }]`; a status other than the expected one stops the bench
 * @returns for each its fastest and median seconds, its mean processor time and its largest memory
 */
export async function measure(contenders, rounds) {
  const runs = contenders.map(() => []);
  for (let round = 0; round <= rounds; round++)
    for (const [i, { name, command, cwd, status = [0] }] of contenders.entries()) {
      const run = await once(command, cwd === undefined ? {} : { cwd });
      if (!status.includes(run.code))
        throw new Error(`${name} ended with status ${run.code}: ${run.errors.slice(-800)}`);
      // the first round warms the disk
      if (round > 0) runs[i].push(run);
    }
  return contenders.map(({ name }, i) => ({
    name,
    fastest: Math.min(...runs[i].map(run => run.seconds)),
    median: median(runs[i].map(run => run.seconds)),
    processor: runs[i].reduce((sum, run) => sum + run.processor, 0) / runs[i].length,
    memory: Math.max(...runs[i].map(run => run.memory)),
  }));
}
