export interface PathPattern {
  pattern: RegExp;
  names: readonly string[];
  /** Characters outside the braces: of two patterns that match, the one with more is meant. */
  literals: number;
}

/** `/drive/v3/files/{fileId}` as an expression over the raw (still encoded) path; `{name=groups/*}` says what its slashes part. */
export function compilePath(path: string): PathPattern {
  const names: string[] = [];
  let literals = 0;
  const escaped = (text: string) => {
    literals += text.length;
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  };
  const source = path.split(/(\{[^}]+\})/).map((part) => {
    const [, name, form] = /^\{([^=]+)(?:=(.+))?\}$/.exec(part) ?? [];
    if (name === undefined) return escaped(part);
    names.push(name);
    return `(${(form ?? '*').split('*').map(escaped).join('[^/]+')})`;
  });
  return { pattern: new RegExp(`^${source.join('')}$`), names, literals };
}
