import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { type QuestionForm } from '#dialogue/question-form.ts';

const LARGEST = 500_000;
const OTHER = 'Filen är inget frågeformulär från Löftet. Hämta ett med ”Hämta som fil” och välj den filen.';

/** A form from a file (`loftet-form/1`, JSON), or what is wrong with it, a sentence for each question that does not hold. */
export function readFormFile(bytes: Uint8Array): { readonly form: QuestionForm } | { readonly faults: string[] } {
  if (bytes.length > LARGEST) return { faults: ['Filen är större än 0,5\u00a0MB. Inget frågeformulär är så stort.'] };
  const raw = jsonIn(bytes);
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== 'loftet-form/1')
    return { faults: [OTHER] };
  const read = QuestionFormShape.safeParse(raw);
  if (read.success) return { form: read.data };
  const faults = read.error.issues.map(({ path, message }) => {
    const [part, at] = path;
    // The library's own messages are in English: only those of ours are for whoever reads this.
    const words = /^(?:Invalid|Too|Unrecognized|Expected|Duplicate)/.test(message) ? 'går inte att läsa.' : message;
    if (part === 'elements' && typeof at === 'number') return `Fråga ${at + 1} (${path.slice(2).join('.')}): ${words}`;
    return `${path.join('.') || 'Formuläret'}: ${words}`;
  });
  return { faults: [...new Set(faults)].slice(0, 20) };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
