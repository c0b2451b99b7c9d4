const ENDINGS = (
  'eringarna eringens eringar eringen ering erats erade erat eras erar era ningarnas ningarna ningens ningar ningen ning ' +
  'heternas heterna heten heter het arnas ernas ornas arna erna orna andet anden ande ende aste ades ade ats at ad are ' +
  'ar er or en et es na as a e n t s'
).split(' ');

/** A rough Swedish stem: enough to see that two forms are the same word, never to be shown. */
export function stem(word: string): string {
  let rest = word.toLowerCase().replace(/[’']/g, '');
  if (rest.length > 4 && /[^s]s$/.test(rest)) rest = rest.slice(0, -1);
  for (const ending of ENDINGS) {
    if (rest.endsWith(ending) && rest.length - ending.length >= (/^e[nt]$/.test(ending) ? 2 : 3))
      return rest.slice(0, -ending.length);
  }
  return rest;
}
