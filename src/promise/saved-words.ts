/** What the writing pages say that was just done, by the word in the address. `no`: the version that is saved now. */
export function savedWords(no: number): Readonly<Record<string, string>> {
  return {
    sparad: `Sparat. Version ${no}.`,
    oforandrad: 'Ingenting var ändrat.',
    hopslagen: `Sparat. Någon annan hade ändrat andra fält medan du skrev. Båda ändringarna är med. Version ${no}.`,
    svarar: 'Sparat vem som svarar.',
    lattlast: 'Den lätta texten är sparad.',
    ny: 'Punkten är tillagd. Fyll i resten här.',
    tema: 'Sparat vilka teman punkten bygger på.',
    begynt: 'Löftet är påbörjat. Det är ett utkast tills parterna har godkänt det.',
    flyttad: 'Punkterna har bytt plats.',
    bort: 'Punkten ligger i papperskorgen.',
    tillbaka: 'Punkten är tillbaka.',
    medtagen: 'Punkterna är med i löftet som utkast. Skriv om dem om du vill; de minns var de kommer ifrån.',
  };
}
