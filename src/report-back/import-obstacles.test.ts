import { expect, test } from 'vitest';
import { importObstacles } from '#report-back/import-obstacles.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

const period = { from: '2018-12-31', to: '2019-01-01' };

test.each([
  [2015, 2018, 0],
  [2019, 2022, 0],
  [2014, 2017, 1],
  [2020, 2023, 1],
])('ett mål för %i–%i och ett löfte för nyår 2018: %i hinder', (from, to, count) => {
  const goals = [{ number: 1, text: 'Trygga platser.', period: { from, to } }];
  const { report } = buildMaterial({ period, goals, points: [{}] });
  expect(importObstacles({ ...report, findings: [] })).toHaveLength(count);
});

test.each([
  ['Kommun', { municipality: 'Ek\u202evik' }],
  ['Område', { areas: ['Norrby', 'Söder\nby'] }],
])('ett namn i fältet %s med tecken som inte syns är ett hinder', (field, parts) => {
  const { report } = buildMaterial({ points: [{}], ...parts });
  expect(importObstacles({ ...report, findings: [] })).toEqual([
    `Namnet i fältet ”${field}” har en radbrytning eller ett annat tecken som inte syns. Skriv namnet på nytt.`,
  ]);
});
