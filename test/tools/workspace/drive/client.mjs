// Google's client library at what a sync tool does: node client.mjs ROOT-URL OWNER READER → JSON on standard output.
import { OAuth2Client } from 'google-auth-library';
import { drive as openDrive } from 'googleapis/build/src/apis/drive/index.js';

const [, , rootUrl, owner, reader] = process.argv;
const as = (email) => {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: `local:${email}` });
  return openDrive({ version: 'v3', auth, rootUrl });
};
const drive = as(owner);
const media = (body) => ({ mimeType: 'text/plain', body });
// Media requests heed only this one.
const here = { rootUrl };
const seen = {};

const { data: start } = await drive.changes.getStartPageToken();
const made = await drive.files.create({ requestBody: { name: 'Ord.txt' }, media: media('ett') }, here);
const fileId = made.data.id;
await drive.files.update({ fileId, media: media('fyra') }, here);
const copy = await drive.files.copy({ fileId, requestBody: { name: 'Kopia.txt' }, fields: 'id,size' });
seen.copied = copy.data.size;
await drive.files.update({ fileId, requestBody: { trashed: true } });
await drive.files.emptyTrash();
const { data: log } = await drive.changes.list({ pageToken: start.startPageToken, fields: 'changes(fileId,removed,file(name))' });
seen.changes = log.changes.map(({ removed, file }) => [removed, file?.name ?? null]);
seen.about = Object.keys((await drive.about.get({ fields: '*' })).data).sort();
seen.drives = (await drive.drives.list({ pageSize: 10 })).data.drives;

const requestBody = { name: 'Blad', mimeType: 'application/vnd.google-apps.spreadsheet' };
const sheet = await drive.files.create({ requestBody, fields: 'id' });
const csv = await drive.files.export({ fileId: sheet.data.id, mimeType: 'text/csv' }, { responseType: 'text' });
seen.exported = [csv.status, csv.headers.get?.('content-type') ?? csv.headers['content-type']];

const open = await drive.files.create({ requestBody: { name: 'Öppen' }, fields: 'id' });
const share = (body) => drive.permissions.create({ fileId: open.data.id, requestBody: { role: 'reader', ...body } });
const found = async (more) => (await as(reader).files.list({ q: "name = 'Öppen'", ...more })).data.files.length;
seen.link = (await share({ type: 'anyone' })).data.id;
seen.opened = (await as(reader).files.get({ fileId: open.data.id })).data.name;
seen.found = [await found()];
await share({ type: 'domain', domain: reader.split('@')[1], allowFileDiscovery: true });
seen.found.push(await found(), await found({ corpora: 'domain' }));
process.stdout.write(JSON.stringify(seen));
