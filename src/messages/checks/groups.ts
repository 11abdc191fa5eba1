/** What is told of the checks of groups. */
import type { CheckAbout } from '../../domain/checks/checked.ts';

export const groupsChecks = {
  'new-group': {
    title: { sv: 'En ny grupp går snart att använda', en: 'A new group can soon be used' },
    asks: {
      sv: 'Hur lång tid går innan Drive känner till en grupp som just har gjorts?',
      en: 'How long before Drive knows a group that was just made?',
    },
    relies: {
      sv: 'Högst en halv minut. Delakultur väntar så länge, och gör annars resten nästa gång.',
      en: 'Half a minute at most. Delakultur waits so long, and else does the rest the next time.',
    },
    otherwise: {
      sv: 'Första körningen hinner inte dela alla rum. Inget blir fel: nästa körning fortsätter.',
      en: 'The first run does not manage to share all rooms. Nothing goes wrong: the next run goes on.',
    },
    todo: {
      sv: 'Kör ändringarna en gång till efter en kvart när rum är nya.',
      en: 'Make the changes once more after a quarter of an hour when rooms are new.',
    },
  },
  nested: {
    title: { sv: 'En grupp i en grupp', en: 'A group within a group' },
    asks: {
      sv: 'Går en av kommunens grupper att lägga i en annan, och syns den där?',
      en: 'Can one of the municipality’s groups be put into another, and is it seen there?',
    },
    relies: {
      sv: 'Ja, inom en halv minut. Enheternas grupper ligger i områdenas, och de i rummens.',
      en: 'Yes, within half a minute. Units’ groups lie in areas’, and these in rooms’.',
    },
    otherwise: {
      sv: 'De som ska nå ett rum genom sin enhet når det inte, eller först senare.',
      en: 'Who is to reach a room by their unit does not, or only later.',
    },
    todo: {
      sv: 'Be administratören tillåta grupper i grupper (Admin → Grupper för företag → Delning). Räkna annars med upp till ett dygn innan nya ser rummet.',
      en: 'Ask the administrator to allow groups within groups (Admin → Groups for Business → Sharing). Else allow a day before newcomers see the room.',
    },
  },
  'outsider-in-group': {
    title: { sv: 'Utomstående i en grupp', en: 'Someone from outside in a group' },
    asks: {
      sv: 'Tar en grupp som Delakultur gör emot någon utifrån?',
      en: 'Does a group that Delakultur makes take someone from outside?',
    },
    relies: {
      sv: 'Nej. Utomstående får därför en egen delning bredvid gruppen, aldrig genom den, och ingen grupp med utomstående läggs i en annan.',
      en: 'No. So people from outside have access of their own beside the group, never by it, and no group that holds any is nested.',
    },
    otherwise: {
      sv: 'Gruppen tar emot utomstående. Delakultur lägger ändå aldrig någon utifrån där, men den som sköter grupper kan göra det för hand.',
      en: 'The group takes people from outside. Delakultur still never puts anyone there, but whoever manages groups may do so by hand.',
    },
    todo: {
      sv: 'Be administratören stänga av externa medlemmar i nya grupper (Admin → Grupper för företag → Delning).',
      en: 'Ask the administrator to turn off external members in new groups (Admin → Groups for Business → Sharing).',
    },
  },
  'outsider-share': {
    title: { sv: 'Delning med utomstående', en: 'Access for someone from outside' },
    asks: {
      sv: 'Får en mapp delas med en adress utanför kommunen?',
      en: 'May a folder be shared with an address outside the municipality?',
    },
    relies: {
      sv: 'Ja, i varje fall med ett mejl från Google till den som saknar konto. Bara de som står i arbetsboken släpps in.',
      en: 'Yes, at least with a mail from Google to who has no account. Only those in the workbook are let in.',
    },
    otherwise: { sv: 'Utomstående kan inte släppas in i något rum.', en: 'Nobody from outside can be let into any room.' },
    todo: {
      sv: 'Be administratören tillåta delning utanför organisationen för kontots organisationsenhet, gärna bara till betrodda domäner (Admin → Drive → Delningsinställningar).',
      en: 'Ask the administrator to allow sharing outside the organisation for the account’s unit, preferably to trusted domains only (Admin → Drive → Sharing settings).',
    },
  },
} satisfies Record<string, CheckAbout>;
