/** Signing in and out, and what a role does not allow. */
export const account = {
  account: {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: 'Signed in as',
    name: 'Name or e-mail address',
    password: 'Password',
    with: (provider: string): string => `Sign in with ${provider}`,
    wrong: 'No such name, or not this password.',
    tooMany: 'Too many attempts. Wait a quarter of an hour, or ask whoever runs this server.',
    unknownPerson: 'Nobody here belongs to that identity. Ask whoever runs this server to link it.',
    providerFailed: 'The identity provider did not say who you are. Try again.',
    help: 'Accounts are made by whoever runs this server.',
    signedBy: (name: string): string => `The history says: ${name}`,
    mayRead: 'You may read this, not decide on it. Ask an admin of the case for the role of an analyst.',
    mayNotPublish: 'Publishing takes the role of a reviewer in this case.',
  },
};
