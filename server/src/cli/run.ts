// The verbs of the command line: what each does, and with which exit code it ends.
import { check } from './check';
import { convert } from './convert';
import { errorNotesOf } from './error-notes';
import { explain } from './explain';
import type * as hostVerbs from './host-verbs';
import { listRules } from './list-rules';
import type { Output } from './output';
import { usageOf } from './usage';
import { ownVersion } from './version';

/** Does what the arguments say; gives the exit code. `pages` is the file with the pages of the rules. */
export async function run(args: readonly string[], output: Output, pages: string): Promise<number> {
  const [verb, ...rest] = args;
  if (rest.includes('--help') && (rest.indexOf('--') < 0 || rest.indexOf('--help') < rest.indexOf('--'))) {
    output.own(usageOf(verb));
    return 0;
  }
  switch (verb) {
    case 'check':
      return check(rest, output, pages);
    case 'convert':
      return convert(rest, output);
    case 'apply':
    case 'diff':
    case 'plan':
    case 'preview':
    case 'rehearse':
    case 'rollback':
      return verbsOfHost()[verb](rest, output, errorNotesOf);
    case 'explain':
    case '--explain':
      return explain(rest, output, pages);
    case 'list-rules':
      return listRules(rest, output);
    case 'lsp': {
      const { serve } = await import('../lsp/server.js');
      serve();
      return new Promise(() => undefined);
    }
    case '--version':
      output.line(ownVersion());
      return 0;
    case 'help':
    case '--help':
      output.own(usageOf(rest[0]));
      return 0;
    default:
      if (verb !== undefined) output.complain(`virtnet: unknown command ${verb}`);
      output.usage(usageOf());
      return 2;
  }
}

// A file of its own, as no other verb asks a host: `check` would take a tenth longer with it. What is handed over are texts
// and functions of texts: it has modules of its own.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const verbsOfHost = () => require('./host-verbs') as typeof hostVerbs;
