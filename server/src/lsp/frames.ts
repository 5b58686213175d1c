// Bytes → messages and back, as the base protocol frames them. After a broken header nothing tells where the next message begins, so
// there the stream ends, with what was found and what was expected; a body that is none costs only itself.
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol

/** One message as it came; or why its body is none. */
export type Frame = { readonly ok: true; readonly message: unknown } | { readonly ok: false; readonly why: string };

/** What was found where a header was expected. */
export class BrokenFrames extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** Larger than any document that is read (64 MB), escaped twice over. */
const mostBytes = 256 * 1024 * 1024;

/** The two fields that there are take a hundred bytes. */
const mostOfHeader = 8192;

interface Header {
  readonly length: number;
  readonly charset: string;
}

/** Takes the bytes of a stream as they come. */
export class Frames {
  #chunks: Buffer[] = [];
  #size = 0;
  #header: Header | undefined;

  /** Gives each message that is whole with these bytes. Throws `BrokenFrames`, and is of no use afterwards. */
  *take(bytes: Buffer): Generator<Frame, void> {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    for (;;) {
      this.#header ??= this.#readHeader();
      if (!this.#header || this.#size < this.#header.length) return;
      const { length, charset } = this.#header;
      this.#header = undefined;
      yield frameOf(this.#cut(length), charset);
    }
  }

  /** The stream has ended. Throws `BrokenFrames` within a message. */
  end(): void {
    if (this.#header)
      throw new BrokenFrames(
        `found the end of the input after ${this.#size} bytes of a message, expected ${this.#header.length} bytes`,
      );
    if (this.#size > 0) throw new BrokenFrames('found the end of the input within a header');
  }

  /** The next header, cut off; undefined when it is not whole yet. */
  #readHeader(): Header | undefined {
    const bytes = this.#joined();
    const end = bytes.indexOf('\r\n\r\n');
    const isWhole = end >= 0 && end <= mostOfHeader;
    const text = bytes.toString('latin1', 0, isWhole ? end : Math.min(bytes.length, mostOfHeader));
    const lines = text.split('\r\n');
    for (const [i, line] of lines.entries()) {
      const isPart = !isWhole && i === lines.length - 1;
      if (!(isPart ? partOfField : field).test(line))
        throw new BrokenFrames(`found ${shown(line)}, expected a header such as "Content-Length: 123\\r\\n"`);
    }
    if (!isWhole) {
      if (bytes.length < mostOfHeader) return undefined;
      throw new BrokenFrames(`found no end of the headers within ${mostOfHeader} bytes: ${shown(text)}`);
    }
    this.#cut(end + 4);
    return headerOf(lines);
  }

  #joined(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }

  #cut(length: number): Buffer {
    const bytes = this.#joined();
    this.#chunks = [bytes.subarray(length)];
    this.#size -= length;
    return bytes.subarray(0, length);
  }
}

/** A field as in HTTP: a name of token characters, a colon, printable characters. */
const field = /^[!#$%&'*+.^`|~\w-]+:[\t\x20-\x7e]*$/;
const partOfField = /^(?:[!#$%&'*+.^`|~\w-]+(?::[\t\x20-\x7e]*)?)?\r?$/;

function headerOf(lines: readonly string[]): Header {
  let length: number | undefined;
  let charset = 'utf-8';
  for (const line of lines) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trim();
    switch (line.slice(0, colon).toLowerCase()) {
      case 'content-length':
        if (!/^\d+$/.test(value) || Number(value) > mostBytes || (length ?? Number(value)) !== Number(value))
          throw new BrokenFrames(`found ${shown(line)}, expected one whole number of bytes up to ${mostBytes}`);
        length = Number(value);
        break;
      case 'content-type':
        charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(value)?.[1] ?? charset;
    }
  }
  if (length === undefined) throw new BrokenFrames(`found ${shown(lines.join('\r\n'))}, expected a Content-Length`);
  return { length, charset };
}

function frameOf(body: Buffer, charset: string): Frame {
  // `utf8` is what clients wrote before the specification named an encoding that exists.
  if (!/^utf-?8$/i.test(charset)) return { ok: false, why: `found the charset ${shown(charset)}, expected utf-8` };
  try {
    return { ok: true, message: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return { ok: false, why: `found ${shown(body.toString('latin1', 0, mostShown + 1))}, expected JSON` };
  }
}

/** A message as bytes. */
export function framed(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'latin1'), body]);
}

const mostShown = 60;

/** A piece of a stream as it can stand in a log: quoted, on one line, without control characters. */
const shown = (text: string): string =>
  JSON.stringify(text.slice(0, mostShown)).replace(
    /[^\x20-\x7e]/g,
    (it) => `\\x${it.charCodeAt(0).toString(16).padStart(2, '0')}`,
  ) + (text.length > mostShown ? '…' : '');
