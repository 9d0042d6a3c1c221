import { type ApiKey, KeyExists, UnknownUser, type User, UserExists, type UserStore } from "../ports/user-store.js";

export class MemoryUserStore implements UserStore {
  readonly #users = new Map<string, User>();
  readonly #keys = new Map<string, ApiKey>();

  async addUser(user: User): Promise<void> {
    if (this.#users.has(user.userId) || this.#named(user.name) !== undefined) throw new UserExists(user.name);
    this.#users.set(user.userId, { ...user });
  }

  async setAccount(userId: string, accountId: number): Promise<void> {
    const user = this.#users.get(userId);
    if (user === undefined) throw new UnknownUser(userId);
    this.#users.set(userId, { ...user, accountId });
  }

  async user(name: string): Promise<User | undefined> {
    return this.#named(name);
  }

  async users(): Promise<readonly User[]> {
    return [...this.#users.values()];
  }

  async addKey(key: ApiKey): Promise<void> {
    if (this.#keys.has(key.apiKey)) throw new KeyExists();
    this.#keys.set(key.apiKey, { ...key, permissions: [...key.permissions], ipAllowList: [...key.ipAllowList] });
  }

  async key(apiKey: string): Promise<ApiKey | undefined> {
    return this.#keys.get(apiKey);
  }

  async keys(accountId?: number): Promise<readonly ApiKey[]> {
    return [...this.#keys.values()].filter((key) => accountId === undefined || key.accountId === accountId);
  }

  async revokeKey(apiKey: string): Promise<boolean> {
    return this.#keys.delete(apiKey);
  }

  async close(): Promise<void> {}

  #named(name: string): User | undefined {
    for (const user of this.#users.values()) if (user.name === name) return user;
    return undefined;
  }
}
