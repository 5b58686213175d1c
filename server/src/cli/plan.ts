// `virtnet plan`: how the network of a file becomes what the file says. Reads only.
import { VirshSession } from '../host/session';
import type { ErrorNotes } from './error-notes';
import type { Output } from './output';
import { makePlan, planAsJson, printPlan, readPlanArguments } from './planning';
import { usageOf } from './usage';

/** Shows what `apply` would do; gives the exit code. `errorsOf` tells what is wrong with the file. */
export async function plan(args: readonly string[], output: Output, errorsOf: ErrorNotes): Promise<number> {
  const asked = readPlanArguments(args, 'format');
  if (typeof asked === 'string') {
    output.complain(`virtnet plan: ${asked}`);
    output.usage(usageOf('plan'));
    return 2;
  }
  const session = new VirshSession({ uri: asked.uri, readOnly: true });
  try {
    const made = await makePlan(asked, session, output, errorsOf);
    if (typeof made === 'number') return made;
    if (asked.format === 'json') output.json(planAsJson(asked, made.file, made));
    else printPlan(asked, made.file, made, output);
    return 0;
  } finally {
    await session.close();
  }
}
