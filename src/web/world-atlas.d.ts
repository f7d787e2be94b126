/** The address under which the bundler serves a file of the package. */
declare module 'world-atlas/*.json?url' {
  const address: string;
  export default address;
}
