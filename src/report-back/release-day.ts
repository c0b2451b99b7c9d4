/** The day that somebody asks for, `YYYY-MM-DD`; today where it is none, or one to come. */
export function dayAsked(typed: string | null, today: string): string {
  if (typed === null || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return today;
  const real = new Date(`${typed}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== typed) return today;
  return typed > today ? today : typed;
}
