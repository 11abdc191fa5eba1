/** Canned answers for the upload dialog. */
import type { UploadAnswers, UploadResults } from '../../src/contract/uploads.ts';

const begun = { recording: 'F-061', file: 'film-61', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=a' };

export const uploadAnswers: UploadAnswers = {
  uploadSetting: {
    mayUpload: true,
    operator: 'maryam.lindqvist@delaby.example',
    staffPage: '',
    language: 'sv',
    today: '2026-11-16',
    rooms: [{ id: 'rum-alla', name: 'Alla medarbetares rum', people: 3053 }],
    permits: [{ id: 'M-01', lecturer: 'Gunilla Sjöström', state: 'waiting', covers: ['F-001'], rooms: ['rum-alla'], to: '' }],
    lecturers: ['Gunilla Sjöström'],
    themes: [],
    series: [],
    languages: ['svenska'],
    planned: [],
  },
  uploadPreview: { open: [], all: 0, until: '', closed: [], why: null, reason: 'noRoom', unasked: false, lecturer: '', wouldBe: 0 },
};

export const uploadResults: UploadResults = {
  beginUpload: begun,
  beginCaptions: begun,
  askUpload: { kept: 0 },
  endUpload: { ended: 'ok' },
  cancelUpload: { done: true },
};
