// Commands that change a network of the host. What they will run is shown first, and what they replace is kept for undo.
import { applyPlan, planFor } from '../../host/apply';
import { type Connection, success } from '../../host/command';
import { defineNetwork, undefineNetwork } from '../../host/define';
import { autostartNetwork, createNetwork, destroyNetwork, startNetwork } from '../../host/lifecycle';
import type { Operation, Outcome } from '../../host/operation';
import { restartNetwork } from '../../host/restart';
import { redoLastDefine, undoLastDefine } from '../../host/undo';
import { waysFor } from '../../host/ways';
import { parseXml } from '../../syntax/xml/parse';
import type { CommandContext, HostCommandTable } from './command';
import { onDocument, onMemory, onNetwork } from './operations';
import { tryPlan } from './trial';

/** From a document or the name of a network to a change of the host. */
export const changingCommands = {
  'virtnet.define': {
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session, { history }, { expected, overwrite }) =>
      success(defineNetwork(session, xml, history, { file, ...(expected !== undefined && { expected }), overwrite })),
    ),
  },
  'virtnet.defineAndStart': {
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session, { history }) =>
      success(defineNetwork(session, xml, history, { file, start: true })),
    ),
  },
  'virtnet.create': {
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session) => success(createNetwork(session, xml, { file }))),
  },
  'virtnet.apply': {
    changes: true,
    judges: true,
    operation: onDocument<Outcome>(
      async (xml, file, session, { history, trying, signal }, { plan: agreed, rollback, only }) => {
        const asked = { file, only };
        const prepared = await planFor(session, parseXml(xml), asked, { signal });
        if (!prepared.ok) return prepared;
        const applying: Operation<Outcome> =
          rollback === undefined
            ? applyPlan(session, prepared.value, history, { agreed })
            : tryPlan(session, prepared.value, history, { agreed, seconds: rollback, trying });
        return success({
          ...applying,
          async outlook(options) {
            const looked = await applying.outlook(options);
            // Who has chosen one is not asked again.
            if (!looked.ok || only !== undefined) return looked;
            const ways = await waysFor(session, parseXml(xml), prepared.value, asked, options);
            return success({ ...looked.value, ways });
          },
        });
      },
    ),
  },
  'virtnet.start': {
    changes: true,
    starts: true,
    operation: onNetwork((target, session) => success(startNetwork(session, target))),
  },
  'virtnet.destroy': {
    changes: true,
    operation: onNetwork((target, session, _args, context) =>
      success(destroyNetwork(session, target, context.history, guestsKnown(session, context))),
    ),
  },
  'virtnet.restart': {
    changes: true,
    starts: true,
    operation: onNetwork((target, session, _args, context) =>
      restartNetwork(session, target, context.history, guestsKnown(session, context), { signal: context.signal }),
    ),
  },
  'virtnet.undefine': {
    changes: true,
    operation: onNetwork((target, session, _args, { history }) => success(undefineNetwork(session, target, history))),
  },
  'virtnet.autostart': {
    changes: true,
    operation: onNetwork((target, session, { on = true, define = false }, { history }) =>
      success(autostartNetwork(session, target, on, history, { define })),
    ),
  },
  'virtnet.undoLastDefine': {
    changes: true,
    operation: onMemory(undoLastDefine),
  },
  'virtnet.redoLastDefine': {
    changes: true,
    operation: onMemory(redoLastDefine),
  },
} satisfies Partial<HostCommandTable>;

/** Guests that are known to be on a network and run, where the host is watched. */
const guestsKnown = ({ uri }: Connection, { live }: CommandContext) => ({
  guestsOn: (network: string): string[] =>
    (live.snapshot(uri ?? '')?.guests ?? [])
      .filter((it) => it.running && it.interfaces.some((card) => card.network === network))
      .map(({ name }) => name),
});
