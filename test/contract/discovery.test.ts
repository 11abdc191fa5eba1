import path from 'node:path';
import ts from 'typescript';
import { SCOPES } from '../../src/cli/transport/scopes.ts';
import { METHODS, type MethodId } from '../../src/google/methods.ts';
import {
  againstDiscovery,
  type Document,
  describeWithDiscovery,
  documents,
  faultsOf,
  type Method,
  methodsOf,
  type Schema,
} from './discovery.ts';

const GOOGLE = path.resolve(__dirname, '../../src/google');
/** Google's name for each of our interfaces, where it is not the same, and the document that holds it. */
const NAMES: Record<string, [keyof typeof documents, string]> = {
  Permission: ['drive', 'Permission'],
  DriveFile: ['drive', 'File'],
  FileList: ['drive', 'FileList'],
  ValueRange: ['sheets', 'ValueRange'],
  DimensionRange: ['sheets', 'DimensionRange'],
  DeveloperMetadata: ['sheets', 'DeveloperMetadata'],
  GridRange: ['sheets', 'GridRange'],
  GridData: ['sheets', 'GridData'],
  ProtectedRange: ['sheets', 'ProtectedRange'],
  SheetProperties: ['sheets', 'SheetProperties'],
  Sheet: ['sheets', 'Sheet'],
  Spreadsheet: ['sheets', 'Spreadsheet'],
  Attendee: ['calendar', 'EventAttendee'],
  EventTime: ['calendar', 'EventDateTime'],
  CalendarEvent: ['calendar', 'Event'],
  Calendar: ['calendar', 'Calendar'],
  Group: ['cloudidentity', 'Group'],
  Membership: ['cloudidentity', 'Membership'],
  Operation: ['cloudidentity', 'Operation'],
};

const program = ts.createProgram([path.join(GOOGLE, 'methods.ts'), path.join(GOOGLE, 'types.ts')], {
  strict: true,
  target: ts.ScriptTarget.ES2019,
  lib: ['lib.es2019.d.ts'],
  types: [],
  allowImportingTsExtensions: true,
  noEmit: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
});
const checker = program.getTypeChecker();

function interfacesOf(file: string): ts.InterfaceDeclaration[] {
  return (program.getSourceFile(path.join(GOOGLE, file))?.statements ?? ([] as unknown as ts.NodeArray<ts.Statement>)).filter(
    ts.isInterfaceDeclaration,
  );
}

const typeOfProperty = (owner: ts.Type, name: string): ts.Type => {
  const symbol = checker.getPropertyOfType(owner, name);
  if (!symbol) throw new Error(`no property ${name}`);
  return checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
};

/** Names and words in one of our types that Google's schema does not have. */
function strangers(document: Document, type: ts.Type, schema: Schema, where: string, depth = 0): string[] {
  if (schema.$ref !== undefined) return strangers(document, type, document.schemas[schema.$ref] ?? {}, where, depth);
  if (depth > 8 || schema.type === 'any' || schema.type === undefined) return [];
  const members = (type.isUnion() ? type.types : [type]).filter((one) => !(one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  return members.flatMap((member) => {
    if (member.isStringLiteral()) return schema.enum && !schema.enum.includes(member.value) ? [`${where} = ${member.value}`] : [];
    if (!(member.flags & ts.TypeFlags.Object)) return scalarFault(member, schema, where);
    const item = checker.getIndexTypeOfType(member, ts.IndexKind.Number);
    if (item) return schema.items ? strangers(document, item, schema.items, `${where}[]`, depth + 1) : [`${where} is no list`];
    const value = checker.getIndexTypeOfType(member, ts.IndexKind.String);
    if (value && schema.additionalProperties) return strangers(document, value, schema.additionalProperties, `${where}[name]`, depth + 1);
    return checker.getPropertiesOfType(member).flatMap((property) => {
      const expected = schema.properties?.[property.name] ?? schema.additionalProperties;
      const inner = `${where}.${property.name}`;
      return expected ? strangers(document, typeOfProperty(member, property.name), expected, inner, depth + 1) : [inner];
    });
  });
}

function scalarFault(type: ts.Type, schema: Schema, where: string): string[] {
  const kinds: [ts.TypeFlags, string[]][] = [
    [ts.TypeFlags.StringLike, ['string']],
    [ts.TypeFlags.NumberLike, ['integer', 'number']],
    [ts.TypeFlags.BooleanLike, ['boolean']],
  ];
  const kind = kinds.find(([flag]) => type.flags & flag);
  return kind && !kind[1].includes(schema.type ?? '') ? [`${where} is no ${schema.type}`] : [];
}

describeWithDiscovery('our types agree with Google’s discovery documents', () => {
  it.each(interfacesOf('types.ts').map((one) => [one.name.text, one] as const))('%s', (name, declaration) => {
    const [api, schemaName] = NAMES[name] ?? ['', ''];
    const document = documents[api] as Document;
    expect(Object.keys(document?.schemas ?? {})).toContain(schemaName);
    expect(strangers(document, checker.getTypeAtLocation(declaration), { $ref: schemaName }, name)).toEqual([]);
  });
});

/** Gmail's discovery document is not among those at hand: its one method stands unchecked here, and is checked against googleapis' types. */
const ids = (Object.keys(METHODS) as MethodId[]).filter((id) => METHODS[id].api !== 'gmail');

const googlesMethod = (id: MethodId): [Document, Method] => {
  const document = documents[METHODS[id].api] as Document;
  return [document, methodsOf(document).find((method) => method.id === id) as Method];
};

describeWithDiscovery('our table of methods agrees with Google’s discovery documents', () => {
  const [table] = interfacesOf('methods.ts').filter((one) => one.name.text === 'Methods');
  const methods = checker.getTypeAtLocation(table as ts.InterfaceDeclaration);

  it.each(ids)('%s', (id) => {
    const [document, method] = googlesMethod(id);
    expect(`${METHODS[id].verb} ${METHODS[id].path}`).toBe(`${method.httpMethod} /${document.servicePath}${method.path}`);

    const params = typeOfProperty(typeOfProperty(methods, id), 'params');
    const known: Record<string, Schema & { repeated?: boolean }> = { ...document.parameters, ...method.parameters };
    for (const { name } of checker.getPropertiesOfType(params)) {
      if (name === 'requestBody') {
        expect(strangers(document, typeOfProperty(params, name), method.request ?? { type: 'object', properties: {} }, name)).toEqual([]);
        continue;
      }
      expect(Object.keys(known)).toContain(name);
      const schema = known[name] as Schema & { repeated?: boolean };
      expect(strangers(document, typeOfProperty(params, name), schema.repeated ? { type: 'array', items: schema } : schema, name)).toEqual(
        [],
      );
    }
    const asked = checker.getPropertiesOfType(params).filter((one) => !(one.flags & ts.SymbolFlags.Optional));
    const needed = Object.entries(method.parameters ?? {}).filter(([, { required }]) => required);
    expect(asked.map((one) => one.name)).toEqual(expect.arrayContaining(needed.map(([name]) => name)));

    const result = checker.getPropertyOfType(typeOfProperty(methods, id), 'result') as ts.Symbol;
    const type = checker.getTypeOfSymbol(result);
    if (type.flags & ts.TypeFlags.Undefined) expect(method.response).toBeUndefined();
    else expect(strangers(document, type, method.response ?? { type: 'object', properties: {} }, 'result')).toEqual([]);
  });

  it('marks as reads those methods alone that change nothing', () => {
    const reads = ids.filter((id) => !METHODS[id].writes && METHODS[id].verb !== 'GET');
    expect(reads).toEqual(['sheets.spreadsheets.developerMetadata.search', 'calendar.freebusy.query']);
    expect(ids.filter((id) => METHODS[id].writes && METHODS[id].verb === 'GET')).toEqual([]);
  });

  it.each(ids)('%s is allowed by a scope that the command line asks for', (id) => {
    const [, method] = googlesMethod(id);
    expect(Object.keys(SCOPES).filter((scope) => method.scopes?.includes(scope))).not.toEqual([]);
  });
});

describeWithDiscovery('the checker of traffic', () => {
  const answer = (body: unknown) => () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const get = (url: string) => ({ method: 'GET', url, headers: {} });

  it('lets through what Google knows', () => {
    expect(againstDiscovery(answer({ id: 'f', appProperties: { any: 'thing' } }))(get('/drive/v3/files/f?fields=id')).status).toBe(200);
  });

  it.each([
    ['a parameter', get('/drive/v3/files/f?field=id'), { id: 'f' }, 'the parameter field'],
    ['a name in an answer', get('/drive/v3/files/f'), { id: 'f', isMine: true }, 'answer.isMine is unknown'],
    [
      'a name deep in an answer',
      get('/drive/v3/files'),
      { files: [{ shortcutDetails: { target: 'f' } }] },
      'answer.files[0].shortcutDetails.target',
    ],
    ['a type', get('/drive/v3/files/f'), { size: 7 }, 'answer.size is a number, not a string'],
    ['a method', get('/drive/v3/film/f'), {}, 'the method GET /drive/v3/film/f'],
    [
      'a name in a request',
      {
        method: 'POST',
        url: '/v4/spreadsheets',
        headers: { 'content-type': 'application/json' },
        body: { text: '{"properties":{"titel":"Bok"}}' },
      },
      {},
      'request.properties.titel is unknown',
    ],
  ])('stops %s that it does not', (_what, request, body, words) => {
    expect(() => againstDiscovery(answer(body))(request)).toThrow(words);
  });

  it('looks into the parts of a batch', () => {
    const part = (id: string, first: string, body: string) =>
      `--b\r\nContent-Type: application/http\r\nContent-ID: <${id}>\r\n\r\n${first}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
    const headers = { 'content-type': 'multipart/mixed; boundary=b' };
    const request = { method: 'POST', url: '/batch/drive/v3', headers, body: { text: `${part('0', 'GET /drive/v3/files/f', '')}--b--` } };
    const response = { status: 200, headers, body: `${part('response-0', 'HTTP/1.1 200 OK', '{"isMine":true}')}--b--` };
    expect(() => againstDiscovery(() => response)(request)).toThrow('answer.isMine is unknown');
  });

  it('takes a word outside an enumeration for a fault', () => {
    const sheets = documents.sheets as Document;
    expect(faultsOf(sheets, { $ref: 'DimensionRange' }, { dimension: 'RADER' }, 'x')).toEqual([
      expect.stringContaining('x.dimension is RADER'),
    ]);
  });
});
