import type { ComponentChildren } from 'preact';
import { readLink } from '../../domain/link.ts';
import { useStaff } from './asked.ts';
import { hrefOf, type Route } from './route.ts';

/** A link within the page: it has an address of its own, and follows it without loading the page anew. */
export function Link({
  to,
  current,
  children,
  class: look,
}: {
  to: Route;
  current?: boolean;
  children: ComponentChildren;
  class?: string;
}) {
  const { view, go } = useStaff();
  return (
    <a
      class={look}
      href={hrefOf(view.page, to)}
      target="_top"
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        // The reader asked for a new window.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

/** To another page, in a window of its own; https alone, whatever the workbook holds. */
export function Outward({ href, children, class: look }: { href: string; children: ComponentChildren; class?: string }) {
  const link = readLink(href);
  if (link === undefined) return null;
  return (
    <a class={look} href={link} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
