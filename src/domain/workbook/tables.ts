/**
 * The workbook's one definition: every table and field, from which headers, parsing, validation, drop-down lists, notes,
 * import, export and the documentation are made. A later need adds a field here and nowhere else.
 */

export type FieldType =
  | 'text'
  | 'longText'
  | 'list'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'timeRange'
  | 'email'
  | 'emails'
  | 'links'
  | 'dateOrText'
  | 'meetLink';

/** What a reference may point to: a table by its key, or an area as some unit names it. */
export type ReferenceTarget = 'units' | 'areas' | 'people' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings';

export interface Field {
  readonly type: FieldType;
  /** The column's Swedish header. */
  readonly header: string;
  /** Headers of older workbooks that still mean this field. */
  readonly older?: readonly string[];
  /** The words of a choice: what is stored, exported and typed. */
  readonly words?: readonly string[];
  /** Other spellings (SS12000 codes) → the stored word. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Older and everyday words, in lower case → the stored word; several words: which of them is meant must be asked. */
  readonly otherWords?: ReadonlyMap<string, readonly string[]>;
  /** Words, in lower case, that are likely to mean one of ours, though not surely: it is suggested, never taken. */
  readonly likely?: ReadonlyMap<string, string>;
  /** Words that a reference may hold beside keys. */
  readonly also?: readonly string[];
  /** A list of people's names: where semicolons stand between them, a comma is a part of a name, *Ek, Lena; Lund, Bo*. */
  readonly names?: true;
  /** Without a value the row is faulty. */
  readonly required?: true;
  /** Written by the system (°): a bad value here never makes the row faulty. */
  readonly system?: true;
  /** Without this *column* no row of the table can be trusted: its absence could grant or remove access. */
  readonly guarded?: true;
  readonly to?: ReferenceTarget;
  /** Numbers: the smallest and the largest allowed, and whether only whole ones are. */
  readonly min?: number;
  readonly max?: number;
  readonly whole?: true;
  /** What the text must match, and how to say so. */
  readonly pattern?: { readonly source: string; readonly sv: string; readonly en: string };
  /** The text is an https link, or one or a registry number. */
  readonly link?: 'only' | 'orNumber';
  /** The cell's help, in Swedish. */
  readonly note?: string;
}

export interface Table {
  /** The tab's Swedish title. */
  readonly title: string;
  readonly older?: readonly string[];
  /** Code names of the fields that together are the key; none where rows have no identity (the log). */
  readonly key: readonly string[];
  /** Hidden and protected tab. */
  readonly hidden?: true;
  /** Visible, but only the system writes it. */
  readonly system?: true;
  readonly fields: Readonly<Record<string, Field>>;
}

export const schoolFormWords = [
  'förskola',
  'förskoleklass',
  'fritidshem',
  'grundskola',
  'anpassad grundskola',
  'gymnasieskola',
  'anpassad gymnasieskola',
  'vuxenutbildning',
] as const;
/** SS12000 school types, the eight that the product knows; the two that were renamed in 2023 also by what SS12000:2020 calls them since. */
export const schoolFormCodes = {
  FS: 'förskola',
  FKLASS: 'förskoleklass',
  FTH: 'fritidshem',
  GR: 'grundskola',
  GRS: 'anpassad grundskola',
  GRAN: 'anpassad grundskola',
  GY: 'gymnasieskola',
  GYS: 'anpassad gymnasieskola',
  GYAN: 'anpassad gymnasieskola',
  VUX: 'vuxenutbildning',
} as const;
/**
 * What registers and people call the school forms, in lower case. Grundsärskola and gymnasiesärskola were renamed on
 * 2 July 2023, särvux became a part of komvux on 1 July 2020. Särskola alone may be either of two: the person must say.
 */
export const schoolFormOtherWords: ReadonlyMap<string, readonly (typeof schoolFormWords)[number][]> = new Map(
  Object.entries({
    förskolan: ['förskola'],
    förskolor: ['förskola'],
    förskoleenhet: ['förskola'],
    förskoleverksamhet: ['förskola'],
    dagis: ['förskola'],
    daghem: ['förskola'],
    förskoleklassen: ['förskoleklass'],
    förskoleklasser: ['förskoleklass'],
    'f-klass': ['förskoleklass'],
    fklass: ['förskoleklass'],
    sexårsverksamhet: ['förskoleklass'],
    '6-årsverksamhet': ['förskoleklass'],
    fritids: ['fritidshem'],
    fritidshemmet: ['fritidshem'],
    fritidshemmen: ['fritidshem'],
    grundskolan: ['grundskola'],
    grundskolor: ['grundskola'],
    'anpassade grundskolan': ['anpassad grundskola'],
    'anpassade grundskolor': ['anpassad grundskola'],
    grundsärskola: ['anpassad grundskola'],
    grundsärskolan: ['anpassad grundskola'],
    grundsärskolor: ['anpassad grundskola'],
    grundsär: ['anpassad grundskola'],
    'obligatorisk särskola': ['anpassad grundskola'],
    'obligatoriska särskolan': ['anpassad grundskola'],
    träningsskola: ['anpassad grundskola'],
    träningsskolan: ['anpassad grundskola'],
    gymnasium: ['gymnasieskola'],
    gymnasiet: ['gymnasieskola'],
    gymnasier: ['gymnasieskola'],
    gymnasieskolan: ['gymnasieskola'],
    gymnasieskolor: ['gymnasieskola'],
    'anpassade gymnasieskolan': ['anpassad gymnasieskola'],
    'anpassade gymnasieskolor': ['anpassad gymnasieskola'],
    'anpassat gymnasium': ['anpassad gymnasieskola'],
    gymnasiesärskola: ['anpassad gymnasieskola'],
    gymnasiesärskolan: ['anpassad gymnasieskola'],
    gymnasiesärskolor: ['anpassad gymnasieskola'],
    gymnasiesär: ['anpassad gymnasieskola'],
    gysär: ['anpassad gymnasieskola'],
    komvux: ['vuxenutbildning'],
    'kommunal vuxenutbildning': ['vuxenutbildning'],
    'komvux som anpassad utbildning': ['vuxenutbildning'],
    vuxenutbildningen: ['vuxenutbildning'],
    särvux: ['vuxenutbildning'],
    'särskild utbildning för vuxna': ['vuxenutbildning'],
    sfi: ['vuxenutbildning'],
    särskola: ['anpassad grundskola', 'anpassad gymnasieskola'],
    särskolan: ['anpassad grundskola', 'anpassad gymnasieskola'],
    särskolor: ['anpassad grundskola', 'anpassad gymnasieskola'],
  } satisfies Record<string, (typeof schoolFormWords)[number][]>),
);
export const roleWords = [
  'pedagog',
  'lärspridare',
  'huvudlärspridare',
  'IKT-pedagog',
  'IKT-strateg',
  'rektor',
  'biträdande rektor',
  'samordnare',
  'utvecklingsledare',
  'administratör',
  'vikarie',
  'chef',
] as const;
/** Other spellings, and what a rektor of a preschool was called before 1 July 2019. */
const roleOtherWords: ReadonlyMap<string, readonly (typeof roleWords)[number][]> = new Map(
  Object.entries({
    pedagoger: ['pedagog'],
    'ikt pedagog': ['IKT-pedagog'],
    'ikt-pedagoger': ['IKT-pedagog'],
    'ikt strateg': ['IKT-strateg'],
    rektorer: ['rektor'],
    rektorn: ['rektor'],
    förskolechef: ['rektor'],
    förskolechefer: ['rektor'],
    'bitr rektor': ['biträdande rektor'],
    'bitr. rektor': ['biträdande rektor'],
    'bitr.rektor': ['biträdande rektor'],
    'biträdande rektorer': ['biträdande rektor'],
    'biträdande förskolechef': ['biträdande rektor'],
    administratörer: ['administratör'],
    vikarier: ['vikarie'],
    chefer: ['chef'],
  } satisfies Record<string, (typeof roleWords)[number][]>),
);
/** Titles of those who work with children. Which of them count as pedagog here is for the municipality to say. */
const likelyRoles: ReadonlyMap<string, string> = new Map(
  ['förskollärare', 'barnskötare', 'lärare', 'grundskollärare', 'gymnasielärare', 'fritidspedagog', 'specialpedagog', 'speciallärare'].map(
    (title) => [title, 'pedagog'],
  ),
);
const roleField = { words: roleWords, otherWords: roleOtherWords, likely: likelyRoles } as const;
export const recordingStatusWords = [
  'planerad',
  'väntar på svar',
  'delad',
  'delad i vissa rum',
  'föreläsaren sa nej',
  'återkallad',
  'medgivandet har gått ut',
  'fil saknas',
] as const;
export const calendarKindWords = [
  'läsår',
  'termin',
  'lov',
  'lovdag',
  'klämdag',
  'studiedag',
  'planeringsdag',
  'stängningsdag',
  'APT',
  'helgdag',
  'annat',
] as const;
export const weekdayWords = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
/** A permit's audience that covers every room but those holding an external person. */
export const allStaff = 'alla medarbetare';
/** A permit's recordings that covers every recording naming the permit. */
export const allRecordings = 'alla';
/** Begins a permit's recordings entry that names a series. */
export const seriesPrefix = 'serie:';

const id = { type: 'text', header: 'Id', required: true, note: 'Ändra inte ett id som används.' } as const;
const schoolForms = {
  type: 'choices',
  header: 'Skolformer',
  words: schoolFormWords,
  codes: schoolFormCodes,
  otherWords: schoolFormOtherWords,
} as const;
const areas = { type: 'list', header: 'Områden', to: 'areas' } as const;
const inclusive = 'ÅÅÅÅ-MM-DD. Dagen räknas med.';

// biome-ignore format: a line a field reads as the table it is.
export const tables = {
  units: {
    title: 'Enheter',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      area: { type: 'text', header: 'Område' },
      principalArea: { type: 'text', header: 'Rektorsområde' },
      schoolForm: { type: 'choices', header: 'Skolform', words: schoolFormWords, codes: schoolFormCodes, otherWords: schoolFormOtherWords, note: 'Ett eller flera ord, med komma emellan.' },
      principal: { type: 'email', header: 'Rektor', to: 'people', note: 'Rektorns e-post.' },
      staff: { type: 'number', header: 'Antal anställda' },
      children: { type: 'number', header: 'Antal barn' },
      unitCode: {
        type: 'text',
        header: 'Skolenhetskod',
        note: 'Åtta siffror. Förskolor har ingen.',
        pattern: { source: '^[0-9]{8}$', sv: 'Skriv koden med åtta siffror, eller lämna tomt.', en: 'Write the code with eight digits, or leave it empty.' },
      },
      tablets: { type: 'number', header: 'Antal lärplattor' },
      computers: { type: 'number', header: 'Antal datorer' },
      pilot: { type: 'yesNo', header: 'Pilot' },
    },
  },
  people: {
    title: 'Personer',
    key: ['email'],
    fields: {
      email: { type: 'email', header: 'E-post', required: true },
      name: { type: 'text', header: 'Namn' },
      unit: { type: 'text', header: 'Enhet', to: 'units', note: 'Enhetens id, eller dess namn om bara en heter så. Får vara tomt.' },
      otherUnits: { type: 'list', header: 'Även på', to: 'units' },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      areas: { ...areas, note: 'Områden som personen arbetar för.' },
      subjects: { type: 'list', header: 'Ämnen' },
      stages: { type: 'list', header: 'Stadier' },
      interests: { type: 'list', header: 'Intressen' },
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      inviteEmail: { type: 'email', header: 'Kallas på', note: 'Om kalendern har en annan adress.' },
      protected: {
        type: 'yesNo',
        header: 'Utanför synk',
        older: ['Skyddad'],
        guarded: true,
        note: 'Skriv aldrig varför. Den som har skyddade personuppgifter bör inte stå här.',
      },
      external: { type: 'yesNo', header: 'Extern', guarded: true, note: 'ja för den som har en adress utanför kommunen.' },
    },
  },
  mandates: {
    title: 'Uppdrag',
    key: ['id'],
    fields: {
      id,
      person: { type: 'email', header: 'Person', required: true, to: 'people', note: 'Personens e-post.' },
      role: { type: 'choice', header: 'Roll', ...roleField, required: true },
      units: { type: 'list', header: 'Enheter', to: 'units' },
      areas,
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      hours: { type: 'number', header: 'Timmar per vecka' },
    },
  },
  networks: {
    title: 'Nätverk',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      kind: { type: 'choice', header: 'Typ', words: ['nätverk', 'lärgrupp', 'team'] },
      areas: { ...areas, guarded: true },
      schoolForms: { ...schoolForms, guarded: true },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      subjects: { type: 'list', header: 'Ämnen', guarded: true },
      units: { type: 'list', header: 'Enheter', to: 'units', guarded: true },
      add: { type: 'emails', header: 'Tillagda', to: 'people' },
      exclude: { type: 'emails', header: 'Undantagna', to: 'people', guarded: true },
      leaders: { type: 'emails', header: 'Ledare', to: 'people', note: 'E-post. Ledare är också medlemmar.' },
      perTerm: { type: 'number', header: 'Träffar per termin' },
      weekdays: { type: 'choices', header: 'Veckodagar', words: weekdayWords },
      time: { type: 'timeRange', header: 'Tid', note: 'Till exempel 13:00-15:30.' },
      minutes: { type: 'number', header: 'Minuter' },
    },
  },
  rooms: {
    title: 'Rum',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      theme: { type: 'text', header: 'Tema' },
      networks: { type: 'list', header: 'Nätverk', to: 'networks', guarded: true },
      areas: { ...areas, guarded: true },
      schoolForms: { ...schoolForms, guarded: true },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      everyone: { type: 'yesNo', header: 'Alla', guarded: true, note: 'ja: alla medarbetare, men inte externa.' },
      sharing: { type: 'choice', header: 'Delning', words: ['grupp', 'direkt'], note: 'Tomt betyder grupp.' },
      folder: { type: 'text', header: 'Mapp', system: true },
      group: { type: 'text', header: 'Grupp', system: true },
    },
  },
  recordings: {
    title: 'Inspelningar',
    key: ['id'],
    fields: {
      id,
      title: { type: 'text', header: 'Titel', required: true },
      lecturer: { type: 'list', header: 'Föreläsare', names: true, guarded: true },
      date: { type: 'date', header: 'Datum' },
      series: { type: 'text', header: 'Serie' },
      theme: { type: 'text', header: 'Tema' },
      language: { type: 'text', header: 'Språk' },
      versionOf: { type: 'text', header: 'Version av', to: 'recordings' },
      description: { type: 'longText', header: 'Beskrivning' },
      questions: { type: 'longText', header: 'Samtalsfrågor' },
      rooms: { type: 'list', header: 'Rum', to: 'rooms', guarded: true, note: 'Rum där filmen ska visas, om medgivandet tillåter.' },
      permit: { type: 'list', header: 'Medgivande', older: ['Tillstånd'], to: 'permits', guarded: true, note: 'Id för medgivanden. Alla måste tillåta.' },
      children: { type: 'yesNo', header: 'Barn i bild', guarded: true, note: 'Tomt betyder nej.' },
      childrenUntil: { type: 'date', header: 'Samtycke t.o.m.', guarded: true, note: 'Syns barn måste ett datum stå här.' },
      file: { type: 'text', header: 'Fil', system: true },
      captions: { type: 'yesNo', header: 'Undertexter' },
      duration: { type: 'number', header: 'Längd', system: true, note: 'I sekunder.' },
      status: { type: 'choice', header: 'Status', words: recordingStatusWords, system: true },
      reason: { type: 'text', header: 'Orsak', system: true },
      disposal: { type: 'choice', header: 'Gallring', words: ['bevara', 'radera'], system: true, note: 'Beslutet, som du antecknar i sidopanelen. Inget raderas av sig självt.' },
    },
  },
  permits: {
    title: 'Medgivanden',
    older: ['Tillstånd'],
    key: ['id'],
    fields: {
      id,
      lecturer: { type: 'text', header: 'Föreläsare' },
      lecturerEmail: { type: 'email', header: 'E-post' },
      recordings: {
        type: 'list',
        header: 'Gäller',
        to: 'recordings',
        also: [allRecordings],
        guarded: true,
        note: 'Inspelningarnas id, serie:NAMN, eller alla (varje inspelning som anger medgivandet).',
      },
      answer: { type: 'choice', header: 'Svar', words: ['ja', 'nej', 'väntar'], guarded: true },
      audience: { type: 'list', header: 'Får ses av', to: 'rooms', also: [allStaff], guarded: true, note: 'Rummens id, eller alla medarbetare.' },
      external: { type: 'yesNo', header: 'Även externa', guarded: true, note: 'Tomt betyder nej.' },
      asked: { type: 'date', header: 'Frågad' },
      answered: { type: 'date', header: 'Svarade' },
      from: { type: 'date', header: 'Från', guarded: true, note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      withdrawn: { type: 'dateOrText', header: 'Återkallat', guarded: true, note: 'Dagen då medgivandet togs tillbaka. All text stänger.' },
      preview: { type: 'yesNo', header: 'Vill se först', guarded: true },
      approved: { type: 'yesNo', header: 'Filmen godkänd', guarded: true },
      editing: { type: 'yesNo', header: 'Får klippas' },
      credit: { type: 'yesNo', header: 'Namn anges' },
      basis: { type: 'choice', header: 'Grund', words: ['avtal', 'medgivande', 'i tjänsten'] },
      evidence: {
        type: 'text',
        header: 'Underlag',
        note: 'En https-länk eller ett diarienummer.',
        link: 'orNumber',
      },
      roomRule: { type: 'text', header: 'Rummens regel vid svaret', system: true, guarded: true },
    },
  },
  meetings: {
    title: 'Träffar',
    key: ['id'],
    fields: {
      id,
      network: { type: 'list', header: 'Nätverk', to: 'networks', guarded: true },
      title: { type: 'text', header: 'Rubrik' },
      start: { type: 'dateTime', header: 'Start', required: true, note: 'ÅÅÅÅ-MM-DD TT:MM' },
      end: { type: 'dateTime', header: 'Slut', note: 'ÅÅÅÅ-MM-DD TT:MM' },
      place: { type: 'text', header: 'Plats' },
      online: { type: 'meetLink', header: 'Meet-länk', older: ['Digitalt'], note: 'ja gör en Meet-länk. Eller skriv en egen https-länk.' },
      guests: { type: 'emails', header: 'Gäster', to: 'people', guarded: true, note: 'E-post. De ska stå i Personer, som Extern om adressen är utanför kommunen.' },
      agenda: { type: 'longText', header: 'Dagordning' },
      materials: { type: 'list', header: 'Material', to: 'recordings', note: 'Inspelningarnas id.' },
      links: { type: 'links', header: 'Länkar', note: 'https-länkar, med komma emellan.' },
      notes: { type: 'longText', header: 'Anteckningar' },
      status: { type: 'choice', header: 'Status', words: ['planerad', 'inställd', 'genomförd'], guarded: true },
      event: { type: 'text', header: 'Kalenderhändelse', system: true },
      answers: { type: 'text', header: 'Svar', system: true },
      attended: { type: 'emails', header: 'Närvaro', note: 'Töms efter läsåret.' },
    },
  },
  passedOn: {
    title: 'Fört vidare',
    key: ['id'],
    fields: {
      id,
      meeting: { type: 'text', header: 'Träff', required: true, to: 'meetings' },
      unit: { type: 'text', header: 'Enhet', required: true, to: 'units' },
      date: { type: 'date', header: 'Datum' },
      way: { type: 'choice', header: 'Hur', words: ['APT', 'arbetslag', 'studiedag', 'annat'] },
      comment: { type: 'longText', header: 'Kommentar' },
    },
  },
  activities: {
    title: 'Årshjul',
    key: ['id'],
    fields: {
      id,
      title: { type: 'text', header: 'Rubrik', required: true },
      strand: { type: 'text', header: 'Spår' },
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', note: inclusive },
      schoolForms,
      networks: { type: 'list', header: 'Nätverk', to: 'networks' },
      responsible: { type: 'text', header: 'Ansvarig' },
      leadDays: { type: 'number', header: 'Framförhållning', note: 'Antal dagar.' },
    },
  },
  requests: {
    title: 'Önskemål',
    key: ['id'],
    fields: {
      id,
      unit: { type: 'text', header: 'Enhet', to: 'units' },
      from: { type: 'text', header: 'Från vem' },
      kind: { type: 'choice', header: 'Slag', words: ['fråga', 'idé', 'exempel', 'utbildning', 'stöd'] },
      text: { type: 'longText', header: 'Text' },
      answer: { type: 'longText', header: 'Svar' },
      answeredBy: { type: 'text', header: 'Besvarad av' },
      status: { type: 'choice', header: 'Status', words: ['ny', 'hos ledare', 'hos samordnare', 'besvarad'] },
      title: { type: 'text', header: 'Rubrik' },
      theme: { type: 'text', header: 'Tema' },
      link: {
        type: 'text',
        header: 'Länk',
        link: 'only',
      },
      recording: { type: 'text', header: 'Inspelning', to: 'recordings', note: 'Inspelningens id, när exemplet är en fil.' },
      rooms: { type: 'list', header: 'Rum', to: 'rooms', note: 'Rum där ett godkänt exempel visas.' },
      decision: { type: 'choice', header: 'Beslut', words: ['godkänd', 'fråga', 'avböjd'] },
      decidedBy: { type: 'text', header: 'Beslutad av' },
    },
  },
  calendar: {
    title: 'Kalender',
    key: ['id'],
    fields: {
      id,
      kind: { type: 'choice', header: 'Typ', words: calendarKindWords, required: true },
      from: { type: 'date', header: 'Från', required: true, note: inclusive },
      to: { type: 'date', header: 'Till', note: `${inclusive} Tomt betyder en enda dag.` },
      time: { type: 'timeRange', header: 'Tid', note: 'Till exempel 13:00-15:30.' },
      schoolForms: { ...schoolForms, note: 'Tomt betyder alla.' },
      units: { type: 'list', header: 'Enheter', to: 'units', note: 'Tomt betyder alla.' },
      rule: { type: 'choice', header: 'Regel', words: ['undvik', 'möjlig', 'helst'] },
      label: { type: 'text', header: 'Benämning' },
    },
  },
  settings: {
    title: 'Inställningar',
    key: ['name'],
    fields: {
      name: { type: 'text', header: 'Inställning', required: true },
      value: { type: 'text', header: 'Värde' },
    },
  },
  log: {
    title: 'Logg',
    key: [],
    system: true,
    fields: {
      time: { type: 'text', header: 'Tid', system: true },
      actor: { type: 'text', header: 'Vem', system: true },
      change: { type: 'text', header: 'Ändring', system: true },
      target: { type: 'text', header: 'Gäller', system: true },
      reason: { type: 'text', header: 'Orsak', system: true },
      before: { type: 'text', header: 'Före', system: true },
      outcome: { type: 'text', header: 'Utfall', system: true },
    },
  },
  /** Ids of things in Google. `rowId` is the other table's key; `row` is always the sheet's own row number. */
  _ids: {
    title: '_ids',
    key: ['table', 'rowId', 'kind'],
    hidden: true,
    fields: {
      table: { type: 'text', header: 'table', required: true },
      rowId: { type: 'text', header: 'row', required: true },
      kind: { type: 'text', header: 'kind', required: true },
      id: { type: 'text', header: 'id', required: true },
    },
  },
  /** Changes that a person has approved, by change id; continuations may do these and nothing else. */
  _approved: {
    title: '_approved',
    key: ['change'],
    hidden: true,
    fields: {
      change: { type: 'text', header: 'change', required: true },
      plan: { type: 'text', header: 'plan' },
      by: { type: 'text', header: 'by' },
      at: { type: 'text', header: 'at' },
    },
  },
  /** Mail to send once per person, event and change. */
  _outbox: {
    title: '_outbox',
    key: ['key'],
    hidden: true,
    fields: {
      key: { type: 'text', header: 'key', required: true },
      person: { type: 'text', header: 'person' },
      event: { type: 'text', header: 'event' },
      change: { type: 'text', header: 'change' },
      state: { type: 'text', header: 'state' },
      at: { type: 'text', header: 'at' },
    },
  },
} as const satisfies Record<string, Table>;

export type Tables = typeof tables;
export type TableName = keyof Tables;
export type FieldName<T extends TableName> = Extract<keyof Tables[T]['fields'], string>;

/** Local clock times, 'HH:MM'; the end is later than the start. */
export interface TimeRange {
  readonly start: string;
  readonly end: string;
}

/** What a parsed cell holds, by field type. Dates are 'YYYY-MM-DD', dateTimes 'YYYY-MM-DDTHH:MM' in local time. */
interface Values {
  text: string;
  longText: string;
  email: string;
  dateOrText: string;
  /** '' (none), 'ja' (make one), or an https link. */
  meetLink: string;
  list: readonly string[];
  emails: readonly string[];
  links: readonly string[];
  date: string | undefined;
  dateTime: string | undefined;
  number: number | undefined;
  yesNo: boolean | undefined;
  choice: string | undefined;
  choices: readonly string[];
  timeRange: TimeRange | undefined;
}
type Value<F> = F extends { readonly required: true } ? Exclude<AnyValue<F>, undefined> : AnyValue<F>;
type AnyValue<F> = F extends { readonly type: 'choice'; readonly words: readonly (infer W)[] }
  ? W | undefined
  : F extends { readonly type: 'choices'; readonly words: readonly (infer W)[] }
    ? readonly W[]
    : F extends { readonly type: infer K extends FieldType }
      ? Values[K]
      : never;

/** A good row of a table. `row` is its 1-based row in the sheet: for messages and writing, never an identity. */
export type Row<T extends TableName> = { readonly row: number } & {
  readonly [F in keyof Tables[T]['fields']]: Value<Tables[T]['fields'][F]>;
};

/**
 * The settings: one row each in Inställningar, by Swedish name or code name. `removalShare` and `removalTotal` may only
 * tighten: their largest allowed value is the default.
 */
// biome-ignore format: a line a field reads as the table it is.
export const settingFields = {
  municipality: { type: 'text', header: 'Kommun' },
  domains: { type: 'list', header: 'Domäner', note: 'Kommunens e-postdomäner, med komma emellan.' },
  coordinators: { type: 'emails', header: 'Samordnare', note: 'E-post till dem som får ändra i arbetsboken.' },
  language: { type: 'choice', header: 'Språk', words: ['sv', 'en'] },
  timeZone: { type: 'text', header: 'Tidszon' },
  customerId: { type: 'text', header: 'Kund-id', note: 'Behövs för grupper. Finns i Googles administratörskonsol.' },
  rootFolder: { type: 'text', header: 'Rotmapp', system: true },
  calendar: { type: 'text', header: 'Kalender', system: true },
  ambassadorName: { type: 'text', header: 'Ord för lärspridare' },
  leadName: { type: 'text', header: 'Ord för huvudlärspridare' },
  areaName: { type: 'choice', header: 'Ord för område', words: ['område', 'team'] },
  mandateRoles: { type: 'choices', header: 'Uppdragsroller', ...roleField },
  mandatesPerUnit: { type: 'number', header: 'Uppdrag per enhet', whole: true },
  removalShare: { type: 'number', header: 'Spärr per grupp', max: 0.2, note: 'Högst 0,2. Får bara sänkas.' },
  removalTotal: { type: 'number', header: 'Spärr totalt', max: 0.1, note: 'Högst 0,1. Får bara sänkas.' },
  driveExpiry: { type: 'choice', header: 'Slutdatum i Drive', words: ['ja', 'nej'], note: 'Om er Google-utgåva låter en delning ta slut av sig själv. Med nej stänger körningen varje timme filmerna efter slutdagen. Skrivs av Delakultur när Google säger nej.' },
  captionDays: { type: 'number', header: 'Dagar till undertexter', whole: true },
  retentionRule: { type: 'text', header: 'Gallringsregel', note: 'Ur kommunens plan för gallring, med dess egna ord. Visas vid förslagen.' },
  retentionMonths: { type: 'number', header: 'Månader till gallring', min: 1, max: 1200, whole: true, note: 'Tomt: inget föreslås.' },
  retentionDecider: { type: 'text', header: 'Beslutar om gallring', note: 'Namn på den som får besluta.' },
  minimumAnswers: { type: 'number', header: 'Minsta antal svar', min: 1, whole: true },
  groupPrefix: {
    type: 'text',
    header: 'Gruppers förled',
    pattern: { source: '^[a-z0-9._-]*$', sv: 'Använd små bokstäver a–z, siffror, punkt och bindestreck.', en: 'Use a–z, digits, dots and hyphens.' },
  },
  schoolYear: {
    type: 'text',
    header: 'Läsår',
    note: 'Till exempel 2026/2027.',
    pattern: { source: '^\\d{4}\\s*[/–-]\\s*(\\d{2}|\\d{4})$', sv: 'Skriv läsåret som 2026/2027.', en: 'Write the school year like 2026/2027.' },
  },
} as const satisfies Record<string, Field>;

export type SettingName = keyof typeof settingFields;
/** The settings, defaults filled in; `captionDays` has none (no number of days stands in law), nor `retentionMonths`. */
export type Settings = {
  readonly [K in SettingName]: K extends 'captionDays' | 'retentionMonths'
    ? number | undefined
    : Exclude<Value<(typeof settingFields)[K]>, undefined>;
};
export const settingDefaults: Settings = {
  municipality: '',
  domains: [],
  coordinators: [],
  language: 'sv',
  timeZone: 'Europe/Stockholm',
  customerId: '',
  rootFolder: '',
  calendar: '',
  ambassadorName: 'lärspridare',
  leadName: 'huvudlärspridare',
  areaName: 'område',
  mandateRoles: ['lärspridare', 'IKT-pedagog'],
  mandatesPerUnit: 1,
  removalShare: 0.2,
  removalTotal: 0.1,
  driveExpiry: 'ja',
  captionDays: undefined,
  retentionRule: '',
  retentionMonths: undefined,
  retentionDecider: '',
  minimumAnswers: 5,
  groupPrefix: '',
  schoolYear: '',
};

export type Role = (typeof roleWords)[number];
export type SchoolForm = (typeof schoolFormWords)[number];

export const tableNames = Object.keys(tables) as readonly TableName[];
/** The tables that people see, in tab order. */
export const visibleTables: readonly TableName[] = tableNames.filter((name) => !tableOf(name).hidden);

/** A table's definition with its widened type. */
export function tableOf(name: TableName): Table {
  return tables[name];
}

/** The fields of a table in column order. */
export function fieldsOf(name: TableName): readonly (readonly [string, Field])[] {
  return Object.entries(tableOf(name).fields);
}

/** A row's key: its key fields joined by '|' ('' for a table whose rows have no identity). */
export function keyOf(table: TableName, row: Readonly<Record<string, unknown>>): string {
  return tableOf(table)
    .key.map((field) => String(row[field] ?? ''))
    .join('|');
}

const headerForm = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The code name that a column header means in a table: Swedish header, older header or code name, in any case. */
export function fieldOfHeader(table: TableName, header: string): string | undefined {
  const known = headersOf.get(table) ?? knownHeaders(table);
  headersOf.set(table, known);
  return known.get(header) ?? known.get(headerForm(header));
}

/** Every word that means a field of each table: worked out once, since each reading of the workbook asks thousands of times. */
const headersOf = new Map<TableName, ReadonlyMap<string, string>>();

function knownHeaders(table: TableName): ReadonlyMap<string, string> {
  const fields = fieldsOf(table);
  const words = [
    ...fields.map(([code, field]) => [field.header, code] as const),
    ...fields.map(([code]) => [code, code] as const),
    ...fields.flatMap(([code, field]) => (field.older ?? []).map((older) => [older, code] as const)),
  ];
  return firstMeaning(words);
}

/** The table that a tab title or a command line's word means: Swedish title, older title or code name, in any case. */
export function tableOfTitle(title: string): TableName | undefined {
  titles ??= firstMeaning(
    tableNames.flatMap((name) => [name, tableOf(name).title, ...(tableOf(name).older ?? [])].map((word) => [word, name])),
  );
  return titles.get(title) ?? titles.get(headerForm(title));
}

let titles: ReadonlyMap<string, TableName> | undefined;

/** Of several meanings of a word the first counts. Most words stand as they were written, and need no folding. */
function firstMeaning<T>(words: readonly (readonly [word: string, meaning: T])[]): ReadonlyMap<string, T> {
  return new Map([...words].reverse().flatMap(([word, meaning]) => [[headerForm(word), meaning] as const, [word, meaning] as const]));
}

/** The setting that a name means: Swedish name or code name, in any case. */
export function settingOfName(name: string): SettingName | undefined {
  settings ??= firstMeaning(
    (Object.keys(settingFields) as SettingName[]).flatMap((code) => [code, settingFields[code].header].map((word) => [word, code])),
  );
  return settings.get(name) ?? settings.get(headerForm(name));
}

let settings: ReadonlyMap<string, SettingName> | undefined;
