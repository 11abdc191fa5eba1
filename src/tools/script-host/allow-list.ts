/**
 * urlFetchWhitelist by Google's rule ("URL allow-listing" in the manifest's reference): https, a whole host, a path; it takes
 * that very path and what lies under it. /foo takes /foo, /foo/, /foo/bar and /foo?x, and not /foobar.
 */
export type AllowList = (url: URL) => boolean;

/** @throws Error for an entry that Google would not take: nothing could be deployed. */
export function allowListOf(entries: readonly string[] | undefined): AllowList {
  if (!entries) return () => true;
  const prefixes = entries.map((entry) => {
    const parsed = URL.canParse(entry) ? new URL(entry) : undefined;
    const hasPath = /^https:\/\/[^/?#]+\//.test(entry);
    if (parsed?.protocol !== 'https:' || !hasPath || parsed.search !== '' || parsed.hash !== '' || parsed.host.includes('*'))
      throw new Error(`urlFetchWhitelist in appsscript.json: ${entry} must be https://, a whole host and a path, with nothing after it.`);
    return { host: parsed.host, path: parsed.pathname };
  });
  return ({ host, pathname }) =>
    prefixes.some((one) => one.host === host && (pathname === one.path || pathname.startsWith(one.path.replace(/\/?$/, '/'))));
}
