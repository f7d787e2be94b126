import type { account as english } from '../english/account.ts';

/** Anmelden und abmelden, und was eine Rolle nicht erlaubt. */
export const account: typeof english = {
  account: {
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    signedInAs: 'Angemeldet als',
    name: 'Name oder E-Mail-Adresse',
    password: 'Passwort',
    with: (provider) => `Mit ${provider} anmelden`,
    wrong: 'Diesen Namen gibt es nicht, oder das Passwort ist ein anderes.',
    tooMany: 'Zu viele Versuche. Warten Sie eine Viertelstunde, oder fragen Sie, wer diesen Server betreibt.',
    unknownPerson: 'Zu dieser Identität gehört hier niemand. Bitten Sie, wer diesen Server betreibt, sie zu verbinden.',
    providerFailed: 'Der Anbieter hat nicht gesagt, wer Sie sind. Versuchen Sie es noch einmal.',
    changePassword: 'Passwort ändern',
    before: 'Jetziges Passwort',
    next: 'Neues Passwort',
    rule: '15 Zeichen oder mehr; ein Satz ist recht. Alle Ihre anderen Sitzungen enden.',
    changed: 'Von nun an gilt das neue Passwort.',
    wrongBefore: 'Das jetzige Passwort ist ein anderes.',
    help: 'Konten legt an, wer diesen Server betreibt.',
    signedBy: (name) => `Im Verlauf steht: ${name}`,
    mayRead:
      'Sie dürfen hier lesen, aber nicht entscheiden. Bitten Sie einen Admin des Falls um die Rolle eines Analysten.',
    mayNotPublish: 'Veröffentlichen darf in diesem Fall, wer die Rolle eines Reviewers hat.',
  },
};
