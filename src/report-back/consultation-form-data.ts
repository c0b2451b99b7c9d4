import type { AnswerTyped, SendTyped } from '#report-back/consultation-form.ts';

/** Whom to send to, as a browser sends it: rows are repeated names, in their order. */
export function sendTypedOf(data: FormData): SendTyped {
  const people = data.getAll('asked-person').map(text);
  return {
    due: text(data.get('due')),
    parties: data.getAll('asked-party').map((party, index) => ({ party: text(party), personId: people[index] ?? '' })),
  };
}

const OF_POINT = /^point-(?:verdict|comment)-(.+)$/u;

/** An answer as a browser sends it: `point-verdict-<id>` and `point-comment-<id>` are of one point. */
export function answerTypedOf(data: FormData): AnswerTyped {
  const ids = new Set([...data.keys()].flatMap((name) => OF_POINT.exec(name)?.[1] ?? []));
  const points = [...ids].map((id) => {
    const of = { verdict: text(data.get(`point-verdict-${id}`)), comment: text(data.get(`point-comment-${id}`)) };
    return [id, of] as const;
  });
  return {
    verdict: text(data.get('verdict')),
    comment: text(data.get('comment')),
    points: Object.fromEntries(points.filter(([, { verdict, comment }]) => verdict !== '' || comment.trim() !== '')),
  };
}

/** The number that the form was shown with: of a step, of the memo's version or of an answer. */
export function numberIn(data: FormData, name: string): number {
  const words = text(data.get(name));
  return /^\d{1,9}$/u.test(words) ? Number(words) : 0;
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
