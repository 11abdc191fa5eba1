// Delaby's sixty recordings: what was said, for which rooms, and with which permits. Who spoke, the permits say.
import { addDays, weekday } from '../../domain/time/dates.ts';
import type { Cells, SampleFilm } from './sample.ts';

/** The six themes of the course rooms. */
export const themes = [
  'Flerspråkighet och interkulturalitet',
  'Naturvetenskap och teknik',
  'Barns lärande',
  'Rektorns ansvar',
  'Systematiskt kvalitetsarbete',
  'Digitala verktyg i praktiken',
] as const;

type Lecture = readonly [
  title: string,
  theme: 0 | 1 | 2 | 3 | 4 | 5,
  permits: string,
  rooms: string,
  minutes: number,
  description: string,
  series?: string,
];

const everyChild = 'Att se varje barn';
const languages = 'Flerspråkighet på riktigt';
const basics = 'Systematik från grunden';
const five = 'Digitala verktyg på fem minuter';
const outdoors = 'Ute i alla väder';
const principals = 'Ny som rektor';

// biome-ignore format: a line a lecture
const lectures: readonly Lecture[] = [
  ['Flerspråkighet i vardagen', 0, 'M-01', 'rum-alla', 48, 'Hur barnens alla språk får plats vid måltiden, i hallen och på gården.'],
  ['Naturvetenskap ute', 1, 'M-02', 'rum-alla', 31, 'En förmiddag i skogen med frågor som barnen själva ställer.'],
  ['Att se varje barn, del 1', 2, 'M-03, M-04', 'rum-larspridare', 34, 'Vad ser vi när vi stannar kvar en minut till?', everyChild],
  ['Systematik som hjälper', 4, 'M-05', 'rum-alla', 27, 'Kvalitetsarbete som sparar tid i stället för att ta den.'],
  ['Att se varje barn, del 2', 2, 'M-06, M-07', 'rum-larspridare', 31, 'Observera tillsammans och jämför vad ni såg.', everyChild],
  ['Att se varje barn, del 3', 2, 'M-06, M-07', 'rum-larspridare', 29, 'Från det vi ser till det vi gör i morgon.', everyChild],
  ['Modersmålet som resurs', 0, 'M-08', 'rum-alla', 52, 'Forskning och exempel om barn som växer upp med flera språk.', languages],
  ['Högläsning på två språk', 0, 'M-08', 'rum-alla, rum-largrupper', 41, 'Att läsa samma bok med två röster.', languages],
  ['Föräldramöten med tolk', 0, 'M-08', 'rum-forskola', 36, 'Förbered samtalet så att alla blir lyssnade på.', languages],
  ['När orden inte räcker', 0, 'M-08', 'rum-forskola', 33, 'Bildstöd, gester och tecken som vägar in i språket.', languages],
  ['Varför följer vi upp?', 4, 'M-09', 'rum-alla', 38, 'Syftet först, blanketten sist.', basics],
  ['Från dokumentation till analys', 4, 'M-09', 'rum-alla, rum-largrupper', 44, 'Tre steg från anteckning till slutsats.', basics],
  ['Frågor som leder vidare', 4, 'M-09', 'rum-forskola, rum-skola', 35, 'Öva på frågor som öppnar i stället för att stänga.', basics],
  ['Årets bokslut tillsammans', 4, 'M-09', 'rum-huvud, rum-rektorer', 40, 'Så samlar ni ett läsår på en eftermiddag.', basics],
  ['Filma med lärplattan', 5, 'M-17', 'rum-forskola', 5, 'Ljud, ljus och en stadig hand.', five],
  ['Stop motion med lera', 5, 'M-17', 'rum-forskola', 6, 'Tolv bilder i sekunden räcker långt.', five],
  ['Det digitala mikroskopet', 5, 'M-17', 'rum-forskola', 5, 'Titta nära på sand, tyg och fingrar.', five],
  ['Roboten på mattan', 5, 'M-17', 'rum-forskola', 6, 'Riktning, turordning och många skratt.', five],
  ['Ljudsagor med barnen', 5, 'M-17', 'rum-forskola', 5, 'Spela in, lyssna, gör om.', five],
  ['Projektorn som fönster', 5, 'M-17', 'rum-forskola', 4, 'Hav på väggen och skugglek på golvet.', five],
  ['Vatten, is och ånga', 1, 'M-18', 'rum-forskola', 22, 'Experiment som tål att göras om varje vinter.', outdoors],
  ['Kretslopp i komposten', 1, 'M-18', 'rum-forskola', 24, 'Vad försvinner, vad blir kvar och varför?', outdoors],
  ['Småkryp under stenen', 1, 'M-18', 'rum-forskola', 19, 'Lupp, tålamod och rätt att bli rädd.', outdoors],
  ['Skugga och ljus', 1, 'M-18', 'rum-forskola', 21, 'Solen som läromedel från morgon till eftermiddag.', outdoors],
  ['De första hundra dagarna', 3, 'M-19', 'rum-rektorer', 37, 'Vad jag hade velat veta som ny rektor.', principals],
  ['Tid för reflektion i schemat', 3, 'M-19', 'rum-rektorer', 32, 'Så hittade vi fyrtio minuter i veckan.', principals],
  ['Att leda lärande när många är borta', 3, 'M-19', 'rum-rektorer', 28, 'Planera för den vanliga veckan, inte för den perfekta.', principals],
  ['Medarbetarsamtal som ger riktning', 3, 'M-19', 'rum-rektorer', 34, 'Ett samtal om uppdraget, inte bara om trivseln.', principals],
  ['Sagor på fyra språk med barnen', 0, 'M-22', 'rum-alla, rum-forskola', 6, 'Barnen berättar Bockarna Bruse på de språk som finns i gruppen.'],
  ['Tala och teckna samtidigt', 0, 'M-14', 'rum-larspridare, rum-forskola', 26, 'Tecken som stöd i en flerspråkig grupp.'],
  ['Leken som språkrum', 0, 'M-23', 'rum-forskola', 39, 'Rollek där orden växer av sig själva.'],
  ['Var finns barnets alla språk?', 0, 'M-10', 'rum-alla', 46, 'Kartlägg språken utan att räkna fel på barnen.'],
  ['Interkulturalitet i praktiken', 0, 'M-10', 'rum-alla, rum-forskola', 55, 'Från mångfaldsvecka till vardag.'],
  ['Intercultural practice in preschool', 0, 'M-10', 'rum-alla, rum-forskola', 51, 'Den engelska versionen av Interkulturalitet i praktiken.'],
  ['Bygga broar: teknik för de yngsta', 1, 'M-18', 'rum-forskola', 30, 'Hållfasthet med spagetti, klossar och händer.'],
  ['Kemi i köket', 1, 'M-11', 'rum-alla', 29, 'Jäsning, lösning och färg med det som finns hemma.'],
  ['Programmering utan skärm', 1, 'M-21', 'rum-alla', 23, 'Instruktioner med kroppen, pilar och papper.'],
  ['Matematik i hallen', 1, 'M-20', 'rum-forskola', 18, 'Par, antal och ordning bland stövlar och vantar.'],
  ['Naturvetenskapens språk i årskurs 1–3', 1, 'M-16', 'rum-skola', 42, 'Begrepp som bär, och hur eleverna gör dem till sina.'],
  ['Hållbar utveckling med små händer', 1, 'M-15', 'rum-alla', 33, 'Laga, låna och odla under ett helt läsår.'],
  ['Trygg inskolning', 2, 'M-18', 'rum-forskola', 37, 'Tre modeller och vad barnen säger om dem.'],
  ['Lek och regler på gården', 2, 'M-12', 'rum-forskola', 25, 'Vem bestämmer, och hur blir fler med?'],
  ['Barns delaktighet på riktigt', 2, 'M-13', 'rum-alla', 30, 'Skillnaden mellan att få välja och att få påverka.'],
  ['Att lyssna med kameran', 2, 'M-22', 'rum-forskola', 14, 'Barnen filmar det som är viktigt för dem.'],
  ['Vila, lek och återhämtning', 2, 'M-18', 'rum-forskola', 27, 'En dag med lägre ljud och längre tankar.'],
  ['Samlingen på barnens villkor', 2, 'M-21', 'rum-forskola', 20, 'Kortare, mindre grupper, mer att säga.'],
  ['Övergången till förskoleklass', 2, 'M-25', 'rum-skola, rum-forskola', 36, 'Vad förskolan vet och skolan behöver.'],
  ['Specialpedagogik i vardagen', 2, 'M-18', 'rum-alla', 43, 'Anpassa miljön innan du anpassar barnet.'],
  ['Rektorns ansvar för flerspråkigheten', 3, 'M-24', 'rum-rektorer', 31, 'Styrdokumenten, budgeten och samtalet i arbetslaget.'],
  ['Mandat och tid för lärspridare', 3, 'M-24', 'rum-rektorer, rum-larspridare', 26, 'Det här behöver en lärspridare av sin rektor.'],
  ['Ekonomi som går att förklara', 3, 'M-26', 'rum-rektorer', 35, 'Visa siffrorna så att de går att prata om.'],
  ['Att möta en granskning', 4, 'M-26', 'rum-rektorer, rum-huvud', 38, 'Vad inspektörerna frågade, och vad vi lärde oss.'],
  ['Kvalitetsdialog i tre steg', 4, 'M-26', 'rum-alla', 24, 'Förbered, lyssna, kom överens.'],
  ['Enkäten: vad säger den egentligen?', 4, 'M-26', 'rum-huvud, rum-larspridare', 29, 'Läs svaren utan att jaga procent.'],
  ['Pedagogisk dokumentation med lärplattan', 5, 'M-15', 'rum-alla, rum-forskola', 28, 'Från bild till reflektion tillsammans med barnen.'],
  ['Digital kompetens i grundskolan', 5, 'M-25', 'rum-skola', 45, 'Källor, kod och kritiskt tänkande i alla ämnen.'],
  ['AI i arbetslaget: vad får vi göra?', 5, 'M-27, M-21', 'rum-alla', 40, 'Tillåtet, otillåtet och däremellan.'],
  ['Team City visar: källkritik för de yngsta', 5, 'M-21', 'rum-city', 12, 'Är allt sant som syns på skärmen?'],
  ['Pilotgruppen provar: filma undervisningen', 5, 'M-28', 'rum-pilot', 9, 'Första försöken, med misstagen kvar.'],
  ['Leken som motor', 2, 'M-29', 'rum-alla', 0, 'Vårens gemensamma föreläsning om lek och lärande.'],
];

const talk: readonly (readonly string[])[] = [
  [
    'Vilka språk finns i din grupp, och var hörs de?',
    'När fick ett barn senast använda hela sitt språk hos er?',
    'Vad skulle vårdnadshavarna säga om vårt språkarbete?',
  ],
  [
    'Vilka frågor ställde barnen den här veckan?',
    'Vad kan ni pröva ute i morgon med det ni redan har?',
    'Hur fångar ni det barnen upptäcker?',
  ],
  ['Vem såg du inte i dag?', 'Vad gör ni annorlunda i morgon?', 'Hur vet ni att barnen är delaktiga?'],
  ['Vad behöver medarbetarna av dig för att våga pröva?', 'Vilken tid kan du frigöra redan den här månaden?', 'Vad kan du sluta göra?'],
  ['Vilken uppföljning har ni nytta av på riktigt?', 'Vad visar era egna exempel?', 'Vad ska vara annorlunda om ett halvår?'],
  ['Vad blev möjligt som inte var det förut?', 'Vem i arbetslaget kan visa nästa gång?', 'När är det bättre utan skärm?'],
];

/** Films that still lack captions, by number. */
const uncaptioned = new Set([18, 20, 24, 29, 36, 39, 42, 45, 52]);
/** Children in the picture, by number: days from today until which the guardians' consent lasts; '' where no date was entered. */
const childrenInPicture = new Map<number, number | ''>([
  [29, 220],
  [44, 200],
  [45, -25],
  [46, ''],
]);
const planned = lectures.length;
/** So old that the municipality's rule asks whether it is to be deleted. */
const old = 50;

/** A recording's id by its number. */
const recordingId = (number: number): string => `F-${String(number).padStart(3, '0')}`;

/** The rows of Inspelningar, with the lecturers of the `permits` that they name, and the films to put up: all but the one that is still to be filmed. */
export function recordingRows(today: string, permits: readonly Cells[]): { rows: Cells[]; films: SampleFilm[] } {
  const filmed = (number: number): string => {
    const day = addDays(today, number === planned ? 42 : number === old ? -765 : -12 - (number - 1) * 9);
    return addDays(day, Math.min(0, 5 - weekday(day)));
  };
  const rows = lectures.map(([title, theme, named, rooms, , description, series = ''], index): Cells => {
    const number = index + 1;
    const consent = childrenInPicture.get(number);
    const questions = talk[theme] ?? [];
    const lecturers = named.split(', ').map((id) => permits.find((row) => row.id === id)?.lecturer ?? '');
    return {
      id: recordingId(number),
      title,
      lecturer: lecturers.join(', '),
      date: filmed(number),
      series,
      theme: themes[theme],
      language: title.startsWith('Intercultural') ? 'engelska' : 'svenska',
      versionOf: title.startsWith('Intercultural') ? recordingId(index) : '',
      description,
      questions: questions.filter((_, at) => at !== number % 4).join('\n'),
      rooms,
      permit: named,
      children: consent === undefined ? 'nej' : 'ja',
      childrenUntil: typeof consent === 'number' ? addDays(today, consent) : '',
      captions: number === planned || uncaptioned.has(number) ? 'nej' : 'ja',
    };
  });
  const films = lectures.flatMap(([, , , , minutes], index): SampleFilm[] => {
    const number = index + 1;
    // Odd seconds, as real films have them.
    return number === planned
      ? []
      : [{ recording: recordingId(number), seconds: minutes * 60 + ((number * 17) % 60), captions: !uncaptioned.has(number) }];
  });
  return { rows, films };
}
