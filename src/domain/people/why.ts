/** "Varför ser Anna detta?": the chain from a recording or room to a person's row in the roster, or where it breaks. */
import type { Words } from '../plan/change.ts';
import type { Planned } from '../plan/plan.ts';
import { closedWords } from '../plan/reasons.ts';
import { groupsByEmail, readersAt } from '../plan/state.ts';
import { futureOf, presentIn, type Wanted } from '../plan/wanted.ts';

export interface Why {
  readonly person: string;
  readonly target: string;
  /** Whether Google lets the person in now. */
  readonly sees: boolean;
  /** Whether the workbook says that they should. Where the two differ a plan waits. */
  readonly should: boolean;
  readonly chain: readonly { readonly kind: string; readonly ok: boolean; readonly text: Words }[];
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
const link = (kind: string, ok: boolean, sv: string, en: string): Link => ({ kind, ok, text: { sv, en } });

function whyFilm({ wanted }: Planned, email: string, film: Film): Why {
  const folder = wanted.state.items.get(film.file?.parent ?? '');
  const reads = readersAt(wanted.state, film.file, wanted.now).has(email);
  const sees = film.file !== undefined && (reads || wanted.staff.has(email));
  if (wanted.staff.has(email)) {
    const text = link('coordinator', true, `${email} är samordnare och ser allt.`, `${email} is a coordinator and sees everything.`);
    return { person: email, target: film.id, sees, should: film.file !== undefined, chain: [text] };
  }
  const chain: Link[] = [];
  chain.push(
    film.file
      ? link('file', true, `”${film.title}” finns i ${folder?.name ?? 'Drive'}.`, `“${film.title}” lies in ${folder?.name ?? 'Drive'}.`)
      : link('file', false, `”${film.title}” har ingen film än.`, `“${film.title}” has no film yet.`),
  );
  if (film.verdict?.why) {
    const words = closedWords(film.verdict.why, film.verdict.whose);
    chain.push(link('permit', false, words.sv, words.en));
  } else if (!film.row) chain.push(link('recording', false, 'Inspelningens rad går inte att läsa.', 'The recording’s row can’t be read.'));
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
      const words = one.closed ? closedWords(one.closed, film.verdict?.whose) : undefined;
      chain.push(...(one.member ? [] : roomLinks(wanted, email, one.room)));
      if (words && one.closed !== film.verdict?.why)
        chain.push(link('room', false, `${one.room}: ${words.sv}`, `${one.room}: ${words.en}`));
    }
    if (rooms.length === 0) chain.push(link('room', false, 'Inget rum är valt för filmen.', 'No room is chosen for the film.'));
  }
  return {
    person: email,
    target: film.id,
    sees,
    should: film.audience?.rooms.some((room) => futureOf(wanted, room).has(email)) === true,
    chain,
  };
}

function permitLink(film: Film): Link {
  const ids = film.row?.permit.join(', ') ?? '';
  const until = film.verdict?.until;
  return link(
    'permit',
    true,
    `Medgivande ${ids} säger ja${until ? ` till och med ${until}` : ''}.`,
    `Permit ${ids} says yes${until ? ` until ${until}` : ''}.`,
  );
}

function personLinks(wanted: Wanted, email: string): Link[] {
  const { roster, config } = wanted;
  const row = config.tables.people.rows.find((one) => one.email === email);
  if (roster.people.has(email))
    return [
      link(
        'person',
        true,
        `${row?.name ?? email} står i Personer, rad ${row?.row}.`,
        `${row?.name ?? email} is in the people table, row ${row?.row}.`,
      ),
    ];
  const absence = roster.absent.get(email);
  if (absence === 'left') return [link('person', false, `Anställningen slutade ${row?.to}.`, `The employment ended on ${row?.to}.`)];
  if (absence === 'notBegun')
    return [link('person', false, `Anställningen börjar ${row?.from}.`, `The employment begins on ${row?.from}.`)];
  if (absence === 'protected') return [link('person', false, 'Personen är utanför synk.', 'The person is outside sync.')];
  if (roster.held.has(email)) {
    return [
      link(
        'person',
        false,
        'Personens rad går inte att läsa: inget ändras förrän den är rättad.',
        'The person’s row can’t be read: nothing changes until it is mended.',
      ),
    ];
  }
  return [link('person', false, `${email} står inte i Personer.`, `${email} is not in the people table.`)];
}

function roomLinks(wanted: Wanted, email: string, id: string): Link[] {
  const room = wanted.rooms.get(id)?.row;
  if (!room)
    return [link('room', false, `Rummet ${id} finns inte eller går inte att läsa.`, `The room ${id} is missing or can’t be read.`)];
  const links: Link[] = [];
  const person = wanted.roster.people.get(email);
  const member = wanted.audiences.rooms.get(id)?.has(email) === true;
  for (const network of room.networks) {
    if (!wanted.audiences.networks.get(network)?.has(email)) continue;
    const row = wanted.config.tables.networks.rows.find((one) => one.id === network);
    links.push(link('network', true, `Är med i nätverket ${row?.name ?? network}.`, `Is in the network ${row?.name ?? network}.`));
  }
  const area = room.areas.find((one) => person?.areas.has(one));
  const form = room.schoolForms.find((one) => person?.schoolForms.has(one));
  const role = room.roles.find((one) => person?.roles.has(one));
  if (person && !person.external) {
    if (room.everyone) links.push(link('everyone', true, 'Rummet är för alla medarbetare.', 'The room is for all staff.'));
    if (area) links.push(link('area', true, `Arbetar i ${area}.`, `Works in ${area}.`));
    if (form) links.push(link('schoolForm', true, `Arbetar i ${form}.`, `Works in ${form}.`));
    if (role) links.push(link('role', true, `Är ${role}.`, `Is ${role}.`));
  }
  links.push(
    member
      ? person?.external && room.sharing !== 'direkt'
        ? link(
            'room',
            true,
            `${room.name} släpper in via en egen delning: grupper tar inte in adresser utanför kommunen.`,
            `${room.name} lets in by a share of their own: groups take in no address outside the municipality.`,
          )
        : link('room', true, `${room.name} släpper in via ${groupName(wanted, id)}.`, `${room.name} lets in by ${groupName(wanted, id)}.`)
      : link('room', false, `Hör inte till ${room.name}.`, `Does not belong to ${room.name}.`),
  );
  return links;
}

function groupName(wanted: Wanted, room: string): string {
  const group = wanted.state.groups.get(`rooms/${room}`);
  return group && groupsByEmail(wanted.state).has(group.email) ? group.email : 'direkt delning';
}
