// Delaby's areas, preschools and schools.

import { folded } from './names.ts';
import type { Dice } from './random.ts';
import type { Cells } from './sample.ts';

const names = (text: string): readonly string[] => text.split(',').map((name) => name.trim().replace(/\s+/g, ' '));

/** The six areas with the preschools of each. All 120 names differ. */
export const areas: readonly { name: string; id: string; preschools: readonly string[] }[] = [
  {
    name: 'Team City',
    id: 'city',
    preschools: names(`
      Blåsippan, Rådhusparken, Kvarteret Linden, Stallbacken, Trädgården, Hamnmagasinet, Klockstapeln, Lyktan, Spårvagnen,
      Vagnslidret, Karusellen, Järnvägsparken, Fyrklövern, Torget, Biblioteket, Slussen, Bryggan, Gårdshuset, Paviljongen,
      Teaterparken`),
  },
  {
    name: 'Team Norr',
    id: 'norr',
    preschools: names(`
      Grindstugan, Norrskenet, Tallbacken, Ekorren, Igelkotten, Lodjuret, Stjärnfallet, Månskenet, Snöflingan, Vinterbär,
      Polstjärnan, Myran, Hackspetten, Kottens gård, Lingonriset, Granen, Renlaven, Svampskogen, Bäverhyddan, Fjällripan`),
  },
  {
    name: 'Team Söder',
    id: 'soder',
    preschools: names(`
      Solstrålen, Humlan, Smultronstället, Ängen, Körsbärsdalen, Päronträdet, Nyckelpigan, Vallmon, Solrosen, Fjärilen,
      Trollsländan, Rynkan, Sommarhagen, Klöverängen, Prästkragen, Blåklinten, Åkervindan, Gräshoppan, Lärkan, Svalboet`),
  },
  {
    name: 'Team Öster',
    id: 'oster',
    preschools: names(`
      Gryningen, Morgonsol, Regnbågen, Vattendroppen, Näckrosen, Kaveldunet, Grodan, Ankdammen, Svanen, Sjöstjärnan,
      Snäckan, Musslan, Ostvinden, Båthuset, Lotsen, Ankaret, Fyren, Sjöjungfrun, Abborren, Pärlan`),
  },
  {
    name: 'Team Väster',
    id: 'vaster',
    preschools: names(`
      Kvarnen, Västanvinden, Skattkistan, Slottet, Draken, Riddaren, Sagostunden, Pippi-huset, Villekulla, Tomtebo,
      Trollskogen, Älvdansen, Kantarellen, Mossan, Stenbrottet, Berget, Utsikten, Klätterträdet, Kojan, Äventyret`),
  },
  {
    name: 'Landsbygd',
    id: 'landsbygd',
    preschools: names(`
      Byskolans förskola, Mejeriet, Ladan, Hästhagen, Kornbacken, Havren, Rågåkern, Kyrkbyn, Sockenstugan, Smedjan,
      Lillgården, Storgården, Bruket, Sågen, Dammen, Hönshuset, Kalven, Lammet, Gärdet, Åkerns gård`),
  },
];

/** The schools stand beside the six preschool areas. */
const schoolArea = 'Skola';
const primarySchools = names(`
      Delaby centralskola, Norrbackaskolan, Söderportens skola, Österängsskolan, Västerledsskolan, Kyrkbyskolan, Brukets
      skola, Ekbackeskolan, Åparkens skola, Lindängsskolan`);
const upperSecondary = names('Delaby gymnasium, Teknikgymnasiet Hammaren');

/** A preschool's or school's row in the making, with the counts that the people are then made from. */
export type Place = {
  id: string;
  name: string;
  area: string;
  forms: string;
  staff: number;
  children: number;
  principalArea: string;
  pilot: boolean;
};

const preschoolName = (word: string): string => (word.endsWith('förskola') ? word : `Förskolan ${word}`);

/** Preschools that try the room with direct sharing, by id. */
export const pilots: readonly string[] = ['blasippan', 'tallbacken', 'solstralen', 'regnbagen', 'kvarnen'];

/** Preschools with no ambassador. The first had one whose mandate has ended; the others have had none this school year. */
export const vacancies: readonly string[] = ['grindstugan', 'kaveldunet', 'sagen'];

/** All units in order: the 120 preschools area by area, then 10 compulsory schools and 2 upper-secondary schools. */
export function places(die: Dice): Place[] {
  const preschools = areas.flatMap((area) =>
    area.preschools.map((word, index): Place => {
      const staff = die.whole(15, 30);
      // Two or three preschools to a principal: 2 + 3 + 2 + 3 … gives eight principals' areas to an area of twenty.
      const group = Math.floor(index / 5) * 2 + (index % 5 < 2 ? 1 : 2);
      const id = folded(word);
      return {
        id,
        name: preschoolName(word),
        area: area.name,
        forms: 'förskola',
        staff,
        children: staff * 4 + die.whole(-6, 14),
        principalArea: `${area.name} ${group}`,
        pilot: pilots.includes(id),
      };
    }),
  );
  const schools = [...primarySchools, ...upperSecondary].map((name, index): Place => {
    const upper = index >= primarySchools.length;
    const staff = upper ? die.whole(38, 50) : die.whole(24, 36);
    return {
      id: folded(name),
      name,
      area: schoolArea,
      forms: upper ? 'gymnasieskola' : 'förskoleklass, fritidshem, grundskola',
      staff,
      children: staff * die.whole(9, 12),
      principalArea: name,
      pilot: false,
    };
  });
  return [...preschools, ...schools];
}

/** The rows of Enheter. `principalOf` gives the principal's address by unit id. */
export const unitRows = (all: readonly Place[], principalOf: ReadonlyMap<string, string>, die: Dice): Cells[] =>
  all.map((place, index) => ({
    id: place.id,
    name: place.name,
    area: place.area,
    principalArea: place.principalArea,
    schoolForm: place.forms,
    principal: principalOf.get(place.id) ?? '',
    staff: place.staff,
    children: place.children,
    // Preschools have no skolenhetskod; schools do, eight digits.
    unitCode: place.forms === 'förskola' ? '' : String(99_000_001 + index * 37),
    tablets: Math.max(2, Math.round(place.children / die.whole(5, 12))),
    computers: Math.max(2, Math.round(place.staff / die.whole(2, 4))),
    pilot: place.pilot ? 'ja' : 'nej',
  }));
