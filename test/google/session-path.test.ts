import { sessionPath } from '../../src/google/http.ts';

const own = 'https://www.googleapis.com/upload/drive/v3/files';

describe('the address of an upload, as a page sends it back', () => {
  it.each([
    `${own}?uploadType=resumable&upload_id=ABg5-xyz_1`,
    `${own}?fields=id%2Csize%2Cmd5Checksum&uploadType=resumable&upload_id=ABg5-xyz_1`,
    // As Google's other services end such an address.
    `${own}?uploadType=resumable&upload_id=ABg5-xyz_1&upload_protocol=resumable`,
    'http://127.0.0.1:8787/upload/drive/v3/files?uploadType=resumable&upload_id=ABg5-xyz_1',
  ])('is made anew of its id: %s', (address) => {
    expect(sessionPath(address)).toBe('/upload/drive/v3/files?uploadType=resumable&upload_id=ABg5-xyz_1');
  });

  it.each([
    ['another host', 'https://evil.example/upload/drive/v3/files?upload_id=a'],
    ['a host that ours begins', 'https://www.googleapis.com.evil.example/upload/drive/v3/files?upload_id=a'],
    ['somebody’s name before the host', 'https://www.googleapis.com@evil.example/upload/drive/v3/files?upload_id=a'],
    ['a name and a word', 'https://a:b@www.googleapis.com/upload/drive/v3/files?upload_id=a'],
    ['a port', 'https://www.googleapis.com:444/upload/drive/v3/files?upload_id=a'],
    ['no encryption', 'http://www.googleapis.com/upload/drive/v3/files?upload_id=a'],
    ['another path', 'https://www.googleapis.com/drive/v3/files?upload_id=a'],
    ['a file of its own', `${own}/some-id?upload_id=a`],
    ['steps upwards', `${own}/../../../drive/v3/files?upload_id=a`],
    ['encoded slashes', `${own}%2f..%2f?upload_id=a`],
    ['encoded steps in the id', `${own}?upload_id=a%2f..`],
    ['a fragment', `${own}?upload_id=a#b`],
    ['another question', `${own}?upload_id=a&supportsAllDrives=true`],
    ['another kind of upload', `${own}?uploadType=media&upload_id=a`],
    ['another protocol', `${own}?upload_id=a&upload_protocol=multipart`],
    ['two ids', `${own}?upload_id=a&upload_id=b`],
    ['no id', `${own}?uploadType=resumable`],
    ['an empty id', `${own}?upload_id=`],
    ['a line break', `${own}?upload_id=a\r\nhost: b`],
    ['a line after it', `${own}?upload_id=a\n`],
    ['nothing', ''],
  ])('is refused with %s', (_, address) => {
    expect(sessionPath(address)).toBeUndefined();
  });
});
