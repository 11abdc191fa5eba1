/** What groups take, and how soon what was just made is there. */
import { batch, type Outcome, type Program } from '../../google/call.ts';
import { agrees, type Check, differs, type Finding, type Site, untried } from './check.ts';

const TRIES = 6;
const WAIT_MS = 5_000;

const admit = ({ group }: Site, id: string) => ({
  method: 'cloudidentity.groups.memberships.create' as const,
  params: { parent: group.name, requestBody: { preferredMemberKey: { id }, roles: [{ name: 'MEMBER' }] } },
});

/** Asks until it succeeds, half a minute at most: how many seconds that took, or Google's words. `undefined`: not yet. */
function* within(ask: () => Program<Outcome | undefined>): Program<{ seconds: number } | { failed: string }> {
  for (let attempt = 0; ; attempt++) {
    const outcome = yield* ask();
    if (outcome?.ok || outcome?.error.trouble === 'exists') return { seconds: (attempt * WAIT_MS) / 1000 };
    if (attempt === TRIES) return { failed: outcome?.error.message ?? '' };
    yield { kind: 'wait', ms: WAIT_MS };
  }
}

export const newGroup: Check = {
  id: 'new-group',
  place: 'anywhere',
  needs: ['folder', 'group'],
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
  *run({ folder, group }: Site): Program<Finding> {
    const requestBody = { type: 'group', role: 'reader', emailAddress: group.email } as const;
    const result = yield* within(function* () {
      const [outcome] = yield* batch([
        { method: 'drive.permissions.create', params: { fileId: folder, sendNotificationEmail: false, fields: 'id', requestBody } },
      ]);
      return outcome;
    });
    if ('seconds' in result)
      return agrees(`Drive kände till gruppen efter ${result.seconds} sekunder.`, `Drive knew the group after ${result.seconds} seconds.`);
    return differs(
      `Drive kände inte till gruppen på en halv minut: ${result.failed}`,
      `Drive did not know the group within half a minute: ${result.failed}`,
    );
  },
};

export const nested: Check = {
  id: 'nested',
  place: 'anywhere',
  needs: ['group'],
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
  *run(site: Site): Program<Finding> {
    const inner = site.own.group;
    if (inner === '')
      return untried(
        { sv: 'Arbetsboken har ännu inga grupper.', en: 'The workbook has no groups yet.' },
        { sv: 'Gör ändringarna en första gång, och kontrollera sedan igen.', en: 'Make the changes a first time, then check again.' },
      );
    const result = yield* within(function* () {
      return (yield* batch([admit(site, inner)]))[0];
    });
    if ('failed' in result) return differs(`Google vägrade: ${result.failed}`, `Google refused: ${result.failed}`);
    const listed = yield* within(function* () {
      const [list] = yield* batch([{ method: 'cloudidentity.groups.memberships.list', params: { parent: site.group.name, view: 'FULL' } }]);
      const isThere = list.ok && list.result.memberships?.some(({ preferredMemberKey }) => preferredMemberKey?.id === inner);
      return isThere ? list : undefined;
    });
    if ('failed' in listed)
      return differs('Gruppen lades i, men syns inte bland medlemmarna.', 'The group was put in, but is not seen among the members.');
    const seconds = result.seconds + listed.seconds;
    return agrees(`Gruppen låg i den andra efter ${seconds} sekunder.`, `The group lay in the other after ${seconds} seconds.`);
  },
};

export const outsiderInGroup: Check = {
  id: 'outsider-in-group',
  place: 'anywhere',
  needs: ['group'],
  account: 'outsider',
  title: { sv: 'Utomstående i en grupp', en: 'Someone from outside in a group' },
  asks: { sv: 'Tar en grupp som Delakultur gör emot någon utifrån?', en: 'Does a group that Delakultur makes take someone from outside?' },
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
  *run(site: Site): Program<Finding> {
    const [outcome] = yield* batch([admit(site, site.outsider)]);
    if (outcome.ok) return differs(`${site.outsider} togs emot.`, `${site.outsider} was taken in.`);
    if (outcome.error.trouble === 'busy' || outcome.error.trouble === 'unknown') throw outcome.error;
    return agrees(`${site.outsider} vägrades.`, `${site.outsider} was refused.`);
  },
};

export const outsiderShare: Check = {
  id: 'outsider-share',
  place: 'anywhere',
  needs: ['folder'],
  account: 'outsider',
  title: { sv: 'Delning med utomstående', en: 'Access for someone from outside' },
  asks: { sv: 'Får en mapp delas med en adress utanför kommunen?', en: 'May a folder be shared with an address outside the municipality?' },
  relies: {
    sv: 'Ja, i varje fall med ett mejl från Google till den som saknar konto. Bara de som står i arbetsboken släpps in.',
    en: 'Yes, at least with a mail from Google to who has no account. Only those in the workbook are let in.',
  },
  otherwise: { sv: 'Utomstående kan inte släppas in i något rum.', en: 'Nobody from outside can be let into any room.' },
  todo: {
    sv: 'Be administratören tillåta delning utanför organisationen för kontots organisationsenhet, gärna bara till betrodda domäner (Admin → Drive → Delningsinställningar).',
    en: 'Ask the administrator to allow sharing outside the organisation for the account’s unit, preferably to trusted domains only (Admin → Drive → Sharing settings).',
  },
  *run({ folder, outsider }: Site): Program<Finding> {
    const requestBody = { type: 'user', role: 'reader', emailAddress: outsider } as const;
    const [outcome] = yield* batch([
      { method: 'drive.permissions.create', params: { fileId: folder, sendNotificationEmail: false, fields: 'id', requestBody } },
    ]);
    if (outcome.ok) return agrees('Mappen delades utan mejl.', 'The folder was shared without mail.');
    // Not sent here: it would be a mail to someone who has not asked for it.
    if (outcome.error.reason === 'invalidSharingRequest')
      return agrees(
        `${outsider} saknar Google-konto: Delakultur delar då med ett mejl.`,
        `${outsider} has no Google account: Delakultur then shares with a mail.`,
      );
    if (outcome.error.trouble !== 'forbidden' && outcome.error.trouble !== 'invalid') throw outcome.error;
    return differs(`Google vägrade: ${outcome.error.message}`, `Google refused: ${outcome.error.message}`);
  },
};
