/**
 * The first words of a text that is too long for its place, with the sign that says so. What is kept together stays so.
 * @param most signs, the sign that says so included
 */
export function shortened(text: string, most: number): string {
  const line = text.replace(/[^\S\u00a0]+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()} …`;
}
