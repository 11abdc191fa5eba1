import { createHash } from 'node:crypto';
import { groupByEmail, isAddress } from '../core/directory.ts';
import { memberId } from '../groups/rules.ts';
import type { Store } from '../http/service.ts';
import type { Bearing } from './scopes.ts';
import { shortScope } from './scopes.ts';

/**
 * What the embedded workspace hands out as tokens. They say what they stand for instead of being secrets: whoever can
 * reach the workspace may act as anyone there, and a token works after the workspace was closed and opened.
 */

/** Seconds that an access token is said to live; it goes on working. */
export const lifetime = 3599;

/** What a consent was given to. */
export interface Grant {
  email: string;
  client: string;
  scope: string;
  /** Tells one consent from the next, for what is used up or revoked. */
  nonce: string;
}

/** A consent on its way through the browser. */
interface CodeGrant extends Grant {
  redirect: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Whether a refresh token was asked for. */
  offline: boolean;
  /** RFC 7636. */
  challenge?: string;
  challengeMethod?: string;
}

const write = (prefix: string, value: object) => `${prefix}${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

function read<T extends Grant>(prefix: string, token: string): T | undefined {
  if (!token.startsWith(prefix)) return undefined;
  try {
    const value = JSON.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString()) as T | null;
    return typeof value?.email === 'string' && typeof value.nonce === 'string' && isAddress(value.email) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const codeOf = (grant: CodeGrant) => write('4/local.', grant);
export const readCode = (code: string) => read<CodeGrant>('4/local.', code);
export const refreshTokenOf = ({ email, client, scope, nonce }: Grant) => write('1//local.', { email, client, scope, nonce });
export const readRefreshToken = (token: string) => read<Grant>('1//local.', token);

/**
 * The form of access token that every service of the workspace takes: `local:<e-mail>` may do all that the account may;
 * `local:<e-mail>;<app>;<scope>,<scope>` what these scopes let that app do.
 */
export function accessTokenOf(email: string, bearing?: Bearing): string {
  return `local:${email}${bearing ? `;${bearing.app};${bearing.scopes.map(shortScope).join(',')}` : ''}`;
}

/** The Cloud project that an OAuth client belongs to: the number that its id begins with at Google, else the id itself. */
export const appOf = (client: string): string => /^(\d+)-/.exec(client)?.[1] ?? client.replace(/[;,\s]/g, '');

export interface AccessToken {
  email: string;
  /** Absent: it may do all that its account may. */
  bearing?: Bearing;
}

/** What an access token says, whoever it names; undefined for what is none. */
export function partsOf(token: string | undefined): AccessToken | undefined {
  const [, email, app, scopes] = /^local:([^;]+)(?:;([^;]+);([^;]*))?$/.exec(token?.trim() ?? '') ?? [];
  if (email === undefined) return undefined;
  return { email: email.toLowerCase(), ...(app !== undefined && { bearing: { app, scopes: (scopes ?? '').split(',').filter(Boolean) } }) };
}

/** Whose access token it is; undefined for what is none, or names a group. */
export function readAccessToken(store: Store, token: string | undefined): AccessToken | undefined {
  const parts = partsOf(token);
  return parts && isAccount(store, parts.email) ? parts : undefined;
}

/** Whether an address can sign in: anyone's but a group's. */
export function isAccount(store: Store, email: string): boolean {
  return isAddress(email) && !groupByEmail(store, email);
}

/** Whether the verifier of RFC 7636 is the one that the code was asked for with. */
export function verifies({ challenge, challengeMethod = 'plain' }: CodeGrant, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  if (verifier === undefined) return false;
  return challenge === (challengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
}

/** An OpenID Connect token. Nothing here holds a key of Google's, so it is unsigned (`alg: none`) and verifies nowhere. */
export function idTokenOf(email: string, audience: string, now: number): string {
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    azp: audience,
    aud: audience,
    sub: memberId(email),
    email,
    email_verified: true,
    iat: issued,
    exp: issued + lifetime,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** The claims of a signed assertion. The signature is not looked at: its key is not known here. */
export function claimsOf(token: string | undefined): Record<string, unknown> | undefined {
  const parts = token?.split('.') ?? [];
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
