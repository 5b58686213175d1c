// The NetworkManager a profile is made for when nobody says which.
import { version } from '../schema/types';

/** The newest whose ifcfg reader the tables know. */
export const newestVersion = version('1.52.0');
