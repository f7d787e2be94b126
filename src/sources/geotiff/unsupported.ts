/** A file that is in order but uses something that is not read. Becomes SourceError `unknown-format` with the file's name. */
export class Unsupported extends Error {}
