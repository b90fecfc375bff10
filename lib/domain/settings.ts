import type { SettingName } from "../config";

/** A setting as the dashboard tells it. */
export interface SettingFacts {
  readonly name: SettingName;
  /** What is in force as text; null when it is not set or `hidden`. */
  readonly value: string | null;
  readonly default: string | null;
  readonly source: "environment" | "database" | "default";
  /** The value is a secret: only whether there is one is told. */
  readonly hidden: boolean;
  readonly isSet: boolean;
  /** Can be changed in the database, unless the environment has it. */
  readonly stored: boolean;
  /** Who changed it last in the database, and when. */
  readonly changed: { readonly at: Date; readonly by: string | null } | null;
}

/** A school. */
export interface School {
  readonly id: number;
  readonly name: string;
  /** Live users of it. */
  readonly users: number;
}
