/** One thing that is wrong with a form, in the reader's language. `field` null means the form as a whole. */
export interface FormProblem {
  readonly field: string | null;
  readonly text: string;
  /** The place in a batch. */
  readonly row?: number;
  /** Nothing can be done for so many seconds; `over` is said then. */
  readonly wait?: { readonly seconds: number; readonly over: string };
}

/** What was found out for a form that changed nothing. */
export interface FormFinding {
  readonly look: "success" | "danger";
  readonly text: string;
  /** What it consists of, line by line. */
  readonly lines?: readonly string[];
}

/** What a form shows after it was sent: plain data, since it travels through the browser when JavaScript is off. */
export interface FormState {
  /** The moment of the answer in ms, so that two equal answers are told apart; 0 before the first. */
  readonly turn: number;
  readonly done: boolean;
  readonly problems: readonly FormProblem[];
  /** What was typed, without passwords. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** A finding that is neither a success nor a problem. */
  readonly told?: FormFinding;
  /** Asks for the reason why the form is to be saved although it breaks assertions: the words of the field `OVERRIDE_FIELD`. */
  readonly override?: { readonly label: string; readonly hint: string };
}

/** The field of any form in which a superuser says why assertions may be broken. */
export const OVERRIDE_FIELD = "override_reason";

/** A form that was not sent yet. */
export const FRESH: FormState = { turn: 0, done: false, problems: [], values: {} };
