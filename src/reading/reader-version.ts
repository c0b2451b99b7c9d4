/** Kept with every reading, so that it can be told which rules read a document. Raised when readings change. */
export const READER_VERSION = '2';
