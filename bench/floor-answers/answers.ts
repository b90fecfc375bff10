import { randomBytes } from "node:crypto";
import { compare, hash } from "bcryptjs";
import Database from "better-sqlite3";
import { signedToken } from "./token";

const COST = 10;
const LIFE_SECONDS = 1800;

interface Row {
  readonly [column: string]: unknown;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The queries of the floor: what each case cannot do without, prepared once, on a connection of its own. */
export function answersOn(file: string, secret: string) {
  const database = new Database(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  const one = (sql: string) => database.prepare<unknown[], Row>(sql);

  const standing = one(
    `SELECT u.id, u.username, u.is_active, u.is_superuser, s.expires_at FROM users u JOIN sessions s ON s.user_id = u.id AND s.id = ?
     WHERE u.id = ? AND u.deleted_at IS NULL AND s.ended_at IS NULL`,
  );
  const user = one("SELECT * FROM users WHERE id = ? AND deleted_at IS NULL");
  const groups = one("SELECT group_id AS id FROM memberships WHERE user_id = ? ORDER BY group_id");
  const permissions = one("SELECT permission_id AS id FROM user_grants WHERE user_id = ? ORDER BY permission_id");
  const users = one("SELECT * FROM users WHERE deleted_at IS NULL ORDER BY id LIMIT 20");
  const userCount = one("SELECT count(*) AS count FROM users WHERE deleted_at IS NULL");
  const operations = one("SELECT * FROM operation_logs ORDER BY time DESC, id DESC LIMIT 20");
  const operationCount = one("SELECT count(*) AS count FROM operation_logs");
  const byName = one("SELECT id, username, email, phone, password FROM users WHERE username_key = ? AND is_active = 1");
  const signedIn = one("UPDATE users SET last_login = ? WHERE id = ?");
  const session = one(
    `INSERT INTO sessions (id, user_id, dialect, ip, user_agent, created_at, last_seen_at, expires_at)
     VALUES (?, ?, 'floor', '', '', ?, ?, ?)`,
  );
  const newUser = one("INSERT INTO users (username, username_key, password, created_at, updated_at) VALUES (?, ?, ?, ?, ?)");

  const shown = ({ password: _, ...row }: Row) => {
    const ids = (query: typeof groups) => query.all(row.id).map(({ id }) => id);
    return { ...row, groups: ids(groups), permissions: ids(permissions) };
  };
  const startSession = database.transaction((userId: unknown, sid: string, now: number) => {
    signedIn.run(now, userId);
    session.run(sid, userId, now, now, now + LIFE_SECONDS * 1000);
  });
  const addAll = database.transaction((rows: readonly Credentials[], now: number) =>
    rows.map(({ username, password }) => newUser.run(username, username, password, now, now).lastInsertRowid),
  );

  return {
    isAlive: (sid: string, userId: number) => standing.get(sid, userId) !== undefined,
    oneUser: (id: number) => {
      const row = user.get(id);
      return row && { code: 200, data: shown(row), msg: "ok" };
    },
    someUsers: () => ({ code: 200, data: { ...userCount.get(), results: users.all().map(shown) }, msg: "ok" }),
    someOperations: () => ({ code: 0, msg: "ok", data: { ...operationCount.get(), results: operations.all() } }),
    signIn: async (username: string, password: string) => {
      const row = byName.get(username);
      if (!row || !(await compare(password, String(row.password)))) return null;
      const [sid, now] = [randomBytes(16).toString("hex"), Date.now()];
      startSession(row.id, sid, now);
      const claims = { user_id: row.id, username, sid, exp: Math.floor(now / 1000) + LIFE_SECONDS };
      return { code: 0, data: { token: signedToken(claims, secret), refresh: signedToken({ ...claims, token_type: "refresh" }, secret) } };
    },
    addUsers: async (rows: readonly Credentials[]) => {
      const hashed = [];
      for (const { username, password } of rows) hashed.push({ username, password: await hash(password, COST) });
      return {
        code: 201,
        data: addAll(hashed, Date.now())
          .map((id) => user.get(id))
          .flatMap((row) => (row ? shown(row) : [])),
      };
    },
  };
}
