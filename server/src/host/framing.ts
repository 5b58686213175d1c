// Where the answer to one command starts and ends in what a kept-open virsh prints. Pure; knows no process.

/** What virsh printed for one command. */
export interface VirshAnswer {
  readonly output: string;
  /** Standard error, as printed. */
  readonly complaint: string;
}

/**
 * One question to virsh and the reading of its answer. A virsh built with readline repeats each line it reads on
 * standard output, after a prompt, and may show only the end of it behind a `<`; so the marks are written in two quoted
 * halves that only `echo` joins, each longer than a sign of the line editor, and a joined mark can be nothing but its
 * output. The first line is dropped as a whole when virsh cannot parse it, hence the end
 * mark on a line of its own; and `echo --err` marks the end of standard error (both found in tools/vsh.c).
 */
export class Question {
  readonly input: string;
  readonly #open: string;
  readonly #close: string;
  readonly #output: Heard;
  readonly #complaint: Heard;

  /** `token` must not occur in any answer: random, new for each command. */
  constructor(token: string, line: string) {
    const say = (mark: string): string => `'${mark}''${token}'`;
    this.#open = `open:${token}`;
    this.#close = `close:${token}`;
    this.#output = new Heard(`end:${token}`);
    this.#complaint = new Heard(`end:${token}`);
    const command = line === '' ? '' : `${line}; `;
    this.input =
      `echo ${say('open:')}; ${command}echo ${say('close:')}\n` + `echo --err ${say('end:')}; echo ${say('end:')}\n`;
  }

  /** Takes what came on standard output; gives what belongs to the next question. */
  takeOutput(text: string): string | undefined {
    return this.#output.take(text);
  }

  /** Takes what came on standard error; gives what belongs to the next question. */
  takeComplaint(text: string): string | undefined {
    return this.#complaint.take(text);
  }

  /** Characters taken so far. */
  get size(): number {
    return this.#output.size + this.#complaint.size;
  }

  /** The answer, once both streams have reached the end mark. */
  get answer(): VirshAnswer | undefined {
    if (this.#output.end < 0 || this.#complaint.end < 0) return undefined;
    const said = this.#output.text;
    const open = said.indexOf(this.#open);
    const close = said.indexOf(this.#close, open + 1);
    const output = open < 0 || close < 0 ? '' : said.slice(open + this.#open.length, close);
    // The mark stands after `error: ` on a line of its own.
    const complained = this.#complaint.text;
    const complaint = complained.slice(0, complained.lastIndexOf('\n', this.#complaint.end) + 1);
    return { output, complaint };
  }

  /** What was printed without reaching the end: for the message when virsh dies or hangs. */
  get unfinished(): VirshAnswer {
    return { output: this.#output.text, complaint: this.#complaint.text };
  }
}

/** Several questions that virsh is asked at once: it reads and answers one after the other. */
export class Questions {
  readonly input: string;
  #output = 0;
  #complaint = 0;

  constructor(readonly all: readonly Question[]) {
    this.input = all.map((it) => it.input).join('');
  }

  takeOutput(text: string): void {
    for (let rest: string | undefined = text; rest !== undefined && this.#output < this.all.length;) {
      rest = this.all[this.#output]!.takeOutput(rest);
      if (rest !== undefined) this.#output++;
    }
  }

  takeComplaint(text: string): void {
    for (let rest: string | undefined = text; rest !== undefined && this.#complaint < this.all.length;) {
      rest = this.all[this.#complaint]!.takeComplaint(rest);
      if (rest !== undefined) this.#complaint++;
    }
  }

  /** How many have their whole answer. */
  get answered(): number {
    return Math.min(this.#output, this.#complaint);
  }
}

/** What came on one stream, and where its end mark is. Each piece is looked at once, however many there are. */
class Heard {
  /** Where the mark starts; -1 before it has come. */
  end = -1;
  size = 0;
  readonly #pieces: string[] = [];
  /** The end of what came, in which a mark may have begun. */
  #tail = '';

  constructor(readonly mark: string) {}

  /** Gives what comes behind the line of the mark; undefined before that is there. */
  take(piece: string): string | undefined {
    if (this.end >= 0) return piece;
    const seam = this.#tail + piece;
    const at = seam.indexOf(this.mark);
    if (at >= 0) this.end = this.size - this.#tail.length + at;
    const behind = at < 0 ? piece.length : at + this.mark.length - this.#tail.length;
    this.#pieces.push(piece.slice(0, behind));
    this.size += behind;
    this.#tail = seam.slice(-this.mark.length);
    return at < 0 ? undefined : piece.slice(behind).replace(/^\r?\n/, '');
  }

  get text(): string {
    return this.#pieces.join('');
  }
}
