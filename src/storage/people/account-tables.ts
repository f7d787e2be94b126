/** The rows about who may use a workspace. Instants are milliseconds since 1970-01-01T00:00Z, truths 0 or 1. */
export interface AccountTables {
  person: PersonRow;
  case_role: CaseRoleRow;
  person_identity: PersonIdentityRow;
  session: SessionRow;
  api_token: ApiTokenRow;
  case_policy: CasePolicyRow;
  account_event: AccountEventRow;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** By `nameKey`, so that no two people differ in case or in how a letter is encoded only. */
  readonly name_key: string;
  readonly email: string | null;
  readonly email_key: string | null;
  /** By `hashPassword`. */
  readonly password: string | null;
  readonly is_admin: number;
  readonly is_disabled: number;
  readonly created_ms: number;
}

interface CaseRoleRow {
  readonly person_id: string;
  readonly case_id: string;
  readonly role: string;
}

interface PersonIdentityRow {
  readonly issuer: string;
  readonly subject: string;
  readonly person_id: string;
}

interface SessionRow {
  readonly secret_sha256: string;
  readonly person_id: string;
  readonly opened_ms: number;
  readonly used_ms: number;
}

export interface ApiTokenRow {
  readonly id: string;
  readonly secret_sha256: string;
  readonly person_id: string;
  readonly label: string;
  readonly ceiling: string;
  readonly created_ms: number;
  readonly expires_ms: number | null;
  readonly revoked_ms: number | null;
  readonly used_ms: number | null;
}

interface CasePolicyRow {
  readonly case_id: string;
  readonly four_eyes: number;
}

interface AccountEventRow {
  readonly sequence: number;
  readonly at: string;
  readonly made_by: string;
  readonly what: string;
}
