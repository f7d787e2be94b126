/** The version of package.json; a test holds them together. Written here so that starting up reads no file. */
export const version = '0.1.0';
