/** Stands between the titles of a path to a block. */
export const pathDelimiter = ' / ';

/** The path of a block that is in no course any more. */
export const deletedBlockPath = '(Deleted block :)';
