// From the arguments of a command to what it is about, and to what would run.
import { type Connection, failure, type Result, success } from '../../host/command';
import type { Operation } from '../../host/operation';
import type { undoLastDefine } from '../../host/undo';
import { type NetworkRef, refWord } from '../../host/virsh';
import type { Edit } from '../../text';
import { documentFor, networkIn } from './about';
import { fileOf } from './arguments';
import type { CommandContext, Operate } from './command';
import type { TextDocument } from './compare';
import type { CommandArguments, Done } from '../protocol';

/** The connection that a command is for: the one that is said, else that of the document. */
export const sessionFor = ({ connection, uri }: CommandArguments, context: CommandContext): Connection =>
  context.session(connection ?? (uri === undefined ? undefined : context.connectionOf(uri)));

/** An operation that changes nothing; `describe` gives the command lines, where it runs any. */
export function query<T>(
  title: string,
  run: (signal: AbortSignal | undefined) => Promise<Result<T>>,
  describe: () => string[] = () => [],
): Result<Operation<T>> {
  return success({
    title,
    changes: false,
    outlook: async () => success({ notes: [] }),
    describe,
    run: (options) => run(options?.signal),
  });
}

/** About the text of a document, unsaved changes included. */
export function onDocument<T>(
  make: (
    xml: string,
    file: string,
    session: Connection,
    context: CommandContext,
    args: CommandArguments,
  ) => Result<Operation<T>> | Promise<Result<Operation<T>>>,
): Operate<T> {
  return async (args, context) => {
    const { uri } = args;
    if (uri === undefined) return failure('failed', 'the command needs the uri of a document');
    const text = context.text(uri);
    if (text === undefined) return failure('failed', `${uri} is not open`);
    return make(text, fileOf(uri), sessionFor(args, context), context, args);
  };
}

/** About a network, and the file of the workspace that it was defined from. */
export function onFileOf<T>(
  make: (
    document: TextDocument,
    target: NetworkRef,
    session: Connection,
    args: CommandArguments,
    apply: (edit: Edit) => Promise<boolean>,
    context: CommandContext,
  ) => Result<Operation<T>>,
): Operate<T> {
  return onNetwork((target, session, args, context) => {
    const document = documentFor(args, session, context);
    if (!document) return failure('failed', `no file of ${target.name ?? refWord(target)} is known`);
    const { uri, text } = document;
    return make(document, target, session, args, (edit) => context.apply(uri, text, edit), context);
  });
}

/** About the change that was made last. */
export function onMemory(make: typeof undoLastDefine): Operate<Done> {
  return ({ connection, name, overwrite }, { session, history, signal }) =>
    make(session(connection), history, { name, overwrite, signal });
}

/** About a network: the one that is said, or that of a document. */
export function onNetwork<T>(
  make: (
    target: NetworkRef,
    session: Connection,
    args: CommandArguments,
    context: CommandContext,
  ) => Result<Operation<T>> | Promise<Result<Operation<T>>>,
): Operate<T> {
  return async (args, context) => {
    const target = networkIn(args, context);
    if (refWord(target) === '') {
      return failure('failed', 'the command needs the name or uuid of a network, or a document that has one');
    }
    return make(target, sessionFor(args, context), args, context);
  };
}
