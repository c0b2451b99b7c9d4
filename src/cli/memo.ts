import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { usageOf } from '#cli/usage.ts';
import { writeOut } from '#cli/write-out.ts';
import { unknownSignsText } from '#documents/unknown-signs-text.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { isMemoFormat } from '#report-back/memo-formats.ts';

/** `./loftet memo`: the memo of a promise as a file. Ends with 3 where it lacks something and is no draft. */
export async function memo(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'memo');
  const { format, draft, out } = options;
  const [ref] = words;
  if (ref === undefined || words.length > 1 || typeof format !== 'string' || typeof out !== 'string')
    throw wrongly('memo');
  if (!isMemoFormat(format))
    throw new AppError('usage', { what: `Formatet ${format} finns inte. Skriv så här: ${usageOf('memo')}` });
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const drawn = await drawMemo(ctx, { personId: null, via: 'command-line' }, ref, { format, draft: draft === true });
    await writeOut(out, drawn.bytes);
    if (out !== '-') tell(`${draft === true ? 'Utkastet är sparat' : 'Tjänsteskrivelsen är sparad'} i ${out}.`);
    const unknown = unknownSignsText(drawn.unknownSigns);
    if (unknown !== null) tell(unknown);
    if (drawn.gaps.length > 0) {
      tell('Det här saknas i utkastet:');
      for (const { what, who } of drawn.gaps) tell(`  ${what} (${who})`);
    }
  } finally {
    await ctx.close();
  }
  return 0;
}
