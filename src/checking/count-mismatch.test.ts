import { describe, expect, it } from 'vitest';
import { findCountMismatches } from '#checking/count-mismatch.ts';
import { buildMaterial, passage } from '#tests/support/report-builder.ts';
import type { PartyKind, StatedCounts } from '#checking/report.ts';

const counts = (stated: Partial<StatedCounts>): StatedCounts => ({
  total: null,
  joint: null,
  municipality: null,
  police: null,
  ...stated,
});
const points = (...owners: PartyKind[][]): { owner: PartyKind[] }[] => owners.map((owner) => ({ owner }));
const OWNERS = points(['municipality', 'police'], ['municipality'], ['police'], ['police']);

describe('findCountMismatches', () => {
  it.each([
    [{}],
    [{ total: 4 }],
    [{ joint: 1, municipality: 1, police: 2 }],
    [{ total: 4, joint: 1, municipality: 1, police: 2 }],
  ])('%j stämmer', (stated) => {
    expect(findCountMismatches(buildMaterial({ statedCounts: counts(stated), points: OWNERS }))).toEqual([]);
  });

  it.each([
    [{ total: 5 }, 'Dokumentet säger 5 punkter, men har 4. Rätta antalet, eller lägg till det som saknas.'],
    [{ joint: 2 }, 'Dokumentet säger 2 gemensamma punkter, men har 1.'],
    [{ municipality: 0 }, 'Dokumentet säger 0 punkter för kommunen, men har 1. Räkna punkterna och rätta antalet.'],
    [{ police: 1 }, 'Dokumentet säger 1 punkt för polisen, men har 2.'],
  ])('%j skiljer sig', (stated, message) => {
    const [found] = findCountMismatches(buildMaterial({ statedCounts: counts(stated), points: OWNERS }));
    expect(found?.message).toContain(message);
  });

  it('meningen som säger antalet citeras', () => {
    const material = buildMaterial({ statedCounts: counts({ total: 5 }), points: OWNERS }, [
      passage('prose', 'Vi mötte fem föreningar. Löftet har fem punkter.', null, 9),
    ]);
    expect(findCountMismatches(material)[0]).toMatchObject({ quote: 'Löftet har fem punkter.', block: 9 });
  });

  it('antal per ägare jämförs inte när en punkt saknar ägare', () => {
    const material = buildMaterial({ statedCounts: counts({ police: 1 }), points: points(['police'], ['police'], []) });
    expect(findCountMismatches(material)).toEqual([]);
  });

  it('ett dokument utan några punkter säger inget om antalet', () => {
    expect(findCountMismatches(buildMaterial({ statedCounts: counts({ total: 3 }) }))).toEqual([]);
  });
});
