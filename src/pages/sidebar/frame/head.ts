import { useLayoutEffect } from 'preact/hooks';
import { type Head, useSidebar } from './context.ts';

/** Fills the lines above the tabs from what a place has learnt. */
export function useHead(head: Head): void {
  const { setHead } = useSidebar();
  const key = JSON.stringify(head);
  useLayoutEffect(() => setHead(head), [key]);
}
