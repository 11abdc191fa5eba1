/** What is told of the checks of Calendar. */
import type { CheckAbout } from '../../domain/checks/checked.ts';

export const calendarChecks = {
  sequence: {
    title: { sv: 'En flyttad träff går att ändra igen', en: 'A moved meeting can be changed again' },
    asks: {
      sv: 'Går en träff som har flyttats att ändra en gång till, när Delakultur skickar med sitt löpnummer?',
      en: 'Can a meeting that was moved be changed once more, when Delakultur sends its sequence along?',
    },
    relies: { sv: 'Ja: numret som lästes skickas alltid med.', en: 'Yes: the number that was read is always sent along.' },
    otherwise: {
      sv: 'En träff som har flyttats en gång går inte att ändra mer.',
      en: 'A meeting that was moved once can’t be changed any more.',
    },
    todo: {
      sv: 'Ställ in träffen och gör en ny rad i stället för att flytta, och hör av er till den som utvecklar Delakultur.',
      en: 'Cancel the meeting and make a new row instead of moving it, and tell whoever develops Delakultur.',
    },
  },
  'send-updates': {
    title: { sv: 'En träff hamnar i kalendern utan mejl', en: 'A meeting comes into the calendar without mail' },
    asks: {
      sv: 'Står en träff i deltagarens kalender fastän ingen inbjudan mejlades?',
      en: 'Does a meeting stand in a guest’s calendar though no invitation was mailed?',
    },
    relies: {
      sv: 'Ja, för kommunens egna. Delakultur skriver själv till dem som kommer till, och Google bara till utomstående.',
      en: 'Yes, for the municipality’s own. Delakultur itself writes to who joins, and Google to people from outside alone.',
    },
    otherwise: {
      sv: 'Träffar syns inte i kalendern för den som har valt ”när jag svarar”. Brevet från Delakultur har länken.',
      en: 'Meetings are not seen in the calendar of who has chosen “when I respond”. The letter from Delakultur has the link.',
    },
    todo: {
      sv: 'Be deltagarna välja ”Från alla” under Kalender → Inställningar → Lägg till inbjudningar, eller be administratören göra det till standard.',
      en: 'Ask guests to choose “From everyone” under Calendar → Settings → Add invitations, or ask the administrator to make it the default.',
    },
  },
  meet: {
    title: { sv: 'Träffar på distans får en länk', en: 'Meetings at a distance get a link' },
    asks: { sv: 'Gör Kalender en Meet-länk när Delakultur ber om en?', en: 'Does Calendar make a Meet link when Delakultur asks for one?' },
    relies: { sv: 'Ja: länken står i träffen och i brevet.', en: 'Yes: the link stands in the meeting and in the letter.' },
    otherwise: { sv: 'Träffar på distans saknar länk.', en: 'Meetings at a distance lack a link.' },
    todo: {
      sv: 'Be administratören slå på Meet för kontots organisationsenhet. Skriv till dess en egen länk i fältet Plats.',
      en: 'Ask the administrator to turn Meet on for the account’s unit. Until then write a link of your own in the place field.',
    },
  },
  lengths: {
    title: { sv: 'Långa namn och texter', en: 'Long names and texts' },
    asks: {
      sv: 'Tar Kalender emot 1 024 tecken i titel och plats och 8 192 i texten, och Drive 255 i ett namn, utan att korta?',
      en: 'Does Calendar take 1,024 signs in title and place and 8,192 in the text, and Drive 255 in a name, without cutting?',
    },
    relies: { sv: 'Ja. Delakultur kortar själv det som är längre.', en: 'Yes. Delakultur itself cuts what is longer.' },
    otherwise: {
      sv: 'En mycket lång titel eller text skrivs om vid varje körning, eller vägras.',
      en: 'A very long title or text is written anew by each run, or refused.',
    },
    todo: {
      sv: 'Håll titlar och texter korta i Träffar och Inspelningar.',
      en: 'Keep titles and texts short in Träffar and Inspelningar.',
    },
  },
} satisfies Record<string, CheckAbout>;
