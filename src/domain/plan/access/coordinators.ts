/**
 * Coordinators read everything under the root, and write only in the workbook. A file that they put in a room by hand would be
 * visible to all its readers, and under the scope `drive.file` the product could neither see nor remove it.
 */

import { writtenCoordinators } from '../../workbook/read-settings.ts';
import type { Change, Phase, Step } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { type Grant, type Item, readersOf } from '../state.ts';
import { type Target, ungrant } from './folder-change.ts';
import { COORDINATORS } from './viewers.ts';

export function coordinatorChanges(desired: Desired): Change[] {
  const { state, config, now } = desired;
  const root = state.items.get(state.rootFolder);
  if (!root) return [];
  const workbook = state.items.get(state.spreadsheetId);
  const target = { id: `folder:${root.id}`, target: COORDINATORS, name: root.name };
  const want = new Set(config.settings.coordinators.filter((email) => email !== state.operator));
  // An address in the setting that does not count gets nothing and loses nothing until somebody has looked.
  const held = new Set(writtenCoordinators(config).filter((email) => !want.has(email)));
  const strangers = (grant: Grant): boolean => {
    if (held.has(grant.email) || (grant.type === 'user' && want.has(grant.email))) return false;
    const open = grant.type === 'anyone' || grant.type === 'domain';
    return open || config.settings.coordinators.length > 0; // A setting that can't be read takes nothing from anyone.
  };
  const none = planMessage('coordinator.isNot');
  const away = (item: Item, grant: Grant) =>
    ungrant(desired, item.id, grant, { ...target, id: `folder:${item.id}` }, none, [...readersOf(state, [grant], now)]);
  return [
    ...root.grants.filter(strangers).map((grant) => away(root, grant)),
    // Readers of the workbook are left alone. Writers are not: they decide who may see films.
    ...(workbook?.grants ?? [])
      .filter((grant) => grant.role !== 'reader' && strangers(grant))
      .map((grant) => away(workbook as Item, grant)),
    ...[...want].flatMap((email) => letIn(email, root, workbook, target) ?? []),
  ];
}

type Steps = (Step & { readonly phase: Phase })[];

/** What one coordinator lacks, or has too much of; undefined where all is as it should be. */
function letIn(email: string, root: Item, workbook: Item | undefined, target: Target): Change | undefined {
  const ownOf = (item: Item | undefined) => item?.grants.find((grant) => grant.type === 'user' && grant.email === email);
  const [above, book] = [ownOf(root), ownOf(workbook)];
  const steps: Steps = [];
  const grant = { kind: 'grant', type: 'user', email, until: undefined } as const;
  if (!above) steps.push({ ...grant, phase: 'grant', on: { id: root.id }, role: 'reader' });
  // Someone who writes in the workbook through the root's grant (older versions gave it) first gets a grant on the workbook, so
  // that nobody loses access in the middle of typing.
  if (workbook && !book) steps.push({ ...grant, phase: above ? 'withdraw' : 'grant', on: { id: workbook.id }, role: 'writer' });
  else if (workbook && book && book.role !== 'writer') steps.push(roleOf(workbook, book, 'writer', 'grant'));
  if (above && above.role !== 'reader') steps.push(roleOf(root, above, 'reader', 'revoke'));
  if (steps.length === 0) return undefined;
  const common = { ...target, id: `${target.id}:${email}`, loses: [], always: false, steps };
  const after = { who: email, root: 'reader', workbook: 'writer' };
  const reason = planMessage('coordinator.is');
  if (!above) return { ...common, action: 'grant', reason, before: null, after, gains: [email], review: true };
  const writes = planMessage('coordinator.writes', { email });
  const before = { who: email, root: above.role, workbook: book?.role ?? null };
  return { ...common, action: 'protect', reason: writes, before, after, gains: [], review: false };
}

const roleOf = (item: Item, { permissionId }: Grant, role: string, phase: Phase): Steps[number] => ({
  phase,
  kind: 'renew',
  item: item.id,
  permissionId,
  role,
  until: undefined,
});
