import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useAsk, useShell, useWords } from '../shell.ts';
import { shortDay } from '../when.ts';
import { type DriveFile, kindOf, pathTo, readFiles, treeOf } from './drive-files.ts';
import { FileIcon } from './file-icon.tsx';
import { Film, Who } from './film.tsx';

/** *Drive*: the files as the person one tries as sees them. */
export function Drive() {
  const { actor, changes, route } = useShell();
  const w = useWords();
  const answer = useAsk(`files ${actor.email}`, () => readFiles(actor.email), changes);
  const [, desired = ''] = route;
  return (
    <Ready loaded={answer} lines={10}>
      {(files) => {
        const roots = files.filter((file) => pathTo(files, file.id).length === 1);
        // Where all lies in one folder, that is where one begins.
        const id = desired === '' && roots.length === 1 ? (roots[0]?.id ?? '') : desired;
        const chosen = files.find((file) => file.id === id);
        const folder = id === '' || (chosen && kindOf(chosen) === 'folder') ? id : undefined;
        const tree = treeOf(files);
        if (files.length === 0 && id === '') {
          return (
            <section class="card pad">
              <h1>{w.drive}</h1>
              <Empty title={w.nothingShared(actor.name)} />
            </section>
          );
        }
        const at = folder ?? pathTo(files, id).at(-2)?.id ?? '';
        return (
          <div class="drive">
            <nav class="card pad tree" aria-label={w.folders}>
              <h1>{w.drive}</h1>
              <Branch tree={tree} parent="" at={at} open={new Set(pathTo(files, id).map((file) => file.id))} />
            </nav>
            <section class="card pad">
              <Path files={files} id={id} />
              {folder === undefined ? <Film key={id} id={id} files={files} /> : <Folder files={tree.get(folder) ?? []} folder={chosen} />}
            </section>
          </div>
        );
      }}
    </Ready>
  );
}

interface BranchProps {
  tree: Map<string, DriveFile[]>;
  parent: string;
  at: string;
  /** Folders on the way to what is chosen. */
  open: ReadonlySet<string>;
}

/** Folders within a folder, unfolded along the way to what is chosen. */
function Branch({ tree, parent, at, open }: BranchProps) {
  const w = useWords();
  const folders = (tree.get(parent) ?? []).filter((file) => kindOf(file) === 'folder');
  return (
    <ul>
      {parent === '' && (
        <li>
          <a href="#/drive" aria-current={at === '' ? 'true' : undefined}>
            {folders.some(({ ownedByMe }) => ownedByMe) ? w.myFiles : w.sharedWithMe}
          </a>
        </li>
      )}
      {folders.map((file) => (
        <li key={file.id}>
          <a href={`#/drive/${file.id}`} aria-current={at === file.id ? 'true' : undefined} lang="sv">
            <FileIcon kind="folder" /> {file.name}
          </a>
          {(open.has(file.id) || parent === '') && (tree.get(file.id) ?? []).some((one) => kindOf(one) === 'folder') && (
            <Branch tree={tree} parent={file.id} at={at} open={open} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Path({ files, id }: { files: readonly DriveFile[]; id: string }) {
  const w = useWords();
  const path = pathTo(files, id);
  if (path.length === 0) return null;
  return (
    <p class="path">
      <a href="#/drive">{w.drive}</a>
      {path.slice(0, -1).map((file) => (
        <span key={file.id} lang="sv">
          {' › '}
          <a href={`#/drive/${file.id}`}>{file.name}</a>
        </span>
      ))}
    </p>
  );
}

function Folder({ files, folder }: { files: readonly DriveFile[]; folder: DriveFile | undefined }) {
  const { lang } = useShell();
  const w = useWords();
  return (
    <>
      <h2 lang={folder ? 'sv' : undefined}>{folder?.name ?? w.folders}</h2>
      {files.length === 0 && <Empty title={w.noFiles} />}
      <ul class="list">
        {files.map((file) => {
          const kind = kindOf(file);
          const target = kind === 'shortcut' ? (file.shortcutDetails?.targetId ?? file.id) : file.id;
          return (
            <li key={file.id}>
              <a class="file" href={kind === 'sheet' ? '#/ark' : `#/drive/${target}`}>
                <FileIcon kind={kind} />
                <b lang="sv">{file.name}</b>
                <span class="soft small">
                  {w.kind[kind]}
                  {file.modifiedTime && ` · ${shortDay(file.modifiedTime, lang)}`}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {folder && <Who file={folder} />}
    </>
  );
}
