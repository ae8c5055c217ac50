import { watch } from 'node:fs';

/**
 * Paths below a folder whose files changed, relative to it with `/`, in one list for changes that follow each other closely.
 * It ends when nobody reads on.
 *
 * @param quiet milliseconds without a change after which a list is given
 */
export async function* changedPaths(folder: string, quiet = 150): AsyncGenerator<readonly string[]> {
  const changed = new Set<string>();
  let wake: () => void = () => {};
  // a change that comes while the last list is still being worked on is given next
  let isReady = false;
  let last: NodeJS.Timeout | null = null;
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name === null) return;
    changed.add(name.replaceAll('\\', '/'));
    if (last !== null) clearTimeout(last);
    last = setTimeout(() => {
      isReady = true;
      wake();
    }, quiet);
  });
  try {
    for (;;) {
      if (!isReady)
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      isReady = false;
      const paths = [...changed].sort();
      changed.clear();
      yield paths;
    }
  } finally {
    if (last !== null) clearTimeout(last);
    watcher.close();
  }
}
