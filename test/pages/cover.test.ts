/** What a film's cover shows: enough to know it again. */
import { initialsOf, motifOf, spotsOf } from '../../src/pages/staff/motifs.ts';

const themes = [
  'Flerspråkighet och interkulturalitet',
  'Naturvetenskap och teknik',
  'Barns lärande',
  'Rektorns ansvar',
  'Systematiskt kvalitetsarbete',
  'Digitala verktyg i praktiken',
];

it('has a picture of its own for each theme, and one for themes that no word tells', () => {
  expect(new Set([...themes, 'Övrigt'].map(motifOf)).size).toBe(themes.length + 1);
  expect(motifOf('')).toBe(motifOf('Övrigt'));
  expect(motifOf('Barns språk')).toBe(motifOf('Språk'));
});

it('has the lecturer’s initials, the first one’s of several', () => {
  expect([initialsOf('Gunilla Sjöström'), initialsOf('Ann-Sofi von Dahl'), initialsOf('Lena Ek, Omar Said')]).toEqual(['GS', 'AD', 'LE']);
  expect([initialsOf('Rynkan'), initialsOf(' Åsa  Öberg '), initialsOf('')]).toEqual(['R', 'ÅÖ', '']);
});

it('has the same ground each time, and another film another', () => {
  expect(spotsOf('F-001')).toEqual(spotsOf('F-001'));
  const films = Array.from({ length: 60 }, (_, n) => JSON.stringify(spotsOf(`F-${String(n).padStart(3, '0')}`)));
  expect(new Set(films).size).toBe(60);
  for (const { x, y } of spotsOf('F-001')) expect([x >= 0 && x < 320, y >= 0 && y < 150]).toEqual([true, true]);
});
