import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { calendar } from '../../../../src/tools/workspace/calendar/calendar.ts';
import { createCore, type Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { serve } from '../../../../src/tools/workspace/http/serve.ts';

const anna = 'anna@exempel.se';
const redirect = 'http://localhost:5555/klar';
const start = Date.parse('2026-09-01T08:00:00Z');

function workspace(options: { dir?: string; now?: () => number } = {}) {
  return createCore([calendar], { domains: ['exempel.se'], customerId: 'C0exempel', seed: 1, now: () => start, ...options });
}

/** A request as a browser or an OAuth client sends it: a form, or a query. */
function send(emulator: Emulator, line: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
  const [method = '', url = ''] = line.split(' ');
  const body = form && { text: new URLSearchParams(form).toString() };
  const type: Record<string, string> = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const answer = emulator.handle({ method, url, headers: { ...type, ...headers }, ...(body && { body }) });
  const text = typeof answer.body === 'string' ? answer.body : '';
  const isJson = /json/.test(answer.headers['content-type'] ?? '');
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
}

const asked = {
  client_id: 'prov',
  redirect_uri: redirect,
  response_type: 'code',
  scope: 'openid https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/calendar',
};
const query = (more: Record<string, string> = {}) => new URLSearchParams({ ...asked, ...more });

/** Where the consent page leads once `email` was written and allowed. */
function allow(emulator: Emulator, more: Record<string, string> = {}) {
  const { status, headers } = send(emulator, 'POST /o/oauth2/v2/auth', { ...asked, email: anna, decision: 'allow', ...more });
  return { status, target: new URL(headers.location ?? 'http://nowhere.invalid') };
}

const codeFrom = (emulator: Emulator, more: Record<string, string> = {}) => allow(emulator, more).target.searchParams.get('code') ?? '';
const exchange = (emulator: Emulator, code: string, more: Record<string, string> = {}) =>
  send(emulator, 'POST /token', { grant_type: 'authorization_code', code, client_id: 'prov', redirect_uri: redirect, ...more });

describe('the consent page', () => {
  it('asks for an address and lists nobody', () => {
    const emulator = workspace();
    const { status, text, headers } = send(emulator, `GET /o/oauth2/v2/auth?${query({ login_hint: 'bo@exempel.se' })}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(text).toContain('lang="sv"');
    expect(text).toContain('value="bo@exempel.se"');
    expect(text).not.toContain(anna);
    expect(send(emulator, `GET /o/oauth2/v2/auth?${query({ hl: 'en' })}`).text).toContain('Your e-mail address');
  });

  it('shows what programs send as text, never as markup', () => {
    const evil = '"><script>alert(1)</script>';
    const { text } = send(workspace(), `GET /o/oauth2/v2/auth?${query({ client_id: evil, scope: evil, state: evil, login_hint: evil })}`);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('leads back with a code and the state, or says that it was refused', () => {
    const emulator = workspace();
    const { status, target } = allow(emulator, { state: 'å&b' });
    expect([status, target.origin + target.pathname, target.searchParams.get('state')]).toEqual([302, redirect, 'å&b']);
    expect(target.searchParams.get('code')).toMatch(/^4\//);
    expect(allow(emulator, { decision: 'refuse' }).target.searchParams.get('error')).toBe('access_denied');
  });

  it('asks again for what is no person’s address', () => {
    const emulator = workspace();
    for (const email of ['anna', '', '<b>@x.se']) expect(allow(emulator, { email }).status).toBe(400);
  });

  it('goes on without asking when told whose it is, and says that it would have to ask otherwise', () => {
    const emulator = workspace();
    const at = (more: Record<string, string>) =>
      new URL(send(emulator, `GET /o/oauth2/v2/auth?${query({ prompt: 'none', ...more })}`).headers.location ?? '').searchParams;
    expect(at({ login_hint: anna }).get('code')).toMatch(/^4\//);
    expect(at({}).get('error')).toBe('interaction_required');
  });

  it.each([
    ['has no client', { client_id: '' }],
    ['leads to another machine', { redirect_uri: 'https://elakt.exempel.com/' }],
    ['pretends to lead to this one', { redirect_uri: 'http://localhost:80@elakt.exempel.com/' }],
    ['leads to a script', { redirect_uri: 'javascript:alert(1)' }],
    ['wants a token at once', { response_type: 'token' }],
    ['asks for nothing', { scope: '' }],
  ])('refuses a request that %s, and does not follow it', (_, more) => {
    const { status, headers } = send(workspace(), `GET /o/oauth2/v2/auth?${query({ login_hint: anna, prompt: 'none', ...more })}`);
    expect([status, headers.location]).toEqual([400, undefined]);
  });
});

describe('the token endpoint', () => {
  it.each(['/token', '/oauth2/v4/token', '/o/oauth2/token'])('%s gives tokens for a code that work as the account', (path) => {
    const emulator = workspace();
    const form = { grant_type: 'authorization_code', code: codeFrom(emulator), client_id: 'prov', redirect_uri: redirect };
    const { status, json } = send(emulator, `POST ${path}`, form);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3599, scope: asked.scope, refresh_token: expect.any(String) });
    const me = send(emulator, 'GET /calendar/v3/calendars/primary', undefined, { authorization: `Bearer ${json.access_token}` });
    expect(me.json.id).toBe(anna);
    const claims = JSON.parse(Buffer.from(json.id_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ email: anna, aud: 'prov', iss: 'https://accounts.google.com' });
  });

  it('takes a code once, for ten minutes, from the client and for the address that it was given to', () => {
    let now = start;
    const emulator = workspace({ now: () => now });
    const code = codeFrom(emulator);
    const error = (answer: ReturnType<typeof exchange>) => [answer.status, answer.json.error];
    expect(error(exchange(emulator, code, { client_id: 'annan' }))).toEqual([401, 'invalid_client']);
    expect(error(exchange(emulator, code, { redirect_uri: 'http://localhost/' }))).toEqual([400, 'redirect_uri_mismatch']);
    expect(exchange(emulator, code).status).toBe(200);
    expect(error(exchange(emulator, code))).toEqual([400, 'invalid_grant']);
    expect(error(exchange(emulator, 'påhittad'))).toEqual([400, 'invalid_grant']);
    const late = codeFrom(emulator);
    now += 11 * 60_000;
    expect(error(exchange(emulator, late))).toEqual([400, 'invalid_grant']);
  });

  it('holds a code to its verifier', () => {
    const emulator = workspace();
    const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(exchange(emulator, codeFrom(emulator, challenge)).json.error).toBe('invalid_grant');
    expect(exchange(emulator, codeFrom(emulator, challenge), { code_verifier: 'fel' }).json.error).toBe('invalid_grant');
    expect(exchange(emulator, codeFrom(emulator, challenge), { code_verifier: verifier }).status).toBe(200);
  });

  it('gives no refresh token where access_type is online', () => {
    const emulator = workspace();
    expect(exchange(emulator, codeFrom(emulator, { access_type: 'online' })).json).not.toHaveProperty('refresh_token');
  });

  it('renews from a refresh token after the workspace was closed and opened, until it is revoked', () => {
    const dir = mkdtempSync(join(tmpdir(), 'delakultur-oauth-'));
    try {
      const first = workspace({ dir });
      const { refresh_token } = exchange(first, codeFrom(first)).json;
      first.close();
      const second = workspace({ dir });
      const renew = (emulator: Emulator) =>
        send(emulator, 'POST /token', { grant_type: 'refresh_token', refresh_token, client_id: 'prov' });
      expect(renew(second).json).toMatchObject({ access_token: `local:${anna};prov;openid,drive,calendar`, scope: asked.scope });
      expect(renew(second).json).not.toHaveProperty('refresh_token');
      expect(send(second, 'POST /revoke', { token: refresh_token }).status).toBe(200);
      second.close();
      const third = workspace({ dir });
      expect(renew(third).json).toEqual({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
      third.close();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it.each([
    ['no grant type', {}, 'invalid_request'],
    ['a grant type that it does not know', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no client', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_request'],
    ['no refresh token', { grant_type: 'refresh_token', client_id: 'prov' }, 'invalid_request'],
    ['an assertion that is none', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'x' }, 'invalid_grant'],
  ])('refuses %s in OAuth’s own form', (_, form, error) => {
    const answer = send(workspace(), 'POST /token', form as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error, error_description: expect.any(String) });
  });

  it('says what it does not have by name', () => {
    expect(send(workspace(), 'GET /oauth2/v3/certs')).toMatchObject({ status: 501, json: { error: 'not_implemented' } });
    expect(send(workspace(), 'POST /device/code', {}).json.error_description).toContain('/device/code');
    expect(send(workspace(), 'GET /token').status).toBe(405);
  });
});

describe('what a token tells', () => {
  it('tells whose it is, and refuses what is none', () => {
    const emulator = workspace();
    for (const path of ['/tokeninfo', '/oauth2/v3/tokeninfo']) {
      const { json } = send(emulator, `GET ${path}?access_token=local:${anna}`);
      expect(json).toMatchObject({ email: anna, email_verified: 'true', expires_in: '3599', sub: expect.stringMatching(/^\d{21}$/) });
      expect(send(emulator, `GET ${path}?access_token=ya29.x`)).toMatchObject({ status: 400, json: { error: 'invalid_token' } });
    }
    const token = { authorization: `Bearer local:${anna}` };
    expect(send(emulator, 'GET /oauth2/v2/userinfo', undefined, token).json).toMatchObject({ email: anna, verified_email: true });
    expect(send(emulator, 'GET /oauth2/v3/userinfo', undefined, token).json).toMatchObject({ email: anna, email_verified: true });
    expect(send(emulator, 'GET /oauth2/v3/userinfo').status).toBe(401);
  });
});

describe('Google’s own client library', () => {
  it('signs in, renews, asks about its token and revokes it, unchanged but for the addresses', async () => {
    const emulator = workspace();
    const server = await serve(emulator, { port: 0 });
    try {
      const base = `http://127.0.0.1:${server.port}`;
      const client = new OAuth2Client({
        clientId: 'prov',
        clientSecret: 'hemlig',
        redirectUri: redirect,
        // The library loads its own fetch by import(), which jest does not let it.
        transporterOptions: { fetchImplementation: fetch },
        endpoints: {
          oauth2AuthBaseUrl: `${base}/o/oauth2/v2/auth`,
          oauth2TokenUrl: `${base}/token`,
          tokenInfoUrl: `${base}/tokeninfo`,
          oauth2RevokeUrl: `${base}/revoke`,
        },
      });
      const { codeVerifier, codeChallenge = '' } = await client.generateCodeVerifierAsync();
      const url = client.generateAuthUrl({
        access_type: 'offline',
        scope: ['email', 'https://www.googleapis.com/auth/calendar'],
        login_hint: anna,
        prompt: 'none',
        code_challenge: codeChallenge,
        code_challenge_method: CodeChallengeMethod.S256,
      });
      const { headers } = await fetch(url, { redirect: 'manual' });
      const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
      const { tokens } = await client.getToken({ code, codeVerifier });
      client.setCredentials({ refresh_token: tokens.refresh_token ?? '' });
      const { data } = await client.request<{ id: string }>({ url: `${base}/calendar/v3/calendars/primary` });
      expect(data.id).toBe(anna);
      const { token } = await client.getAccessToken();
      expect((await client.getTokenInfo(token ?? '')).email).toBe(anna);
      await client.revokeToken(tokens.refresh_token ?? '');
      client.setCredentials({ refresh_token: tokens.refresh_token ?? '' });
      await expect(client.getAccessToken()).rejects.toThrow('invalid_grant');
    } finally {
      await server.close();
    }
  });

  it('a service account acts as itself or as the person whom it names', () => {
    const emulator = workspace();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const robot = 'robot@projekt.iam.gserviceaccount.com';
    const token = (claims: object) =>
      send(emulator, 'POST /token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXI`,
      }).json;
    expect(token({ iss: robot, scope: 'x' }).access_token).toBe(`local:${robot};robot@projekt.iam.gserviceaccount.com;x`);
    expect(token({ iss: robot, sub: anna, scope: 'x' }).access_token).toBe(`local:${anna};robot@projekt.iam.gserviceaccount.com;x`);
    expect(token({ iss: robot, target_audience: 'https://x' })).toEqual({ id_token: expect.any(String) });
  });
});
