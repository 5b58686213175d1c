// Tells from the beginning of an XML text whether it describes a libvirt network. No parser: the server has one.

/** True when the first element of the text is `network`, with or without a prefix. */
export function isNetwork(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<%', at)) at = after(text, '%>', at + 2);
    else if (text.startsWith('<!', at)) at = after(text, '>', at + 2);
    else return /^<(?:[\w.-]{1,40}:)?network(?![\w.:-])/.test(text.slice(at, at + 60));
  }
  return false;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}
