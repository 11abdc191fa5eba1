"""Google's Python client as anyone would use it: python_client.py ROOT-URL E-MAIL FILE DISCOVERY-FOLDER -> JSON on standard output."""

import io
import json
import os
import sys

import httplib2
from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaFileUpload, MediaIoBaseDownload

ROOT, EMAIL, FILE, DOCUMENTS = sys.argv[1:]


class Signed(httplib2.Http):
    """Says who acts, as a credentials object would."""

    def request(self, uri, method="GET", body=None, headers=None, **more):
        headers = dict(headers or {}, authorization="Bearer local:" + EMAIL)
        return super().request(uri, method=method, body=body, headers=headers, **more)


def service(name):
    with open(os.path.join(DOCUMENTS, name + ".json"), encoding="utf-8") as document:
        description = json.load(document)
    description["rootUrl"] = ROOT + "/"
    http = Signed()
    http.redirect_codes = set(http.redirect_codes) - {308}  # 308 means "go on" in an upload.
    return build_from_document(json.dumps(description), http=http)


drive, sheets, calendar, groups = map(service, ["drive.v3", "sheets.v4", "calendar.v3", "cloudidentity.v1"])
seen = {}

folder = drive.files().create(fields="id", body={"name": "Rum", "mimeType": "application/vnd.google-apps.folder"}).execute()["id"]

small = MediaFileUpload(FILE, mimetype="video/mp4")
film = drive.files().create(body={"name": "Hel.mp4", "parents": [folder]}, media_body=small, fields="id,md5Checksum").execute()
seen["multipart"] = film["md5Checksum"]

chunked = drive.files().create(
    body={"name": "Bitar.mp4", "parents": [folder]},
    media_body=MediaFileUpload(FILE, mimetype="video/mp4", resumable=True, chunksize=262144),
    fields="id,md5Checksum",
)
steps, answer = [], None
while answer is None:
    progress, answer = chunked.next_chunk()
    if progress:
        steps.append(progress.resumable_progress)
seen["resumable"] = [steps, answer["md5Checksum"]]

got = io.BytesIO()
download, done = MediaIoBaseDownload(got, drive.files().get_media(fileId=film["id"]), chunksize=262144), False
while not done:
    _, done = download.next_chunk()
seen["downloaded"] = got.getvalue() == open(FILE, "rb").read()

long_query = " or ".join(["'%s' in parents" % folder] + ["name = '%s'" % ("x" * 40 + str(n)) for n in range(60)])
listing = drive.files().list(q=long_query, orderBy="name", pageSize=1, fields="nextPageToken,files(name)")
names = []
while listing is not None:
    page = listing.execute()
    names += [one["name"] for one in page["files"]]
    listing = drive.files().list_next(listing, page)
seen["list"] = names

body = {"type": "user", "role": "reader", "emailAddress": "bo@skola.example"}
drive.permissions().create(fileId=folder, sendNotificationEmail=False, body=body).execute()
shared = drive.permissions().list(fileId=film["id"], fields="permissions(emailAddress,role)").execute()
seen["permissions"] = sorted(one["role"] + " " + one["emailAddress"] for one in shared["permissions"])

book = sheets.spreadsheets().create(body={"properties": {"title": "Bok"}, "sheets": [{"properties": {"title": "Rum"}}]}).execute()
values = sheets.spreadsheets().values()
where = {"spreadsheetId": book["spreadsheetId"], "range": "Rum!A1:B1"}
values.update(valueInputOption="RAW", body={"values": [["=1+2", 3]]}, **where).execute()
seen["values"] = values.get(valueRenderOption="UNFORMATTED_VALUE", **where).execute()["values"]

times = {"start": {"dateTime": "2026-09-01T13:00:00+02:00"}, "end": {"dateTime": "2026-09-01T14:00:00+02:00"}}
event = calendar.events().insert(calendarId="primary", sendUpdates="none", body={"summary": "Träff", **times}).execute()
seen["event"] = calendar.events().get(calendarId="primary", eventId=event["id"]).execute()["summary"]

made = groups.groups().create(
    initialGroupConfig="WITH_INITIAL_OWNER",
    body={
        "parent": "customers/C0skola",
        "groupKey": {"id": "rosen@skola.example"},
        "displayName": "Rosen",
        "labels": {"cloudidentity.googleapis.com/groups.discussion_forum": ""},
    },
).execute()
seen["group"] = groups.groups().get(name=made["response"]["name"]).execute()["displayName"]

outcomes = {}


def heard(request_id, response, exception):
    outcomes[request_id] = exception.resp.status if exception else response["name"]


batch = drive.new_batch_http_request(callback=heard)
batch.add(drive.files().get(fileId=folder, fields="name"), request_id="rum")
batch.add(drive.files().get(fileId="saknas"), request_id="saknas")
batch.add(drive.files().update(fileId=film["id"], body={"name": "Ny å ä ö.mp4"}, fields="name"), request_id="film")
batch.execute()
seen["batch"] = outcomes

try:
    drive.files().get(fileId="saknas").execute()
except HttpError as error:
    seen["refusal"] = [error.resp.status, json.loads(error.content.decode("utf-8"))["error"]["errors"][0]["reason"]]

json.dump(seen, sys.stdout)
