/** The words around a plan where it is shown: headings, what each change does, and how many gain and lose. */
import { type Message, messageOf, type NoFacts } from '../domain/message.ts';
import type { Action } from '../domain/plan/change.ts';
import type { Catalogue, Locale } from './catalogue.ts';

export type TextSection = 'close' | 'rooms' | 'networks' | 'recordings' | 'meetings' | 'other';

type SectionMessages = { readonly [S in TextSection as `section.${S}`]: NoFacts };
type DoesMessages = { readonly [A in Action | 'captions' as `does.${A}`]: NoFacts };

interface PlanViewMessages extends SectionMessages, DoesMessages {
  'plan.nothing': NoFacts;
  'plan.incomplete': NoFacts;
  'plan.changes': { changes: number; gains: number; loses: number };
  /** Who gains and loses by one change, and why it is made. */
  'plan.effect': { gains: number; loses: number; reason: Message };
  'plan.guardAt': { name: string; losing: number; present: number; limit: number; emptied: boolean };
  'plan.guardGo': { removals: number };
  'plan.more': { rest: number };
  /** Names, of which at most so many are said. */
  'plan.names': { names: readonly string[]; rest: number };
  'remark.place': { title: string; row: number };
  'remark.line': { severity: 'error' | 'warning' | 'info'; place: Message; message: Message };
  'remark.title': { remarks: number; of: 'workbook' | 'file' };

  'page.closes': { name: string };
  'page.films': NoFacts;
  'page.other': NoFacts;
  'page.close': { name: string; people: number };
  'page.share': { name: string; people: number };
  'page.move': { name: string; gains: number; loses: number };
  'page.captions': { name: string };
  'page.link': { name: string };
  'page.create': { name: string };
  'page.rename': { name: string };
  'page.protect': { name: string };
  'page.renew': { name: string };
  'page.grantNobody': { name: string };
  'page.grant': { name: string; people: number };
  'page.revoke': { name: string; people: number };
  'page.invite': { name: string; people: number };
  'page.cancel': { name: string; people: number };
  'page.changes': { name: string };
}

export const planViewMessage = messageOf<PlanViewMessages>();

const svPeople = (n: number, { count }: Locale): string => count(n, 'person', 'personer');
const gainSv = (n: number, locale: Locale): string => `${svPeople(n, locale)} får tillgång`;
const loseSv = (n: number, locale: Locale): string => `${svPeople(n, locale)} förlorar tillgång`;
const gainEn = (n: number, { count }: Locale): string => count(n, 'person gains access', 'people gain access');
const loseEn = (n: number, { count }: Locale): string => count(n, 'person loses access', 'people lose access');

const both = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const some = (n: number, say: (n: number, locale: Locale) => string, locale: Locale): string => (n === 0 ? '' : say(n, locale));

const severities = { error: ['fel', 'error'], warning: ['varning', 'warning'], info: ['att veta', 'note'] } as const;

export const planView: Catalogue<PlanViewMessages> = {
  'plan.nothing': { sv: 'Allt stämmer. Inget behöver ändras.', en: 'All is as it should be. Nothing needs to change.' },
  'plan.incomplete': {
    sv: 'Allt kunde inte undersökas: något i Google är flyttat, borttaget eller upptaget. Det lämnas orört; se anmärkningarna.',
    en: 'Not everything could be looked at: something in Google was moved, removed or is taken. It is left alone; see the remarks.',
  },
  'plan.changes': {
    sv: ({ changes, gains, loses }, locale) => {
      const said = both(some(gains, gainSv, locale), some(loses, loseSv, locale));
      return `${locale.count(changes, 'ändring', 'ändringar')}${said === '' ? '' : `: ${said}`}.`;
    },
    en: ({ changes, gains, loses }, locale) => {
      const said = both(some(gains, gainEn, locale), some(loses, loseEn, locale));
      return `${locale.count(changes, 'change', 'changes')}${said === '' ? '' : `: ${said}`}.`;
    },
  },
  // One person's own row says it in its reason already.
  'plan.effect': {
    sv: ({ gains, loses, reason }, locale) =>
      (gains + loses <= 1 ? '' : `${both(some(gains, gainSv, locale), some(loses, loseSv, locale))}. `) + locale.text(reason),
    en: ({ gains, loses, reason }, locale) =>
      (gains + loses <= 1 ? '' : `${both(some(gains, gainEn, locale), some(loses, loseEn, locale))}. `) + locale.text(reason),
  },
  'plan.guardAt': {
    sv: ({ name, losing, present, limit, emptied }) =>
      `${name}: ${losing} av ${present} (gräns ${limit}${emptied ? ', ingen blir kvar' : ''})`,
    en: ({ name, losing, present, limit, emptied }) =>
      `${name}: ${losing} of ${present} (limit ${limit}${emptied ? ', nobody would be left' : ''})`,
  },
  'plan.guardGo': {
    sv: ({ removals }) => `Stämmer det? Kör: delakultur apply --allow-removals ${removals}`,
    en: ({ removals }) => `Is that right? Run: delakultur apply --allow-removals ${removals}`,
  },
  'plan.more': { sv: ({ rest }) => `… och ${rest} till`, en: ({ rest }) => `… and ${rest} more` },
  'plan.names': {
    sv: ({ names, rest }) => names.join(', ') + (rest > 0 ? ` och ${rest} till` : ''),
    en: ({ names, rest }) => names.join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  },
  'remark.place': {
    sv: ({ title, row }) => (row > 0 ? `${title}, rad ${row}` : title),
    en: ({ title, row }) => (row > 0 ? `${title}, row ${row}` : title),
  },
  'remark.line': {
    sv: ({ severity, place, message }, { text }) => `${severities[severity][0]} · ${text(place)}: ${text(message)}`,
    en: ({ severity, place, message }, { text }) => `${severities[severity][1]} · ${text(place)}: ${text(message)}`,
  },
  'remark.title': {
    sv: ({ remarks, of }, { count }) => `${count(remarks, 'anmärkning', 'anmärkningar')} på ${of === 'file' ? 'filen' : 'arbetsboken'}`,
    en: ({ remarks, of }, { count }) => `${count(remarks, 'remark', 'remarks')} on the ${of}`,
  },

  'section.close': { sv: 'Stängs och tas bort först', en: 'Closed and taken away first' },
  'section.rooms': { sv: 'Rum', en: 'Rooms' },
  'section.networks': { sv: 'Nätverk, områden och enheter', en: 'Networks, areas and units' },
  'section.recordings': { sv: 'Filmer', en: 'Films' },
  'section.meetings': { sv: 'Träffar', en: 'Meetings' },
  'section.other': { sv: 'Övrigt', en: 'Other' },
  'does.close': { sv: 'stängs', en: 'is closed' },
  'does.revoke': { sv: 'delningen tas bort', en: 'sharing is taken away' },
  'does.remove': { sv: 'tas ur gruppen', en: 'taken out of the group' },
  'does.create': { sv: 'skapas', en: 'is made' },
  'does.grant': { sv: 'får läsa', en: 'may read' },
  'does.add': { sv: 'läggs till i gruppen', en: 'added to the group' },
  'does.renew': { sv: 'slutdagen ändras', en: 'the end day changes' },
  'does.rename': { sv: 'byter namn', en: 'is renamed' },
  'does.protect': { sv: 'skyddas', en: 'is protected' },
  'does.share': { sv: 'delas', en: 'is shared' },
  'does.move': { sv: 'visas i andra rum', en: 'is shown in other rooms' },
  'does.link': { sv: 'genvägarna rättas', en: 'the shortcuts are put right' },
  'does.captions': { sv: 'undertexterna läggs bredvid', en: 'the captions are put beside it' },
  'does.invite': { sv: 'bjuds in till', en: 'is sent out' },
  'does.update': { sv: 'ändras', en: 'is changed' },
  'does.cancel': { sv: 'ställs in', en: 'is cancelled' },

  'page.closes': { sv: ({ name }) => `”${name}” stängs`, en: ({ name }) => `“${name}” closes` },
  'page.films': { sv: 'Filmer', en: 'Recordings' },
  'page.other': { sv: 'Övrigt', en: 'Other' },
  'page.close': {
    sv: ({ name, people }, locale) => `”${name}” flyttas till Väntrummet. ${loseSv(people, locale)}.`,
    en: ({ name, people }, locale) => `“${name}” moves to the waiting room. ${loseEn(people, locale)}.`,
  },
  'page.share': {
    sv: ({ name, people }, locale) => `”${name}” delas. ${svPeople(people, locale)} får se den.`,
    en: ({ name, people }, { count }) => `“${name}” is shared. ${count(people, 'person', 'people')} may see it.`,
  },
  'page.move': {
    sv: ({ name, gains, loses }) => `”${name}” byter rum: ${gains} får se den, ${loses} inte längre.`,
    en: ({ name, gains, loses }) => `“${name}” changes rooms: ${gains} gain, ${loses} lose.`,
  },
  'page.captions': {
    sv: ({ name }) => `Undertexterna läggs bredvid ”${name}”.`,
    en: ({ name }) => `The captions are put beside “${name}”.`,
  },
  'page.link': { sv: ({ name }) => `Genvägar till ”${name}” rättas.`, en: ({ name }) => `Shortcuts to “${name}” are mended.` },
  'page.create': { sv: ({ name }) => `${name} skapas.`, en: ({ name }) => `${name} is made.` },
  'page.rename': { sv: ({ name }) => `Mappen får namnet ${name}.`, en: ({ name }) => `The folder is named ${name}.` },
  'page.protect': { sv: ({ name }) => `${name} skyddas.`, en: ({ name }) => `${name} is protected.` },
  'page.renew': { sv: ({ name }) => `${name}: slutdagen ändras.`, en: ({ name }) => `${name}: the end day changes.` },
  'page.grantNobody': { sv: ({ name }) => `${name}: ingen ny får tillgång.`, en: ({ name }) => `${name}: nobody new gains access.` },
  'page.grant': {
    sv: ({ name, people }, locale) => `${name}: ${gainSv(people, locale)}.`,
    en: ({ name, people }, locale) => `${name}: ${gainEn(people, locale)}.`,
  },
  'page.revoke': {
    sv: ({ name, people }, locale) => `${name}: ${loseSv(people, locale)}.`,
    en: ({ name, people }, locale) => `${name}: ${loseEn(people, locale)}.`,
  },
  'page.invite': {
    sv: ({ name, people }, locale) => `${name}: ${svPeople(people, locale)} bjuds in.`,
    en: ({ name, people }, { count }) => `${name}: ${count(people, 'person', 'people')} invited.`,
  },
  'page.cancel': {
    sv: ({ name, people }, locale) => `${name} ställs in. ${svPeople(people, locale)} får mejl.`,
    en: ({ name, people }, { count }) => `${name} is cancelled. ${count(people, 'person is', 'people are')} mailed.`,
  },
  'page.changes': { sv: ({ name }) => `${name} ändras.`, en: ({ name }) => `${name} changes.` },
};
