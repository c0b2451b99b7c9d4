/** How many pages may be drawn at once, how many may wait for their turn, and how long (milliseconds). */
type Bounds = { readonly running: number; readonly waiting: number; readonly longestWait: number };

export type RenderLimit = {
  /** What `work` gives, or 'busy' and nothing done if too many wait already or the turn never came. */
  run<T>(work: () => Promise<T>): Promise<T | 'busy'>;
};

/** Turns in the order of arrival. A flood of unknown addresses gets a "no" at once instead of a place in a long queue. */
export function createRenderLimit({ running, waiting, longestWait }: Bounds): RenderLimit {
  let busy = 0;
  const queue = new Set<() => void>();

  /** True when the one before has handed its place over. */
  function turn(): Promise<boolean> {
    if (queue.size >= waiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const begin = (): void => {
        clearTimeout(impatient);
        resolve(true);
      };
      const impatient = setTimeout(() => {
        queue.delete(begin);
        resolve(false);
      }, longestWait);
      queue.add(begin);
    });
  }

  function leave(): void {
    const [next] = queue;
    if (next === undefined) busy -= 1;
    else {
      queue.delete(next);
      next();
    }
  }

  return {
    async run(work) {
      if (busy < running) busy += 1;
      else if (!(await turn())) return 'busy';
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
