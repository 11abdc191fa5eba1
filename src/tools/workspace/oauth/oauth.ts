import { isAddress } from '../core/directory.ts';
import type { TransactionalStore } from '../core/store.ts';
import { memberId } from '../groups/rules.ts';
import { parseQuery } from '../http/query.ts';
import { bodyText, split } from '../http/router.ts';
import { ApiError, type HttpRequest, type HttpResponse } from '../http/service.ts';
import { errorAnswer, json, OAuthError } from './answers.ts';
import { answerConsent } from './consent.ts';
import { longScope } from './scopes.ts';
import {
  accessTokenOf,
  appOf,
  claimsOf,
  type Grant,
  idTokenOf,
  isAccount,
  lifetime,
  readAccessToken,
  readCode,
  readRefreshToken,
  refreshTokenOf,
  verifies,
} from './tokens.ts';

/**
 * Google's OAuth 2.0 endpoints (accounts.google.com, oauth2.googleapis.com, www.googleapis.com/oauth2), so that clients
 * which sign in by themselves can be tried unchanged. This is no security: any address is taken at its word, and
 * neither client secrets nor signatures are looked at.
 */

interface Asked {
  method: string;
  /** A parameter of query or form; the form's goes first. */
  get(name: string): string | undefined;
  headers: Record<string, string>;
  store: TransactionalStore;
  now: number;
}

const endpoints: Readonly<Record<string, { verbs: readonly string[]; answer(asked: Asked): HttpResponse }>> = {
  '/token': { verbs: ['POST'], answer: giveToken },
  '/oauth2/v4/token': { verbs: ['POST'], answer: giveToken },
  '/o/oauth2/token': { verbs: ['POST'], answer: giveToken },
  '/tokeninfo': { verbs: ['GET', 'POST'], answer: describeToken },
  '/oauth2/v1/tokeninfo': { verbs: ['GET', 'POST'], answer: describeToken },
  '/oauth2/v2/tokeninfo': { verbs: ['GET', 'POST'], answer: describeToken },
  '/oauth2/v3/tokeninfo': { verbs: ['GET', 'POST'], answer: describeToken },
  '/oauth2/v1/userinfo': { verbs: ['GET', 'POST'], answer: (asked) => describeUser(asked, false) },
  '/oauth2/v2/userinfo': { verbs: ['GET', 'POST'], answer: (asked) => describeUser(asked, false) },
  '/oauth2/v3/userinfo': { verbs: ['GET', 'POST'], answer: (asked) => describeUser(asked, true) },
  '/v1/userinfo': { verbs: ['GET', 'POST'], answer: (asked) => describeUser(asked, true) },
  '/revoke': { verbs: ['GET', 'POST'], answer: revoke },
  '/o/oauth2/revoke': { verbs: ['GET', 'POST'], answer: revoke },
  '/o/oauth2/v2/auth': { verbs: ['GET', 'POST'], answer: consent },
  '/o/oauth2/auth': { verbs: ['GET', 'POST'], answer: consent },
};

/** Endpoints of Google's that are not here, and why. */
const lacking: Readonly<Record<string, string>> = {
  '/oauth2/v1/certs': 'the keys that sign ID tokens: those given here are unsigned',
  '/oauth2/v3/certs': 'the keys that sign ID tokens: those given here are unsigned',
  '/device/code': 'signing in on another device',
};

/** Minutes that a code may be exchanged. */
const codeMinutes = 10;

/** Whether a request is for one of Google's OAuth endpoints. */
export function isOAuth(request: HttpRequest): boolean {
  const [path] = split(request.url);
  return Object.hasOwn(endpoints, path) || Object.hasOwn(lacking, path);
}

/** Answers it. They take no Authorization header but those that describe a token or its owner. */
export function answerOAuth(request: HttpRequest, store: TransactionalStore, now: number): HttpResponse {
  const [path, queryText] = split(request.url);
  try {
    const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (!endpoint) throw new OAuthError(501, 'not_implemented', `The embedded workspace does not have ${path} (${lacking[path]}).`);
    if (!endpoint.verbs.includes(request.method))
      throw new OAuthError(405, 'invalid_request', `${path} takes ${endpoint.verbs.join(' and ')}, not ${request.method}.`);
    const query = parseQuery(queryText);
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
    const form = isForm ? parseQuery(bodyText(request.body)) : new Map<string, string[]>();
    const get = (name: string) => (form.get(name) ?? query.get(name))?.at(-1);
    return endpoint.answer({ method: request.method, get, headers: request.headers, store, now });
  } catch (error) {
    if (error instanceof OAuthError) return errorAnswer(error);
    if (error instanceof ApiError) return errorAnswer(new OAuthError(error.status, 'invalid_request', error.message));
    throw error;
  }
}

function consent({ method, get, store, now }: Asked): HttpResponse {
  return answerConsent(method, get, store, now);
}

function required({ get }: Asked, name: string): string {
  const value = get(name);
  if (!value) throw new OAuthError(400, 'invalid_request', `Missing required parameter: ${name}`);
  return value;
}

/** The client's id, from the form or from HTTP's own sign-in. Its secret is not looked at. */
function clientOf(asked: Asked): string {
  const [, basic] = /^Basic\s+(\S+)$/i.exec(asked.headers.authorization ?? '') ?? [];
  const named = asked.get('client_id') ?? (basic && decodeURIComponent(Buffer.from(basic, 'base64').toString().split(':')[0] ?? ''));
  if (!named) throw new OAuthError(400, 'invalid_request', 'Could not determine client ID from request.');
  return named;
}

function giveToken(asked: Asked): HttpResponse {
  const kind = asked.get('grant_type');
  if (kind === 'authorization_code') return exchangeCode(asked);
  if (kind === 'refresh_token') return refresh(asked);
  if (kind === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return assert(asked);
  if (!kind) throw new OAuthError(400, 'invalid_request', 'Required parameter is missing: grant_type');
  throw new OAuthError(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
}

function exchangeCode(asked: Asked): HttpResponse {
  const { store, now } = asked;
  const grant = readCode(required(asked, 'code'));
  const client = clientOf(asked);
  if (!grant) throw new OAuthError(400, 'invalid_grant', 'Malformed auth code.');
  if (grant.client !== client) throw new OAuthError(401, 'invalid_client', 'The code was given to another client.');
  if (grant.redirect !== asked.get('redirect_uri')) throw new OAuthError(400, 'redirect_uri_mismatch', 'Bad Request');
  const isSpent = store.get('oauth.spent', grant.nonce) !== undefined || !(now - grant.at <= codeMinutes * 60_000);
  if (isSpent) throw new OAuthError(400, 'invalid_grant', 'Bad Request');
  if (!verifies(grant, asked.get('code_verifier'))) throw new OAuthError(400, 'invalid_grant', 'Invalid code verifier.');
  remember(store, 'oauth.spent', grant.nonce, now);
  return tokens(asked, grant, grant.offline ? { refresh_token: refreshTokenOf(grant) } : {});
}

function refresh(asked: Asked): HttpResponse {
  const grant = readRefreshToken(required(asked, 'refresh_token'));
  const client = clientOf(asked);
  if (!grant || asked.store.get('oauth.revoked', grant.nonce) !== undefined)
    throw new OAuthError(400, 'invalid_grant', grant ? 'Token has been expired or revoked.' : 'Bad Request');
  if (grant.client !== client) throw new OAuthError(401, 'unauthorized_client', 'Unauthorized');
  return tokens(asked, grant, {});
}

/** A service account's signed assertion: it acts as itself, or as the person whom it names (domain-wide delegation). */
function assert(asked: Asked): HttpResponse {
  const claims = claimsOf(required(asked, 'assertion'));
  const who = String(claims?.sub ?? claims?.iss ?? '').toLowerCase();
  if (!claims || !isAddress(who)) throw new OAuthError(400, 'invalid_grant', 'Invalid JWT: it must name an account in sub or iss.');
  if (!isAccount(asked.store, who)) throw new OAuthError(400, 'invalid_grant', 'Invalid email or User ID');
  if (claims.target_audience !== undefined) return json({ id_token: idTokenOf(who, String(claims.target_audience), asked.now) });
  const bearing = {
    app: appOf(String(claims.iss ?? who)),
    scopes: String(claims.scope ?? '')
      .split(/\s+/)
      .filter(Boolean),
  };
  return json({ access_token: accessTokenOf(who, bearing), expires_in: lifetime, token_type: 'Bearer' });
}

function tokens({ store, now }: Asked, { email, client, scope }: Grant, more: object): HttpResponse {
  if (!isAccount(store, email)) throw new OAuthError(400, 'invalid_grant', 'Account has been deleted');
  const scopes = scope.split(/\s+/);
  return json({
    access_token: accessTokenOf(email, { app: appOf(client), scopes }),
    expires_in: lifetime,
    ...more,
    scope,
    token_type: 'Bearer',
    ...(scopes.includes('openid') ? { id_token: idTokenOf(email, client, now) } : {}),
  });
}

function remember(store: TransactionalStore, kind: string, nonce: string, now: number): void {
  store.begin();
  try {
    store.put(kind, nonce, new Date(now).toISOString());
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}

function bearerOf({ get, headers }: Asked): string | undefined {
  return get('access_token') ?? /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** `/tokeninfo`. Every token tells whose it is, whatever its scopes. */
function describeToken(asked: Asked): HttpResponse {
  const claims = asked.get('id_token') === undefined ? undefined : claimsOf(asked.get('id_token'));
  if (claims) {
    if (!(Number(claims.exp) * 1000 > asked.now)) throw new OAuthError(400, 'invalid_token', 'Invalid Value');
    return json({ ...claims, email_verified: 'true', iat: String(claims.iat), exp: String(claims.exp), alg: 'none', typ: 'JWT' });
  }
  const token = readAccessToken(asked.store, bearerOf(asked));
  if (token === undefined) throw new OAuthError(400, 'invalid_token', 'Invalid Value');
  const { email, bearing } = token;
  return json({
    azp: bearing?.app ?? 'local',
    aud: bearing?.app ?? 'local',
    sub: memberId(email),
    scope: ['openid', 'userinfo.email', ...(bearing?.scopes ?? [])].map(longScope).join(' '),
    exp: String(Math.floor(asked.now / 1000) + lifetime),
    expires_in: String(lifetime),
    email,
    email_verified: 'true',
    access_type: 'offline',
  });
}

function describeUser(asked: Asked, isOpenId: boolean): HttpResponse {
  const { email } = readAccessToken(asked.store, bearerOf(asked)) ?? {};
  if (email === undefined) throw new OAuthError(401, 'invalid_request', 'Invalid Credentials');
  const shared = { email, name: email.slice(0, email.indexOf('@')), hd: email.slice(email.lastIndexOf('@') + 1) };
  return json(
    isOpenId ? { sub: memberId(email), ...shared, email_verified: true } : { id: memberId(email), ...shared, verified_email: true },
  );
}

/** A revoked refresh token gives no more access tokens. Access tokens cannot be taken back: they are names. */
function revoke(asked: Asked): HttpResponse {
  const token = required(asked, 'token');
  const grant = readRefreshToken(token);
  if (grant) remember(asked.store, 'oauth.revoked', grant.nonce, asked.now);
  else if (readAccessToken(asked.store, token) === undefined) throw new OAuthError(400, 'invalid_token', 'Token expired or revoked');
  return json({});
}
