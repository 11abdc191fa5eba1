import type { Call } from '../../src/google/call.ts';
import { decode, encode } from '../../src/google/http.ts';

describe('a call over HTTP', () => {
  it('writes path parameters into the path and the rest into the query, leaving out what is not given', () => {
    const list: Call = { method: 'drive.files.list', params: { q: "name = 'Å & Ö'", pageSize: 10, pageToken: undefined } };
    expect(encode(list)).toEqual({
      verb: 'GET',
      url: "/drive/v3/files?q=name%20%3D%20'%C3%85%20%26%20%C3%96'&pageSize=10",
      headers: { accept: 'application/json' },
    });
  });

  it('repeats a parameter that has several values', () => {
    const read: Call = { method: 'sheets.spreadsheets.values.batchGet', params: { spreadsheetId: 's', ranges: ["'Rum 1'!A:B", 'Möten'] } };
    expect(encode(read).url).toBe("/v4/spreadsheets/s/values:batchGet?ranges='Rum%201'!A%3AB&ranges=M%C3%B6ten");
  });

  it('keeps the slashes of a resource name and no others', () => {
    const name: Call = { method: 'cloudidentity.groups.get', params: { name: 'groups/a b' } };
    expect(encode(name).url).toBe('/v1/groups/a%20b');
    const range: Call = {
      method: 'sheets.spreadsheets.values.append',
      params: { spreadsheetId: 's', range: "'a/b'!A1", valueInputOption: 'RAW', requestBody: { values: [] } },
    };
    expect(encode(range).url).toBe("/v4/spreadsheets/s/values/'a%2Fb'!A1:append?valueInputOption=RAW");
  });

  it('keeps dots in a parameter’s name', () => {
    const lookup: Call = { method: 'cloudidentity.groups.lookup', params: { 'groupKey.id': 'alla@skola.example' } };
    expect(encode(lookup).url).toBe('/v1/groups:lookup?groupKey.id=alla%40skola.example');
  });

  it('sends the body as JSON and the etag as If-Match', () => {
    const update: Call = {
      method: 'calendar.events.update',
      params: { calendarId: 'c@group', eventId: 'e', sendUpdates: 'none', requestBody: { summary: 'Nätverksträff' } },
      ifMatch: '"3"',
    };
    expect(encode(update)).toEqual({
      verb: 'PUT',
      url: '/calendar/v3/calendars/c%40group/events/e?sendUpdates=none',
      headers: { accept: 'application/json', 'if-match': '"3"', 'content-type': 'application/json; charset=UTF-8' },
      body: '{"summary":"Nätverksträff"}',
    });
  });

  it('reads an answer as the result, and nothing as nothing', () => {
    const get: Call = { method: 'drive.files.get', params: { fileId: 'f' } };
    expect(decode(get, { status: 200, headers: {}, body: '{"id":"f"}' })).toEqual({ ok: true, result: { id: 'f' } });
    expect(decode(get, { status: 204, headers: {}, body: '' })).toEqual({ ok: true, result: undefined });
  });

  it('takes an answer that was cut off for a lost one', () => {
    const outcome = decode({ method: 'drive.files.get', params: { fileId: 'f' } }, { status: 200, headers: {}, body: '{"id":"f' });
    expect(!outcome.ok && outcome.error.trouble).toBe('unknown');
  });
});
