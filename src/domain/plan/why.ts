/** "Varför ser Anna detta?": the chain from a recording or room to a person's row in the roster, or where it breaks. */
import type { Message } from '../message.ts';
import { peopleMessage } from '../people/messages.ts';
import { spokenName } from './access/aside.ts';
import { viewersAfter } from './access/viewers.ts';
import { type Desired, futureOf, presentIn } from './desired.ts';
import { planMessage } from './messages.ts';
import type { Planned } from './plan.ts';
import { closedMessage } from './reasons.ts';
import { groupsByEmail, readersAt } from './state.ts';

export interface Why {
  readonly person: string;
  readonly target: string;
  /** Whether Google lets the person in now. */
  readonly sees: boolean;
  /** Whether the workbook says that they should. Where the two differ a plan waits. */
  readonly should: boolean;
  readonly chain: readonly { readonly kind: string; readonly ok: boolean; readonly text: Message }[];
}

/** `target` is a recording's or a room's id. undefined: there is no such recording or room. */
export function why(planned: Planned, email: string, target: string): Why | undefined {
  const film = planned.films.find((one) => one.id === target);
  if (film) return whyFilm(planned, email, film);
  const { desired } = planned;
  if (!desired.config.tables.rooms.rows.some((row) => row.id === target) && !desired.config.tables.rooms.faulty.has(target))
    return undefined;
  const chain = [...personLinks(desired, email), ...roomLinks(desired, email, target)];
  const sees = presentIn(desired.state, target, desired.now).has(email) || desired.staff.has(email);
  return { person: email, target, sees, should: futureOf(desired, target).has(email) || desired.staff.has(email), chain };
}

type Film = Planned['films'][number];
type Link = Why['chain'][number];
const link = (kind: string, ok: boolean, text: Message): Link => ({ kind, ok, text });

function whyFilm({ desired }: Planned, email: string, film: Film): Why {
  const folder = desired.state.items.get(film.file?.parent ?? '');
  const reads = readersAt(desired.state, film.file, desired.now).has(email);
  const sees = film.file !== undefined && (reads || desired.staff.has(email));
  if (desired.staff.has(email)) {
    const text = link('coordinator', true, peopleMessage('why.coordinator', { email }));
    return { person: email, target: film.id, sees, should: film.file !== undefined, chain: [text] };
  }
  const chain: Link[] = [];
  chain.push(
    film.file
      ? link('file', true, peopleMessage('why.file', { film: film.title, folder: folder ? spokenName(folder.name) : 'Drive' }))
      : link('file', false, peopleMessage('why.noFile', { film: film.title })),
  );
  if (film.verdict?.why) {
    chain.push(link('permit', false, closedMessage(film.verdict.why, film.verdict.whose)));
  } else if (!film.row) chain.push(link('recording', false, peopleMessage('why.rowFaulty')));
  else chain.push(permitLink(film));
  const rooms = (film.row?.rooms ?? []).map((room) => {
    const closed = film.verdict?.closed.get(room);
    return { room, closed, member: desired.audiences.rooms.get(room)?.has(email) === true };
  });
  const through = rooms.find((one) => one.member && one.closed === undefined);
  chain.push(...personLinks(desired, email));
  if (through) chain.push(...roomLinks(desired, email, through.room));
  else {
    for (const one of rooms) {
      const closed = one.closed ? closedMessage(one.closed, film.verdict?.whose) : undefined;
      chain.push(...(one.member ? [] : roomLinks(desired, email, one.room)));
      if (closed && one.closed !== film.verdict?.why)
        chain.push(link('room', false, planMessage('film.closedIn', { room: one.room, why: closed })));
    }
    if (rooms.length === 0) chain.push(link('room', false, peopleMessage('why.noRoom')));
  }
  return {
    person: email,
    target: film.id,
    sees,
    should: viewersAfter(desired, film.audience).has(email),
    chain,
  };
}

function permitLink(film: Film): Link {
  return link('permit', true, peopleMessage('why.permit', { ids: film.row?.permit ?? [], until: film.verdict?.until }));
}

function personLinks(desired: Desired, email: string): Link[] {
  const { roster, config } = desired;
  const row = config.tables.people.rows.find((one) => one.email === email);
  if (roster.people.has(email))
    return [link('person', true, peopleMessage('why.person', { name: row?.name ?? email, row: row?.row ?? 0 }))];
  const absence = roster.absent.get(email);
  if (absence === 'left') return [link('person', false, peopleMessage('why.left', { day: row?.to ?? '' }))];
  if (absence === 'notBegun') return [link('person', false, peopleMessage('why.notBegun', { day: row?.from ?? '' }))];
  if (absence === 'protected') return [link('person', false, peopleMessage('why.protected'))];
  if (roster.held.has(email)) {
    return [link('person', false, peopleMessage('why.personFaulty'))];
  }
  return [link('person', false, planMessage('person.unknown', { email }))];
}

function roomLinks(desired: Desired, email: string, id: string): Link[] {
  const room = desired.rooms.get(id)?.row;
  if (!room) return [link('room', false, peopleMessage('why.roomFaulty', { room: id }))];
  const links: Link[] = [];
  const person = desired.roster.people.get(email);
  const member = desired.audiences.rooms.get(id)?.has(email) === true;
  for (const network of room.networks) {
    if (!desired.audiences.networks.get(network)?.has(email)) continue;
    const row = desired.config.tables.networks.rows.find((one) => one.id === network);
    links.push(link('network', true, peopleMessage('why.network', { network: row?.name ?? network })));
  }
  const area = room.areas.find((one) => person?.areas.has(one));
  const form = room.schoolForms.find((one) => person?.schoolForms.has(one));
  const role = room.roles.find((one) => person?.roles.has(one));
  if (person && !person.external) {
    if (room.everyone) links.push(link('everyone', true, peopleMessage('why.everyone')));
    if (area) links.push(link('area', true, peopleMessage('why.worksIn', { where: area })));
    if (form) links.push(link('schoolForm', true, peopleMessage('why.worksIn', { where: form })));
    if (role) links.push(link('role', true, peopleMessage('why.role', { role })));
  }
  links.push(
    member
      ? person?.external && room.sharing !== 'direkt'
        ? link('room', true, peopleMessage('why.lettingInApart', { room: room.name }))
        : link('room', true, peopleMessage('why.lettingIn', { room: room.name, by: groupName(desired, id) }))
      : link('room', false, peopleMessage('why.notOfRoom', { room: room.name })),
  );
  return links;
}

/** undefined where the room is shared directly. */
function groupName(desired: Desired, room: string): string | undefined {
  const group = desired.state.groups.get(`rooms/${room}`);
  return group && groupsByEmail(desired.state).has(group.email) ? group.email : undefined;
}
