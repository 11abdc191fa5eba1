import { isAddress } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { pageOf } from './entries.ts';
import type { CalendarRecord, Role, Rule } from './model.ts';
import { notFound, openCalendar, roles, saveCalendar } from './model.ts';

/** calendar.acl: who may do what with a calendar. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

function ruleResource(rule: Rule) {
  return { kind: 'calendar#aclRule', etag: `"${rule.etag}"`, id: rule.id, scope: rule.scope, role: rule.role };
}

function readRole(value: unknown): Role {
  const role = roles.find((one) => one === value);
  if (role === undefined) throw new ApiError(400, value === undefined ? 'required' : 'invalid', `Invalid role: ${value}.`, 'role');
  return role;
}

function readScope(sent: Sent): Rule['scope'] {
  const { type, value } = sent ?? {};
  if (type === 'default') return { type };
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if ((type === 'user' || type === 'group') && isAddress(text)) return { type, value: text };
  if (type === 'domain' && /^[^\s@]+\.[^\s@]+$/.test(text)) return { type, value: text };
  throw new ApiError(400, 'invalid', 'Invalid scope value.', 'scope.value');
}

/** The owner of a calendar stays its owner. */
function checkOwner(calendar: CalendarRecord, id: string, role: Role): void {
  if (id === `user:${calendar.owner}` && role !== 'owner')
    throw new ApiError(403, 'cannotChangeOwnAcl', 'Cannot change your own access level.');
}

function save(ctx: Context, calendar: CalendarRecord, id: string, scope: Rule['scope'], role: Role): Rule {
  checkOwner(calendar, id, role);
  const known = calendar.rules.find((one) => one.id === id);
  const rule: Rule = { id, scope, role, etag: ctx.store.nextNumber() };
  // A deleted rule stays as `none`, for lists that show what was deleted.
  const rules = known ? calendar.rules.map((one) => (one === known ? rule : one)) : [...calendar.rules, rule];
  saveCalendar(ctx.store, { ...calendar, rules });
  // Google tells people and groups that a calendar was shared with them unless asked not to.
  const told = ctx.query.has('sendNotifications') ? ctx.query.flag('sendNotifications') : true;
  const named = scope.type === 'user' || scope.type === 'group';
  if (told && named && scope.value !== undefined && role !== 'none' && known?.role !== role) {
    ctx.mail({ to: scope.value, kind: 'share', subject: `${ctx.actor} har delat kalendern ${calendar.summary} med dig` });
  }
  return rule;
}

export function insertRule(ctx: Context) {
  const { calendar } = openCalendar(ctx, 'owner');
  const scope = readScope(ctx.body.scope);
  const id = scope.value === undefined ? scope.type : `${scope.type}:${scope.value}`;
  return ruleResource(save(ctx, calendar, id, scope, readRole(ctx.body.role)));
}

export function deleteRule(ctx: Context): undefined {
  const { calendar } = openCalendar(ctx, 'owner');
  const rule = calendar.rules.find((one) => one.id === (ctx.path.ruleId ?? '').toLowerCase());
  if (!rule || rule.role === 'none') throw notFound();
  save(ctx, calendar, rule.id, rule.scope, 'none');
  return undefined;
}

export function listRules(ctx: Context) {
  const { calendar } = openCalendar(ctx, 'writer');
  const rules = calendar.rules.filter((rule) => ctx.query.flag('showDeleted') || rule.role !== 'none');
  const etag = calendar.rules.reduce((most, rule) => Math.max(most, rule.etag), 0);
  return { kind: 'calendar#acl', etag: `"${etag}"`, ...pageOf(ctx, rules.map(ruleResource)) };
}
