import { itemAt } from '#reading/blocks/item-at.ts';
import { multiply, type Matrix } from '#reading/pdf/drawing.ts';
import type { Run, TurnedRuns } from '#reading/pdf/page.ts';
import { lettersIn, withHyphens, type ShownHyphen, type ShownText } from '#reading/pdf/shown-text.ts';

/** Text content as pdf.js lists it: stretches of text, and the beginnings and ends of marked content. */
export type TextPart = TextItem | Mark;
type TextItem = {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly fontName: string;
};
type Mark = { readonly type: string; readonly id?: string; readonly tag?: string };

export type Listed = {
  readonly parts: readonly TextPart[];
  readonly base: Matrix;
  readonly sheet: { readonly width: number; readonly height: number };
  readonly shown: ShownText;
  readonly isBold: (font: string) => boolean;
};

/** The page's runs, upright ones and turned ones apart; text beyond the sheet's edge (crop marks) is left out. */
export function runsOf({ parts, base, sheet, shown, isBold }: Listed): { upright: Run[]; turned: TurnedRuns[] } {
  const byAngle = new Map<number, Run[]>();
  const add = (run: Run, angle: number) => {
    const group = byAngle.get(angle);
    if (group) group.push(run);
    else byAngle.set(angle, [run]);
  };
  const marks: { content: string | null; artifact: boolean }[] = [];
  const inStep = parts.reduce((sum, part) => sum + ('str' in part ? lettersIn(part.str) : 0), 0) === shown.letters;
  const firstId = parts.flatMap((part) => ('type' in part && part.id ? [part.id] : []))[0] ?? '';
  const prefix = /^p.*_mc/.exec(firstId)?.[0] ?? '';
  const hyphens = inStep ? [...shown.softHyphens] : [];
  let letters = 0;
  let spaced = false;
  /** White space before the next run as a soft hyphen tells it: pdf.js takes the hyphen itself for a space. */
  let told: boolean | null = null;
  const flushHyphens = () => {
    for (let hyphen = hyphens[0]; hyphen && hyphen.after <= letters; hyphen = hyphens[0]) {
      hyphens.shift();
      add(hyphenRun(hyphen, prefix, isBold(hyphen.font)), 0);
      told = hyphen.spaceFollows;
    }
  };
  for (const part of parts) {
    if ('type' in part) {
      if (part.type === 'endMarkedContent') marks.pop();
      else {
        const outer = marks.at(-1);
        marks.push({
          content: part.id ?? outer?.content ?? null,
          artifact: part.tag === 'Artifact' || outer?.artifact === true,
        });
      }
      continue;
    }
    if (lettersIn(part.str) === 0) {
      spaced ||= part.str !== '';
      continue;
    }
    flushHyphens();
    const start = letters;
    letters += lettersIn(part.str);
    const text = inStep ? withHyphens(part.str, start, shown.softHyphens) : part.str;
    while (hyphens.length > 0 && itemAt(hyphens, 0).after < letters) hyphens.shift();
    const [a, b, c, d, x, y] = multiply(base, part.transform as unknown as Matrix);
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const outside = x < -2 || y < -2 || x > sheet.width + 2 || y > sheet.height + 2;
    if (size > 0.5 && !outside) {
      const angle = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
      const [uprightX, uprightY] = angle === 0 ? [x, y] : turn(x, y, -angle);
      const mark = marks.at(-1);
      add(
        {
          text,
          x: uprightX,
          y: uprightY,
          width: part.width,
          size,
          font: part.fontName,
          bold: (inStep && shown.outlined.has(start)) || isBold(part.fontName),
          spaced: told ?? spaced,
          content: mark?.content ?? null,
          artifact: mark?.artifact ?? false,
          address: null,
        },
        angle,
      );
    }
    spaced = false;
    told = null;
  }
  flushHyphens();
  const turned = [...byAngle].filter(([angle]) => angle !== 0).map(([angle, runs]) => ({ angle, runs }));
  return { upright: byAngle.get(0) ?? [], turned };
}

function hyphenRun(hyphen: ShownHyphen, prefix: string, bold: boolean): Run {
  const { x, y, width, size, font, artifact } = hyphen;
  const content = hyphen.content === null ? null : `${prefix}${hyphen.content}`;
  return { text: '-', x, y, width, size, font, bold, spaced: false, content, artifact, address: null };
}

function turn(x: number, y: number, degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [x * Math.cos(radians) - y * Math.sin(radians), x * Math.sin(radians) + y * Math.cos(radians)];
}
