// Google's client library as anyone would use it: node googleapis-client.mjs ROOT-URL E-MAIL FILE → JSON on standard output.
import { createReadStream } from 'node:fs';
import { OAuth2Client } from 'google-auth-library';
import { calendar as openCalendar } from 'googleapis/build/src/apis/calendar/index.js';
import { cloudidentity as openGroups } from 'googleapis/build/src/apis/cloudidentity/index.js';
import { drive as openDrive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets as openSheets } from 'googleapis/build/src/apis/sheets/index.js';

const [, , rootUrl, email, file] = process.argv;
const auth = new OAuth2Client();
auth.setCredentials({ access_token: `local:${email}` });
const drive = openDrive({ version: 'v3', auth, rootUrl });
const sheets = openSheets({ version: 'v4', auth, rootUrl });
const calendar = openCalendar({ version: 'v3', auth, rootUrl });
const groups = openGroups({ version: 'v1', auth, rootUrl });
const seen = {};

const folder = await drive.files.create({ fields: 'id', requestBody: { name: 'Rum', mimeType: 'application/vnd.google-apps.folder' } });
const film = await drive.files.create(
  {
    fields: 'id,md5Checksum,size',
    requestBody: { name: 'Vatten.mp4', parents: [folder.data.id] },
    media: { mimeType: 'video/mp4', body: createReadStream(file) },
  },
  { rootUrl }, // Media requests heed only this one.
);
seen.film = { md5Checksum: film.data.md5Checksum, size: film.data.size };
seen.list = (await drive.files.list({ q: `'${folder.data.id}' in parents`, fields: 'files(name)' })).data;

const download = await drive.files.get({ fileId: film.data.id, alt: 'media' }, { responseType: 'arraybuffer' });
seen.downloaded = Buffer.from(download.data).length;

await drive.permissions.create({
  fileId: folder.data.id,
  sendNotificationEmail: false,
  requestBody: { type: 'user', role: 'reader', emailAddress: 'bo@skola.example' },
});
const { data: shared } = await drive.permissions.list({ fileId: film.data.id, fields: 'permissions(emailAddress,role)' });
seen.permissions = shared.permissions.map((one) => `${one.role} ${one.emailAddress}`).sort();

const { data: book } = await sheets.spreadsheets.create({
  requestBody: { properties: { title: 'Bok' }, sheets: [{ properties: { title: 'Rum' } }] },
});
const { spreadsheetId } = book;
await sheets.spreadsheets.values.update({
  spreadsheetId,
  range: 'Rum!A1',
  valueInputOption: 'RAW',
  requestBody: { values: [['Rosen', 3]] },
});
seen.values = (
  await sheets.spreadsheets.values.get({ spreadsheetId, range: 'Rum!A1:B1', valueRenderOption: 'UNFORMATTED_VALUE' })
).data.values;

const event = await calendar.events.insert({
  calendarId: 'primary',
  sendUpdates: 'none',
  requestBody: {
    summary: 'Träff',
    start: { dateTime: '2026-09-01T13:00:00+02:00' },
    end: { dateTime: '2026-09-01T14:00:00+02:00' },
    attendees: [{ email: 'bo@skola.example' }],
  },
});
const { data: found } = await calendar.events.get({ calendarId: 'primary', eventId: event.data.id });
seen.event = [found.summary, ...found.attendees.map((one) => one.email)];

const made = await groups.groups.create({
  initialGroupConfig: 'WITH_INITIAL_OWNER',
  requestBody: {
    parent: 'customers/C0skola',
    groupKey: { id: 'rosen@skola.example' },
    displayName: 'Rosen',
    labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
  },
});
const { data: members } = await groups.groups.memberships.list({ parent: made.data.response.name });
seen.members = members.memberships.map((one) => one.preferredMemberKey.id);

seen.refusal = await drive.files.get({ fileId: 'saknas' }).catch((error) => [error.status, error.message]);
process.stdout.write(JSON.stringify(seen));
