/** What is told of the checks of Drive, of ids, and of many calls in one request. */
import type { CheckAbout } from '../../domain/checks/checked.ts';
import type { Words } from '../../domain/message.ts';

export const driveChecks = {
  expiry: {
    title: { sv: 'Delning som tar slut av sig själv', en: 'Access that ends by itself' },
    asks: {
      sv: 'Tar er utgåva emot en delning av en mapp med slutdag?',
      en: 'Does your edition take access to a folder with a last day?',
    },
    relies: {
      sv: 'Drive stänger filmen på medgivandets sista dag, också om Delakultur inte körs.',
      en: 'Drive closes the film on the permit’s last day, even if Delakultur does not run.',
    },
    otherwise: {
      sv: 'Ingen delning tar slut av sig själv: Education Fundamentals, Business Starter med flera har det inte. Körningen varje timme stänger i stället; utan den är filmer med slutdag stängda.',
      en: 'No access ends by itself: Education Fundamentals, Business Starter and others lack it. The hourly run closes instead; without it, films with a last day stay closed.',
    },
    todo: {
      sv: 'Låt inställningen Slutdatum i Drive vara nej, och slå på körningen varje timme.',
      en: 'Let the setting Slutdatum i Drive be nej, and turn the hourly run on.',
    },
  },
  'file-ids': {
    title: { sv: 'En fils id används en gång', en: 'A file’s id is used once' },
    asks: {
      sv: 'Går det att göra en ny fil med samma id som en som finns?',
      en: 'Can a new file be made with the id of one that is there?',
    },
    relies: {
      sv: 'Google vägrar (409). En körning som avbröts kan därför göra om utan att något blir dubbelt.',
      en: 'Google refuses (409). So a run that was cut off can do it again and nothing is made twice.',
    },
    otherwise: { sv: 'En avbruten körning kan lämna mappar dubbelt.', en: 'A run that was cut off may leave folders twice.' },
    todo: {
      sv: 'Förhandsgranska efter varje avbruten körning, och lägg en dubblett i papperskorgen för hand.',
      en: 'Preview after every run that was cut off, and put a duplicate in the trash by hand.',
    },
  },
  'event-ids': {
    title: { sv: 'En inställd träff kommer tillbaka som sig själv', en: 'A cancelled meeting comes back as itself' },
    asks: {
      sv: 'Minns Kalender en borttagen händelses id, och går den att väcka med en ändring?',
      en: 'Does Calendar remember a deleted event’s id, and can a change revive it?',
    },
    relies: {
      sv: 'En ny händelse med samma id vägras (409), och den gamla väcks. Ingen träff blir därför dubbel.',
      en: 'A new event with the same id is refused (409), and the old one is revived. So no meeting is made twice.',
    },
    otherwise: {
      sv: 'En träff som ställs in och sedan ska bli av igen kan bli dubbel, eller utebli.',
      en: 'A meeting that is cancelled and then is to be held again may be made twice, or not at all.',
    },
    todo: {
      sv: 'Gör en ny rad i Träffar i stället för att ta tillbaka en inställd.',
      en: 'Make a new row in Träffar instead of taking a cancelled one back.',
    },
  },
  inherited: {
    title: { sv: 'Ärvd delning går att känna igen', en: 'Inherited access can be told apart' },
    asks: {
      sv: 'Visar Drive vilken delning en mapp ärver, så att den inte tas för mappens egen?',
      en: 'Does Drive show which access a folder inherits, so that it is not taken for its own?',
    },
    relies: {
      sv: 'Ärvd delning är märkt, eller har samma id som i mappen ovanför. Delakultur tar bort delning som ligger på filmen själv, och bara den.',
      en: 'What is inherited is marked, or has the same id as in the folder above. Delakultur takes away access that lies on the film itself, and only that.',
    },
    otherwise: {
      sv: 'Varje körning vill ta bort delning som inte går att ta bort, och säger att det inte gick. Ingen får se mer än de ska.',
      en: 'Each run wants to take away what can’t be taken away, and says that it failed. Nobody sees more than they should.',
    },
    todo: { sv: 'Hör av er till den som utvecklar Delakultur, med den här sidan.', en: 'Send this page to whoever develops Delakultur.' },
  },
  'same-project': {
    title: { sv: 'Tillägget och kommandoraden ser samma filer', en: 'The add-on and the command line see the same files' },
    asks: {
      sv: 'Ser den som frågar här arbetsboken, mapparna och kalendern, vem av dem som än gjorde dem?',
      en: 'Does the one that asks here see workbook, folders and calendar, whichever of them made these?',
    },
    relies: {
      sv: 'Båda hör till samma Cloud-projekt, och ser det som den andra har gjort (drive.file).',
      en: 'Both belong to one Cloud project, and see what the other made (drive.file).',
    },
    otherwise: {
      sv: 'Det som den andra gjorde finns inte för den som frågar här: den kan varken visa eller stänga det.',
      en: 'What the other made is not there for the one that asks here: it can neither show nor close it.',
    },
    todo: {
      sv: 'Koppla skriptet till samma Cloud-projekt som kommandoradens OAuth-klient (docs/deploy.md, Which Cloud project).',
      en: 'Tie the script to the Cloud project of the command line’s OAuth client (docs/deploy.md, Which Cloud project).',
    },
  },
  'upload-address': {
    title: { sv: 'Uppladdningens adress', en: 'The address of an upload' },
    asks: {
      sv: 'Ser adressen till en påbörjad uppladdning ut som väntat, och svarar den hur långt den har kommit?',
      en: 'Does the address of an upload under way look as expected, and does it answer how far it has come?',
    },
    relies: {
      sv: 'Ja. En avbruten uppladdning går därför vidare där den var, och en sida kan inte få kontot att fråga något annat.',
      en: 'Yes. So an upload that was cut off goes on where it was, and no page can have the account ask anything else.',
    },
    otherwise: { sv: 'En avbruten uppladdning börjar om från början.', en: 'An upload that was cut off begins anew.' },
    todo: { sv: 'Lägg stora filmer i Drive och ta in dem därifrån.', en: 'Put large films in Drive and take them in from there.' },
  },
} satisfies Record<string, CheckAbout>;

/** `size` calls in one request to a service. */
export const batchCheck = ({ sv, en }: Words, size: number): CheckAbout => ({
  title: { sv: `${size} frågor på en gång till ${sv}`, en: `${size} calls at once to ${en}` },
  asks: { sv: `Tar ${sv} emot ${size} frågor i en begäran?`, en: `Does ${en} take ${size} calls in one request?` },
  relies: {
    sv: `${sv} svarar på alla. Så går en granskning av hela kommunen på några sekunder.`,
    en: `${en} answers them all. So a whole municipality is looked through in seconds.`,
  },
  otherwise: { sv: `Granskningar som frågar ${sv} om mycket misslyckas.`, en: `Previews that ask ${en} of much will fail.` },
  todo: {
    sv: `Sänk talet för ${sv} i src/quotas/google.ts och lägg upp tillägget igen.`,
    en: `Lower the number for ${en} in src/quotas/google.ts, and deploy the add-on again.`,
  },
});
