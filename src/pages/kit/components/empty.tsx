import type { ComponentChildren } from 'preact';

/** Nothing here, and why that is well or what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="strong">{title}</p>
      {children !== undefined && <p class="soft">{children}</p>}
    </div>
  );
}
