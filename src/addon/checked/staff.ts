/** What the staff page may ask for, checked field by field: anyone in the domain can call an entry point with anything. */
import type { StaffDo, StaffRead } from '../../contract/staff.ts';
import { fields, list, oneOf, refused, text } from './fields.ts';
import { sessionIn } from './uploads.ts';

/** Drive's largest upload is far larger; an example is short. */
const LARGEST_FILE = 2 * 2 ** 30;
const TITLE = 150;
const TEXT = 4000;

export function staffReadOf(value: unknown): StaffRead {
  const from = fields(value, 'read');
  switch (from.kind) {
    case 'catalogue':
    case 'deciding':
    case 'people':
      return { kind: from.kind };
    case 'why':
      return { kind: 'why', film: text(from, 'film', 200), email: text(from, 'email', 320).toLowerCase() };
    default:
      throw refused('kind');
  }
}

export function staffDoOf(value: unknown): StaffDo {
  const from = fields(value, 'do');
  switch (from.kind) {
    case 'propose':
      return {
        kind: 'propose',
        title: text(from, 'title', TITLE),
        theme: text(from, 'theme', 100),
        text: text(from, 'text', TEXT),
        link: text(from, 'link', 500),
        file: from.file === null || from.file === undefined ? null : fileOf(from.file),
      };
    case 'sent': {
      const md5 = text(from, 'md5', 32);
      if (!/^[0-9a-f]{32}$/i.test(md5)) throw refused('md5');
      return { kind: 'sent', id: text(from, 'id', 200), file: text(from, 'file', 200), bytes: size(from.bytes), md5 };
    }
    case 'ask':
      return { kind: 'ask', session: sessionIn(from), bytes: size(from.bytes) };
    case 'giveUp':
      return { kind: 'giveUp', id: text(from, 'id', 200) };
    case 'reply':
      return { kind: 'reply', id: text(from, 'id', 200), text: text(from, 'text', TEXT) };
    case 'decide':
      return {
        kind: 'decide',
        id: text(from, 'id', 200),
        decision: oneOf(from, 'decision', ['godkänd', 'fråga', 'avböjd'] as const),
        answer: text(from, 'answer', TEXT),
        rooms: list(from.rooms, 'rooms', (room) => {
          if (typeof room !== 'string' || room.length > 200) throw refused('rooms');
          return room;
        }),
        consentUntil: text(from, 'consentUntil', 10),
      };
    case 'takeBack':
      return { kind: 'takeBack', id: text(from, 'id', 200) };
    default:
      throw refused('kind');
  }
}

function size(value: unknown): number {
  if (!Number.isSafeInteger(value) || Number(value) < 1 || Number(value) > LARGEST_FILE) throw refused('bytes');
  return Number(value);
}

function fileOf(value: unknown): NonNullable<Extract<StaffDo, { kind: 'propose' }>['file']> {
  const from = fields(value, 'file');
  const mimeType = text(from, 'mimeType', 100);
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimeType)) throw refused('mimeType');
  const origin = text(from, 'origin', 200);
  if (!/^https?:\/\/[\w.:[\]-]+$/.test(origin)) throw refused('origin');
  if (typeof from.children !== 'boolean') throw refused('children');
  return { name: text(from, 'name', 255), bytes: size(from.bytes), mimeType, origin, children: from.children };
}
