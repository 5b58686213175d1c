// Messages over two streams of bytes.
import type { Readable, Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import type { FrameSource } from './door';
import { BrokenFrames, framed, Frames } from './frames';

/** The messages of a stream. `ended` is called once, when no more will come: with the reason when that is no end of a message. */
export const readingFrom =
  (stream: Readable, ended: (why?: string) => void): FrameSource =>
  (received) => {
    const frames = new Frames();
    let isOver = false;
    const attempt = (act: () => void, last: boolean): void => {
      if (isOver) return;
      try {
        act();
        if (!last) return;
        isOver = true;
        ended();
      } catch (error) {
        if (!(error instanceof BrokenFrames)) throw error;
        isOver = true;
        ended(error.why);
      }
    };
    stream.on('data', (bytes: Buffer) =>
      attempt(() => {
        for (const it of frames.take(bytes)) received(it);
      }, false),
    );
    for (const it of ['end', 'close', 'error']) stream.on(it, () => attempt(() => frames.end(), true));
  };

class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(readonly stream: Writable) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(framed(message), (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    this.stream.end();
  }
}

/** Writes each message at once, so that none is left when the process ends. */
export const writingTo = (stream: Writable): MessageWriter => new StreamWriter(stream);
