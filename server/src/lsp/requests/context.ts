// What the server lends to the handlers of requests.
import type { Workspace } from '../../workspace';
import type { Answers } from '../answers';
import type { Checks } from '../checks';
import type { Client } from '../client';
import type { VirshHost } from '../host';
import type { Judge } from '../judge';
import type { InitializationOptions } from '../protocol';
import type { Settings } from '../settings';
import type { WholeFolder } from '../whole-folder';

export interface RequestContext {
  readonly client: Client;
  readonly options: InitializationOptions;
  settings(): Settings;
  readonly workspace: Workspace;
  readonly answers: Answers;
  readonly judge: Judge;
  readonly checks: Checks;
  readonly wholeFolder: WholeFolder;
  readonly host: VirshHost;
}
