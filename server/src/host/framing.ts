// Where the answer to one command starts and ends in what a kept-open virsh prints. Pure; knows no process.

/** What virsh printed for one command. */
export interface Answer {
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
  readonly #end: string;
  #output = '';
  #complaint = '';
  #outputEnd = -1;
  #complaintEnd = -1;

  /** `token` must not occur in any answer: random, new for each command. */
  constructor(token: string, line: string) {
    const say = (mark: string): string => `'${mark}''${token}'`;
    this.#open = `open:${token}`;
    this.#close = `close:${token}`;
    this.#end = `end:${token}`;
    const command = line === '' ? '' : `${line}; `;
    this.input =
      `echo ${say('open:')}; ${command}echo ${say('close:')}\n` + `echo --err ${say('end:')}; echo ${say('end:')}\n`;
  }

  /** Takes what came on standard output. */
  takeOutput(text: string): void {
    const from = Math.max(0, this.#output.length - this.#end.length);
    this.#output += text;
    if (this.#outputEnd < 0) this.#outputEnd = this.#output.indexOf(this.#end, from);
  }

  /** Takes what came on standard error. */
  takeComplaint(text: string): void {
    const from = Math.max(0, this.#complaint.length - this.#end.length);
    this.#complaint += text;
    if (this.#complaintEnd < 0) this.#complaintEnd = this.#complaint.indexOf(this.#end, from);
  }

  /** Characters taken so far. */
  get size(): number {
    return this.#output.length + this.#complaint.length;
  }

  /** The answer, once both streams have reached the end mark. */
  get answer(): Answer | undefined {
    if (this.#outputEnd < 0 || this.#complaintEnd < 0) return undefined;
    const open = this.#output.indexOf(this.#open);
    const close = this.#output.indexOf(this.#close, open + 1);
    const output = open < 0 || close < 0 ? '' : this.#output.slice(open + this.#open.length, close);
    // The mark stands after `error: ` on a line of its own.
    const complaint = this.#complaint.slice(0, this.#complaint.lastIndexOf('\n', this.#complaintEnd) + 1);
    return { output, complaint };
  }

  /** What was printed without reaching the end: for the message when virsh dies or hangs. */
  get unfinished(): Answer {
    return { output: this.#output, complaint: this.#complaint };
  }
}
