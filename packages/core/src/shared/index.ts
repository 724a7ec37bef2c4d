export { systemClock, type Clock, type Instant } from './clock.port.ts';
export { CoreError } from './core-error.ts';
export { csvCell, csvLine } from './csv-line.ts';
export { isJsonObject, type Json, type JsonObject } from './json.ts';
