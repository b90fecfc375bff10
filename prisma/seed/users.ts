import { phoneKey, usernameKey } from "@/lib/domain/username";
import { type PersonName, personName } from "./names";
import type { Random } from "./random";

export interface SeedUser {
  readonly username: string;
  readonly usernameKey: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly gender: string;
  readonly phone: string | null;
  readonly phoneKey: string | null;
  readonly isStaff: boolean;
  readonly isActive: boolean;
  readonly lastLogin: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface UserOptions {
  /** The stored hash that all of them share. */
  readonly password: string;
  /** Milliseconds since 1970; the users came within the two years before. */
  readonly now: number;
  /** Keys that are held already. */
  readonly usernames: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
}

const YEAR = 365 * 86_400_000;

/** A source of users with names and phones that nobody holds. None of them has more rights than a member of staff. */
export function userSource(random: Random, options: UserOptions): () => SeedUser {
  const takeName = nameTaker(options.usernames);
  const takePhone = phoneTaker(random, options.phones);
  return () => {
    const name = personName(random);
    const phone = random.below(10) < 8 ? takePhone() : null;
    return seedUser(random, { name, username: takeName(name.latin), phone, ...options });
  };
}

/** Group names for a company; numbered from the second round on and where one is taken. */
export function seedGroups(count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let at = 0; names.length < count; at++) {
    const round = Math.floor(at / DEPARTMENTS.length);
    const name = `${DEPARTMENTS[at % DEPARTMENTS.length]}${round === 0 ? "" : ` ${round + 1}`}`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}

const DEPARTMENTS = ["研发部", "市场部", "人力资源部", "财务部", "客户服务", "Operations", "Design", "Quality", "Legal", "Data team"];

interface Person {
  readonly name: PersonName;
  readonly username: string;
  readonly phone: string | null;
  readonly password: string;
  readonly now: number;
}

function seedUser(random: Random, { name, username, phone, password, now }: Person): SeedUser {
  const createdAt = new Date(now - random.below(2 * YEAR));
  return {
    username,
    usernameKey: usernameKey(username),
    password,
    firstName: name.first,
    lastName: name.last,
    email: `${username}@example.com`,
    gender: random.of(["male", "female", "other"]),
    phone,
    phoneKey: phoneKey(phone),
    isStaff: random.below(50) === 0,
    isActive: random.below(25) !== 0,
    lastLogin: random.below(4) === 0 ? null : new Date(createdAt.getTime() + random.below(now - createdAt.getTime() + 1)),
    createdAt,
    updatedAt: createdAt,
  };
}

/** Hands out `li.na`, `li.na2`, `li.na3`, … */
function nameTaker(taken: ReadonlySet<string>): (name: string) => string {
  const reached = new Map<string, number>();
  return (name) => {
    for (let number = (reached.get(name) ?? 0) + 1; ; number++) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if (taken.has(candidate)) continue;
      reached.set(name, number);
      return candidate;
    }
  };
}

function phoneTaker(random: Random, held: ReadonlySet<string>): () => string {
  const taken = new Set(held);
  return () => {
    for (;;) {
      const phone = `13${String(random.below(1_000_000_000)).padStart(9, "0")}`;
      if (taken.has(phone)) continue;
      taken.add(phone);
      return phone;
    }
  };
}
