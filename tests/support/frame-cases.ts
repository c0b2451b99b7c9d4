import { expect, test } from 'vitest';
import { readFrame, type FrameFields } from '#reading/frame/frame.ts';
import { frameSource } from '#reading/frame/frame-source.ts';
import { readText } from '#reading/text/read-text.ts';

/** One test per text: what the frame reads from it in one field. */
export function frameCases<K extends keyof FrameFields>(
  field: K,
  cases: readonly (readonly [string, FrameFields[K]])[],
): void {
  test.each(cases.map(([text, value]) => ({ text, value })))(`${field}: $text`, ({ text, value }) => {
    expect(readFrame(frameSource(readText(new TextEncoder().encode(text)))).fields[field]).toEqual(value);
  });
}
