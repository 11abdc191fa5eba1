/** The words of the fields that several tables have, and the fields themselves. */

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
  // The parts that registers tell apart.
  VUXSFI: 'vuxenutbildning',
  VUXGR: 'vuxenutbildning',
  VUXGY: 'vuxenutbildning',
  VUXSARGR: 'vuxenutbildning',
  VUXSARTR: 'vuxenutbildning',
  VUXSARGY: 'vuxenutbildning',
  VUXAGR: 'vuxenutbildning',
  VUXAGY: 'vuxenutbildning',
  SFI: 'vuxenutbildning',
  SARVUX: 'vuxenutbildning',
  SARVUXGR: 'vuxenutbildning',
  SARVUXGY: 'vuxenutbildning',
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

const roleWords = [
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

/** Titles of people who work with children. The municipality decides which of them count as pedagog. */
const likelyRoles: ReadonlyMap<string, string> = new Map(
  ['förskollärare', 'barnskötare', 'lärare', 'grundskollärare', 'gymnasielärare', 'fritidspedagog', 'specialpedagog', 'speciallärare'].map(
    (title) => [title, 'pedagog'],
  ),
);

export const roleField = { words: roleWords, otherWords: roleOtherWords, likely: likelyRoles } as const;

export const recordingStatusWords = [
  'planerad',
  'föreläsaren är inte frågad',
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

/** Fields that several tables have. */
export const id = { type: 'text', header: 'Id', required: true, note: 'Ändra inte ett id som används.' } as const;
export const schoolForms = {
  type: 'choices',
  header: 'Skolformer',
  words: schoolFormWords,
  codes: schoolFormCodes,
  otherWords: schoolFormOtherWords,
} as const;
export const areas = { type: 'list', header: 'Områden', to: 'areas' } as const;
export const inclusive = 'ÅÅÅÅ-MM-DD. Dagen räknas med.';

export type Role = (typeof roleWords)[number];
