import { createReading } from '#reading/reading-process.server.ts';
import { describe, expect, test } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const memo = bytes('Medborgarlöfte 2019\n\nPolisen ska patrullera centrum.\n');
/** Takes far longer than any limit here. */
const endless = bytes(`<!doctype html><body><table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(8000)}</table>`);

describe('läsning i en egen process', () => {
  test('samma process läser dokument efter dokument', async () => {
    const reading = createReading();
    const first = await reading.read(memo, 'mapp/löfte.txt');
    const start = performance.now();
    const second = await reading.read(memo, 'löfte.txt');
    expect(performance.now() - start).toBeLessThan(500);
    expect(first.report.source.file).toBe('löfte.txt');
    expect(second).toEqual(first);
    await reading.close();
  });
  test('ett dokument som tar för lång tid avbryts, och nästa läses', async () => {
    const reading = createReading({ milliseconds: 1500 });
    const slow = reading.read(endless, 'a.txt');
    const next = reading.read(memo, 'b.txt');
    await expect(slow).rejects.toMatchObject({ code: 'document-too-slow' });
    expect((await next).report.title).toBe('Medborgarlöfte 2019');
    await reading.close();
  });
  test('ett dokument som tar för mycket minne avbryts, och nästa läses', async () => {
    const reading = createReading({ resident: 330_000_000 });
    const page = bytes(`<!doctype html><body>${'<p>Polisen <b>ska</b> patrullera.'.repeat(280_000)}`);
    await expect(reading.read(page, 'a.html')).rejects.toMatchObject({ code: 'document-too-heavy' });
    expect((await reading.read(memo, 'b.txt')).report.title).toBe('Medborgarlöfte 2019');
    await reading.close();
  });
  test('den som går sin väg slipper vänta och hindrar ingen', async () => {
    const reading = createReading();
    await reading.read(memo, 'uppvärmning.txt');
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = reading.read(endless, 'a.txt', running.signal);
    const second = reading.read(memo, 'b.txt', waiting.signal);
    const third = reading.read(memo, 'c.txt');
    const start = performance.now();
    waiting.abort(new Error('borta'));
    running.abort(new Error('borta'));
    await expect(first).rejects.toThrow('borta');
    await expect(second).rejects.toThrow('borta');
    expect((await third).report.source.file).toBe('c.txt');
    expect(performance.now() - start).toBeLessThan(5000);
    await reading.close();
  });
  test('kön är begränsad', async () => {
    const reading = createReading({ waiting: 2 });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => reading.read(memo, 'a.txt')));
    const codes = answers.map((answer) =>
      answer.status === 'fulfilled' ? 'read' : (answer.reason as { code: string }).code,
    );
    expect(codes).toEqual(['read', 'read', 'read', 'reading-busy', 'reading-busy']);
    await reading.close();
  });
  test('det som är för stort skickas aldrig dit', async () => {
    const reading = createReading();
    await expect(reading.read(new Uint8Array(20_000_001), 'a.txt')).rejects.toMatchObject({
      code: 'document-too-large',
    });
    await reading.close();
  });
});
