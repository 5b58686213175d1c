// What a person is shown before a command runs: it has looked first, at the host and at the document.
import { type Result, success } from '../../host/command';
import type { Operation } from '../../host/operation';
import { liveUri } from '../../model/live';
import type { CommandArguments, Plan } from '../protocol';

/** What is known of a document that a command is about. */
export interface DocumentOutlook {
  /** Whether the text is not the one on disk. */
  readonly isUnsaved: boolean;
  /** Errors in it: how many, and the first with its line. */
  readonly errors: number;
  readonly first?: { readonly line: number; readonly message: string };
  /** What it has that something of the running host has already. */
  readonly clashes: readonly string[];
}

/** What a plan needs beyond the operation. */
export interface Planning {
  readonly args: CommandArguments;
  /** The same command with other arguments. */
  again(args: CommandArguments): Promise<Result<Operation<unknown>>>;
  /** Of the text that is to be given to libvirt; undefined for a command that gives it none. */
  readonly document: DocumentOutlook | undefined;
  readonly connection: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Looks at the host, and changes nothing. What a yes agrees to besides is in the command lines, too. */
export async function planOf(operation: Operation<unknown>, planning: Planning): Promise<Result<Plan>> {
  const { args, document, connection, signal } = planning;
  const looked = await operation.outlook({ signal });
  if (!looked.ok) return looked;
  const { title = operation.title, notes, remedy, replaces, plan, ways } = looked.value;
  const isNews = remedy !== undefined && !args[remedy];
  const agreed =
    isNews || plan !== undefined
      ? { ...(isNews && { [remedy]: true }), ...(plan !== undefined && { plan }) }
      : undefined;
  const meant = agreed ? await planning.again({ ...args, ...agreed }) : success(operation);
  if (!meant.ok) return meant;
  return success({
    title,
    lines: meant.value.describe(),
    notes: [...notes, ...(document ? notesOn(document) : [])],
    changes: operation.changes,
    ...(agreed && { agreed }),
    ...(ways && ways.length > 0 && { ways: ways.map(({ only, said }) => ({ ...(only && { only }), said })) }),
    ...(replaces &&
      args.uri !== undefined && {
        compare: { stored: liveUri(connection ?? '', 'stored', replaces.uuid, replaces.name), file: args.uri },
      }),
  });
}

function notesOn({ isUnsaved, errors, first, clashes }: DocumentOutlook): string[] {
  const count = errors === 1 ? 'the text has 1 error,' : `the text has ${errors} errors, the first`;
  return [
    ...(isUnsaved ? ['the text is not saved: what the editor shows is given to libvirt'] : []),
    ...(first ? [`${count} in line ${first.line}: ${first.message}`] : []),
    ...clashes.slice(0, mostClashes),
    ...(clashes.length > mostClashes ? [`and ${clashes.length - mostClashes} more clashes with what runs`] : []),
  ];
}

const mostClashes = 3;

/** The plan as one text, for editors that have nothing but a message to ask with. */
export const questionOf = ({ title, notes, lines, ways = [] }: Plan): string[] => [
  `${title}?`,
  ...notes.map((it) => `· ${it}`),
  ...ways.map(({ said }) => `· ${said}`),
  ...lines.map((it) => `$ ${it}`),
];
