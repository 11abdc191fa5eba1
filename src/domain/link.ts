/** Links that people give each other. */

/** Where an https link leads, for people to see before they follow it; undefined for any other link. */
export function hostOf(link: string): string | undefined {
  // Neither a name before an @ nor characters that only look like others may hide where it leads.
  return /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#][^\s<>"\\]*)?$/i.exec(link)?.[1]?.toLowerCase();
}
