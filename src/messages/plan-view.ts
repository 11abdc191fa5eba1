/** The words around a plan where it is shown: headings, what each change does, and how many gain and lose. */
import { type Message, messageOf, type NoFacts } from '../domain/message.ts';
import type { Action } from '../domain/plan/change.ts';
import type { Catalogue, Lang, Locale } from './catalogue.ts';
import { shortWhenText } from './days.ts';
import { capital } from './words.ts';

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
  /** `names`: of the people, where they are few; empty where they are told by number. */
  'page.close': { name: string; people: number; names: readonly string[] };
  'page.share': { name: string; people: number; names: readonly string[] };
  'page.move': { name: string; gains: number; loses: number };
  'page.captions': { name: string };
  'page.link': { name: string };
  'page.create': { name: string };
  'page.rename': { name: string };
  'page.protect': { name: string };
  'page.renew': { name: string };
  'page.grantNobody': { name: string };
  'page.grant': { name: string; people: number; names: readonly string[] };
  'page.revoke': { name: string; people: number; names: readonly string[] };
  'page.everyoneIn': { name: string; kind: GroupKind };
  /** Of a meeting; `today` is the plan's day. */
  'page.invite': When & { place: string; people: number; mails: number };
  'page.update': When & {
    place: string;
    title: string;
    before: { start: string; end: string; place: string; title: string };
    joined: number;
    left: number;
    mails: number;
  };
  'page.cancel': When & { mails: number };
  'page.changes': { name: string };
}

export type GroupKind = 'rooms' | 'networks' | 'areas' | 'units';
const kindsSv: Readonly<Record<GroupKind, string>> = { rooms: 'rummet ', networks: 'nätverket ', areas: 'området ', units: '' };
const kindsEn: Readonly<Record<GroupKind, string>> = { rooms: 'the room ', networks: 'the network ', areas: 'the area ', units: '' };

/** Local times. */
interface When {
  start: string;
  end: string;
  today: string;
}

export const planViewMessage = messageOf<PlanViewMessages>();

const svPeople = (n: number, { count }: Locale): string => count(n, 'person', 'personer');
const gainSv = (n: number, locale: Locale): string => `${svPeople(n, locale)} får tillgång`;
const loseSv = (n: number, locale: Locale): string => `${svPeople(n, locale)} förlorar tillgång`;
const gainEn = (n: number, { count }: Locale): string => count(n, 'person gains access', 'people gain access');
const loseEn = (n: number, { count }: Locale): string => count(n, 'person loses access', 'people lose access');

const both = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const some = (n: number, say: (n: number, locale: Locale) => string, locale: Locale): string => (n === 0 ? '' : say(n, locale));

const named = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1]}`;
const gainsSv = (n: number, names: readonly string[], locale: Locale): string =>
  names.length === 0 ? gainSv(n, locale) : `${named(names, 'och')} får tillgång`;
const losesSv = (n: number, names: readonly string[], locale: Locale): string =>
  names.length === 0 ? loseSv(n, locale) : `${named(names, 'och')} förlorar tillgång`;
const gainsEn = (n: number, names: readonly string[], locale: Locale): string =>
  names.length === 0 ? gainEn(n, locale) : `${named(names, 'and')} ${names.length === 1 ? 'gains' : 'gain'} access`;
const losesEn = (n: number, names: readonly string[], locale: Locale): string =>
  names.length === 0 ? loseEn(n, locale) : `${named(names, 'and')} ${names.length === 1 ? 'loses' : 'lose'} access`;

const sentence = (said: string): string => `${capital(said)}.`;
/** 'ons 2 dec 13.00–14.30' */
const whenIn = ({ start, end, today }: When, lang: Lang): string => shortWhenText(start, end, lang, today);
const moved = (header: string, before: string, after: string): string => (before === after ? '' : `${header}${before} → ${after}.`);
const mailsSv = (n: number): string => (n === 0 ? 'inga mejl' : `${n} mejl`);
const mailsEn = (n: number): string => (n === 0 ? 'no mail' : `${n} ${n === 1 ? 'mail' : 'mails'}`);

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
    sv: ({ name, people, names }, locale) => `”${name}” flyttas till Väntrummet. ${losesSv(people, names, locale)}.`,
    en: ({ name, people, names }, locale) => `“${name}” moves to the waiting room. ${losesEn(people, names, locale)}.`,
  },
  'page.share': {
    sv: ({ name, people, names }, locale) => `”${name}” delas. ${named(names, 'och') || svPeople(people, locale)} får se den.`,
    en: ({ name, people, names }, { count }) =>
      `“${name}” is shared. ${named(names, 'and') || count(people, 'person', 'people')} may see it.`,
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
    sv: ({ name, people, names }, locale) => `${name}: ${gainsSv(people, names, locale)}.`,
    en: ({ name, people, names }, locale) => `${name}: ${gainsEn(people, names, locale)}.`,
  },
  'page.revoke': {
    sv: ({ name, people, names }, locale) => `${name}: ${losesSv(people, names, locale)}.`,
    en: ({ name, people, names }, locale) => `${name}: ${losesEn(people, names, locale)}.`,
  },
  'page.everyoneIn': {
    sv: ({ name, kind }) => `Alla i ${kindsSv[kind]}${name}`,
    en: ({ name, kind }) => `Everyone in ${kindsEn[kind]}${name}`,
  },
  'page.invite': {
    sv: ({ place, people, mails, ...at }, locale) =>
      `${sentence(both(whenIn(at, 'sv'), place))} ${svPeople(people, locale)} bjuds in, ${mailsSv(mails)}.`,
    en: ({ place, people, mails, ...at }, { count }) =>
      `${sentence(both(whenIn(at, 'en'), place))} ${count(people, 'person is', 'people are')} invited, ${mailsEn(mails)}.`,
  },
  'page.update': {
    sv: ({ before, place, title, joined, left, mails, ...at }, locale) =>
      [
        moved('Tid: ', whenIn({ ...before, today: at.today }, 'sv'), whenIn(at, 'sv')) || sentence(whenIn(at, 'sv')),
        moved('Plats: ', before.place || 'ingen', place || 'ingen'),
        moved('Rubrik: ', before.title, title),
        sentence(
          both(
            joined > 0 ? `${svPeople(joined, locale)} bjuds in` : '',
            left > 0 ? `${svPeople(left, locale)} tas bort` : '',
            mailsSv(mails),
          ),
        ),
      ]
        .filter((part) => part !== '')
        .join(' '),
    en: ({ before, place, title, joined, left, mails, ...at }, { count }) =>
      [
        moved('Time: ', whenIn({ ...before, today: at.today }, 'en'), whenIn(at, 'en')) || sentence(whenIn(at, 'en')),
        moved('Place: ', before.place || 'none', place || 'none'),
        moved('Title: ', before.title, title),
        sentence(
          both(
            joined > 0 ? `${count(joined, 'person is', 'people are')} invited` : '',
            left > 0 ? `${count(left, 'person is', 'people are')} taken off` : '',
            mailsEn(mails),
          ),
        ),
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  'page.cancel': {
    sv: ({ mails, ...at }) => `${capital(whenIn(at, 'sv'))} ställs in, ${mailsSv(mails)}.`,
    en: ({ mails, ...at }) => `${capital(whenIn(at, 'en'))} is cancelled, ${mailsEn(mails)}.`,
  },
  'page.changes': { sv: ({ name }) => `${name} ändras.`, en: ({ name }) => `${name} changes.` },
};
