import type { Lang } from '#platform/texts/languages.ts';

type Message<Inputs> = (inputs: Inputs, options: { locale: Lang }) => string;

/** Says messages in one language: `say(m.page_period)`, `say(m.page_points, countIn(lang, 3))`. */
export type Say = <Inputs>(
  message: Message<Inputs>,
  ...inputs: Record<never, never> extends Inputs ? [inputs?: Inputs] : [inputs: Inputs]
) => string;

export function saying(locale: Lang): Say {
  return (message, ...[inputs]) => message((inputs ?? {}) as Parameters<typeof message>[0], { locale });
}
