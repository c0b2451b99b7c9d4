/** The questions about one promise that wait for somebody. `due`: the earliest last day, inclusive. */
export type QuestionsWaiting = {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
  readonly late: number;
  readonly due: string;
};

type Waiting = {
  readonly promise: Pick<QuestionsWaiting, 'slug' | 'title'>;
  readonly due: string;
  readonly isLate: boolean;
};

/** Questions that wait, the most urgent first, gathered promise by promise. */
export function waitingByPromise(waiting: readonly Waiting[]): QuestionsWaiting[] {
  return [...Map.groupBy(waiting, ({ promise }) => promise.slug).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const late = some.filter(({ isLate }) => isLate).length;
    return [{ ...first.promise, count: some.length, late, due: first.due }];
  });
}
