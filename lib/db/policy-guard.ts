import { fitsOne, offenders } from "@/lib/access/assertions";
import type { Rights } from "@/lib/access/changed-rights";
import { overrideReason } from "@/lib/access/override";
import { now } from "@/lib/clock";
import { type NamesOfRights, namedBy, type StoredAssertion, sentenceParts } from "@/lib/domain/assertion";
import { AppError, type Issue } from "@/lib/errors";
import { readAssertions, readNames } from "./assertions";
import type { Tx } from "./client";
import { readFittingRights } from "./fitting-rights";

/** Who makes which sentence false, by its id. */
type Offences = ReadonlyMap<number, ReadonlySet<number>>;

interface Before {
  readonly offences: Offences;
  readonly names: NamesOfRights;
}

const MOST_TOLD = 20;
/** The transactions that change rights, and what was broken before they did. */
const changing = new WeakMap<Tx, Before>();

/** Remembers how the stored assertions stand before the transaction changes rights. Called by the first `bumpPolicy` of each. */
export async function beginChange(tx: Tx): Promise<void> {
  if (changing.has(tx)) return;
  const assertions = await readAssertions(tx);
  changing.set(tx, { offences: await offencesOf(tx, assertions, now()), names: await readNames(tx, assertions) });
}

/**
 * Holds the stored assertions against the rights that the transaction leaves, before it commits. One that is broken by somebody who
 * did not break it before stops the change, unless a superuser overrides it; what was broken already stops nothing.
 * @throws AppError `invalid` with the rule `assertion_broken` for each sentence
 */
export async function settleChange(tx: Tx): Promise<void> {
  const before = changing.get(tx);
  if (!before || overrideReason() !== null) return;
  const assertions = await readAssertions(tx);
  const after = await offencesOf(tx, assertions, now());
  const broken = assertions.filter(({ id }) => [...(after.get(id) ?? [])].some((user) => !before.offences.get(id)?.has(user)));
  if (broken.length === 0) return;
  const { groups, users } = await readNames(tx, broken);
  // What the transaction deletes has its name from before.
  const names = { groups: new Map([...before.names.groups, ...groups]), users: new Map([...before.names.users, ...users]) };
  const issues = broken
    .slice(0, MOST_TOLD)
    .map((one): Issue => ({ field: null, rule: "assertion_broken", params: sentenceParts(one, names) }));
  throw new AppError("invalid", { issues });
}

/** Who makes which of the assertions false at `at` (ms), as the rights stand in `on`. */
export async function offencesOf(on: Tx, assertions: readonly StoredAssertion[], at: number): Promise<Offences> {
  if (assertions.length === 0) return new Map();
  const rights: Rights = await readFittingRights(on, queryOf(assertions));
  return new Map(assertions.map((one) => [one.id, offenders(rights, one, at)]));
}

function queryOf(assertions: readonly StoredAssertion[]) {
  const general = assertions.flatMap(({ subject }) => ("nobodyBut" in subject ? [subject.nobodyBut] : []));
  const [first = [], ...others] = general;
  return {
    ...namedBy(assertions),
    fits: fitsOne(assertions),
    everybody: general.length > 0,
    leftOut: first.filter((group) => others.every((exempt) => exempt.includes(group))),
  };
}
