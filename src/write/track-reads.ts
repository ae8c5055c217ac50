import type { Effects } from '../base/effects.ts';

/** The same world for one job, which keeps account of the files that the job reads: they are its inputs. */
export function trackReads(effects: Effects): Effects {
  const opened = new Set<string>();
  return {
    ...effects,
    opened,
    async source(path, name) {
      const source = await effects.source(path, name);
      if (source !== null) opened.add(effects.realPath(path));
      return source;
    },
  };
}
