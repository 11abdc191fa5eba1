/** What no document of Google's settles and no check can ask, each with why not: docs/google.md tells of them after the checks. */
export interface Unchecked {
  /** Named by `[U id]` in code and documents. */
  readonly id: string;
  readonly what: string;
  /** Why no check can be made. */
  readonly why: string;
  /** What the product does, whichever way it is. */
  readonly so: string;
}

export const UNCHECKED: readonly Unchecked[] = [
  {
    id: 'nested-access',
    what: 'How soon a nested membership reaches Drive’s permission checks.',
    why: 'only whoever is in the group can see it, and under `drive.file` no other account of ours can ask. By hand: let a test account begin at a unit, apply, and note when it opens the room',
    so: 'newcomers are told to allow a day',
  },
  {
    id: 'app-as-other',
    what: 'Whether what an app made as one person is the app’s as another who may read it, and that a file handed over by one account is not thereby handed over by another.',
    why: 'it takes two people who sign in, each with their own consent',
    so: 'where a coordinator’s own account can’t read all of it, the sidebar leads to the staff page, which asks as the operating account',
  },
  {
    id: 'quota-texts',
    what: 'That Apps Script says *Service invoked too many times for one day* (or *in a short time*) of its quotas, whatever the account’s language, and Drive `sharingRateLimitExceeded`.',
    why: 'a quota shows its text only when it is met, and meeting one stops the account for a day',
    so: 'these texts are known and told as such; any other is shown as Google wrote it, and what the checks met stands on their page',
  },
  {
    id: 'limits-met',
    what: 'Where the unpublished limits lie: sharing, calls a minute to Calendar and Groups, letters in one batch, a request’s minute, changes that Drive manages within it.',
    why: 'finding a limit means meeting it, for everyone who uses the account',
    so: 'the product waits and goes on in the next run; the add-on sends 25 changes of Drive or Calendar at a time. [The limits](quotas.md) that it keeps to stand in one file',
  },
  {
    id: 'external-only',
    what: 'That `sendUpdates=externalOnly` brings the event to every calendar outside and mails those without Google Calendar, as its reference says.',
    why: 'it would mail people outside the municipality',
    so: 'whoever has an address at gmail.com is written to by us; of others outside with Google Calendar nobody can tell, and they see the invitation in it',
  },
  {
    id: 'event-link',
    what: 'That an event’s `htmlLink`, read by the operating account, opens the meeting for its guests.',
    why: 'a guest must open it',
    so: 'the letter names time and place as well',
  },
  {
    id: 'typed-cell',
    what: 'That Sheets runs the add-on’s simple trigger `onEdit` for each editor of the workbook, within seconds, and lets it write notes and grounds.',
    why: 'only a person’s typing starts it. By hand: type *igår* in a column of dates, and see the cell turn red',
    so: 'it only helps: what can’t be read opens nothing and takes nothing from anyone, and the next reading names the cell',
  },
  {
    id: 'edition-change',
    what: 'What becomes of access with an end when the edition is changed for one without.',
    why: 'it shows only when it happens',
    so: 'both are read as they stand: what has an end keeps it until it would have to be moved further off',
  },
  {
    id: 'player',
    what: 'That Drive’s player shows SubRip with dots in its times, and what it makes of WebVTT and SubRip that stray from the standard.',
    why: 'only an eye can see what is played',
    so: 'what is said of captions goes by the standard and by ordinary players',
  },
  {
    id: 'top-links',
    what: 'That links with `target=_top` lead from a page of the web app to another on one press, also from a script.',
    why: 'it takes a person’s press',
    so: 'every such link is an ordinary one, too',
  },
  {
    id: 'phone-upload',
    what: 'Whether a phone’s browser keeps a long upload going with the screen off.',
    why: 'it takes the phone',
    so: 'the page asks people to leave it open, and goes on where it was',
  },
  {
    id: 'cards',
    what: 'That Google makes a card anew by itself when access has been given; whether form inputs come directly by name or below an empty name; that a date picker’s milliseconds are midnight UTC.',
    why: 'Google alone presses a card’s buttons',
    so: 'both forms are read, and a button makes the card anew',
  },
  {
    id: 'charset',
    what: 'What `getContentText()` takes a text for that names no charset.',
    why: 'it does not matter: the add-on names UTF-8',
    so: 'no text is guessed',
  },
  {
    id: 'sign-in',
    what: 'The command line’s sign-in, and `npm run deploy`.',
    why: 'they come before any check: `delakultur check --live --workspace google` that gets an answer has signed in',
    so: 'both say in words what is missing',
  },
];
