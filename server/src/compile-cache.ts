// Imported before all else, for its effect: what Node compiles of our files it keeps for the next start, which then takes a
// fifth less time. Node 22 and later; others know nothing of it, and it never fails.
import module from 'node:module';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };

/**
 * In the home of whoever runs this, as the system knows it: what lies there is run as code, so neither a folder that others
 * can write to will do (Node's own choice is below /tmp) nor one that the environment names (of whoever called sudo).
 */
try {
  enableCompileCache?.(join(userInfo().homedir, '.cache', 'virtnet'));
} catch {
  // A user without an entry has no home.
}
