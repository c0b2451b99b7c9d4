const WIDTH = 92;

/** Words on lines of at most 92 characters, each set in by `indent`; the first after `lead`. Control characters are left out. */
export function wrapText(text: string, indent = '', lead = indent): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? lead : indent;
    let empty = true;
    for (const word of printable(paragraph).split(/\s+/)) {
      if (word === '') continue;
      if (!empty && line.length + 1 + word.length > WIDTH) {
        lines.push(line);
        line = indent;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** A document must not steer the terminal that shows it. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
