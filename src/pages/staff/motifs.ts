/** What covers are drawn of: paths in a square of 48, chosen by a theme's words. */

const talk = 'M5 8h22v14H15l-6 6v-6H5zM21 26h22v13h-4v6l-6-6H21z';
const leaf = 'M23 43C6 35 8 15 40 7c5 21-2 33-17 36zM23 43c0-12 5-22 12-28';
const blocks = 'M6 27h15v15H6zM24 27h15v15H24zM15 9h15v15H15z';
const house = 'M7 43V20L24 7l17 13v23zM19 43V30h10v13';
const wheel = 'M39 19A16 16 0 0 0 9 21M9 29a16 16 0 0 0 30 2M39 8v11H28M9 42V31h11';
const screen = 'M6 9h36v25H6zM20 15l10 6.5-10 6.5zM16 41h16';
const sums = 'M8 14h13M14.5 7.5v13M27 14h13M9 29l11 11M20 29L9 40M27 32h13M27 38h13';
const notes = 'M18 36V12l21-5v24M18 36a5.5 4.5 0 1 1-11 0 5.5 4.5 0 0 1 11 0zM39 31a5.5 4.5 0 1 1-11 0 5.5 4.5 0 0 1 11 0z';
const heart = 'M24 42C1 26 7 8 17 8c4 0 6 3 7 6 1-3 3-6 7-6 10 0 16 18-7 34z';
const hills = 'M3 41l15-23 9 13 5-7 13 17zM38 14a5 5 0 1 1-10 0 5 5 0 0 1 10 0z';
const book = 'M24 13c-6-5-13-5-19-4v29c6-1 13-1 19 4 6-5 13-5 19-4V9c-6-1-13-1-19 4zM24 13v29';
const play = 'M43 24a19 19 0 1 1-38 0 19 19 0 0 1 38 0zM19 15l15 9-15 9z';

/** In this order: a theme of "barns språk" is about language. */
const motifs: readonly (readonly [RegExp, string])[] = [
  [/språk|kommunik|interkultur|modersmål|language/, talk],
  [/läs|skriv|litter|bok|read|book/, book],
  [/matem|siffr|tal\b|math/, sums],
  [/digital|film|verktyg|dator|programm|robot|ai\b|tool/, screen],
  [/utomhus|\bute|miljö|hållbar|gård|outdoor/, hills],
  [/natur|teknik|kemi|fysik|biolog|science/, leaf],
  [/musik|estet|skapa|bild|drama|dans|music|art\b/, notes],
  [/trygg|stöd|inklu|hälsa|relation|anknyt|care/, heart],
  [/kvalitet|systemat|utveckl|uppfölj|quality/, wheel],
  [/rektor|ledar|ansvar|organis|lead/, house],
  [/barn|lek|lär|child|play/, blocks],
];

/** A theme that no word tells gets a film's own sign. */
export const motifOf = (theme: string): string => motifs.find(([words]) => words.test(theme.toLowerCase()))?.[1] ?? play;

/** 'Gunilla Sjöström' → 'GS'; of several people the first one's. '' where nobody is named. */
export function initialsOf(who: string): string {
  const [first = ''] = who.split(',');
  const names = first.trim().split(/\s+/).filter(Boolean);
  const ends = names.length > 1 ? [names[0], names.at(-1)] : names;
  return ends
    .map((name = '') => [...name][0] ?? '')
    .join('')
    .toUpperCase();
}

interface Spot {
  x: number;
  y: number;
  r: number;
}

const SPOTS = 4;

/** Where the ground has its spots: always the same for a film, and another's otherwise. */
export function spotsOf(id: string): Spot[] {
  let state = 2_166_136_261;
  for (const sign of id) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  const next = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_507) ^ (state >>> 13);
    return (state >>> 0) % below;
  };
  return Array.from({ length: SPOTS }, () => ({ x: next(320), y: next(150), r: 24 + next(64) }));
}
