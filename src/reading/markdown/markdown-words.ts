import type { Nodes, PhrasingContent } from 'mdast';

export type Words = {
  /** Lines as typed, soft and hard breaks alike; strong words between `**`, on each line for itself. */
  readonly lines: string[];
  readonly links: { readonly words: string; readonly address: string }[];
};

/** The words of inline Markdown. Emphasis, code and strikethrough are looks without meaning here; strong and links are kept. */
export function markdownWords(nodes: readonly PhrasingContent[]): Words {
  const links: Words['links'] = [];
  const text = nodes.map((node) => wordsOf(node, links)).join('');
  return { lines: text.split('\n').filter((line) => line.trim() !== ''), links };
}

function wordsOf(node: PhrasingContent, links: Words['links']): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : '';
    case 'image':
      return node.alt ?? '';
    case 'strong':
      return inside(node, links).split('\n').map(asBold).join('\n');
    case 'link': {
      const words = inside(node, links).replace(/\s+/gu, ' ').replaceAll('**', '').trim();
      if (words !== '') links.push({ words, address: node.url.replace(/^mailto:/, '') });
      return inside(node, []);
    }
    default:
      return 'children' in node ? inside(node, links) : '';
  }
}

/** The signs stand close to the words: spaces stay outside. */
function asBold(line: string): string {
  const words = line.trim();
  const start = line.indexOf(words);
  return words === '' ? line : `${line.slice(0, start)}**${words}**${line.slice(start + words.length)}`;
}

function inside(node: Extract<Nodes, { children: PhrasingContent[] }>, links: Words['links']): string {
  return node.children.map((child) => wordsOf(child, links)).join('');
}
