/** What badly written programs do with their calls. Each is planted in a simulation of its own, which must catch it. */
import type { Call, Outcome } from '../../../src/google/call.ts';
import type { MethodId, Params } from '../../../src/google/methods.ts';
import type { DriveFile } from '../../../src/google/types.ts';
import type { Twist } from './executors.ts';
import type { Options, Verdict } from './verdict.ts';

export interface Planted {
  readonly name: string;
  readonly caughtAs: keyof Pick<Verdict, 'lost' | 'duplicated' | 'unpermitted' | 'mailedTwice' | 'unconverged'>;
  readonly options: Options;
  /** Where none is said: education-plus. */
  readonly edition?: 'education-fundamentals';
  /** A seed in which it shows. */
  readonly seed: number;
}

const DONE: Outcome = { ok: true, result: {} };
const isLost = (outcome: Outcome): boolean => !outcome.ok && (outcome.error.status === 0 || outcome.error.status >= 500);

/** Calls of one method go their own way, one by one; all else as it is. */
function turning<M extends MethodId>(method: M, turn: (call: Call<M>, send: (call: Call) => Outcome) => Outcome): () => Twist {
  return () => (calls, send) => {
    if (!calls.some((call) => call.method === method)) return send(calls);
    const one = (call: Call) => send([call])[0] as Outcome;
    return calls.map((call) => (call.method === method ? turn(call as Call<M>, one) : one(call)));
  };
}

const withParams = <M extends MethodId>(call: Call<M>, params: Partial<Params<M>>): Call =>
  ({ ...call, params: { ...call.params, ...params } }) as Call;

export const PLANTED: readonly Planted[] = [
  {
    name: 'tries a create again under another id when its answer was lost',
    seed: 2,
    caughtAs: 'duplicated',
    options: {
      kinds: ['replyLost', 'landedButUnavailable'],
      rate: 0.2,
      twist: turning('drive.files.create', (call, send) => {
        const outcome = send(call);
        const { id: _known, ...requestBody } = call.params.requestBody;
        return isLost(outcome) ? send(withParams(call, { requestBody })) : outcome;
      }),
    },
  },
  {
    name: 'replaces the guests of a meeting wholesale',
    seed: 6,
    caughtAs: 'lost',
    options: {
      kinds: [],
      edits: ['guestAnswers', 'guestAnswers', 'meetingElsewhere', 'meetingMoved'],
      twist: turning('calendar.events.update', (call, send) => {
        const attendees = (call.params.requestBody.attendees ?? []).map(({ email = '' }) => ({ email }));
        return send(withParams(call, { requestBody: { ...call.params.requestBody, attendees } }));
      }),
    },
  },
  {
    name: 'writes a meeting whatever happened to it since it was read',
    seed: 6,
    caughtAs: 'lost',
    options: {
      kinds: ['editedMidRun'],
      edits: ['guestAnswers', 'guestAnswers', 'guestAnswers', 'meetingElsewhere'],
      restless: 0.15,
      twist: turning('calendar.events.update', ({ ifMatch: _unread, ...call }, send) => send(call as Call)),
    },
  },
  {
    name: 'says that it has taken someone out of a group, and has not',
    seed: 2,
    caughtAs: 'unconverged',
    options: {
      kinds: [],
      edits: ['leaves', 'mandateEnds', 'moves'],
      twist: turning('cloudidentity.groups.memberships.delete', () => DONE),
    },
  },
  {
    name: 'lets a whole domain in where a group should be',
    seed: 1,
    caughtAs: 'unpermitted',
    options: {
      kinds: [],
      twist: turning('drive.permissions.create', (call, send) =>
        send(withParams(call, { requestBody: { type: 'domain', role: 'reader', domain: 'delaby.example' } as never })),
      ),
    },
  },
  {
    name: 'leaves out the day on which a share ends',
    seed: 3,
    caughtAs: 'unconverged',
    options: {
      kinds: [],
      twist: () => (calls, send) => send(calls.map(withoutEnd)),
    },
  },
  {
    name: 'shows a film before those who left the room are taken out of it',
    seed: 13,
    caughtAs: 'unpermitted',
    options: {
      kinds: [],
      edits: ['leaves', 'mandateEnds', 'moves', 'filmShownElsewhere', 'permitAnswered', 'permitAudience'],
      twist: () => {
        const late: Call[] = [];
        return (calls, send) => {
          const closing: Call[] = calls.filter((call) => call.method === 'cloudidentity.groups.memberships.delete');
          late.push(...closing);
          const outcomes = send(calls.filter((call) => !closing.includes(call)));
          if (calls.some((call) => call.method === 'drive.files.update')) send(late.splice(0));
          let at = 0;
          return calls.map((call) => (closing.includes(call) ? DONE : (outcomes[at++] as Outcome)));
        };
      },
    },
  },
  {
    name: 'sends a letter again when the answer was lost',
    seed: 7,
    caughtAs: 'mailedTwice',
    options: {
      kinds: ['replyLost', 'landedButUnavailable'],
      rate: 0.2,
      edits: ['networkChanges', 'meetingGuests', 'leaves', 'comes'],
      twist: turning('gmail.users.messages.send', (call, send) => {
        const outcome = send(call);
        return isLost(outcome) ? send(call) : outcome;
      }),
    },
  },
  {
    name: 'mails every guest about every change of a meeting',
    seed: 2,
    caughtAs: 'mailedTwice',
    options: {
      kinds: [],
      edits: ['networkChanges', 'meetingGuests', 'leaves'],
      twist: turning('calendar.events.update', (call, send) => send(withParams(call, { sendUpdates: 'all' }))),
    },
  },
  {
    name: 'does not write an id down before it makes the thing',
    seed: 1,
    caughtAs: 'unconverged', // What was made is found again by its mark: nothing is there twice, and no run comes to an end.
    options: {
      kinds: [],
      twist: turning('sheets.spreadsheets.values.append', (call, send) => (call.params.range.startsWith("'_ids'") ? DONE : send(call))),
    },
  },
  {
    name: 'takes the lease from whoever has it',
    seed: 11,
    caughtAs: 'duplicated',
    options: { kinds: ['twoExecutors'], twist: leaseTaker },
  },
  {
    name: 'writes by the row that it once read',
    seed: 1,
    caughtAs: 'lost',
    options: {
      kinds: [],
      twist: turning('sheets.spreadsheets.values.batchUpdate', (call, send) => {
        const lower = (range = '') =>
          range.replace(/!([A-Z]+)(\d+):([A-Z]+)(\d+)$/, (_all, a, b, c, d) => `!${a}${Number(b) + 1}:${c}${Number(d) + 1}`);
        const data = call.params.requestBody.data.map((one) => ({ ...one, range: lower(one.range) }));
        return send(withParams(call, { requestBody: { ...call.params.requestBody, data } }));
      }),
    },
  },
  {
    name: 'gives without an end what Google would not end',
    edition: 'education-fundamentals',
    seed: 3,
    caughtAs: 'unpermitted',
    options: {
      kinds: [],
      twist: turning('drive.permissions.create', (call, send) => {
        const outcome = send(call);
        return !outcome.ok && outcome.error.reason === 'cannotSetExpiration' ? send(withoutEnd(call)) : outcome;
      }),
    },
  },
  {
    name: 'says that a film is closed after its last day, and leaves it',
    edition: 'education-fundamentals',
    seed: 3,
    caughtAs: 'unpermitted',
    options: {
      kinds: [],
      twist: leaveOpen,
    },
  },
];

function withoutEnd(call: Call): Call {
  if (call.method !== 'drive.permissions.create' && call.method !== 'drive.permissions.update') return call;
  const { expirationTime: _end, ...requestBody } = call.params.requestBody;
  return { ...call, params: { ...call.params, requestBody } } as Call;
}

/** Moves to the waiting room, and permissions taken away, are only said to be. */
function leaveOpen(): Twist {
  let waiting: string | undefined;
  const isTaking = ({ method, params }: Call) =>
    method === 'drive.permissions.delete' ||
    (method === 'drive.files.update' && (params as { addParents?: string }).addParents === waiting);
  return (calls, send) => {
    const answers = [...send(calls.filter((call) => !isTaking(call)))];
    for (const answer of answers)
      for (const { id, appProperties } of ((answer.ok && (answer.result as { files?: DriveFile[] } | undefined)?.files) ||
        []) as DriveFile[])
        if (appProperties?.dk === 'waiting') waiting = id;
    return calls.map((call) => (isTaking(call) ? DONE : (answers.shift() as Outcome)));
  };
}

/** Whatever the workbook says, the lease is its own. */
function leaseTaker(): Twist {
  let mine = '';
  return (calls, send) =>
    calls.map((call) => {
      const outcome = send([call])[0] as Outcome;
      if (call.method === 'sheets.spreadsheets.batchUpdate') {
        const wish = /"metadataValue":"((?:[^"\\]|\\.)*holder(?:[^"\\]|\\.)*)","location"/.exec(
          JSON.stringify(call.params.requestBody),
        )?.[1];
        if (wish === undefined) return outcome;
        mine = JSON.parse(`"${wish}"`) as string;
        return DONE;
      }
      const asksForLease =
        call.method === 'sheets.spreadsheets.developerMetadata.search' && JSON.stringify(call.params).includes('metadataId');
      return asksForLease ? { ok: true, result: { matchedDeveloperMetadata: [{ developerMetadata: { metadataValue: mine } }] } } : outcome;
    });
}
