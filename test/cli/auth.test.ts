import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OAuth2ClientOptions } from 'google-auth-library';
import { type SignInOptions, signIn } from '../../src/cli/transport/auth.ts';
import { SCOPES } from '../../src/cli/transport/scopes.ts';

/** An authorisation server that checks what the protocol lets it check, and hands out numbered tokens. */
async function authorisationServer(lifetime = 3600) {
  const asked: URLSearchParams[] = [];
  const authorised: (string | undefined)[] = [];
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    void (async () => {
      let body = '';
      for await (const piece of incoming) body += String(piece);
      if (incoming.url === '/token') {
        asked.push(new URLSearchParams(body));
        const renewed = body.includes('grant_type=refresh_token');
        const tokens = { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: lifetime };
        outgoing.setHeader('content-type', 'application/json');
        outgoing.end(JSON.stringify(renewed ? tokens : { ...tokens, refresh_token: 'förnyelse' }));
        return;
      }
      authorised.push(incoming.headers.authorization);
      outgoing.end('{}');
    })();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oauth: Partial<OAuth2ClientOptions> = {
    endpoints: { oauth2AuthBaseUrl: `${root}/auth`, oauth2TokenUrl: `${root}/token` },
    transporterOptions: { fetchImplementation: fetch },
  };
  return { root, asked, authorised, oauth, close: () => server.close() };
}

describe('signing in', () => {
  let home: string;
  let server: Awaited<ReturnType<typeof authorisationServer>>;
  let said: string[];
  const token = () => path.join(home, '.config/delakultur/token.json');
  const options = (more: Partial<SignInOptions> = {}): SignInOptions => ({
    lang: 'sv',
    env: { HOME: home },
    oauth: server.oauth,
    say: (words) => {
      said.push(words);
    },
    ...more,
  });
  const writeClient = (text = '{"installed":{"client_id":"klient","client_secret":"hemlig"}}') => {
    mkdirSync(path.dirname(token()), { recursive: true });
    writeFileSync(path.join(path.dirname(token()), 'client.json'), text);
  };
  /** Plays the browser: goes back to the program as the authorisation server would send it. */
  const browser = (answer: (asked: URLSearchParams) => Record<string, string>) => (words: string) => {
    said.push(words);
    const asked = new URL(words.split('\n')[1] ?? '').searchParams;
    void fetch(`${asked.get('redirect_uri')}/?${new URLSearchParams(answer(asked))}`).then(async (page) => said.push(await page.text()));
  };
  const consenting = browser((asked) => ({ code: 'kod', state: asked.get('state') ?? '' }));
  const url = () => new URL(said[0]?.split('\n')[1] ?? '').searchParams;

  beforeEach(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'delakultur-home-'));
    server = await authorisationServer();
    said = [];
  });
  afterEach(() => {
    server.close();
    rmSync(home, { recursive: true });
  });

  it('asks for narrow scopes, a lasting grant, and proves that it is the one who asked', async () => {
    writeClient();
    await signIn(options({ say: consenting }));
    expect(url().get('scope')?.split(' ')).toEqual(Object.keys(SCOPES));
    expect(url().get('access_type')).toBe('offline');
    expect(url().get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const verifier = server.asked[0]?.get('code_verifier') ?? '';
    expect(verifier.length).toBeGreaterThan(42);
    expect(url().get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
    expect(Object.fromEntries(server.asked[0] ?? [])).toMatchObject({
      code: 'kod',
      grant_type: 'authorization_code',
      redirect_uri: url().get('redirect_uri'),
    });
  });

  it('acts with the token, which only the user can read, and asks only once', async () => {
    writeClient();
    const first = await signIn(options({ say: consenting }));
    await first.request({ url: `${server.root}/drive`, responseType: 'text', retry: false, timeout: 5000 });
    expect(server.authorised).toEqual(['Bearer token-1']);
    expect(statSync(token()).mode & 0o777).toBe(0o600);
    said = [];
    await signIn(options());
    expect(said).toEqual([]);
  });

  it('keeps a renewed token, and the right to renew it', async () => {
    writeClient();
    await signIn(options({ say: consenting }));
    writeFileSync(token(), JSON.stringify({ ...JSON.parse(readFileSync(token(), 'utf8')), expiry_date: 1 }));
    const client = await signIn(options());
    await client.request({ url: `${server.root}/drive`, responseType: 'text', retry: false, timeout: 5000 });
    const kept = () => JSON.parse(readFileSync(token(), 'utf8'));
    for (let n = 0; n < 100 && kept().access_token !== 'token-2'; n++) await new Promise((later) => setTimeout(later, 10));
    expect(kept()).toMatchObject({ access_token: 'token-2', refresh_token: 'förnyelse' });
  });

  it('takes no code from someone who does not know the state', async () => {
    writeClient();
    const stranger = browser(() => ({ code: 'främmande', state: 'gissad' }));
    await expect(signIn(options({ say: stranger, timeoutMs: 200 }))).rejects.toThrow('Inloggningen tog för lång tid');
    expect(server.asked).toEqual([]);
    expect(existsSync(token())).toBe(false);
  });

  it('says so when the user says no', async () => {
    writeClient();
    const refusing = browser((asked) => ({ error: 'access_denied', state: asked.get('state') ?? '' }));
    await expect(signIn(options({ say: refusing, lang: 'en' }))).rejects.toThrow('Signing in was broken off (access_denied)');
  });

  it('says what to do when nothing is configured, in the user’s language', async () => {
    await expect(signIn(options())).rejects.toThrow(/Det finns inget att logga in med.*client\.json/);
    await expect(signIn(options({ lang: 'en' }))).rejects.toThrow('There is nothing to sign in with.');
    await expect(signIn(options({ env: { HOME: home, DELAKULTUR_OAUTH_CLIENT: '/saknas.json' } }))).rejects.toThrow('/saknas.json');
  });

  it.each(['{}', 'inget', '{"web":{"client_id":"x"}}'])('says so when the client file is none: %s', async (text) => {
    writeClient(text);
    await expect(signIn(options())).rejects.toThrow('är ingen OAuth-klient');
  });
});
