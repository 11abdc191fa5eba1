import { ANNA, FOLDER, KARIN, SHORTCUT, workspace } from './fixture.ts';

const q = encodeURIComponent;

/** Karin's Drive with a bit of everything. */
function filled() {
  const space = workspace();
  const karin = space.as(KARIN);
  const room = karin.folder('Rum');
  const other = karin.folder('Annat');
  karin.file("Karins ö: 'lek' \\ lärande", room, { appProperties: { row: 'r1', sort: 'film' }, description: 'Om lek i förskolan' });
  space.clock.now += 60_000;
  karin.file('Film 2', room, { appProperties: { row: 'r2' }, properties: { år: '2026' } });
  space.clock.now += 60_000;
  const film = karin.file('Film 12', other, { mimeType: 'audio/mpeg' });
  karin.make({ name: 'Genväg', mimeType: SHORTCUT, shortcutDetails: { targetId: film }, parents: [room] });
  return { ...space, karin, room, other, film };
}

describe('searching Drive with q', () => {
  it('knows every term and operator', () => {
    const { karin, room, other, film, as } = filled();
    karin.share(film, { type: 'user', role: 'writer', emailAddress: ANNA });
    const all: [string, string[]][] = [
      ["name = 'Film 2'", ['Film 2']],
      ["name != 'Film 2' and mimeType contains 'video/'", ["Karins ö: 'lek' \\ lärande"]],
      ["name contains 'film'", ['Film 12', 'Film 2']],
      ["name contains 'ilm'", []],
      ["name contains 'LEK'", ["Karins ö: 'lek' \\ lärande"]],
      ["name = 'Karins ö: \\'lek\\' \\\\ lärande'", ["Karins ö: 'lek' \\ lärande"]],
      ["fullText contains 'förskolan'", ["Karins ö: 'lek' \\ lärande"]],
      ["fullText contains 'förskol'", []],
      ['fullText contains \'"lek i förskolan"\'', ["Karins ö: 'lek' \\ lärande"]],
      ['fullText contains \'"förskolan lek"\'', []],
      [`mimeType = '${FOLDER}'`, ['Annat', 'Rum']],
      ["mimeType != 'video/mp4' and not mimeType contains 'google-apps'", ['Film 12']],
      ["createdTime > '2026-01-15T08:01:00' and mimeType = 'audio/mpeg'", ['Film 12']],
      ["modifiedTime >= '2026-01-15T09:01:00+01:00' and modifiedTime < '2026-01-15T08:02:00Z'", ['Film 2']],
      ["modifiedTime = '2026-01-15T08:01:00Z'", ['Film 2']],
      ["modifiedTime <= '2026-01-15T08:00:00Z' and modifiedTime != '2026-01-14'", ["Karins ö: 'lek' \\ lärande", 'Annat', 'Rum']],
      [`'${room}' in parents and trashed = false`, ['Genväg', 'Film 2', "Karins ö: 'lek' \\ lärande"]],
      [`('${room}' in parents or '${other}' in parents) and mimeType contains 'audio'`, ['Film 12']],
      [`not '${room}' in parents and name contains 'Film'`, ['Film 12']],
      ["'me' in owners and name = 'Rum'", ['Rum']],
      [`'${ANNA}' in owners`, []],
      [`'${ANNA}' in writers`, ['Film 12']],
      [`'${ANNA.toUpperCase()}' in readers`, ['Film 12']],
      ["appProperties has { key='row' and value='r1' }", ["Karins ö: 'lek' \\ lärande"]],
      [
        "appProperties has {key='row' and value='r1'} or appProperties has {key='row' and value='r2'}",
        ['Film 2', "Karins ö: 'lek' \\ lärande"],
      ],
      ["properties has { key='år' and value='2026' }", ['Film 2']],
      ["appProperties has { key='år' and value='2026' }", []],
      [`shortcutDetails.targetId = '${film}'`, ['Genväg']],
      ["visibility = 'limited' and name contains 'Film'", ['Film 12', 'Film 2']],
      ["trashed = true or starred = true or name = 'Rum'", ['Rum']],
      ["name = 'Rum' or name = 'Annat' and mimeType = 'video/mp4'", ['Rum']],
      ['sharedWithMe', []],
    ];
    const got = all.map(([query]) => [query, karin.names(query)]);
    expect(got).toEqual(all);
    expect(as(ANNA).names('sharedWithMe')).toEqual(['Film 12']);
    expect(as(ANNA).names('sharedWithMe = false')).toEqual([]);
  });

  it.each([
    "name = 'öppen",
    'name = öppen',
    "namn = 'x'",
    "name > 'x'",
    "name = 'x' and",
    "(name = 'x'",
    "name = 'x')",
    "'x' in names",
    "'x' parents",
    "modifiedTime > 'i går'",
    'trashed = maybe',
    "appProperties has { key='x' }",
    "visibility = 'kanske'",
    "name = 'x' name = 'y'",
    "name = 'Karin's'",
    '!',
  ])('answers 400 invalid to %s', (query) => {
    const { as } = workspace();
    const answer = as(KARIN).get(`/files?q=${q(query)}`);
    expect(answer).toMatchObject({ status: 400, reason: 'invalid', json: { error: { errors: [{ location: 'q' }] } } });
  });

  it('answers only kind, id, name and mimeType unless fields are asked for', () => {
    const { karin, room } = filled();
    const page = karin.get(`/files?q=${q("name = 'Rum'")}`).json;
    expect(page).toEqual({
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: [{ kind: 'drive#file', id: room, name: 'Rum', mimeType: FOLDER }],
    });
    expect(karin.get(`/files/${room}`).json).toEqual({ kind: 'drive#file', id: room, name: 'Rum', mimeType: FOLDER });
  });

  it('sorts as asked, å ä ö last and numbers naturally', () => {
    const { karin } = filled();
    karin.folder('Östra');
    karin.folder('Zoo');
    const films = "name contains 'Film'";
    expect(karin.names(films, '&orderBy=name')).toEqual(['Film 12', 'Film 2']);
    expect(karin.names(films, '&orderBy=name_natural')).toEqual(['Film 2', 'Film 12']);
    expect(karin.names(films, '&orderBy=createdTime desc')).toEqual(['Film 12', 'Film 2']);
    expect(karin.names(films, '&orderBy=modifiedTime')).toEqual(['Film 2', 'Film 12']);
    expect(karin.names(`mimeType = '${FOLDER}'`, '&orderBy=name')).toEqual(['Annat', 'Rum', 'Zoo', 'Östra']);
    expect(karin.names("name contains 'Film' or name = 'Zoo'", '&orderBy=folder,name desc')).toEqual(['Zoo', 'Film 2', 'Film 12']);
    expect(karin.get('/files?orderBy=storlek')).toMatchObject({ status: 400, reason: 'invalid' });
    expect(karin.get(`/files?orderBy=name&q=${q("fullText contains 'x'")}`).status).toBe(400);
  });

  it('pages without loss or repetition, also when things come and go in between', () => {
    const { karin, room } = filled();
    const made = Array.from({ length: 25 }, (_, i) => karin.file(`Del ${String(i).padStart(2, '0')}`, room));
    const seen: string[] = [];
    let token = '';
    for (let page = 0; page === 0 || token; page++) {
      const url = `/files?pageSize=10&orderBy=name&q=${q("name contains 'Del'")}&fields=nextPageToken,files(name)&pageToken=${token}`;
      const answer = karin.get(url).json;
      seen.push(...answer.files.map((file: { name: string }) => file.name));
      token = answer.nextPageToken ?? '';
      if (page === 0) {
        karin.remove(`/files/${made[3]}`);
        karin.file('Del 001', room);
      }
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `Del ${String(i).padStart(2, '0')}`));
    const first = karin.get('/files?pageSize=1').json;
    expect(karin.get(`/files?pageSize=1&pageToken=${first.nextPageToken}`).status).toBe(200);
    expect(karin.get(`/files?pageSize=1&q=trashed=false&pageToken=${first.nextPageToken}`)).toMatchObject({
      status: 400,
      reason: 'invalid',
    });
    expect(karin.get('/files?pageToken=hittepå').status).toBe(400);
    expect(karin.get('/files?pageSize=0').status).toBe(400);
  });

  it('can lag behind what was made, as Google’s lists do', () => {
    const { karin, settings, clock } = filled();
    settings({ listDelayMillis: 60_000 });
    const film = karin.file('Ny');
    expect(karin.names("name = 'Ny'")).toEqual([]);
    expect(karin.opens(film)).toBe(200);
    clock.now += 60_000;
    expect(karin.names("name = 'Ny'")).toEqual(['Ny']);
  });

  it('finds by parent and by property without reading every file', () => {
    const { karin, room, store } = filled();
    const entries = jest.spyOn(store, 'entries');
    karin.names(`'${room}' in parents and trashed = false`);
    karin.names("appProperties has { key='row' and value='r1' }");
    karin.names(`('${room}' in parents or 'x' in parents) and name contains 'Film'`);
    expect(entries).not.toHaveBeenCalled();
  });
});
