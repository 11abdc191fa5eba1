/** How columns are called in files from elsewhere. Only an import takes these names; the workbook has its own. */
import type { TableName } from '../tables.ts';

export interface OtherNames {
  /** Names that mean the field, whatever their case, spaces and signs. */
  readonly usual?: readonly string[];
  /** Words close to the field's meaning (folded, the beginning of a word): such a column is asked about, never ignored. */
  readonly near?: RegExp;
}

const email = {
  usual: [
    ...['E-post', 'E-postadress', 'E-post arbete', 'Arbetsmejl', 'Mejl', 'Mejladress', 'Mail', 'Mailadress', 'E-mail'],
    ...['Email address', 'E-mailadress', 'Primary email', 'Primär e-postadress', 'User email', 'Användarens e-post'],
  ],
};
const lastDay = {
  usual: [
    'T.o.m.',
    'Till och med',
    'Slutdatum',
    'Sista dag',
    'Sista anställningsdag',
    'Anställd till',
    'Till datum',
    'Tom-datum',
    'Anställd t.o.m.',
    'Gäller till',
    'Giltig till',
    'End date',
  ],
  near: /^(slut|upphor|avslut|sista(dag|anst|arb)|enddate|valid(to|until)|until|expir|giltig|gallert|bastfore|utga(r|ng)|avga|loperut|lamnar|tom($|dat)|tilldat|datumtill|(anst|forordn|uppdrag|tidsp|period|tjanst)\w*(till|tom)$)/,
};
const firstDay = {
  usual: [
    'Fr.o.m.',
    'Från och med',
    'Startdatum',
    'Anställd från',
    'Anställd fr.o.m.',
    'Från datum',
    'From-datum',
    'Gäller från',
    'Giltig från',
    'Start date',
  ],
};

export const otherNames: Partial<Record<TableName, Readonly<Record<string, OtherNames>>>> = {
  people: {
    email,
    name: { usual: ['Fullständigt namn', 'För- och efternamn', 'Personnamn', 'Visningsnamn', 'Full name', 'Display name'] },
    from: firstDay,
    to: lastDay,
    protected: {
      usual: [
        ...['Skyddad identitet', 'Skyddade personuppgifter', 'Skyddade uppgifter', 'Skyddsmarkering', 'Skyddsmarkerad', 'Skyddad person'],
        ...['Sekretess', 'Sekretessmarkering', 'Sekretessmarkerad', 'Sekretessmarkerade uppgifter', 'Skyddad folkbokföring'],
        ...['Security marking', 'Protected identity', 'Protected'],
      ],
      near: /^(skydd|sekret|securit|protect|confiden|konfiden|kvarskriv|fingera|hemlig|marker|utanfor|outside|personskydd|adress?skydd|sparra|dold|dolj|exklud|uteslut|(far)?(ej|inte)(visas|sok)|(ej|inte|undanta\w*)syn[ck]|synka?s?(inte|ej|nej)?$)/,
    },
    external: { near: /^(extern|inhyrd|utom(sta|kommun)|utanforkommun|konsult$|gast$|guest$)/ },
    roles: { near: /^(roll$|role$|uppdrag)/ },
  },
  mandates: { person: email, from: firstDay, to: lastDay },
  networks: {
    exclude: { near: /^(undanta|exclu|exklud|uteslut|bort|utan$|utom|(inte|ej)(vara)?med|hoppar|avhopp|avbojt|tackatnej)/ },
  },
  rooms: { everyone: { near: /^(alla|everyone|allmed)/ } },
  recordings: {
    children: { near: /^(barn|elev|minderar|child|pupil|student)/ },
    childrenUntil: { near: /samtyck|consent/ },
    lecturer: { near: /^(forelasare\d|talare|medverkande|speaker)/ },
    rooms: { near: /^(rum\d|room|visasi|sesav|farses)/ },
  },
  permits: {
    lecturerEmail: email,
    answered: { usual: ['Svarsdatum', 'Svarat', 'Svarade den'] },
    from: { ...firstDay, near: /^(start(dat|ar)|borjar|gallerfran|giltigfran|validfrom)/ },
    to: lastDay,
    answer: { near: /^(svar|medger|nek|avboj|godkann|janej|answer|samtyck)/ },
    withdrawn: { near: /^(aterkall|aterta|tillbaka|angra|withdraw|revok|indrag|upphav|stopp)/ },
    audience: { near: /^(farse|sesav|visas|delas|endastfor|farvisas|publik|malgrupp|audience|rum)/ },
    external: { near: /^(extern|aveneextern|utomsta|utanforkommun)/ },
    recordings: { near: /^(galler|inspelning|film$|filmer$|recording)/ },
    preview: { near: /^(seforst|vill(se|gransk)|granska|forhand|preview)/ },
    approved: { near: /^(godkand|approved|filmenok)/ },
  },
  meetings: { status: { near: /^(status|instal|stallsin|avbok|avlys|cancel)/ }, guests: { near: /^(gast|inbjud|deltag|guest|kallad)/ } },
};

/** A person's name in two columns, or in one with the last name first. */
export const nameParts = {
  first: ['Förnamn', 'Tilltalsnamn', 'First name', 'Given name'],
  last: ['Efternamn', 'Last name', 'Surname', 'Family name'],
  lastFirst: ['Efternamn, förnamn', 'Efternamn och förnamn', 'Last name, first name'],
} as const;

/** Columns of well-known lists that only sound like ours. */
export const elsewhere = ['Advanced Protection Program enrollment'];

/** What registers write where we write ja or nej about those who are outside every sync. */
export const markings = {
  yes: /^(skydd|sekretess|kvarskriv|fingera|protected|confidential)/,
  no: /^(-|–|ingen|inga|inget|saknas|none|normal)$/,
} as const;
