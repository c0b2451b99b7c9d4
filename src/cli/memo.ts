import { readOptions } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { writeOut } from '#cli/write-out.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { isMemoFormat, MEMO_FORMATS } from '#report-back/memo-formats.ts';

const USAGE = `./loftet memo KOMMUN/LÖFTE --format ${Object.keys(MEMO_FORMATS).join('|')} [--draft] --out FIL`;

/** `./loftet memo`: the memo of a promise as a file. Ends with 3 where it lacks something and is no draft. */
export async function memo(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, {
    usage: USAGE,
    options: { format: 'string', draft: 'boolean', out: 'string' },
  });
  const { format, draft, out } = options;
  const [ref] = words;
  if (ref === undefined || words.length > 1 || typeof format !== 'string' || typeof out !== 'string')
    throw new AppError('usage', { what: `Skriv så här: ${USAGE}` });
  if (!isMemoFormat(format))
    throw new AppError('usage', { what: `Formatet ${format} finns inte. Skriv så här: ${USAGE}` });
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const drawn = await drawMemo(ctx, { personId: null, via: 'command-line' }, ref, { format, draft: draft === true });
    await writeOut(out, drawn.bytes);
    if (out !== '-') tell(`${draft === true ? 'Utkastet är sparat' : 'Tjänsteskrivelsen är sparad'} i ${out}.`);
    if (drawn.gaps.length > 0) {
      tell('Det här saknas i utkastet:');
      for (const { what, who } of drawn.gaps) tell(`  ${what} (${who})`);
    }
  } finally {
    await ctx.close();
  }
  return 0;
}
