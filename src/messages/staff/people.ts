/** The chain from a film or a room to a person, and a unit’s coverage, as coordinators read them. */
import type { PeopleMessages } from '../../domain/people/messages.ts';
import type { Catalogue } from '../catalogue.ts';

export const people: Catalogue<PeopleMessages> = {
  'why.coordinator': {
    sv: ({ email }) => `${email} är samordnare och ser allt.`,
    en: ({ email }) => `${email} is a coordinator and sees everything.`,
  },
  'why.file': { sv: ({ film, folder }) => `”${film}” finns i ${folder}.`, en: ({ film, folder }) => `“${film}” lies in ${folder}.` },
  'why.noFile': { sv: ({ film }) => `”${film}” har ingen film än.`, en: ({ film }) => `“${film}” has no film yet.` },
  'why.rowFaulty': { sv: 'Inspelningens rad går inte att läsa.', en: 'The recording’s row can’t be read.' },
  'why.noRoom': { sv: 'Inget rum är valt för filmen.', en: 'No room is chosen for the film.' },
  'why.permit': {
    sv: ({ ids, until }, { date }) => `Medgivande ${ids.join(', ')} säger ja${until === undefined ? '' : ` till och med ${date(until)}`}.`,
    en: ({ ids, until }, { date }) => `Permit ${ids.join(', ')} says yes${until === undefined ? '' : ` until ${date(until)}`}.`,
  },
  'why.person': {
    sv: ({ name, row }) => `${name} står i Personer, rad ${row}.`,
    en: ({ name, row }) => `${name} is in the people table, row ${row}.`,
  },
  'why.left': {
    sv: ({ day }, { date }) => `Anställningen slutade ${date(day)}.`,
    en: ({ day }, { date }) => `The employment ended on ${date(day)}.`,
  },
  'why.notBegun': {
    sv: ({ day }, { date }) => `Anställningen börjar ${date(day)}.`,
    en: ({ day }, { date }) => `The employment begins on ${date(day)}.`,
  },
  'why.protected': { sv: 'Personen är utanför synk.', en: 'The person is outside sync.' },
  'why.personFaulty': {
    sv: 'Personens rad går inte att läsa: inget ändras förrän den är rättad.',
    en: 'The person’s row can’t be read: nothing changes until it is mended.',
  },
  'why.roomFaulty': {
    sv: ({ room }) => `Rummet ${room} finns inte eller går inte att läsa.`,
    en: ({ room }) => `The room ${room} is missing or can’t be read.`,
  },
  'why.network': { sv: ({ network }) => `Är med i nätverket ${network}.`, en: ({ network }) => `Is in the network ${network}.` },
  'why.everyone': { sv: 'Rummet är för alla medarbetare.', en: 'The room is for all staff.' },
  'why.worksIn': { sv: ({ where }) => `Arbetar i ${where}.`, en: ({ where }) => `Works in ${where}.` },
  'why.role': { sv: ({ role }) => `Är ${role}.`, en: ({ role }) => `Is ${role}.` },
  'why.lettingIn': {
    sv: ({ room, by = 'direkt delning' }) => `${room} släpper in via ${by}.`,
    en: ({ room, by = 'direct sharing' }) => `${room} lets in by ${by}.`,
  },
  'why.lettingInApart': {
    sv: ({ room }) => `${room} släpper in via en egen delning: grupper tar inte in adresser utanför kommunen.`,
    en: ({ room }) => `${room} lets in by a share of their own: groups take in no address outside the municipality.`,
  },
  'why.notOfRoom': { sv: ({ room }) => `Hör inte till ${room}.`, en: ({ room }) => `Does not belong to ${room}.` },

  'coverage.met': { sv: 'uppfyllt', en: 'met' },
  'coverage.ending': { sv: ({ days }) => `slutar inom ${days} dagar`, en: ({ days }) => `ends within ${days} days` },
  'coverage.vacant': { sv: 'tomt', en: 'vacant' },
  'coverage.partly': {
    sv: ({ missing, need }) => `${missing} av ${need} saknas`,
    en: ({ missing, need }) => `${missing} of ${need} missing`,
  },
  'coverage.silent': { sv: 'två träffar utan någon', en: 'nobody at two meetings' },
};
