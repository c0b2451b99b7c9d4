import type { Area, Run } from '#reading/pdf/page.ts';

/** How far left of its words a bullet may stand, in points. */
const FARTHEST = 32;

/**
 * Adds a written bullet for each one that is drawn as a shape (as browsers and layout programs do). A single dot
 * beside words is an ornament. Added bullets are marked as decoration: the structure tree has labels of its own.
 */
export function withDrawnBullets(runs: readonly Run[], dots: readonly Area[]): Run[] {
  const bullets = dots.flatMap((dot): Run[] => {
    const y = (dot.y0 + dot.y1) / 2;
    const beside = runs.filter((run) => Math.abs(run.y - run.size * 0.3 - y) < run.size * 0.35);
    const next = beside.filter((run) => run.x > dot.x1 && run.x - dot.x1 < FARTHEST).sort((a, b) => a.x - b.x)[0];
    if (!next || beside.some((run) => run.x < dot.x1 && run.x + run.width > dot.x0 - FARTHEST)) return [];
    return [
      {
        ...next,
        text: '•',
        x: dot.x0,
        width: dot.x1 - dot.x0,
        spaced: false,
        bold: false,
        content: null,
        artifact: true,
        address: null,
      },
    ];
  });
  return bullets.length < 2 ? [...runs] : [...runs, ...bullets];
}
