import type { Window } from "./listing";

/** Which rows of a log are wanted (contract section 7.2). What is absent is not asked. */
interface Span {
  /** Both inclusive. */
  readonly start?: Date | undefined;
  readonly end?: Date | undefined;
  readonly ip?: string | undefined;
}

export const LOGIN_RESULTS = ["success", "failure", "all"] as const;

export interface LoginFilter extends Span {
  readonly result: (typeof LOGIN_RESULTS)[number];
  readonly username?: string | undefined;
}

export interface OperationFilter extends Span {
  readonly method?: string | undefined;
  /** What the address starts with, exactly. */
  readonly url?: string | undefined;
}

export interface ErrorFilter extends OperationFilter {
  /** A part of the content, whatever the case of letters. */
  readonly search?: string | undefined;
}

/** A call for a list: which rows, and which page of them; the plain list without `window`. */
export interface LogQuery<F> {
  readonly filter: F;
  readonly window: Window | null;
}

/** A row of the login log in a list; `success` only where failed tries were asked for too. */
export interface LoginEntry {
  readonly id: number;
  readonly time: Date;
  readonly username: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly success?: boolean | undefined;
}

/** A row of the operation log in a list, with as much of its content as is shown. */
export interface OperationEntry {
  readonly id: number;
  readonly time: Date;
  readonly ip: string;
  readonly url: string;
  readonly method: string;
  readonly content: string | null;
  readonly durationMs: number;
}

/** A row of the error log in a list. */
export interface ErrorEntry extends Omit<OperationEntry, "durationMs"> {
  readonly content: string;
}
