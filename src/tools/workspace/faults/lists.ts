/** Lists that do not tell all: Google answers 200, and what is there is missing. */

import type { HttpResponse } from '../http/service.ts';
import type { Fault } from './faults.ts';

/** The member of each listing's answer that holds what was listed. */
const MEMBER: Readonly<Record<string, string>> = {
  'drive.files.list': 'files',
  'calendar.events.list': 'items',
  'calendar.calendarList.list': 'items',
  'cloudidentity.groups.memberships.list': 'memberships',
};

/** Whether a method is a listing that `emptyList` and `shortList` know. */
export const isListing = (method: string): boolean => method in MEMBER;

/** 200 and nothing in it, though there is something. */
export const emptyList = (method: string): Fault => ({ kind: 'told', as: (response) => changed(response, method, () => []) });

/** A page is missing: the first half, and no token for the rest. */
export const shortList = (method: string): Fault => ({
  kind: 'told',
  as: (response) => changed(response, method, (items) => items.slice(0, Math.ceil(items.length / 2))),
});

function changed(response: HttpResponse, method: string, keep: (items: readonly unknown[]) => readonly unknown[]): HttpResponse {
  const member = MEMBER[method];
  if (response.status !== 200 || typeof response.body !== 'string' || member === undefined) return response;
  const { nextPageToken: _rest, ...body } = JSON.parse(response.body) as Record<string, unknown>;
  return { ...response, body: JSON.stringify({ ...body, [member]: keep((body[member] as unknown[] | undefined) ?? []) }) };
}
