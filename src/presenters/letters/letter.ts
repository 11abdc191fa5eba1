/**
 * The letter to a lecturer, from the permit's own terms: what is asked, and what was recorded. Plain text, for paper, mail and
 * the clipboard. It promises only what the product does; what a municipality must add itself is in [brackets].
 */

import type { LetterKind } from '../../contract/permits.ts';
import type { Words } from '../../domain/message.ts';
import type { Lang } from '../../messages/words.ts';
import {
  contact,
  dayIn,
  editedAndNamed,
  filmed,
  first,
  howLong,
  kept,
  type LetterFacts,
  type Permit,
  personal,
  recorded,
  regret,
  reply,
  type Section,
  seenBy,
  w,
  whenFilmed,
} from './letter-sections.ts';

export type { LetterFacts } from './letter-sections.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

export function letterOf(permit: Permit, facts: LetterFacts, what: LetterKind, lang: Lang): Letter {
  const parts = partsOf(permit, facts, what);
  const section = ([heading, ...paragraphs]: Section) => [heading[lang].toUpperCase(), ...paragraphs.map((one) => one[lang])].join('\n');
  return {
    subject: parts.subject[lang],
    text: [parts.greeting[lang], ...parts.opening.map((one) => one[lang]), ...parts.sections.map(section), parts.farewell[lang]].join(
      '\n\n',
    ),
  };
}

interface Parts {
  subject: Words;
  greeting: Words;
  opening: Words[];
  sections: Section[];
  farewell: Words;
}

function partsOf(permit: Permit, facts: LetterFacts, what: LetterKind): Parts {
  const about = titleOf(facts);
  const name = permit.lecturer === '' ? '' : ` ${permit.lecturer}`;
  const greeting = w(`Hej${name}!`, `Hello${name},`);
  const common = { greeting, farewell: farewell(permit, facts, what) };
  const terms: Section[] = [filmed(permit, facts), seenBy(permit, facts), editedAndNamed(permit), howLong(permit)];
  const rights: Section[] = [regret(permit, facts), kept(facts)];
  const isOver = permit.to !== undefined && permit.to < facts.today;
  switch (what) {
    case 'ask':
      return {
        ...common,
        subject:
          permit.basis === 'avtal'
            ? w(`Föreläsaravtal: inspelning av ${about.sv}`, `Lecture agreement: recording of ${about.en}`)
            : {
                filmed: w(`Får vi visa ${about.sv}?`, `May we show ${about.en}?`),
                ahead: w(`Får vi spela in ${about.sv}?`, `May we record ${about.en}?`),
                both: w(`Får vi spela in och visa ${about.sv}?`, `May we record and show ${about.en}?`),
              }[whenFilmed(facts)],
        opening: opening(permit, facts),
        sections: [...terms, first(permit), ...rights, personal(permit, facts), reply(permit, facts)],
      };
    case 'again':
      return {
        ...common,
        subject: w(`Får fler se ${about.sv}?`, `May more people see ${about.en}?`),
        opening: [
          w(
            `Du sa ja${onDay(permit.answered, 'sv')} till att vi visar din inspelning. Sedan dess har vi öppnat rummet för fler. Det omfattas inte av ditt ja, så vi frågar igen.`,
            `You said yes${onDay(permit.answered, 'en')} to our showing your recording. Since then the room lets in more people. Your yes does not cover that, so we ask again.`,
          ),
        ],
        sections: [
          [
            w('Det som är nytt', 'What is new'),
            ...facts.widened.map((room) => w(`• ${room.name}: ${room.news.sv}`, `• ${room.name}: ${room.news.en}`)),
          ],
          [
            w('Tills du svarar', 'Until you answer'),
            w(
              'Ingen ser filmen i det rummet. I andra rum är allt som du har sagt.',
              'Nobody sees the recording in that room. In other rooms all is as you have said.',
            ),
          ],
          filmed(permit, facts),
          seenBy(permit, facts),
          ...rights,
          [
            w('Så svarar du', 'How to answer'),
            w(
              `Svara på det här mejlet eller skriv till ${contact(facts, 'sv')}. Säger du nej visas filmen inte i det rummet. I andra rum är den kvar.`,
              `Reply to this mail or write to ${contact(facts, 'en')}. If you say no the recording is not shown in that room. In other rooms it stays.`,
            ),
          ],
        ],
      };
    case 'renew':
      return {
        ...common,
        subject: w(`Får vi fortsätta visa ${about.sv}?`, `May we go on showing ${about.en}?`),
        opening: [
          isOver
            ? w(
                `Ditt ja gällde till och med ${dayIn(permit.to ?? '', 'sv')}. Sedan dess är filmen stängd. Får vi visa den igen, till och med ${dayIn(facts.renewTo, 'sv')}?`,
                `Your yes held until ${dayIn(permit.to ?? '', 'en')}. The recording has been closed since. May we show it again, until ${dayIn(facts.renewTo, 'en')}?`,
              )
            : w(
                `Ditt ja gäller till och med ${dayIn(permit.to ?? '[dag]', 'sv')}. Efter den dagen stängs filmen av sig själv. Får vi visa den till och med ${dayIn(facts.renewTo, 'sv')}?`,
                `Your yes holds until ${dayIn(permit.to ?? '[day]', 'en')}. After that day the recording closes by itself. May we show it until ${dayIn(facts.renewTo, 'en')}?`,
              ),
        ],
        sections: [
          filmed(permit, facts),
          seenBy(permit, facts),
          editedAndNamed(permit),
          ...rights,
          [
            w('Så svarar du', 'How to answer'),
            w(
              `Svara på det här mejlet eller skriv till ${contact(facts, 'sv')}. Skriv ja, en annan sista dag, eller nej. ${isOver ? 'Svarar du inte är filmen stängd.' : 'Svarar du inte stängs filmen när tiden är slut.'}`,
              `Reply to this mail or write to ${contact(facts, 'en')}. Write yes, another last day, or no. ${isOver ? 'If you do not answer, the recording stays closed.' : 'If you do not answer, the recording closes when the time is up.'}`,
            ),
          ],
        ],
      };
    case 'watch':
      return {
        ...common,
        subject: w(`Nu kan du se ${about.sv}`, `You can watch ${about.en} now`),
        opening: [
          w(
            'Du ville se filmen innan någon annan gör det. Nu är den klar. Bara du och samordnarna kan se den.',
            'You wanted to see the recording before anyone else does. It is ready. Only you and the coordinators can see it.',
          ),
        ],
        sections: [
          [
            w('Titta här', 'Watch it here'),
            ...facts.previews.map(({ title, link, until }) =>
              w(
                `• ${title}: ${link}\n  ${until === '' ? '' : `Till och med ${dayIn(until, 'sv')}, i`}${until === '' ? 'I' : ''}nloggad som ${permit.lecturerEmail}.`,
                `• ${title}: ${link}\n  ${until === '' ? 'S' : `Until ${dayIn(until, 'en')}, s`}igned in as ${permit.lecturerEmail}.`,
              ),
            ),
          ],
          [
            w('Så svarar du', 'How to answer'),
            w(
              `Svara på det här mejlet eller skriv till ${contact(facts, 'sv')}: ja, filmen får visas; vad du vill ha ändrat; eller nej. Ingen annan ser den innan du har godkänt den.`,
              `Reply to this mail or write to ${contact(facts, 'en')}: yes, it may be shown; what you want changed; or no. Nobody else sees it before you have approved it.`,
            ),
          ],
          regret(permit, facts),
        ],
      };
    case 'copy':
      return {
        ...common,
        subject: w(`Kopia: ditt svar om ${about.sv}`, `Copy: your answer about ${about.en}`),
        opening: [w('Det här är en kopia av det som vi har antecknat. Spara den.', 'This is a copy of what we have recorded. Keep it.')],
        sections: [
          recorded(permit),
          ...(permit.answer === 'ja' && permit.withdrawn === ''
            ? [...terms, ...(permit.preview === true ? [first(permit)] : [])]
            : [filmed(permit, facts, w('Det gäller', 'It is about'))]),
          ...(permit.answer === 'ja' && permit.withdrawn === '' ? rights : [kept(facts)]),
          [
            w('Stämmer det inte?', 'Is it wrong?'),
            w(`Skriv till ${contact(facts, 'sv')}, så rättar vi det.`, `Write to ${contact(facts, 'en')}, and we will put it right.`),
          ],
        ],
      };
  }
}

function titleOf({ films }: LetterFacts): Words {
  const [film] = films;
  if (!film) return w('din föreläsning', 'your lecture');
  if (films.length === 1) return w(`”${film.title}”`, `“${film.title}”`);
  return w(`”${film.title}” och ${films.length - 1} till`, `“${film.title}” and ${films.length - 1} more`);
}

function opening(permit: Permit, facts: LetterFacts): Words[] {
  const { municipality, texts } = facts;
  const where = municipality === '' ? w('kommunen', 'the municipality') : w(municipality, municipality);
  const when = whenFilmed(facts);
  if (permit.basis === 'avtal') {
    return [
      w(
        `Det här är villkoren om inspelning i avtalet mellan dig och ${where.sv}. Läs igenom dem och svara när du har tänkt färdigt.`,
        `These are the terms about recording in the agreement between you and ${where.en}. Read them and answer when you have thought it over.`,
      ),
      texts.fee === ''
        ? w(
            '[Kommunen fyller i: ersättning för föreläsningen, och om den även gäller inspelningen.]',
            '[The municipality fills in: the fee for the lecture, and whether it also covers the recording.]',
          )
        : w(texts.fee, texts.fee),
    ];
  }
  if (permit.basis === 'i tjänsten') {
    const what = {
      filmed: w(
        `Vi har spelat in när du föreläste i ditt arbete i ${where.sv}, och vill låta kollegor se det i efterhand.`,
        `We have recorded you lecturing as part of your work in ${where.en}, and would like to let colleagues watch it.`,
      ),
      ahead: w(
        `Du föreläser i ditt arbete i ${where.sv}. Vi vill spela in och låta kollegor se i efterhand.`,
        `You lecture as part of your work in ${where.en}. We would like to record and let colleagues watch afterwards.`,
      ),
      both: w(
        `Du föreläser i ditt arbete i ${where.sv}. Vi har spelat in en del, vill spela in mer och låta kollegor se det i efterhand.`,
        `You lecture as part of your work in ${where.en}. We have recorded some of it, would like to record more, and let colleagues watch it.`,
      ),
    }[when];
    return [
      w(
        `${what.sv} Vi visar filmen bara om du säger ja, och du får säga nej.`,
        `${what.en} We show the recording only if you say yes, and you may say no.`,
      ),
    ];
  }
  const what = {
    filmed: w(
      `Vi har spelat in din föreläsning och vill låta kollegor i ${where.sv} se den i efterhand. Tills du har svarat kan bara samordnarna se den.`,
      `We have recorded your lecture and would like to let colleagues in ${where.en} watch it. Until you have answered only the coordinators can see it.`,
    ),
    ahead: w(
      `Vi vill spela in din föreläsning och låta kollegor i ${where.sv} se den i efterhand.`,
      `We would like to record your lecture and let colleagues in ${where.en} watch it afterwards.`,
    ),
    both: w(
      `Vi har spelat in en del av dina föreläsningar, vill spela in mer och låta kollegor i ${where.sv} se det i efterhand.`,
      `We have recorded some of your lectures, would like to record more, and let colleagues in ${where.en} watch it.`,
    ),
  }[when];
  return [
    w(
      `${what.sv} Du bestämmer. Du får säga nej, och du behöver inte säga varför.`,
      `${what.en} You decide. You may say no, and you need not say why.`,
    ),
  ];
}

function farewell(permit: Permit, { coordinators, municipality }: LetterFacts, what: LetterKind): Words {
  const [signs] = coordinators;
  const who = [signs?.name ?? '', municipality].filter((line) => line !== '');
  const number = what === 'copy' ? [] : [permit.id];
  return w(
    ['Vänliga hälsningar', ...who, ...number.map((id) => `Medgivande ${id}`)].join('\n'),
    ['Kind regards', ...who, ...number.map((id) => `Permit ${id}`)].join('\n'),
  );
}

const onDay = (day: string | undefined, lang: Lang): string =>
  day === undefined ? '' : lang === 'sv' ? ` den ${dayIn(day, lang)}` : ` on ${dayIn(day, lang)}`;
