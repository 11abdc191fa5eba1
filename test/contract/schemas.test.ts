import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../src/tools/workspace/services.ts';
import { lacks } from '../../src/tools/workspace/sheets/lacking.ts';
import { acts } from '../../src/tools/workspace/sheets/requests/batch.ts';
import { describeWithDiscovery, documents } from './discovery.ts';
import { schemaText } from './schemas.ts';

const FOLDERS = { drive: 'drive', sheets: 'sheets', calendar: 'calendar', cloudidentity: 'groups' } as const;

/** Of Sheets' hundreds of types, those of requests and fields that answer 501 are left out. */
const looksInto = (type: string, field: string): boolean => {
  if (type === 'Request' || type === 'Response') return Object.hasOwn(acts, field);
  return !lacks.has(field);
};

describeWithDiscovery('the schemas of the embedded workspace', () => {
  it.each(Object.entries(FOLDERS))('%s: they are those of Google’s discovery document', (api, folder) => {
    const service = services.find(({ name }) => name === api);
    const document = documents[api];
    if (!service || !document) throw new Error(`no ${api}`);
    const text = schemaText(document, new Set(service.routes.map(({ id }) => id)), looksInto);
    const file = join(__dirname, '../../src/tools/workspace', folder, 'schema.ts');
    const whole = `import { readSchema } from '../http/schema.ts';

/** From Google's discovery document of ${document.name} ${document.version}. Written by \`UPDATE=1 npx jest test/contract/schemas\`. */
export const schema = readSchema(\`
${text}
\`);
`;
    if (process.env.UPDATE) writeFileSync(file, whole);
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });
});

describe('a service of the embedded workspace', () => {
  it.each(services)('$name: each route is a method of its schema, with scopes, and each method is at the service’s root', (service) => {
    const { routes, schema, root } = service;
    for (const { id } of routes) expect([id, schema.methods.get(id)?.scopes.length ?? 0]).toEqual([id, expect.any(Number)]);
    expect(routes.filter(({ id }) => (schema.methods.get(id)?.scopes.length ?? 0) === 0)).toEqual([]);
    const plain = routes.filter(({ path }) => path === undefined).map(({ id }) => id);
    expect(new Set(plain).size).toBe(plain.length);
    expect([...schema.methods.values()].filter(({ path }) => !root.test(path))).toEqual([]);
  });
});
