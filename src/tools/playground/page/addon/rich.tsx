import type { ComponentChild } from 'preact';

/** The little HTML that cards may hold (b, i, u, s, br, a, font without its colours); all else is text. */
export function Rich({ text, onLink }: { text: string; onLink(url: string): void }) {
  const body = new DOMParser().parseFromString(text.replaceAll('\n', '<br>'), 'text/html').body;
  return <>{[...body.childNodes].map((node) => drawn(node, onLink))}</>;
}

function drawn(node: Node, onLink: (url: string) => void): ComponentChild {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const inner = [...node.childNodes].map((child) => drawn(child, onLink));
  switch (node.tagName) {
    case 'B':
    case 'STRONG':
      return <b>{inner}</b>;
    case 'I':
    case 'EM':
      return <i>{inner}</i>;
    case 'U':
      return <u>{inner}</u>;
    case 'S':
      return <s>{inner}</s>;
    case 'BR':
      return <br />;
    case 'A': {
      const url = node.getAttribute('href') ?? '';
      return (
        <button type="button" class="link" onClick={() => onLink(url)}>
          {inner}
        </button>
      );
    }
    default:
      return <>{inner}</>;
  }
}
