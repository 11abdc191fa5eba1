/**
 * What Google perhaps does, against what its documents say: one fault for each thing that a municipality can have checked
 * in its own tenant. Named as the check is.
 */
import { errorResponse } from '../http/errors.ts';
import { ApiError } from '../http/service.ts';
import type { ApiCall, Fault, Faults } from './faults.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON bodies, read where they are changed
type Json = any;

const refused = (call: ApiCall, status: number, reason: string, message: string): Fault => ({
  kind: 'before',
  answer: errorResponse(call.service.errors, new ApiError(status, reason, message)),
});
const toldIfGood = (change: (body: Json) => Json): Fault => ({
  kind: 'told',
  as: (response) => (response.status === 200 ? { ...response, body: JSON.stringify(change(JSON.parse(String(response.body)))) } : response),
});
/** What was asked, whatever came of it. */
const asDone = (answer: Json): Fault => ({
  kind: 'told',
  as: (response) =>
    response.status < 400 ? response : { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) },
});
const bodyOf = ({ request }: ApiCall): Json =>
  request.body && 'text' in request.body && request.body.text ? JSON.parse(request.body.text) : {};
const on =
  (method: string, fault: (call: ApiCall, body: Json) => Fault | undefined): Faults =>
  (call) =>
    call.method === method ? fault(call, bodyOf(call)) : undefined;

const swaps = (body: Json): boolean => body.requests?.some((one: Json) => one.deleteDeveloperMetadata !== undefined);
const writes = (body: Json): boolean => body.requests?.some((one: Json) => one.updateCells !== undefined);

/** Tells one answer's ids from the next one's. */
let asked = 0;
const next = (): number => {
  asked += 1;
  return asked;
};

export const DOUBTS = {
  /** A compare-and-swap of metadata passes though what was read is gone. */
  lease: on('sheets.spreadsheets.batchUpdate', (_, body) => (swaps(body) ? asDone({ replies: [{}, {}] }) : undefined)),
  /** A request with cells is taken as done though a part of it failed. */
  'rows-whole': on('sheets.spreadsheets.batchUpdate', (_, body) => (writes(body) ? asDone({ replies: [{}, {}, {}] }) : undefined)),
  /** Lines are added after the first block, not the last. */
  append: on('sheets.spreadsheets.values.append', () =>
    toldIfGood((body) => ({
      ...body,
      updates: { ...body.updates, updatedRange: String(body.updates?.updatedRange).replace(/\d+/g, '4') },
    })),
  ),
  /** An id that is taken is given again. */
  'file-ids': on('drive.files.create', (_, body) => (body.id ? asDone({ id: body.id }) : undefined)),
  /** A deleted event's id is free again. */
  'event-ids': on('calendar.events.insert', (_, body) => asDone({ id: body.id })),
  /** Drive does not know a group for long after it was made. */
  'new-group': on('drive.permissions.create', (call, body) =>
    body.type === 'group' && body.expirationTime === undefined
      ? refused(call, 400, 'invalidSharingRequest', 'The group cannot be found.')
      : undefined,
  ),
  /** An edition without access that ends (the embedded workspace has whole editions, too). */
  expiry: on('drive.permissions.create', (call, body) =>
    body.expirationTime ? refused(call, 403, 'cannotSetExpiration', 'Expiration dates cannot be set on this item.') : undefined,
  ),
  /** What is inherited looks like the item's own. */
  inherited: on('drive.files.get', () =>
    toldIfGood((body) => ({
      ...body,
      ...(body.permissions && {
        permissions: body.permissions.map(({ permissionDetails: _, ...one }: Json) => ({
          ...one,
          id: one.role === 'owner' ? one.id : `${one.id}${next()}`,
        })),
      }),
    })),
  ),
  /** Groups may not lie in groups. */
  nested: on('cloudidentity.groups.memberships.create', (call, body) =>
    /(^|-)(rum|natverk|omrade|enhet)-/.test(String(body.preferredMemberKey?.id))
      ? refused(call, 403, 'PERMISSION_DENIED', 'Nested groups are turned off.')
      : undefined,
  ),
  /** A group takes people from outside. */
  'outsider-in-group': on('cloudidentity.groups.memberships.create', () => asDone({ done: true, response: {} })),
  /** Nothing may be shared outside the organisation. */
  'outsider-share': on('drive.permissions.create', (call, body) =>
    body.type === 'user' ? refused(call, 403, 'shareOutNotPermitted', 'Sharing outside the organisation is turned off.') : undefined,
  ),
  /** A moved event is refused whatever its sequence. */
  sequence: on('calendar.events.update', (call, body) =>
    body.sequence > 0 && body.status === undefined
      ? refused(
          call,
          400,
          'invalid',
          'Invalid sequence value. The specified sequence number is below the current sequence number of the resource.',
        )
      : undefined,
  ),
  /** What was not mailed does not come into a guest's calendar. */
  'send-updates': on('calendar.freebusy.query', () =>
    toldIfGood((body) => ({
      ...body,
      calendars: Object.fromEntries(Object.keys(body.calendars ?? {}).map((id) => [id, { busy: [] }])),
    })),
  ),
  /** Meet is turned off. */
  meet: on('calendar.events.get', () => toldIfGood(({ hangoutLink: _link, conferenceData: _data, ...body }) => body)),
  /** Long texts are cut. */
  lengths: on('calendar.events.insert', () =>
    toldIfGood((body) => ({ ...body, ...(body.description && { description: body.description.slice(0, 4096) }) })),
  ),
  /** An upload's address holds more than it should. */
  'upload-address': on('drive.files.create', () => ({
    kind: 'told',
    as: (response) =>
      response.headers.location === undefined
        ? response
        : { ...response, headers: { ...response.headers, location: `${response.headers.location}&region=eu` } },
  })),
} satisfies Readonly<Record<string, Faults>>;
