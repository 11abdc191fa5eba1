/** What is said of chosen files and of captions. */
import type { FileMessages, Foreign } from '../../domain/recordings/file-messages.ts';
import type { Catalogue } from '../catalogue.ts';

const foreign: Readonly<Record<Foreign, readonly [sv: string, en: string]>> = {
  pdf: ['en PDF', 'a PDF'],
  zip: ['en zip-fil, som Word, PowerPoint och Excel sparar', 'a zip file, as Word, PowerPoint and Excel save'],
  office: ['ett äldre Office-dokument', 'an older Office document'],
  rtf: ['ett RTF-dokument', 'an RTF document'],
  jpeg: ['en bild (JPEG)', 'a picture (JPEG)'],
  png: ['en bild (PNG)', 'a picture (PNG)'],
  gif: ['en bild (GIF)', 'a picture (GIF)'],
  heic: ['en bild (HEIC)', 'a picture (HEIC)'],
  archive: ['ett arkiv', 'an archive'],
  webPage: ['en webbsida', 'a web page'],
  ass: ['SubStation Alpha (.ass)', 'SubStation Alpha (.ass)'],
  ttml: ['TTML (.ttml, .dfxp)', 'TTML (.ttml, .dfxp)'],
  sami: ['SAMI (.smi)', 'SAMI (.smi)'],
  xml: ['XML', 'XML'],
  sbv: ['YouTubes eget format (.sbv)', 'YouTube’s own format (.sbv)'],
  subViewer: ['SubViewer (.sub)', 'SubViewer (.sub)'],
  microDvd: ['MicroDVD (.sub)', 'MicroDVD (.sub)'],
  lyrics: ['sångtext med tider (.lrc)', 'timed lyrics (.lrc)'],
  scenarist: ['Scenarist (.scc)', 'Scenarist (.scc)'],
  json: ['JSON', 'JSON'],
  film: ['en film', 'a film'],
  noText: ['ingen text', 'no text'],
};

/** 'film.vtt, rad 3: ', 'Rad 3: ', 'film.vtt: ' or nothing. */
function place(name: string, line: number, word: string): string {
  const row = `${word} ${line}`;
  const at = line === 0 ? name : name === '' ? row.charAt(0).toUpperCase() + row.slice(1) : `${name}, ${row}`;
  return at === '' ? '' : `${at}: `;
}

export const files: Catalogue<FileMessages> = {
  'file.foreign': {
    sv: ({ name, kind }) => `${name} är ingen film, utan ${foreign[kind][0]}.`,
    en: ({ name, kind }) => `${name} is no film but ${foreign[kind][1]}.`,
  },
  'file.text': { sv: ({ name }) => `${name} är ingen film, utan en text.`, en: ({ name }) => `${name} is no film but a text.` },
  'file.otherName': {
    sv: ({ name, ending }) =>
      `${name} ser ut som en film, men namnet säger inte vilken sort. Byt namn på den, så att den slutar på .${ending}.`,
    en: ({ name, ending }) => `${name} looks like a film, but its name does not say of which kind. Rename it to end in .${ending}.`,
  },
  'file.captions': {
    sv: ({ name }) => `${name} är undertexter, ingen film. Skicka dem med en film.`,
    en: ({ name }) => `${name} is captions, no film. Send them along with a film.`,
  },
  'file.notFilm': {
    sv: ({ name }) => `${name} är ingen film. Filmer slutar på till exempel .mp4, .mov, .mts, .mkv eller .webm.`,
    en: ({ name }) => `${name} is no film. Films end in .mp4, .mov, .mts, .mkv or .webm, for example.`,
  },
  'file.noCaptions': {
    sv: ({ kind }) => `Filen är ${foreign[kind][0]}. Undertexter ska vara WebVTT (.vtt) eller SubRip (.srt): spara eller exportera dem så.`,
    en: ({ kind }) => `The file is ${foreign[kind][1]}. Captions must be WebVTT (.vtt) or SubRip (.srt): save or export them so.`,
  },
  'file.noExample': {
    sv: 'Den sortens fil går inte att dela. Välj en film, ett ljud, en bild, en PDF eller ett dokument (Word, PowerPoint, OpenDocument).',
    en: 'That kind of file can’t be shared. Choose a film, a sound, a picture, a PDF or a document (Word, PowerPoint, OpenDocument).',
  },

  'captions.at': {
    sv: ({ name, line, fault }, { text }) => place(name, line, 'rad') + text(fault),
    en: ({ name, line, fault }, { text }) => place(name, line, 'line') + text(fault),
  },
  'captions.more': {
    sv: ({ name, faults }) => `${place(name, 0, '')}${faults} fel till.`,
    en: ({ name, faults }, { count }) => `${place(name, 0, '')}${count(faults, 'more fault', 'more faults')}.`,
  },
  'captions.signature': {
    sv: 'Inget skulle visas: WEBVTT ska stå allra först i filen, med stora bokstäver, och bara mellanslag får följa tätt efter.',
    en: 'Nothing would be shown: WEBVTT must be the very first in the file, in capitals, and only a space may follow at once.',
  },
  'captions.nothingShown': {
    sv: 'Filen har inga undertexter som kan visas.',
    en: 'The file holds no captions that can be shown.',
  },
  'captions.noTimes': {
    sv: 'Filen har inga undertexter: ingen rad säger när en text ska visas.',
    en: 'The file holds no captions: no line says when a text is shown.',
  },
  'captions.endsFirst': {
    sv: ({ shown }) => `Texten slutar innan den börjar: ”${shown}”.`,
    en: ({ shown }) => `The cue ends before it begins: “${shown}”.`,
  },
  'captions.beforeLast': {
    sv: ({ shown }) => `Texten börjar före den som står innan: ”${shown}”.`,
    en: ({ shown }) => `The cue begins before the one above it: “${shown}”.`,
  },
  'captions.oddTime': {
    sv: ({ shown }) => `Alla spelare läser inte ”${shown}”. Skriv 00:01:02,000 --> 00:01:05,000.`,
    en: ({ shown }) => `Not every player reads “${shown}”. Write 00:01:02,000 --> 00:01:05,000.`,
  },
  'captions.noEmptyLine': {
    sv: 'Tom rad saknas före nästa text: siffran här visas som text.',
    en: 'The empty line before the next cue is missing: the number here is shown as text.',
  },
  'captions.lostSign': {
    sv: 'Ett tecken gick inte att läsa och visas som �. Spara filen som UTF-8.',
    en: 'A character could not be read and is shown as �. Save the file as UTF-8.',
  },
  'captions.lost': {
    sv: ({ shown, isBelow }) =>
      `”${shown}” visas inte: ${isBelow ? 'en tom rad står före, och den avslutar texten. Ta bort den tomma raden.' : 'ingen tid står ovanför.'}`,
    en: ({ shown, isBelow }) =>
      `“${shown}” is not shown: ${isBelow ? 'the empty line above it ends the cue. Take the empty line away.' : 'no time stands above it.'}`,
  },
  'captions.unreadable': {
    sv: ({ shown, right, comma }) =>
      `Tiden går inte att läsa: ”${shown}”.${comma ? ' I WebVTT står punkt, inte komma, före tusendelarna.' : ''} Skriv ${right}.`,
    en: ({ shown, right, comma }) =>
      `The time can’t be read: “${shown}”.${comma ? ' WebVTT has a dot, not a comma, before the thousandths.' : ''} Write ${right}.`,
  },
  'captions.reencoded': {
    sv: 'Filen är inte UTF-8. En kopia som är det läggs upp. Kontrollera att å, ä och ö blev rätt.',
    en: 'The file is not UTF-8. A copy that is gets uploaded. Check that å, ä and ö came out right.',
  },
  'captions.pastEnd': {
    sv: ({ captions, film }) => `Undertexterna slutar ${captions}, men filmen redan ${film}. Hör de till en annan film?`,
    en: ({ captions, film }) => `The captions end at ${captions}, but the film already at ${film}. Do they belong to another film?`,
  },
  'captions.short': {
    sv: ({ minutes }, { count }) => `Undertexterna slutar ${count(minutes, 'minut', 'minuter')} före filmen. Är de hela?`,
    en: ({ minutes }, { count }) => `The captions end ${count(minutes, 'minute', 'minutes')} before the film. Are they whole?`,
  },
};
