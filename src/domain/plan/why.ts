/** "Varför ser Anna detta?": the chain from a recording or room to a person's row in the roster, or where it breaks. */
import type { Message } from '../message.ts';
import { peopleMessage } from '../people/messages.ts';
import { viewersAfter } from './access/viewers.ts';
import { planMessage } from './messages.ts';
import type { Planned } from './plan.ts';
import { closedMessage } from './reasons.ts';
import { groupsByEmail, readersAt } from './state.ts';
import { futureOf, presentIn, type Wanted } from './wanted.ts';

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
  const { wanted } = planned;
  if (!wanted.config.tables.rooms.rows.some((row) => row.id === target) && !wanted.config.tables.rooms.faulty.has(target)) return undefined;
  const chain = [...personLinks(wanted, email), ...roomLinks(wanted, email, target)];
  const sees = presentIn(wanted.state, target, wanted.now).has(email) || wanted.staff.has(email);
  return { person: email, target, sees, should: futureOf(wanted, target).has(email) || wanted.staff.has(email), chain };
}

type Film = Planned['films'][number];
type Link = Why['chain'][number];
const link = (kind: string, ok: boolean, text: Message): Link => ({ kind, ok, text });

function whyFilm({ wanted }: Planned, email: string, film: Film): Why {
  const folder = wanted.state.items.get(film.file?.parent ?? '');
  const reads = readersAt(wanted.state, film.file, wanted.now).has(email);
  const sees = film.file !== undefined && (reads || wanted.staff.has(email));
  if (wanted.staff.has(email)) {
    const text = link('coordinator', true, peopleMessage('why.coordinator', { email }));
    return { person: email, target: film.id, sees, should: film.file !== undefined, chain: [text] };
  }
  const chain: Link[] = [];
  chain.push(
    film.file
      ? link('file', true, peopleMessage('why.file', { film: film.title, folder: folder?.name ?? 'Drive' }))
      : link('file', false, peopleMessage('why.noFile', { film: film.title })),
  );
  if (film.verdict?.why) {
    chain.push(link('permit', false, closedMessage(film.verdict.why, film.verdict.whose)));
  } else if (!film.row) chain.push(link('recording', false, peopleMessage('why.rowFaulty')));
  else chain.push(permitLink(film));
  const rooms = (film.row?.rooms ?? []).map((room) => {
    const closed = film.verdict?.closed.get(room);
    return { room, closed, member: wanted.audiences.rooms.get(room)?.has(email) === true };
  });
  const through = rooms.find((one) => one.member && one.closed === undefined);
  chain.push(...personLinks(wanted, email));
  if (through) chain.push(...roomLinks(wanted, email, through.room));
  else {
    for (const one of rooms) {
      const closed = one.closed ? closedMessage(one.closed, film.verdict?.whose) : undefined;
      chain.push(...(one.member ? [] : roomLinks(wanted, email, one.room)));
      if (closed && one.closed !== film.verdict?.why)
        chain.push(link('room', false, planMessage('film.closedIn', { room: one.room, why: closed })));
    }
    if (rooms.length === 0) chain.push(link('room', false, peopleMessage('why.noRoom')));
  }
  return {
    person: email,
    target: film.id,
    sees,
    should: viewersAfter(wanted, film.audience).has(email),
    chain,
  };
}

function permitLink(film: Film): Link {
  return link('permit', true, peopleMessage('why.permit', { ids: film.row?.permit ?? [], until: film.verdict?.until }));
}

function personLinks(wanted: Wanted, email: string): Link[] {
  const { roster, config } = wanted;
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

function roomLinks(wanted: Wanted, email: string, id: string): Link[] {
  const room = wanted.rooms.get(id)?.row;
  if (!room) return [link('room', false, peopleMessage('why.roomFaulty', { room: id }))];
  const links: Link[] = [];
  const person = wanted.roster.people.get(email);
  const member = wanted.audiences.rooms.get(id)?.has(email) === true;
  for (const network of room.networks) {
    if (!wanted.audiences.networks.get(network)?.has(email)) continue;
    const row = wanted.config.tables.networks.rows.find((one) => one.id === network);
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
        : link('room', true, peopleMessage('why.lettingIn', { room: room.name, by: groupName(wanted, id) }))
      : link('room', false, peopleMessage('why.notOfRoom', { room: room.name })),
  );
  return links;
}

/** undefined where the room is shared directly. */
function groupName(wanted: Wanted, room: string): string | undefined {
  const group = wanted.state.groups.get(`rooms/${room}`);
  return group && groupsByEmail(wanted.state).has(group.email) ? group.email : undefined;
}
