// A place for histories that is gone when the tests are over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { History, type HistoryOptions } from '../../server/src/host/history';

const root = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A folder that is not there yet. */
export const freshFolder = (): string => join(root, String(count++));

/** A history in which nothing is kept yet. */
export const newHistory = (options?: HistoryOptions): History => new History(freshFolder(), options);

/** The same history as another window of the user sees it. */
export const sameHistory = ({ folder, options }: History): History => new History(folder, options);
