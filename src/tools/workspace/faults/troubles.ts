/** Every kind of trouble that one call can meet, by name, to be mixed at will: off unless asked for. */
import {
  type ApiCall,
  dailyLimitExceeded,
  editedMeanwhile,
  type Fault,
  type Faults,
  idTaken,
  internalError,
  landedButUnavailable,
  notYetThere,
  onlyLastPermissionWrite,
  rateLimitExceeded,
  replyLost,
  sharedButNotMailed,
  sharingRateLimitExceeded,
  tooManyRequests,
  unavailable,
  userRateLimitExceeded,
} from './faults.ts';
import { emptyList, isListing, shortList } from './lists.ts';

/** What a call meets, and which calls can meet it: where nothing is said, every call can. */
interface Kind {
  fault(call: ApiCall): Fault | undefined;
  strikes?(call: ApiCall, fresh: boolean): boolean;
}

const isLegacy = ({ service }: ApiCall): boolean => service.errors === 'legacy';
const isShare = ({ method }: ApiCall): boolean => method === 'drive.permissions.create';
const lists = ({ method }: ApiCall): boolean => isListing(method);

const kinds = {
  rateLimitExceeded: { fault: rateLimitExceeded },
  userRateLimitExceeded: { fault: userRateLimitExceeded, strikes: isLegacy },
  tooManyRequests: { fault: tooManyRequests(2) },
  internalError: { fault: internalError },
  unavailable: { fault: unavailable },
  landedButUnavailable: { fault: landedButUnavailable },
  replyLost: { fault: replyLost },
  sharingRateLimitExceeded: { fault: sharingRateLimitExceeded, strikes: isShare },
  dailyLimitExceeded: { fault: dailyLimitExceeded, strikes: isLegacy },
  sharedButNotMailed: { fault: sharedButNotMailed, strikes: isShare },
  idTaken: {
    fault: idTaken,
    strikes: (call) => /^(drive\.files\.create|calendar\.events\.insert)$/.test(call.method) && ownId(call) !== undefined,
  },
  notYetThere: { fault: notYetThere, strikes: (_call, fresh) => fresh },
  emptyList: { fault: ({ method }) => emptyList(method), strikes: lists },
  shortList: { fault: ({ method }) => shortList(method), strikes: lists },
  editedMeanwhile: { fault: editedMeanwhile, strikes: ({ request }) => request.headers['if-match'] !== undefined },
  onlyLastPermissionWrite: { fault: onlyLastPermissionWrite, strikes: () => false },
} satisfies Record<string, Kind>;

export type Trouble = keyof typeof kinds;
export const TROUBLES = Object.keys(kinds) as readonly Trouble[];

const kindOf = (trouble: Trouble): Kind => kinds[trouble];

interface Mix {
  readonly kinds: readonly Trouble[];
  /** How likely a call is to meet one, 0–1. */
  readonly rate: number;
  /** 0 ≤ x < 1, from the seed. */
  random(): number;
  /** Told of each that a call met. */
  met?(kind: Trouble, call: ApiCall): void;
}

/** How many calls long something just made may still answer 404. */
const FRESH = 60;

/** Faults that strike calls at random, each only where Google could answer so. */
export function mixed({ kinds: desired, rate, random, met }: Mix): Faults {
  const made = new Map<string, number>();
  return (call) => {
    const id = call.method === 'drive.files.create' ? ownId(call) : undefined;
    const fresh = (made.get(call.path.fileId ?? '') ?? Number.NEGATIVE_INFINITY) + FRESH > call.number;
    if (id !== undefined) made.set(id, call.number);
    // Not a matter of chance: writes to one item that are sent together always end so.
    if (desired.includes('onlyLastPermissionWrite') && call.method.startsWith('drive.permissions.') && call.later.length > 0) {
      met?.('onlyLastPermissionWrite', call);
      const undone = onlyLastPermissionWrite(call);
      if (undone) return undone;
    }
    if (random() >= rate) return undefined;
    const possible = desired.filter((kind) => kindOf(kind).strikes?.(call, fresh) ?? true);
    // What few calls can meet comes first: every call can meet the rest.
    const rare = possible.filter((kind) => !ANYWHERE.has(kind));
    const among = rare.length > 0 ? rare : possible;
    const kind = among[Math.floor(random() * among.length)];
    if (kind === undefined) return undefined;
    met?.(kind, call);
    return kindOf(kind).fault(call);
  };
}

const ANYWHERE: ReadonlySet<Trouble> = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'tooManyRequests',
  'internalError',
  'unavailable',
  'landedButUnavailable',
  'replyLost',
  'dailyLimitExceeded',
]);

/** The id that a client chose for what it makes. */
function ownId({ request }: ApiCall): string | undefined {
  if (request.body === undefined || !('text' in request.body)) return undefined;
  try {
    const { id } = JSON.parse(request.body.text) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
