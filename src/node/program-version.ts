import { execFile } from 'node:child_process';

/** The first line that a program says of its version; null where it is not installed. */
export const programVersion = (program: string): Promise<string | null> =>
  new Promise(done => {
    execFile(program, ['--version'], { encoding: 'utf8', timeout: 20_000 }, (error, stdout) =>
      done(error === null ? (stdout.trim().split('\n')[0] ?? '').trim() : null),
    );
  });
