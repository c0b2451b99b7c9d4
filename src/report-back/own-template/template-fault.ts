/** Something in a municipality's own Word template that must be mended before it can be used. */
export type TemplateFault = {
  readonly kind: TemplateFaultKind;
  /** What is wrong: a sentence. */
  readonly what: string;
  /** What to do about it in Word: a sentence or two. */
  readonly how: string;
};

export const TEMPLATE_FAULT_KINDS = [
  'size',
  'file',
  'macro',
  'embedded',
  'leads-out',
  'field',
  'traces',
  'headings',
  'language',
  'contrast',
  'title',
  'text',
  'tag',
  'missing-tag',
  'picture',
  'table',
  'text-box',
] as const;
export type TemplateFaultKind = (typeof TEMPLATE_FAULT_KINDS)[number];

export function fault(kind: TemplateFaultKind, what: string, how: string): TemplateFault {
  return { kind, what, how };
}
