/** The mails that the product itself sends about meetings. */
import type { Message } from '../../domain/message.ts';
import type { MailMessages } from '../../domain/plan/meetings/messages.ts';
import type { Catalogue } from '../catalogue.ts';
import { fullDay, fullTime } from '../days.ts';

const listed = (texts: readonly string[], last: string): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${last} ${texts[texts.length - 1]}`;
const all = (messages: readonly Message[], text: (message: Message) => string, last: string): string => listed(messages.map(text), last);
const at = (where: string): string => (where === '' ? '' : ` för ${where}`);
const atEn = (where: string): string => (where === '' ? '' : ` for ${where}`);

/** A meeting with its link below: as RFC 822 has lines. */
const line = (parts: readonly string[], link: string): string =>
  [`• ${parts.filter((part) => part !== '').join(', ')}`, ...(link === '' ? [] : [`  ${link}`])].join('\r\n');

export const mails: Catalogue<MailMessages> = {
  'mail.hello': { sv: ({ name }) => `Hej${name === '' ? '' : ` ${name}`}!`, en: ({ name }) => `Hello${name === '' ? '' : ` ${name}`},` },
  'mail.appointed': {
    sv: ({ role, where, from, to }) =>
      `Du är ${role}${at(where)}${from === undefined ? '' : ` från och med ${fullDay(from, 'sv')}`}${to === undefined ? '' : ` till och med ${fullDay(to, 'sv')}`}.`,
    en: ({ role, where, from, to }) =>
      `You are ${role}${atEn(where)}${from === undefined ? '' : ` from ${fullDay(from, 'en')}`}${to === undefined ? '' : ` until ${fullDay(to, 'en')}`}.`,
  },
  'mail.ended': {
    sv: ({ role, where, day }) =>
      `Ditt uppdrag som ${role}${at(where)} är avslutat. Sista dagen var ${fullDay(day, 'sv')}. Tack för det du har gjort för dina kollegor!`,
    en: ({ role, where, day }) =>
      `Your appointment as ${role}${atEn(where)} has ended. The last day was ${fullDay(day, 'en')}. Thank you for what you have done for your colleagues!`,
  },
  'mail.employmentEnded': {
    sv: ({ day }) => `I kommunens lista står att ${fullDay(day, 'sv')} var din sista dag. Tack för din tid hos oss!`,
    en: ({ day }) => `The municipality’s list has ${fullDay(day, 'en')} as your last day. Thank you for your time with us!`,
  },
  'mail.carriedOutBy': {
    sv: ({ name }) => `Det är genomfört av ${name}.`,
    en: ({ name }) => `It was carried out by ${name}.`,
  },
  'mail.network': {
    sv: ({ network, leaders, isYours }, { text }) =>
      isYours
        ? `Du leder ${network}${leaders.length === 0 ? '' : ` tillsammans med ${all(leaders, text, 'och')}`}.`
        : `Du är med i ${network}${leaders.length === 0 ? '' : `, som leds av ${all(leaders, text, 'och')}`}.`,
    en: ({ network, leaders, isYours }, { text }) =>
      isYours
        ? `You lead ${network}${leaders.length === 0 ? '' : ` together with ${all(leaders, text, 'and')}`}.`
        : `You are in ${network}${leaders.length === 0 ? '' : `, led by ${all(leaders, text, 'and')}`}.`,
  },
  'mail.leftNetwork': {
    sv: ({ network }) => `Du är inte längre med i ${network}.`,
    en: ({ network }) => `You are no longer in ${network}.`,
  },
  'mail.person': {
    sv: ({ name, email }) => (name === email ? email : `${name} (${email})`),
    en: ({ name, email }) => (name === email ? email : `${name} (${email})`),
  },
  'mail.invited': {
    sv: ({ meetings, links }) =>
      `Du är nu inbjuden till ${meetings === 1 ? 'den här träffen' : 'de här träffarna'}. Svara i din kalender${links ? ', eller öppna länken' : ''}.`,
    en: ({ meetings, links }) =>
      `You are now invited to ${meetings === 1 ? 'this meeting' : 'these meetings'}. Answer in your calendar${links ? ', or open the link' : ''}.`,
  },
  'mail.uninvited': {
    sv: ({ meetings }) =>
      `Du är inte längre inbjuden till ${meetings === 1 ? 'den här träffen. Den är borttagen' : 'de här träffarna. De är borttagna'} ur din kalender.`,
    en: ({ meetings }) =>
      `You are no longer invited to ${meetings === 1 ? 'this meeting. It is' : 'these meetings. They are'} gone from your calendar.`,
  },
  'mail.meeting': {
    sv: ({ title, start, end, place, link }) => line([title, start === '' ? '' : fullTime(start, end, 'sv'), place], link),
    en: ({ title, start, end, place, link }) => line([title, start === '' ? '' : fullTime(start, end, 'en'), place], link),
  },
  'mail.next': {
    sv: ({ passesOn }) =>
      `Före varje träff står dagordning och filmer i inbjudan.${passesOn ? ' Efteråt berättar du för kollegorna på din enhet vad ni kom fram till.' : ''}`,
    en: ({ passesOn }) =>
      `Agenda and films stand in the invitation before each meeting.${passesOn ? ' Afterwards you pass on to the colleagues at your unit what you came to.' : ''}`,
  },
  'mail.questions': {
    sv: ({ to }, { text }) => `Har du frågor? Skriv till ${all(to, text, 'eller')}.`,
    en: ({ to }, { text }) => `Questions? Write to ${all(to, text, 'or')}.`,
  },
  'mail.mistake': {
    sv: ({ to }, { text }) => `Stämmer det inte? Skriv till ${all(to, text, 'eller')}.`,
    en: ({ to }, { text }) => `Is that wrong? Write to ${all(to, text, 'or')}.`,
  },
  'mail.regards': {
    sv: ({ municipality }) => `Vänliga hälsningar\r\nDelakultur${municipality === '' ? '' : `, ${municipality}`}`,
    en: ({ municipality }) => `Kind regards\r\nDelakultur${municipality === '' ? '' : `, ${municipality}`}`,
  },
  'mail.subject.appointed': {
    sv: ({ role, where }) => `Du är ${role}${at(where)}`,
    en: ({ role, where }) => `You are ${role}${atEn(where)}`,
  },
  'mail.subject.thanks': {
    sv: ({ role }) => `Tack för din tid som ${role}`,
    en: ({ role }) => `Thank you for your time as ${role}`,
  },
  'mail.subject.invited': {
    sv: ({ meetings, title, start }) =>
      meetings === 1
        ? `Du är inbjuden: ${title}${start === '' ? '' : `, ${fullDay(start.slice(0, 10), 'sv')}`}`
        : `Du är inbjuden till ${meetings} träffar`,
    en: ({ meetings, title, start }) =>
      meetings === 1
        ? `You are invited: ${title}${start === '' ? '' : `, ${fullDay(start.slice(0, 10), 'en')}`}`
        : `You are invited to ${meetings} meetings`,
  },
  'mail.subject.uninvited': {
    sv: ({ meetings, title, start }) =>
      meetings === 1
        ? `Du är inte längre inbjuden: ${title}${start === '' ? '' : `, ${fullDay(start.slice(0, 10), 'sv')}`}`
        : `Du är inte längre inbjuden till ${meetings} träffar`,
    en: ({ meetings, title, start }) =>
      meetings === 1
        ? `You are no longer invited: ${title}${start === '' ? '' : `, ${fullDay(start.slice(0, 10), 'en')}`}`
        : `You are no longer invited to ${meetings} meetings`,
  },
  'mail.subject.changed': { sv: 'Dina träffar har ändrats', en: 'Your meetings have changed' },
};
