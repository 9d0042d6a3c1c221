/** What a key may do. */
export type KeyPermission = "READ" | "TRADE" | "WITHDRAW";

/** What an API key says whatever it signs with. */
interface ApiKeyFields {
  /** 64 characters, sent as X-MBX-APIKEY. */
  readonly apiKey: string;
  readonly accountId: number;
  readonly permissions: readonly KeyPermission[];
  /** IPv4 and IPv6 addresses and CIDR ranges that may use it, e.g. "192.0.2.0/24"; everyone may when empty. */
  readonly ipAllowList: readonly string[];
  readonly label: string;
  readonly createdAtMs: number;
  /** Keys of bots and internal roles are not rate-limited. */
  readonly internal: boolean;
}

/** Signs with a secret that both sides know. */
export interface HmacApiKey extends ApiKeyFields {
  readonly kind: "HMAC";
  /** The shared secret, as the store opened it. */
  readonly secret: string;
}

/** Signs with a private key that only its owner has. */
export interface PublicKeyApiKey extends ApiKeyFields {
  readonly kind: "ED25519" | "RSA";
  /** SubjectPublicKeyInfo in PEM. */
  readonly publicKey: string;
}

export type ApiKey = HmacApiKey | PublicKeyApiKey;

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

/** No user has this id. */
export class UnknownUser extends Error {
  readonly code = "UNKNOWN_USER";
  constructor(userId: string) {
    super(`There is no user with the id "${userId}".`);
    this.name = "UnknownUser";
  }
}

/** The key is in use. */
export class KeyExists extends Error {
  readonly code = "KEY_EXISTS";
  constructor() {
    super("This API key exists already. Make a new random one.");
    this.name = "KeyExists";
  }
}

/** Users and API keys: truth of its own, not in the journal. */
export interface UserStore {
  /** @throws UserExists when the name or the id is in use */
  addUser(user: User): Promise<void>;
  /** Notes the account the engine opened. @throws UnknownUser */
  setAccount(userId: string, accountId: number): Promise<void>;
  user(name: string): Promise<User | undefined>;
  /** In order of creation. */
  users(): Promise<readonly User[]>;
  /** @throws KeyExists */
  addKey(key: ApiKey): Promise<void>;
  /** Undefined when unknown or revoked. */
  key(apiKey: string): Promise<ApiKey | undefined>;
  /** In order of creation; all accounts' without an id. */
  keys(accountId?: number): Promise<readonly ApiKey[]>;
  /** @returns whether there was such a key */
  revokeKey(apiKey: string): Promise<boolean>;
  close(): Promise<void>;
}
