/** Which files a colleague may send as an example: what can be shown or read, and nothing that runs. */

const TYPES: ReadonlyMap<string, string> = new Map([
  ['mp4', 'video/mp4'],
  ['m4v', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['mkv', 'video/x-matroska'],
  ['avi', 'video/x-msvideo'],
  ['wmv', 'video/x-ms-wmv'],
  ['mpg', 'video/mpeg'],
  ['mpeg', 'video/mpeg'],
  ['mts', 'video/mp2t'],
  ['m2ts', 'video/mp2t'],
  ['3gp', 'video/3gpp'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['wav', 'audio/wav'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['pdf', 'application/pdf'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
]);

/**
 * The type that a file is kept under, by its ending alone: what the sender's page says is never taken over, or a web page
 * could be kept as one. Undefined: not a kind that may be sent.
 */
export function exampleType(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : TYPES.get(ending);
}

/** What a page's file chooser offers. */
export const exampleEndings: readonly string[] = [...TYPES.keys()].map((ending) => `.${ending}`);

export const wrongKind = {
  sv: 'Den sortens fil går inte att dela. Välj en film, ett ljud, en bild, en PDF eller ett dokument (Word, PowerPoint, OpenDocument).',
  en: 'That kind of file can’t be shared. Choose a film, a sound, a picture, a PDF or a document (Word, PowerPoint, OpenDocument).',
};
