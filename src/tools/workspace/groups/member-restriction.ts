import { groupByEmail, inAllowedDomain } from '../core/directory.ts';
import { ApiError, type Store } from '../http/service.ts';

/**
 * Who may be a member of a group, as a CEL expression: `member.type` and `member.customer_id` with `==`, joined by
 * `&&` and `||` (SecuritySettings in Cloud Identity's reference).
 */

interface Member {
  /** 1 a person, 2 a service account, 3 a group. */
  type: number;
  isOurs: boolean;
}

type Test = (member: Member) => boolean;

/** @throws ApiError 400 for an expression that Google's reference does not have */
export function parseRestriction(text: string): Test {
  const tokens = text.match(/\|\||&&|==|[()]|[\w.]+|\S/g) ?? [];
  let at = 0;
  const refuse = (): never => {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid member restriction: ${text}`);
  };
  const expect = (...wanted: string[]) => {
    for (const token of wanted) if (tokens[at++] !== token) refuse();
  };
  const either = (): Test => {
    const tests = [both()];
    while (tokens[at] === '||') {
      at++;
      tests.push(both());
    }
    return (member) => tests.some((test) => test(member));
  };
  const both = (): Test => {
    const tests = [one()];
    while (tokens[at] === '&&') {
      at++;
      tests.push(one());
    }
    return (member) => tests.every((test) => test(member));
  };
  const one = (): Test => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    if (token === 'member.customer_id') {
      expect('==', 'groupCustomerId', '(', ')');
      return (member) => member.isOurs;
    }
    if (token !== 'member.type') return refuse();
    expect('==');
    const type = tokens[at++] ?? '';
    if (!['1', '2', '3'].includes(type)) refuse();
    return (member) => member.type === Number(type);
  };
  const test = either();
  return at === tokens.length ? test : refuse();
}

/** Whether an address may be a member under a restriction that has been checked. */
export function allows(store: Store, restriction: string, email: string): boolean {
  const type = groupByEmail(store, email) ? 3 : email.endsWith('.gserviceaccount.com') ? 2 : 1;
  return parseRestriction(restriction)({ type, isOurs: inAllowedDomain(store, email) });
}
