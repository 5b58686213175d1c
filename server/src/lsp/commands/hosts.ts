// Commands about the hosts that are watched.
import { success } from '../../host/command';
import type { HostCommandTable } from './command';
import { query } from './operations';

/** Which hosts there are, and from when on one is watched. */
export const watchCommands = {
  'virtnet.hosts': {
    changes: false,
    operation: async ({ visible }, { live }) =>
      query('Show hosts', async () => {
        if (visible !== undefined) live.lookedAt(visible);
        return success(live.views());
      }),
  },
  'virtnet.watch': {
    changes: false,
    operation: async ({ connection, on = true }, { live, session }) => {
      const uri = connection ?? session(undefined).uri ?? '';
      return query(`Watch ${uri}`, async () => {
        await live.wish(uri, on);
        return success(live.views());
      });
    },
  },
} satisfies Partial<HostCommandTable>;
