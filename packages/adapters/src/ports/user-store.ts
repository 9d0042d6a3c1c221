/** What a key may do. */
export type KeyPermission = "READ" | "TRADE" | "WITHDRAW";

export interface ApiKey {
  /** 64 characters, sent as X-MBX-APIKEY. */
  readonly apiKey: string;
  readonly accountId: number;
  readonly kind: "HMAC";
  /** The shared secret, as the store opened it. */
  readonly secret: string;
  readonly permissions: readonly KeyPermission[];
  readonly label: string;
  readonly createdAtMs: number;
  /** Keys of bots and internal roles are not rate-limited. */
  readonly internal: boolean;
}

export interface User {
  /** The external id under which the engine opened the account. */
  readonly userId: string;
  readonly name: string;
  /** Engine account; undefined until the engine has answered. */
  readonly accountId: number | undefined;
  readonly createdAtMs: number;
}

/** The name is in use by another user. */
export class UserExists extends Error {
  readonly code = "USER_EXISTS";
  constructor(name: string) {
    super(`A user named "${name}" exists already. Choose another name.`);
    this.name = "UserExists";
  }
}

/** Users and API keys: truth of its own, not in the journal. */
export interface UserStore {
  /** @throws UserExists */
  addUser(user: User): Promise<void>;
  setAccount(userId: string, accountId: number): Promise<void>;
  user(name: string): Promise<User | undefined>;
  users(): Promise<readonly User[]>;
  addKey(key: ApiKey): Promise<void>;
  key(apiKey: string): Promise<ApiKey | undefined>;
  keys(accountId?: number): Promise<readonly ApiKey[]>;
  revokeKey(apiKey: string): Promise<boolean>;
  close(): Promise<void>;
}
