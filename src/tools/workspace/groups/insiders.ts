/** Groups that are for the customer's own people alone, as every group is that somebody without administrator's rights made. */
import { type GroupRecord, groupByEmail, groupSettings, inAllowedDomain } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { descend } from './rules.ts';

/** Whether a group takes in an address: nobody from outside, and no group that holds any, unless an administrator has opened it. */
export function admits(context: Context, group: GroupRecord, member: string): boolean {
  if (group.allowExternalMembers || groupSettings(context.store).admitOutsiders) return true;
  const nested = groupByEmail(context.store, member);
  return nested ? !holdsOutsiders(context, nested) : !isOutside(context, member);
}

function holdsOutsiders(context: Context, group: GroupRecord): boolean {
  let found = false;
  descend(context, group, ({ member, type }) => {
    found ||= type === 'USER' && isOutside(context, member);
  });
  return found;
}

/** Service accounts count as the customer's own: whose project they belong to cannot be told here. */
const isOutside = ({ store }: Context, email: string): boolean => !inAllowedDomain(store, email) && !email.endsWith('.gserviceaccount.com');
