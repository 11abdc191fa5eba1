/** The sections of a letter to a lecturer, in both languages, from the permit's terms. */
import type { Words } from '../../domain/message.ts';
import type { LetterTexts } from '../../domain/permits/letter-texts.ts';
import { allRecordings, allStaff, seriesPrefix } from '../../domain/workbook/tables/words.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { longDay } from '../../messages/days.ts';
import { count, type Lang } from '../../messages/words.ts';

export interface LetterFacts {
  readonly films: readonly { readonly title: string; readonly date: string | undefined; readonly isFilmed: boolean }[];
  /** Films that the lecturer may watch before anyone else, and until when. */
  readonly previews: readonly { readonly title: string; readonly link: string; readonly until: string }[];
  /** `who`: whom the room lets in, in words; `people`: how many that is now. */
  readonly rooms: readonly { readonly name: string; readonly who: Words; readonly people: number }[];
  /** Of the rooms that were widened since the answer: what is new. */
  readonly widened: readonly { readonly name: string; readonly news: Words }[];
  readonly municipality: string;
  /** Those to write to; the first signs. */
  readonly coordinators: readonly { readonly name: string; readonly email: string }[];
  /** The municipality's rule for disposal, in its own words; '' where none is written. */
  readonly retentionRule: string;
  /** What it says in letters in its own words. */
  readonly texts: LetterTexts;
  /** Local YYYY-MM-DD. */
  readonly today: string;
  /** The last day that a renewal asks for. */
  readonly renewTo: string;
}

export type Permit = Row<'permits'>;
/** Its heading and its paragraphs. */
export type Section = readonly [heading: Words, ...paragraphs: Words[]];

const NAMED = 20;
export const w = (sv: string, en: string): Words => ({ sv, en });
/** A day in words that stays on its line. */
export const dayIn = (date: string, lang: Lang): string => longDay(date, lang).replace(/ /g, '\u00a0');
/** In the municipality's own words, or that it has to write them. */
const own = (text: string, sv: string, en: string): Words =>
  text === '' ? w(`[Kommunen fyller i: ${sv}]`, `[The municipality fills in: ${en}]`) : w(text, text);

/** Whether the lecture is filmed already, is to be, or both. */
export function whenFilmed({ films }: LetterFacts): 'filmed' | 'ahead' | 'both' {
  const filmed = films.filter((film) => film.isFilmed).length;
  return filmed === 0 ? 'ahead' : filmed === films.length ? 'filmed' : 'both';
}

const HEADINGS = {
  filmed: w('Vad vi har filmat', 'What was filmed'),
  ahead: w('Vad vi filmar', 'What is filmed'),
  both: w('Vad vi har filmat och ska filma', 'What was filmed, and will be'),
};

export function filmed(permit: Permit, facts: LetterFacts, heading = HEADINGS[whenFilmed(facts)]): Section {
  const { films } = facts;
  const line = ({ title, date }: LetterFacts['films'][number], lang: Lang) =>
    date === undefined ? `• ${title}` : `• ${title}, ${dayIn(date, lang)}`;
  const lines = films.slice(0, NAMED).map((film) => w(line(film, 'sv'), line(film, 'en')));
  if (films.length > NAMED) lines.push(w(`• och ${films.length - NAMED} till`, `• and ${films.length - NAMED} more`));
  const series = permit.recordings
    .filter((entry) => entry.toLowerCase().startsWith(seriesPrefix))
    .map((entry) => entry.slice(seriesPrefix.length).trim());
  const more: Words[] = [
    ...series.map((name) =>
      w(`Det gäller även kommande delar i serien ”${name}”.`, `It also covers coming parts of the series “${name}”.`),
    ),
    ...(permit.recordings.some((entry) => entry.toLowerCase() === allRecordings)
      ? [
          w(
            'Det gäller varje inspelning som vi knyter till det här medgivandet, även kommande.',
            'It covers every recording that we tie to this permit, coming ones too.',
          ),
        ]
      : []),
  ];
  const none =
    lines.length + more.length === 0 ? [w('[Kommunen fyller i: vilken föreläsning.]', '[The municipality fills in: which lecture.]')] : [];
  return [heading, ...lines, ...more, ...none];
}

export function seenBy(permit: Permit, { rooms }: LetterFacts): Section {
  const all = permit.audience.some((entry) => entry.toLowerCase() === allStaff);
  const lines = all
    ? [w('Alla medarbetare som vi ger tillgång till ett rum.', 'All staff to whom we give access to a room.')]
    : rooms.map(({ name, who, people }) =>
        w(
          `• ${name}: ${who.sv}. I dag ${count(people, 'sv', ['person', 'personer'], ['person', 'people'])}.`,
          `• ${name}: ${who.en}. Today ${count(people, 'en', ['person', 'personer'], ['person', 'people'])}.`,
        ),
      );
  if (lines.length === 0) lines.push(w('Ingen: inget rum är valt.', 'Nobody: no room is chosen.'));
  return [
    w('Vem som får se', 'Who may see it'),
    ...lines,
    permit.external === true
      ? w('Även personer utanför kommunen som är inbjudna i rummet.', 'Also people outside the municipality who are invited to the room.')
      : w('Ingen utanför kommunen.', 'Nobody outside the municipality.'),
    ...(all ? [] : [w('Öppnar vi ett rum för fler frågar vi dig igen.', 'If we open a room to more people we ask you again.')]),
  ];
}

/** Editing and name: what is settled, and what the lecturer is asked. */
export function editedAndNamed({ editing, credit }: Permit): Section {
  const cut =
    editing === true
      ? w('Vi får klippa i filmen.', 'We may edit the recording.')
      : editing === false
        ? w('Vi klipper inte i filmen.', 'We do not edit the recording.')
        : w('Vi klipper inte i filmen om du inte säger att vi får.', 'We do not edit the recording unless you say that we may.');
  const name =
    credit === true
      ? w('Ditt namn står vid filmen.', 'Your name stands by the recording.')
      : credit === false
        ? w('Du vill inte att ditt namn anges.', 'You do not want your name given.')
        : w('Säg om ditt namn ska stå vid filmen.', 'Say whether your name is to stand by the recording.');
  return [w('Klippning och namn', 'Editing and name'), w(`${cut.sv} ${name.sv}`, `${cut.en} ${name.en}`)];
}

export function howLong({ from, to }: Permit): Section {
  const begins = from === undefined ? w('', '') : w(`Från ${dayIn(from, 'sv')}. `, `From ${dayIn(from, 'en')}. `);
  const ends =
    to === undefined
      ? w('Ingen sista dag är satt. Du kan sätta en när du vill.', 'No last day is set. You may set one whenever you like.')
      : w(
          `Till och med ${dayIn(to, 'sv')}. Efter den dagen stängs filmen av sig själv.`,
          `Until ${dayIn(to, 'en')}. After that day the recording closes by itself.`,
        );
  return [w('Hur länge', 'How long'), w(begins.sv + ends.sv, begins.en + ends.en)];
}

export function first({ preview, approved }: Permit): Section {
  const heading = w('Se filmen först', 'Seeing it first');
  if (preview === true && approved === true)
    return [heading, w('Du har sett filmen och godkänt den.', 'You have seen the recording and approved it.')];
  if (preview === true)
    return [
      heading,
      w(
        'Du ser filmen först. Ingen annan ser den innan du har godkänt den.',
        'You see it first. Nobody else sees it before you have approved it.',
      ),
    ];
  return [
    heading,
    w(
      'Vill du se filmen innan någon annan gör det? Säg till, så visar vi den inte förrän du har godkänt den.',
      'Do you want to see the recording before anyone else does? Tell us, and we will not show it until you have approved it.',
    ),
  ];
}

export function regret({ basis }: Permit, facts: LetterFacts): Section {
  return [
    w('Om du ångrar dig', 'If you change your mind'),
    w(
      `Du kan ta tillbaka ditt ja när du vill, utan att säga varför. Skriv till ${contact(facts, 'sv')}. Vi stänger filmen så snart vi har läst det, och du får ett kvitto.`,
      `You may take your yes back whenever you like, without saying why. Write to ${contact(facts, 'en')}. We close the recording as soon as we have read it, and you get a receipt.`,
    ),
    w(
      'En sak kan vi inte göra: den som redan har laddat ner filmen har sin kopia kvar.',
      'One thing we can’t do: whoever has already downloaded the recording keeps that copy.',
    ),
    ...(basis === 'avtal' ? [own(facts.texts.feeWithdrawn, 'om det påverkar ersättningen.', 'whether that affects the fee.')] : []),
  ];
}

export function kept({ retentionRule }: LetterFacts): Section {
  return [
    w('Arkiv och gallring', 'Archive and disposal'),
    w(
      `Inspelningen är en handling hos kommunen. Att den stängs betyder inte att den raderas: det avgörs efter kommunens plan för gallring. ${retentionRule === '' ? '[Kommunen fyller i: regeln i planen.]' : `Regeln: ${retentionRule}`}`,
      `The recording is one of the municipality’s records. That it is closed does not mean that it is deleted: that is decided by the municipality’s retention schedule. ${retentionRule === '' ? '[The municipality fills in: the rule in the schedule.]' : `The rule: ${retentionRule}`}`,
    ),
  ];
}

export function personal({ basis }: Permit, { texts }: LetterFacts): Section {
  const told = own(texts.personalData, 'länk eller bilaga, med den rättsliga grunden.', 'link or attachment, with the legal basis.');
  const separate = w(
    'Det här brevet är inte kommunens information om personuppgifter. Den får du för sig.',
    'This letter is not the municipality’s information about personal data. You get that separately.',
  );
  return [
    w('Personuppgifter', 'Personal data'),
    w(`${separate.sv} ${told.sv}`, `${separate.en} ${told.en}`),
    ...(basis === 'i tjänsten'
      ? [
          w(
            'Du är anställd i kommunen. Därför är ditt ja inte den rättsliga grunden för personuppgifterna, men vi rättar oss efter det.',
            'You are employed by the municipality. Your yes is therefore not the legal basis for the personal data, but we abide by it.',
          ),
        ]
      : []),
  ];
}

export function reply({ basis }: Permit, facts: LetterFacts): Section {
  const lines = [
    whenFilmed(facts) === 'filmed'
      ? w('☐ Ja, ni får visa filmen så som det står här.   ☐ Nej.', '☐ Yes, you may show it as it says here.   ☐ No.')
      : w('☐ Ja, ni får spela in och visa så som det står här.   ☐ Nej.', '☐ Yes, you may record and show it as it says here.   ☐ No.'),
    w(
      '☐ Ni får klippa.   ☐ Mitt namn ska anges.   ☐ Jag vill se filmen först.',
      '☐ You may edit.   ☐ Give my name.   ☐ I want to see it first.',
    ),
    w('☐ Längst till och med: ____________', '☐ Until, at the latest: ____________'),
  ];
  const signed = [
    w('Datum och namnteckning: ______________________________', 'Date and signature: ______________________________'),
    ...(basis === 'avtal'
      ? [w('För kommunen: ______________________________', 'For the municipality: ______________________________')]
      : []),
  ];
  return [
    w('Så svarar du', 'How to answer'),
    w(
      `Svara på det här mejlet, eller lämna papperet till ${contact(facts, 'sv')}. Du får en kopia av det som vi antecknar.`,
      `Reply to this mail, or hand the paper to ${contact(facts, 'en')}. You get a copy of what we record.`,
    ),
    ...lines,
    ...signed,
  ];
}

export function recorded(permit: Permit): Section {
  const line = (sv: string, en: string, value: string) =>
    value === '' ? [] : [w(`${sv}: ${dayIn(value, 'sv')}`, `${en}: ${dayIn(value, 'en')}`)];
  const basis = { avtal: 'agreement', medgivande: 'permit', 'i tjänsten': 'part of the job' } as const;
  const answer = permit.answer === 'ja' ? w('ja', 'yes') : permit.answer === 'nej' ? w('nej', 'no') : w('inget än', 'none yet');
  return [
    w('Det här är antecknat', 'This is recorded'),
    w(`Svar: ${answer.sv}`, `Answer: ${answer.en}`),
    ...line('Dag', 'Day', permit.answered ?? ''),
    ...line('Återkallat', 'Withdrawn', permit.withdrawn),
    ...(permit.basis === undefined ? [] : [w(`Grund: ${permit.basis}`, `Basis: ${basis[permit.basis]}`)]),
    ...(permit.evidence === '' ? [] : [w(`Underlag: ${permit.evidence}`, `Evidence: ${permit.evidence}`)]),
    ...line('Medgivandets nummer', 'The permit’s number', permit.id),
  ];
}

/** Where to write, in a sentence. */
export function contact({ coordinators }: LetterFacts, lang: Lang): string {
  const each = coordinators.map(({ name, email }) => (name === '' || name === email ? email : `${name}, ${email}`));
  return each.length === 0
    ? lang === 'sv'
      ? '[Kommunen fyller i: e-post]'
      : '[The municipality fills in: e-mail]'
    : each.slice(0, 2).join(lang === 'sv' ? ' eller ' : ' or ');
}
