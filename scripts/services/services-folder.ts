import path from 'node:path';
import { root } from '../own-node.js';

/** Programs and data of every service; outside of git. */
export const servicesFolder = path.join(root, '.cache', 'services');
