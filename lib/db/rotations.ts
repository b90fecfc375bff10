import { db, type Tx } from "./client";
import { write } from "./statement";

/** How long a rotated refresh token may be sent again while its successor is unused, in ms (contract section 5.2). */
const ROTATION_GRACE = 10_000;

/** A refresh token that was exchanged for its one successor. Tokens stand as the SHA-256 of their `jti`. */
export interface Rotation {
  readonly jtiHash: string;
  readonly sessionId: string;
  readonly successorHash: string;
  /** Whole seconds, as in the successor's claims. */
  readonly successorIat: number;
  readonly successorExp: number;
  readonly rotatedAt: Date;
  /** When the exchanged token itself ends; its row is of no use afterwards. */
  readonly expiresAt: Date;
}

/** A rotation as it stands. */
export interface KnownRotation extends Rotation {
  readonly successorUsedAt: Date | null;
}

/** The rotation of the token whose `jti` has this SHA-256; null when it was not rotated away. */
export function readRotation(jtiHash: string, on: Pick<Tx, "rotatedToken"> = db()): Promise<KnownRotation | null> {
  return on.rotatedToken.findUnique({ where: { jtiHash } });
}

/** Whether a rotated token that comes again is a reuse, which ends its session: too late, or its successor was used. `now` in ms. */
export function isReuse(rotation: Pick<KnownRotation, "rotatedAt" | "successorUsedAt">, now: number): boolean {
  return rotation.successorUsedAt !== null || now - rotation.rotatedAt.getTime() > ROTATION_GRACE;
}

/** Notes the rotation; false when another call was first, whose row then stands unchanged. */
export async function markRotated(tx: Tx, rotation: Rotation): Promise<boolean> {
  const { jtiHash, sessionId, successorHash, successorIat, successorExp, rotatedAt, expiresAt } = rotation;
  const count = await write(
    `INSERT INTO rotated_tokens (jti_hash, session_id, successor_hash, successor_iat, successor_exp, rotated_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (jti_hash) DO NOTHING`,
    [jtiHash, sessionId, successorHash, successorIat, successorExp, rotatedAt, expiresAt],
    tx,
  );
  return count === 1;
}

/** Notes that a token was presented at a refresh call: had it come from a rotation, its predecessor is used up. */
export async function markSuccessorUsed(tx: Tx, jtiHash: string, now: Date): Promise<void> {
  await tx.rotatedToken.updateMany({ where: { successorHash: jtiHash, successorUsedAt: null }, data: { successorUsedAt: now } });
}
