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

export const TROUBLES = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'tooManyRequests',
  'internalError',
  'unavailable',
  'landedButUnavailable',
  'replyLost',
  'sharingRateLimitExceeded',
  'dailyLimitExceeded',
  'sharedButNotMailed',
  'idTaken',
  'notYetThere',
  'emptyList',
  'shortList',
  'editedMeanwhile',
  'onlyLastPermissionWrite',
] as const;
export type Trouble = (typeof TROUBLES)[number];

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
export function mixed({ kinds, rate, random, met }: Mix): Faults {
  const made = new Map<string, number>();
  return (call) => {
    const id = call.method === 'drive.files.create' ? ownId(call) : undefined;
    const fresh = (made.get(call.path.fileId ?? '') ?? Number.NEGATIVE_INFINITY) + FRESH > call.number;
    if (id !== undefined) made.set(id, call.number);
    // Not a matter of chance: writes to one item that are sent together always end so.
    if (kinds.includes('onlyLastPermissionWrite') && call.method.startsWith('drive.permissions.') && call.later.length > 0) {
      met?.('onlyLastPermissionWrite', call);
      const undone = onlyLastPermissionWrite(call);
      if (undone) return undone;
    }
    if (random() >= rate) return undefined;
    const possible = kinds.filter((kind) => strikes(kind, call, fresh));
    // What few calls can meet comes first: every call can meet the rest.
    const rare = possible.filter((kind) => !ANYWHERE.has(kind));
    const among = rare.length > 0 ? rare : possible;
    const kind = among[Math.floor(random() * among.length)];
    if (kind === undefined) return undefined;
    met?.(kind, call);
    return faultOf(kind, call);
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

function strikes(kind: Trouble, call: ApiCall, fresh: boolean): boolean {
  switch (kind) {
    case 'rateLimitExceeded':
    case 'userRateLimitExceeded':
    case 'dailyLimitExceeded':
      return kind === 'rateLimitExceeded' || call.service.errors === 'legacy';
    case 'sharingRateLimitExceeded':
    case 'sharedButNotMailed':
      return call.method === 'drive.permissions.create';
    case 'idTaken':
      return (call.method === 'drive.files.create' || call.method === 'calendar.events.insert') && ownId(call) !== undefined;
    case 'notYetThere':
      return fresh;
    case 'emptyList':
    case 'shortList':
      return isListing(call.method);
    case 'editedMeanwhile':
      return call.request.headers['if-match'] !== undefined;
    case 'onlyLastPermissionWrite':
      return false;
    default:
      return true;
  }
}

function faultOf(kind: Trouble, call: ApiCall): Fault | undefined {
  switch (kind) {
    case 'rateLimitExceeded':
      return rateLimitExceeded(call);
    case 'userRateLimitExceeded':
      return userRateLimitExceeded(call);
    case 'tooManyRequests':
      return tooManyRequests(2)(call);
    case 'internalError':
      return internalError(call);
    case 'unavailable':
      return unavailable(call);
    case 'landedButUnavailable':
      return landedButUnavailable(call);
    case 'replyLost':
      return replyLost();
    case 'sharingRateLimitExceeded':
      return sharingRateLimitExceeded(call);
    case 'dailyLimitExceeded':
      return dailyLimitExceeded(call);
    case 'sharedButNotMailed':
      return sharedButNotMailed(call);
    case 'idTaken':
      return idTaken(call);
    case 'notYetThere':
      return notYetThere(call);
    case 'emptyList':
      return emptyList(call.method);
    case 'shortList':
      return shortList(call.method);
    case 'editedMeanwhile':
      return editedMeanwhile(call);
    case 'onlyLastPermissionWrite':
      return onlyLastPermissionWrite(call);
  }
}

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
