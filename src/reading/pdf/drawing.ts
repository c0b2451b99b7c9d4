import { itemAt } from '#reading/blocks/item-at.ts';
import type { Area, Drawing, Rule } from '#reading/pdf/page.ts';

/** Affine map [a b c d e f] as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The drawing operators that matter here, by their number in the operator list. */
export type DrawingCodes = {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly constructPath: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fill: number;
  readonly eoFill: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
};

/** A rectangle thinner than this is a line. Word draws table borders as rectangles of 0.5 pt, thick ones of 3. */
const THIN = 3.2;
/** Shorter lines are dashes, ticks and parts of letters. */
const SHORT = 6;
const LARGEST_DOT = 8;
const BOX_WIDTH = 40;
const BOX_HEIGHT = 10;

export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

export const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Lines and boxes that the page draws; curves and everything slanting are left out. */
export function drawingOf(
  operators: readonly number[],
  operands: readonly unknown[],
  codes: DrawingCodes,
  base: Matrix,
): Drawing {
  const rules: Rule[] = [];
  const boxes: Area[] = [];
  const dots: Area[] = [];
  const stack: Matrix[] = [];
  let current = base;
  const strokes = new Set([codes.stroke, codes.closeStroke]);
  const fills = new Set([codes.fill, codes.eoFill]);
  const both = new Set([codes.fillStroke, codes.eoFillStroke, codes.closeFillStroke, codes.closeEOFillStroke]);
  operators.forEach((operator, index) => {
    const operand = operands[index] as readonly unknown[] | null;
    if (operator === codes.save) stack.push(current);
    else if (operator === codes.restore || operator === codes.paintFormXObjectEnd) current = stack.pop() ?? base;
    else if (operator === codes.transform) current = multiply(current, operand as unknown as Matrix);
    else if (operator === codes.paintFormXObjectBegin) {
      stack.push(current);
      const matrix = operand?.[0] as Matrix | null;
      if (matrix) current = multiply(current, matrix);
    } else if (operator === codes.constructPath && operand !== null) {
      const painted = operand[0] as number;
      const path = (operand[1] as readonly unknown[])[0] as ArrayLike<number> | null;
      const stroked = strokes.has(painted) || both.has(painted);
      const filled = fills.has(painted) || both.has(painted);
      if (!path || (!stroked && !filled)) return;
      for (const shape of shapesOf(path, current)) keepShape(shape, stroked, filled, { rules, boxes, dots });
    }
  });
  return { rules, boxes, dots };
}

type Shape = { readonly points: readonly (readonly [number, number])[]; readonly closed: boolean };

/** The straight subpaths; a subpath with a curve counts by its corners (rounded boxes). */
function shapesOf(path: ArrayLike<number>, matrix: Matrix): Shape[] {
  const shapes: Shape[] = [];
  let points: (readonly [number, number])[] = [];
  let closed = false;
  const finish = () => {
    if (points.length > 1) shapes.push({ points, closed });
    points = [];
    closed = false;
  };
  for (let at = 0; at < path.length;) {
    const operator = path[at++];
    if (operator === 0) finish();
    if (operator === 4) {
      closed = true;
      continue;
    }
    const arity = operator === 2 ? 6 : operator === 3 ? 4 : 2;
    points.push(apply(matrix, path[at + arity - 2] ?? 0, path[at + arity - 1] ?? 0));
    at += arity;
  }
  finish();
  return shapes;
}

function keepShape(
  shape: Shape,
  stroked: boolean,
  filled: boolean,
  kept: { rules: Rule[]; boxes: Area[]; dots: Area[] },
): void {
  const { rules, boxes, dots } = kept;
  const xs = shape.points.map((point) => point[0]);
  const ys = shape.points.map((point) => point[1]);
  const area = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  const [width, height] = [area.x1 - area.x0, area.y1 - area.y0];
  if (Math.max(width, height) <= LARGEST_DOT) {
    if (Math.min(width, height) >= 1.5 && Math.abs(width - height) < 1.5) dots.push(area);
    return;
  }
  const thin = Math.min(width, height) <= THIN;
  if (thin) {
    keepRule(area, rules);
    return;
  }
  const rectangular = shape.points.length >= 4 && shape.points.length <= 12;
  if (rectangular && width >= BOX_WIDTH && height >= BOX_HEIGHT && (filled || shape.closed)) {
    boxes.push(area);
  }
  if (!stroked) return;
  const corners = shape.closed ? [...shape.points, itemAt(shape.points, 0)] : shape.points;
  for (let at = 1; at < corners.length; at++) {
    const [fromX, fromY] = itemAt(corners, at - 1);
    const [toX, toY] = itemAt(corners, at);
    if (Math.abs(fromX - toX) > 1 && Math.abs(fromY - toY) > 1) continue;
    keepRule(
      { x0: Math.min(fromX, toX), y0: Math.min(fromY, toY), x1: Math.max(fromX, toX), y1: Math.max(fromY, toY) },
      rules,
    );
  }
}

function keepRule(area: Area, rules: Rule[]): void {
  const width = area.x1 - area.x0;
  const height = area.y1 - area.y0;
  if (Math.max(width, height) < SHORT) return;
  const middleX = (area.x0 + area.x1) / 2;
  const middleY = (area.y0 + area.y1) / 2;
  rules.push(
    width >= height
      ? { x0: area.x0, x1: area.x1, y0: middleY, y1: middleY, horizontal: true }
      : { x0: middleX, x1: middleX, y0: area.y0, y1: area.y1, horizontal: false },
  );
}
